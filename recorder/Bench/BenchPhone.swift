// The stand-in phone with a recorder on it, whose queue runs when the bench says so, so that the main thread's part and
// the queue's part of the work are timed apart. Main thread only.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import ReplayCore
import ReplayFormat
import UIKit

/// The phone's time is virtual; how long work takes is real where that is measured, else nothing.
struct BenchClock: Clocking {
    var isTimed = false
    var continuousMs: Int64 { Int64((StandInClock.shared.continuousNow * 1000).rounded()) }
    var uptimeSeconds: Double { StandInClock.shared.now }
    var wallMs: Int64 { Int64((StandInClock.shared.wallNow.timeIntervalSince1970 * 1000).rounded()) }
    /// Of this thread alone: what else the machine does is not counted.
    var stopwatch: Double {
        guard isTimed else { return 0 }
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Keeps work until `run`.
final class BenchQueue: WorkQueueing, @unchecked Sendable {
    private var work: [@Sendable () -> Void] = []

    func run(_ work: @escaping @Sendable () -> Void) { self.work.append(work) }

    /// Does what waits; answers how long that took, ms.
    @discardableResult
    func run() -> Double {
        let clock = BenchClock(isTimed: true)
        let start = clock.stopwatch
        while !work.isEmpty { work.removeFirst()() }
        return (clock.stopwatch - start) * 1000
    }
}

/// Takes everything, as a server that is always there.
struct BenchServer: Transporting {
    func send(_ request: UploadRequest) async -> UploadAnswer { UploadAnswer(status: 201) }
}

@MainActor final class BenchPhone {
    let queue = BenchQueue()
    let window: UIWindow
    private(set) var replay: SessionReplay
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")

    /// - Parameter isTimed: whether what looks take is measured, and slows them down where it is too long.
    init(root: UIViewController, server: URL? = nil, isTimed: Bool = false) {
        StandInDevice.reset(wall: Date(timeIntervalSince1970: 1_762_178_525))
        StandInDevice.setScreen(portrait: CGSize(width: 393, height: 852))
        RecorderEnvironment.current = RecorderEnvironment(
            clock: BenchClock(isTimed: isTimed), storage: folder, queue: queue, transport: BenchServer(),
            device: {
                Device(
                    model: "iPhone15,4", os: "iOS", osVersion: "17.5", screen: Size2(393, 852), scale: 3, locale: "en_GB",
                    timeZone: "Europe/Berlin")
            },
            app: { App(bundleId: "com.example.bench", version: "1.0", build: "1") })
        RecorderEnvironment.current.recordsWithoutServer = true
        window = UIWindow(frame: UIScreen.main.bounds)
        window.rootViewController = root
        window.makeKeyAndVisible()
        let made = Looks()
        RecorderEnvironment.current.onLook = { made.reports.append($0) }
        replay = SessionReplay(
            apiKey: "key", deviceId: "0B8E6E8C-3A52-4F8B-9C56-2D9B3A0C1D11", sessionId: 1_762_178_525_000, sampleRate: 1,
            logger: nil, enableRemoteConfig: false, serverUrl: server)
        reported = made
    }

    private let reported: Looks

    @MainActor private final class Looks {
        var reports: [LookReport] = []
    }

    /// The looks since the last call.
    func takeLooks() -> [LookReport] {
        defer { reported.reports = [] }
        return reported.reports
    }

    func start() {
        replay.start()
        queue.run()
        wait(1)
        queue.run()
    }

    func wait(_ seconds: Double) { StandInClock.shared.advance(by: seconds) }

    /// Stops; answers all chunks, inflated.
    func stop() throws -> [[UInt8]] {
        replay.stop()
        queue.run()
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = ChunkStore(root: replay.storage)
        guard let name = store.replays().first else { return [] }
        return try store.sealedChunks(of: name).map { try Gzip.decompress([UInt8](Data(contentsOf: $0.file))).get() }
    }
}
