// A phone with one empty screen for tests that reach the recorder through a plugin, and what any test's phone is made of:
// everything inline, on the virtual clock, in a folder of its own. Main thread only.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import ReplayCore
import ReplayFormat
import UIKit

@MainActor package final class PhoneForTests {
    /// The milliseconds since 1970 at which the phone starts.
    package static let startMs: Int64 = 1_762_178_525_000
    package static let start = Date(timeIntervalSince1970: Double(startMs) / 1000)
    /// The event property that ties an event to its replay.
    package nonisolated static let key = "[Amplitude] Session Replay ID"

    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("phone-\(UUID().uuidString)")
    private let window: UIWindow

    package init() {
        PhoneForTests.prepare(storage: folder, transport: NoServer())
        window = UIWindow(frame: UIScreen.main.bounds)
        window.rootViewController = UIViewController()
        window.makeKeyAndVisible()
    }

    /// A new device, and a recorder in it that keeps its files there and sends what it has to this.
    package static func prepare(storage: URL, transport: any Transporting) {
        StandInDevice.reset(wall: start)
        StandInDevice.setScreen(portrait: CGSize(width: 393, height: 852))
        RecorderEnvironment.current = RecorderEnvironment(
            clock: VirtualClock(), storage: storage, queue: InlineQueue(), transport: transport,
            device: {
                Device(
                    model: "iPhone15,4", os: "iOS", osVersion: "17.5", screen: Size2(393, 852), scale: 3, locale: "en_GB",
                    timeZone: "Europe/Berlin")
            },
            app: { App(bundleId: "com.example.test", version: "1", build: "1") })
        RecorderEnvironment.current.recordsWithoutServer = true
    }

    package func close() { try? FileManager.default.removeItem(at: folder) }

    /// Changes the screen, and lets time pass for a look at it.
    package func move() {
        window.rootViewController?.view.backgroundColor = UIColor(white: CGFloat.random(in: 0...1), alpha: 1)
        StandInClock.shared.advance(by: 0.3)
    }

    /// The sealed chunks as `device/session#sequence`, by name; each begins with a snapshot, or the decoder says why not.
    package func chunks() throws -> [String] {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return try files.filter { $0.lastPathComponent.hasSuffix(".ndjson.gz") }.map { file in
            let chunk = try ChunkDecoder.decode(try Gzip.decompress([UInt8](Data(contentsOf: file))).get()).get()
            return "\(chunk.header.deviceId)/\(chunk.header.sessionId)#\(chunk.header.sequence)"
        }.sorted()
    }
}

package struct VirtualClock: Clocking {
    package init() {}
    package var continuousMs: Int64 { Int64((StandInClock.shared.continuousNow * 1000).rounded()) }
    package var uptimeSeconds: Double { StandInClock.shared.now }
    package var wallMs: Int64 { Int64((StandInClock.shared.wallNow.timeIntervalSince1970 * 1000).rounded()) }
}

package struct NoServer: Transporting {
    package init() {}
    package func send(_ request: UploadRequest) async -> UploadAnswer { UploadAnswer(status: nil) }
}

/// Keeps what the recorder says. Any thread.
package final class LogLines: AmplitudeSessionReplay.Logger, @unchecked Sendable {
    private let lock = NSLock()
    private var lines: [String] = []

    package init() {}
    package var all: [String] { lock.withLock { lines } }
    package func error(message: String) { lock.withLock { lines.append(message) } }
    package func warn(message: String) { lock.withLock { lines.append(message) } }
    package func log(message: String) {}
    package func debug(message: String) {}
}
