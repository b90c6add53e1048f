// How many log messages a recording takes, and how much of each.
import ReplayFormat
import XCTest

@testable import ReplayCore

final class LogLimiterTests: XCTestCase {
    private func verdicts(_ limiter: inout LogLimiter, _ count: Int, session: String = "d/1") -> [LogLimiter.Verdict] {
        (0..<count).map { limiter.judge(level: "log", message: "\($0)", session: session) }
    }

    func testAThousandAreTakenAndTheFirstThatIsLeftSaysSo() {
        var limiter = LogLimiter()
        let all = verdicts(&limiter, 1_003)
        XCTAssertEqual(all[0], .take(Log(level: "log", message: "0"), isCut: false))
        XCTAssertEqual(all[999], .take(Log(level: "log", message: "999"), isCut: false))
        XCTAssertEqual(Array(all[1_000...]), [.leave(isFirst: true), .leave(isFirst: false), .leave(isFirst: false)])
    }

    func testAnotherSessionCountsAnew() {
        var limiter = LogLimiter(messages: 1)
        _ = verdicts(&limiter, 2)
        XCTAssertEqual(
            verdicts(&limiter, 2, session: "d/2"),
            [.take(Log(level: "log", message: "0"), isCut: false), .leave(isFirst: true)])
    }

    func testAClosedSessionTakesNoMoreAndSaysSoOnce() {
        var limiter = LogLimiter()
        _ = verdicts(&limiter, 2)
        XCTAssertFalse(limiter.fillUp(session: "d/0"), "it is over already")
        XCTAssertTrue(limiter.fillUp(session: "d/1"))
        XCTAssertFalse(limiter.fillUp(session: "d/1"))
        XCTAssertEqual(verdicts(&limiter, 1), [.leave(isFirst: false)])
        XCTAssertEqual(verdicts(&limiter, 1, session: "d/2"), [.take(Log(level: "log", message: "0"), isCut: false)])
    }

    func testTwoThousandCharactersAreKept() {
        var limiter = LogLimiter()
        func message(_ text: String?) -> LogLimiter.Verdict { limiter.judge(level: "log", message: text, session: "d/1") }
        let full = String(repeating: "é", count: 2_000)
        XCTAssertEqual(message(full), .take(Log(level: "log", message: full), isCut: false))
        XCTAssertEqual(message(full + "e"), .take(Log(level: "log", message: full), isCut: true))
        XCTAssertEqual(message(nil), .take(Log(level: "log", message: ""), isCut: false))
    }

    func testACutNeverSplitsACharacter() {
        let family = "👨‍👩‍👧"
        XCTAssertEqual(LogLimiter.cut(family + family, toLength: 1), family)
        XCTAssertEqual(LogLimiter.cut("ab\r\nc", toLength: 3), "ab\r\n")
        XCTAssertEqual(LogLimiter.cut("abc", toLength: 0), "")
    }

    func testACharacterOfAnyNumberOfAccentsStaysWithinTheFormatsLimit() {
        let tall = "a" + String(repeating: "\u{301}", count: Limits.textBytes)
        XCTAssertEqual(LogLimiter.cut("xy" + tall + "z", toLength: 100), "xy")
        XCTAssertLessThanOrEqual(
            LogLimiter.cut(String(repeating: family, count: 2_000), toLength: 2_000).utf8.count, Limits.textBytes)
    }

    func testNegativeLimitsAreNone() {
        var limiter = LogLimiter(messages: -1, messageLength: -1)
        XCTAssertEqual(limiter.judge(level: "log", message: "x", session: "d/1"), .leave(isFirst: true))
    }

    private let family = "👨‍👩‍👧"
}
