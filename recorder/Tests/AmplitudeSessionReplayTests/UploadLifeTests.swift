// How recordings leave the phone through its life: the background, coming back, opting out, networks that cost.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import ReplayCore
import ReplayFormat
import UIKit
import XCTest

@MainActor final class UploadLifeTests: XCTestCase {
    private var phone: Phone!
    private let server = FakeServer()
    private let url = URL(string: "http://127.0.0.1:1")!

    override func setUp() async throws {
        let server = server
        await MainActor.run {
            phone = Phone(transport: server)
            RecorderEnvironment.current.pause = { _ in while !Task.isCancelled { await Task.yield() } }
            // Recorders of other tests send their last.
            StandInDevice.enterBackground()
            StandInDevice.enterForeground()
        }
        await until { StandInDevice.backgroundTasks == 0 }
    }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    private func move() {
        phone.view.backgroundColor = UIColor(white: CGFloat(StandInRunLoop.main.turns % 100) / 100, alpha: 1)
        phone.wait(0.2)
    }

    private var waiting: [URL] {
        ReplayFilesForTests.all(under: phone.folder).filter { ["gz", "open"].contains($0.pathExtension) }
    }

    // MARK: The background

    func testASessionOfAFewSecondsArrives() async throws {
        let replay = phone.recorder(server: url)
        replay.start()
        move()
        phone.wait(3)
        StandInDevice.enterBackground()
        XCTAssertEqual(StandInDevice.backgroundTasks, 1, "the app is kept awake for as long as it takes")
        await until { StandInDevice.backgroundTasks == 0 }
        XCTAssertEqual(server.paths, ["/replay/v1/device/1762178525000/chunks/0"])
        let chunk = try ChunkDecoder.decode(try Gzip.decompress([UInt8](server.bodies[0])).get()).get()
        XCTAssertEqual(chunk.header.sessionId, "1762178525000")
        XCTAssertEqual(waiting, [])
    }

    func testWhatWaitsFromBeforeGoesInTheBackgroundToo() async throws {
        let replay = phone.recorder(server: url)
        server.status = 503
        replay.start()
        move()
        replay.stop()
        await until { server.paths.count == 1 }
        server.status = 201
        StandInDevice.enterForeground()
        await until { waiting.isEmpty }
        StandInDevice.enterBackground()
        await until { StandInDevice.backgroundTasks == 0 }
    }

    func testAServerThatIsDownDoesNotKeepTheAppAwake() async throws {
        server.status = 503
        let replay = phone.recorder(server: url)
        replay.start()
        move()
        StandInDevice.enterBackground()
        await until { StandInDevice.backgroundTasks == 0 }
        XCTAssertEqual(server.paths.count, 1)
        XCTAssertEqual(waiting.count, 1, "it goes later")
        // Coming back cuts the wait short.
        server.status = 201
        StandInDevice.enterForeground()
        await until { waiting.isEmpty }
    }

    func testTheSystemGetsItsTimeBack() async throws {
        server.isSilent = true
        let replay = phone.recorder(server: url)
        replay.start()
        move()
        StandInDevice.enterBackground()
        await until { server.paths.count == 1 }
        XCTAssertEqual(StandInDevice.backgroundTasks, 1)
        StandInDevice.expireBackgroundTasks()
        XCTAssertEqual(StandInDevice.backgroundTasks, 0)
        XCTAssertEqual(waiting.count, 1)
        replay.optOut = true
    }

    func testTheNextStartOfTheAppSendsWhatWaits() async throws {
        server.status = 401
        let first = phone.recorder(server: url)
        first.start()
        move()
        first.stop()
        await until { server.paths.count == 1 }
        server.status = 201
        let second = phone.recorder(server: url)
        second.start()
        await until { waiting.isEmpty }
        XCTAssertEqual(server.paths.count, 2)
    }

    // MARK: Opting out

    func testAfterAnOptOutNothingIsRecordedAndNothingThatWaitsIsSent() async throws {
        server.status = 503
        let replay = phone.recorder(server: url)
        replay.start()
        move()
        replay.flush()
        move()
        await until { server.paths.count == 1 }
        replay.optOut = true
        XCTAssertTrue(replay.additionalEventProperties.isEmpty)
        XCTAssertEqual(waiting, [], "it is forgotten at once")
        server.status = 201
        move()
        replay.flush()
        StandInDevice.enterBackground()
        StandInDevice.enterForeground()
        _ = await replay.drain()
        XCTAssertEqual(server.paths.count, 1)
        XCTAssertEqual(waiting, [])

        replay.optOut = false
        move()
        replay.stop()
        await until { waiting.isEmpty && server.paths.count == 2 }
        let chunk = try ChunkDecoder.decode(try Gzip.decompress([UInt8](server.bodies[1])).get()).get()
        XCTAssertGreaterThan(chunk.header.sequence, 0, "no number is used twice")
        XCTAssertEqual(chunk.entries[0].kind, "snapshot")
    }

    func testAnOptOutThatIsTakenBackAtOnceBeginsAnew() async throws {
        let replay = phone.recorder(server: url)
        server.status = 503
        replay.start()
        move()
        replay.optOut = true
        replay.optOut = false
        move()
        replay.stop()
        XCTAssertEqual(try phone.chunks().map(\.header.sequence), [1])
    }

    func testAnAppThatStartsOptedOutKeepsWhatWaitsUntilItKnows() async throws {
        server.status = 503
        let first = phone.recorder(server: url)
        first.start()
        move()
        first.stop()
        await until { server.paths.count == 1 }
        server.status = 201
        let second = phone.recorder(optOut: true, server: url)
        second.start()
        _ = await second.drain()
        XCTAssertEqual(server.paths.count, 1)
        XCTAssertEqual(waiting.count, 1)
        second.optOut = false
        await until { waiting.filter { $0.pathExtension == "gz" }.isEmpty }
        XCTAssertEqual(server.paths.count, 2)
    }

    // MARK: What is sent where, and what is kept

    func testUploadsPauseOnNetworksThatCostWhenAsked() async throws {
        let network = FakeNetwork()
        RecorderEnvironment.current.network = network
        var replays: [SessionReplay] = []
        for asks in [true, false] {
            let replay = SessionReplay(
                apiKey: "key-\(asks)", deviceId: "asks-\(asks)", sessionId: 1, sampleRate: 1, logger: nil,
                enableRemoteConfig: false,
                serverUrl: url, uploadConfig: UploadConfig(disableMeteredUploads: asks))
            replays.append(replay)
            replay.start()
            move()
            replay.stop()
            _ = await replay.drain()
        }
        XCTAssertEqual(server.paths, ["/replay/v1/asks-false/1/chunks/0"])
        network.becomeFree()
        await until { waiting.isEmpty }
        XCTAssertEqual(server.paths.last, "/replay/v1/asks-true/1/chunks/0")
    }

    func testAPictureThatWasTrimmedIsHandedOverAgain() async throws {
        server.status = 503
        RecorderEnvironment.current.maxStorageBytes = 0
        let picture = UIImageView(frame: CGRect(x: 0, y: 0, width: 40, height: 40))
        picture.image = UIImage(systemName: "heart")
        phone.view.addSubview(picture)
        let replay = phone.recorder(server: url)
        var stored: [[String]] = []
        for _ in 0..<2 {
            replay.start()
            move()
            replay.stop()
            stored.append(ImageStore(root: replay.storage).waiting())
        }
        XCTAssertEqual(stored[0].count, 1)
        XCTAssertEqual(stored[1], stored[0])
        XCTAssertEqual(try phone.chunks().map(\.header.resources), stored)
    }

    func testNobodyIsRecordedByDefault() async throws {
        for session in 1...50 as ClosedRange<Int64> {
            let replay = SessionReplay(
                apiKey: "key", deviceId: "device", sessionId: session, logger: nil, enableRemoteConfig: false, serverUrl: url)
            XCTAssertEqual(replay.sampleRate, 0)
            replay.start()
            move()
            XCTAssertTrue(replay.additionalEventProperties.isEmpty)
            replay.stop()
        }
        XCTAssertEqual(waiting, [])
    }
}

/// Lets other tasks run until it is so; fails after two minutes.
@MainActor func until(_ isSo: @MainActor () -> Bool, file: StaticString = #filePath, line: UInt = #line) async {
    // Only so that what never comes ends the test. A number of turns is no such end: while another process keeps the disk busy,
    // one fsync of the recorder's takes longer than a hundred thousand of them.
    let giveUp = ProcessInfo.processInfo.systemUptime + 120
    while ProcessInfo.processInfo.systemUptime < giveUp {
        if isSo() { return }
        await Task.yield()
    }
    XCTFail("it did not come to be", file: file, line: line)
}

private final class FakeServer: Transporting, @unchecked Sendable {
    private let lock = NSLock()
    private var requests: [UploadRequest] = []
    private var answer = 201
    private var silent = false

    /// Of all that puts a chunk somewhere.
    var paths: [String] { chunks.map(\.url.path) }
    var bodies: [Data] { chunks.map { $0.body ?? Data() } }
    var status: Int {
        get { lock.withLock { answer } }
        set { lock.withLock { answer = newValue } }
    }
    var isSilent: Bool {
        get { lock.withLock { silent } }
        set { lock.withLock { silent = newValue } }
    }
    private var chunks: [UploadRequest] { lock.withLock { requests }.filter { $0.url.path.contains("/chunks/") } }

    func send(_ request: UploadRequest) async -> UploadAnswer {
        lock.withLock { requests.append(request) }
        while isSilent, !Task.isCancelled { await Task.yield() }
        return UploadAnswer(status: isSilent ? nil : status)
    }
}

private final class FakeNetwork: NetworkWatching, @unchecked Sendable {
    private let lock = NSLock()
    private var metered = true
    private var listeners: [@Sendable () -> Void] = []
    var isMetered: Bool { lock.withLock { metered } }

    func watch(_ changed: @escaping @Sendable () -> Void) { lock.withLock { listeners.append(changed) } }

    func becomeFree() {
        let told = lock.withLock {
            metered = false
            return listeners
        }
        for changed in told { changed() }
    }
}
