// What the project's settings on the server decide: whether and how something is recorded, and from when on.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import PhoneForTests
import ReplayCore
import ReplayFormat
import UIKit
import XCTest

@MainActor final class RemoteConfigTests: XCTestCase {
    private var phone: Phone!

    override func setUp() async throws { await MainActor.run { phone = Phone() } }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    private func move() {
        phone.view.backgroundColor = UIColor(white: CGFloat(StandInRunLoop.main.turns % 100) / 100, alpha: 1)
        phone.wait(0.2)
    }

    func testWithRemoteConfigNothingIsRecordedBeforeAnAnswerAndThenAsItSays() async throws {
        let server = ConfigServer(#"{"sampleRate":1,"maskLevel":"conservative","captureEnabled":true}"#)
        phone.close()
        phone = Phone(transport: server)
        let replay = phone.recorder(sampleRate: 0, remote: true, server: URL(string: "http://127.0.0.1:1")!)
        replay.start()
        XCTAssertTrue(replay.additionalEventProperties.isEmpty)
        await until { !replay.additionalEventProperties.isEmpty }
        await until {
            move()
            return ReplayFilesForTests.all(under: phone.folder).contains { $0.pathExtension == "open" }
        }
        replay.stop()
        XCTAssertEqual(try phone.chunks().first?.header.privacy.maskLevel, .conservative)
    }

    func testWithRemoteConfigACachedAnswerCounts() async throws {
        phone.close()
        phone = Phone(transport: ConfigServer(#"{"sampleRate":1,"maskLevel":"medium","captureEnabled":true}"#))
        let url = URL(string: "http://127.0.0.1:1")!
        let first = phone.recorder(remote: true, server: url)
        first.start()
        await until { !first.additionalEventProperties.isEmpty }
        first.stop()
        RecorderEnvironment.current.transport = NoServer()
        let second = phone.recorder(remote: true, server: url)
        second.start()
        await until { !second.additionalEventProperties.isEmpty }
    }

    func testSettingsThatCannotBeReadNowAreAskedForAgain() async throws {
        let server = ConfigServer(#"{"sampleRate":1,"maskLevel":"medium","captureEnabled":true}"#, failures: [nil, 503, 429])
        phone.close()
        phone = Phone(transport: server)
        RecorderEnvironment.current.pause = { _ in }
        let replay = phone.recorder(remote: true, server: URL(string: "http://127.0.0.1:1")!)
        replay.start()
        await until { !replay.additionalEventProperties.isEmpty }
    }

    func testAFreshAnswerCountsFromTheNextStartOnAlsoInTheSameProcess() async throws {
        let server = ConfigServer(#"{"sampleRate":1,"captureEnabled":true}"#)
        phone.close()
        phone = Phone(transport: server)
        let replay = phone.recorder(remote: true, server: URL(string: "http://127.0.0.1:1")!)
        replay.start()
        await until { !replay.additionalEventProperties.isEmpty }
        replay.stop()
        server.body = #"{"sampleRate":0,"captureEnabled":true}"#
        replay.start()
        await until { !replay.additionalEventProperties.isEmpty }
        await until {
            let file = replay.storage.appendingPathComponent("config.json")
            return (try? String(contentsOf: file, encoding: .utf8)) == server.body
        }
        XCTAssertFalse(replay.additionalEventProperties.isEmpty)
        await until {
            replay.stop()
            replay.start()
            return replay.additionalEventProperties.isEmpty
        }
    }

    func testALateAnswerToAnEarlierStartDoesNotReplaceThatOfALaterOne() async throws {
        let (late, later) = (#"{"sampleRate":1,"captureEnabled":true}"#, #"{"sampleRate":0,"captureEnabled":false}"#)
        let server = ConfigServer(later)
        phone.close()
        phone = Phone(transport: server)
        server.firstWaits(late)
        let replay = phone.recorder(remote: true, server: URL(string: "http://127.0.0.1:1")!)
        let file = replay.storage.appendingPathComponent("config.json")
        func kept() -> String? { try? String(contentsOf: file, encoding: .utf8) }
        replay.start()
        await until { server.asked == 1 }
        replay.stop()
        replay.start()
        await until { kept() == later }
        server.firstGoes()
        await until { server.answered == 2 }
        for _ in 0..<2_000 {
            await Task.yield()
            XCTAssertTrue(replay.additionalEventProperties.isEmpty)
        }
        XCTAssertEqual(kept(), later)
    }

    func testCapturingCanBeSwitchedOffFromTheServer() async throws {
        let server = ConfigServer(#"{"sampleRate":1,"maskLevel":"medium","captureEnabled":false}"#)
        phone.close()
        phone = Phone(transport: server)
        let replay = phone.recorder(remote: true, server: URL(string: "http://127.0.0.1:1")!)
        replay.start()
        await until { server.wasAsked }
        move()
        XCTAssertTrue(replay.additionalEventProperties.isEmpty)
    }

    func testWhatIsForbiddenIsForbiddenAtOnce() async throws {
        let server = ConfigServer(#"{"sampleRate":1,"maskLevel":"light","captureEnabled":true}"#)
        phone.close()
        phone = Phone(transport: server)
        let label = UILabel(frame: CGRect(x: 0, y: 0, width: 200, height: 20))
        label.text = "shown"
        phone.view.addSubview(label)
        let replay = phone.recorder(remote: true, server: URL(string: "http://127.0.0.1:1")!)
        replay.start()
        await recording()
        replay.stop()
        // The next start goes on by the cache until the answer is there, which hides more.
        server.body = #"{"sampleRate":1,"maskLevel":"conservative","captureEnabled":true}"#
        server.isHeld = true
        replay.start()
        move()
        server.isHeld = false
        await until { (try? phone.chunks().count) == 2 }
        await recording()
        replay.stop()
        XCTAssertEqual(try phone.chunks().map(\.header.privacy.maskLevel), [.light, .light, .conservative])
        XCTAssertEqual(try phone.lastTree().node(class: "UILabel")?.text, nil)
        // And the one after that is switched off while it records.
        server.body = #"{"sampleRate":1,"maskLevel":"conservative","captureEnabled":false}"#
        server.isHeld = true
        replay.start()
        move()
        XCTAssertFalse(replay.additionalEventProperties.isEmpty)
        server.isHeld = false
        await until { replay.additionalEventProperties.isEmpty }
    }

    func testTheCacheIsReadBeforeTheStartAndCountsFromTheFirstEventOn() async throws {
        let server = ConfigServer(#"{"sampleRate":1,"maskLevel":"medium","captureEnabled":true}"#)
        phone.close()
        phone = Phone(transport: server)
        let url = URL(string: "http://127.0.0.1:1")!
        let first = phone.recorder(remote: true, server: url)
        first.start()
        await until { !first.additionalEventProperties.isEmpty }
        first.stop()
        let second = phone.recorder(sampleRate: 0, remote: true, server: url)
        second.start()
        XCTAssertFalse(second.additionalEventProperties.isEmpty, "at once")
    }

    func testAnswersThatAreNoneRecordNothing() async throws {
        for (index, body) in ["", "<html>", #"{"sampleRate":7}"#, #"{"captureEnabled":"yes"}"#].enumerated() {
            let server = ConfigServer(body)
            RecorderEnvironment.current.transport = server
            let replay = phone.recorder(
                deviceId: "d\(index)", sampleRate: 1, remote: true, server: URL(string: "http://127.0.0.1:1")!)
            replay.start()
            await until { server.wasAsked }
            move()
            XCTAssertTrue(replay.additionalEventProperties.isEmpty, body)
            replay.stop()
        }
        XCTAssertTrue(try phone.chunks().isEmpty)
    }

    /// Until something is recorded: what other threads set arrives on the main thread in its own time.
    private func recording() async {
        await until {
            move()
            return ReplayFilesForTests.all(under: phone.folder).contains { $0.pathExtension == "open" }
        }
    }
}

private final class ConfigServer: Transporting, @unchecked Sendable {
    private let lock = NSLock()
    private var answer: String
    private var failures: [Int?]
    private var asks = 0
    private var held = false
    private var late: String?
    private var answers = 0
    /// Lets who asks wait.
    var isHeld: Bool {
        get { lock.withLock { held } }
        set { lock.withLock { held = newValue } }
    }

    /// - Parameter failures: what it answers first; nil: nothing.
    init(_ body: String, failures: [Int?] = []) { (answer, self.failures) = (body, failures) }

    /// The first to ask gets this answer, and waits for it until `firstGoes`.
    func firstWaits(_ body: String) { lock.withLock { late = body } }
    func firstGoes() { lock.withLock { late = nil } }

    var answered: Int { lock.withLock { answers } }
    var asked: Int { lock.withLock { asks } }
    var wasAsked: Bool { asked > 0 }
    var body: String {
        get { lock.withLock { answer } }
        set { lock.withLock { answer = newValue } }
    }

    func send(_ request: UploadRequest) async -> UploadAnswer {
        guard request.url.path.hasSuffix("/config") else { return UploadAnswer(status: 401) }
        while isHeld { await Task.yield() }
        let (turn, first) = lock.withLock {
            asks += 1
            return (asks, late)
        }
        if let first, turn == 1 {
            while lock.withLock({ late != nil }) { await Task.yield() }
            return lock.withLock {
                answers += 1
                return UploadAnswer(status: 200, body: Data(first.utf8))
            }
        }
        return lock.withLock {
            answers += 1
            if !failures.isEmpty { return UploadAnswer(status: failures.removeFirst()) }
            return UploadAnswer(status: 200, body: Data(answer.utf8))
        }
    }
}
