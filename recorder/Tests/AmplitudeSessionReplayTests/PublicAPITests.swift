// What the public API promises beside capture: names and defaults, the app's log, session ids of the app's own, one recorder.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import ReplayCore
import ReplayFormat
import UIKit
import XCTest

@MainActor final class PublicAPITests: XCTestCase {
    private var phone: Phone!

    override func setUp() async throws { await MainActor.run { phone = Phone() } }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    private func replay(_ options: RecordLogOptions = .init(), logger: Lines? = nil) -> SessionReplay {
        SessionReplay(
            apiKey: "key", deviceId: "device", sessionId: 1_762_178_525_000, sampleRate: 1, logger: logger,
            enableRemoteConfig: false, recordLogOptions: options)
    }

    private func logs() throws -> [(at: Int, log: Log)] {
        try phone.entries("log").compactMap { entry in
            if case .log(let log) = entry.body { return (entry.at.rawValue, log) } else { return nil }
        }
    }

    func testDefaultsAreThoseOfTheDocs() async {
        let replay = SessionReplay(apiKey: "key")
        XCTAssertNil(replay.deviceId)
        XCTAssertEqual(replay.sessionId, -1)
        XCTAssertEqual(replay.customSessionId, "")
        XCTAssertFalse(replay.optOut)
        XCTAssertEqual(replay.sampleRate, 0)
        XCTAssertTrue(replay.logger is ConsoleLogger)
        XCTAssertEqual(replay.serverZone, .US)
        XCTAssertEqual(replay.maskLevel, .medium)
        XCTAssertTrue(replay.enableRemoteConfig)
        XCTAssertNil(replay.serverUrl)
        XCTAssertEqual(replay.quality, .high)
        XCTAssertFalse(replay.uploadConfig.disableMeteredUploads)
        XCTAssertEqual(replay.recordLogOptions, RecordLogOptions(logCountThreshold: 1000, maxMessageLength: 2000))
        XCTAssertEqual([MaskLevel.light, .medium, .conservative].map(\.rawValue), [0, 1, 2])
    }

    // MARK: The app's log

    func testASessionsNumberOfMessagesHoldsWhenTheAppIsStartedAgain() async throws {
        let logger = Lines()
        for (start, messages) in [3, 2, 4].enumerated() {
            let replay = replay(RecordLogOptions(logCountThreshold: 4), logger: logger)
            replay.start()
            for number in 0..<messages {
                phone.wait(0.5)
                replay.recordLog(level: .log, message: "\(start).\(number)", date: phoneDate())
            }
            replay.stop()
        }
        XCTAssertEqual(try logs().map(\.log.message), ["0.0", "0.1", "0.2", "1.0"])
        let full = "the session's log is full: later messages are left out"
        XCTAssertEqual(logger.all, [full, full], "once for each start that leaves some out")
        let next = replay(RecordLogOptions(logCountThreshold: 4))
        next.sessionId += 1
        next.start()
        phone.wait(0.5)
        next.recordLog(level: .log, message: "anew", date: phoneDate())
        next.stop()
        XCTAssertEqual(try logs().last?.log.message, "anew")
    }

    func testALogMessageIsRecordedAtItsTimeOnAnIdleScreenAndWithoutALook() async throws {
        let replay = replay()
        replay.start()
        phone.wait(5)
        let date = phoneDate()
        phone.wait(0.5)
        replay.recordLog(level: .warn, message: "slow", date: date)
        replay.recordLog(level: .init("trace"), message: nil, date: phoneDate())
        replay.recordLog(level: .error, message: "from the future", date: phoneDate().addingTimeInterval(60))
        replay.stop()
        let logs = try logs()
        XCTAssertEqual(logs.map(\.log.level), ["warn", "trace", "error"])
        XCTAssertEqual(logs.map(\.log.message), ["slow", "", "from the future"])
        XCTAssertEqual(logs.map(\.at), [5_000, 5_500, 5_500])
    }

    func testALogMessageBeforeTheFirstLookIsKept() async throws {
        let replay = replay()
        replay.start()
        replay.recordLog(level: .log, message: "early", date: phoneDate())
        phone.wait(0.3)
        replay.stop()
        XCTAssertEqual(try logs().map(\.log.message), ["early"])
    }

    func testSoManyMessagesPerSessionSoLongEachAndTheCountBeginsAgain() async throws {
        let lines = Lines()
        let replay = replay(.init(logCountThreshold: 2, maxMessageLength: 3), logger: lines)
        replay.start()
        phone.wait(0.3)
        for number in 1...4 { replay.recordLog(level: .log, message: "\(number)abcd", date: phoneDate()) }
        replay.sessionId += 1
        phone.wait(0.3)
        replay.recordLog(level: .log, message: "again", date: phoneDate())
        replay.stop()
        XCTAssertEqual(try logs().map(\.log.message), ["1ab", "2ab", "aga"])
        XCTAssertEqual(lines.all.filter { $0.contains("log is full") }.count, 1)
    }

    func testByDefaultAThousandMessagesOfTwoThousandCharacters() async throws {
        let replay = replay()
        replay.start()
        phone.wait(0.3)
        for _ in 0..<1_001 { replay.recordLog(level: .log, message: String(repeating: "é", count: 2_001), date: phoneDate()) }
        replay.stop()
        let logs = try logs()
        XCTAssertEqual(logs.count, 1_000)
        XCTAssertTrue(logs.allSatisfy { $0.log.message.count == 2_000 })
    }

    func testNothingIsLoggedWhileNothingIsRecorded() async throws {
        let replay = replay()
        replay.recordLog(level: .log, message: "before", date: phoneDate())
        replay.start()
        phone.wait(0.3)
        replay.optOut = true
        replay.recordLog(level: .log, message: "opted out", date: phoneDate())
        replay.optOut = false
        phone.wait(0.3)
        replay.stop()
        replay.recordLog(level: .log, message: "stopped", date: phoneDate())
        XCTAssertTrue(try logs().isEmpty)
    }

    // MARK: Ids

    func testASessionIdOfTheAppsOwnNamesTheReplay() async throws {
        let replay = replay()
        replay.sessionId = -1
        replay.start()
        XCTAssertTrue(replay.additionalEventProperties.isEmpty)
        replay.customSessionId = "visit:7"
        phone.wait(0.3)
        XCTAssertEqual(replay.additionalEventProperties as? [String: String], ["[Amplitude] Session Replay ID": "device/visit:7"])
        replay.customSessionId = "a/b"
        XCTAssertTrue(replay.additionalEventProperties.isEmpty, "it cannot be told from the device id")
        replay.stop()
        XCTAssertEqual(try phone.chunks().map(\.header.sessionId), ["visit:7"])
    }

    // MARK: One recorder

    func testASecondRecorderIsRefusedWithALogLineUntilTheFirstStops() async {
        let lines = Lines()
        let (first, second) = (replay(), replay(logger: lines))
        first.start()
        second.start()
        XCTAssertEqual(lines.all.filter { $0.contains("another SessionReplay") }.count, 1)
        XCTAssertTrue(second.additionalEventProperties.isEmpty)
        second.stop()
        XCTAssertFalse(first.additionalEventProperties.isEmpty)
        first.stop()
        second.start()
        XCTAssertFalse(second.additionalEventProperties.isEmpty)
        second.stop()
    }

    private func phoneDate() -> Date { StandInClock.shared.wallNow }
}
