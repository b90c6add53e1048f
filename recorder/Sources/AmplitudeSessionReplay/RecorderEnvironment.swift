// Everything that the recorder takes from the phone, so that a test or a scripted recording can put its own in place and
// then call the public API as an app would.
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayCore
    import ReplayFormat
#endif

package struct RecorderEnvironment: Sendable {
    package var clock: any Clocking
    /// Where everything that waits is kept; one folder per API key and server inside it.
    package var storage: URL
    package var maxStorageBytes: Int
    package var queue: any WorkQueueing
    package var transport: any Transporting
    package var network: any NetworkWatching = FreeNetwork()
    package var device: @MainActor @Sendable () -> Device
    package var app: @Sendable () -> App
    /// The app's Info.plist.
    package var info: @Sendable () -> [String: Any] = { Bundle.main.infoDictionary ?? [:] }
    /// Chunks stay in `storage` where no server is named: for scripted recordings that are read from there.
    package var recordsWithoutServer = false
    /// Waits so many milliseconds before a server is asked again; tests return at once.
    package var pause: @Sendable (Int) async -> Void = { try? await Task.sleep(nanoseconds: UInt64($0) * 1_000_000) }
    /// Goes on where the app's views raise what Swift cannot catch.
    package var catching: any FaultCatching = SystemCatch()

    /// Hears what each look at the screen cost.
    package var onLook: (@MainActor @Sendable (LookReport) -> Void)?

    package init(
        clock: any Clocking, storage: URL, maxStorageBytes: Int = Recorder.defaultStorageBytes,
        queue: any WorkQueueing, transport: any Transporting, device: @escaping @MainActor @Sendable () -> Device,
        app: @escaping @Sendable () -> App
    ) {
        (self.clock, self.storage, self.maxStorageBytes) = (clock, storage, maxStorageBytes)
        (self.queue, self.transport, self.device, self.app) = (queue, transport, device, app)
    }

    /// What a `SessionReplay` made from now on uses. Set before the first one is made, never after.
    package static var current: RecorderEnvironment {
        get { lock.withLock { environment } }
        set { lock.withLock { environment = newValue } }
    }

    private static let lock = NSLock()
    nonisolated(unsafe) private static var environment = RecorderEnvironment.live

    private static var live: RecorderEnvironment {
        var live = RecorderEnvironment(
            clock: SystemClock.phone, storage: defaultStorage, queue: BackgroundQueue(label: "session-replay.recorder"),
            transport: HttpTransport(), device: { DeviceFacts.device() }, app: { DeviceFacts.app() })
        live.network = phoneNetwork()
        return live
    }

    private static var defaultStorage: URL {
        let folders = FileManager.default.urls(for: .applicationSupportDirectory, in: .userDomainMask)
        let support = folders.first ?? FileManager.default.temporaryDirectory
        return support.appendingPathComponent("com.amplitude.sessionreplay", isDirectory: true)
    }
}
