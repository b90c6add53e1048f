// What is sent when: by a table, and by simulations of a server against which every promise is counted.
import XCTest

@testable import ReplayCore

final class UploadScheduleTests: XCTestCase {
    private typealias Schedule = UploadSchedule<String>

    // "b3" is chunk 3 of replay b.
    private func schedule() -> Schedule { Schedule { String($0.prefix(1)) } }

    private let trouble = UploadAnswer(status: 500)
    private let offline = UploadAnswer(status: nil)

    func testWhatFailsHoldsItsPlaceTwiceAndThenLetsOthersGoFirst() {
        var schedule = schedule()
        let waiting = ["a0", "a1", "b0"]
        // (asked at, expected, answer: nil taken)
        let table: [(Int64, Schedule.Step, UploadAnswer?)] = [
            (0, .send("a0"), trouble),
            (0, .wait(ms: 500), nil),
            (500, .send("a0"), trouble),
            (500, .wait(ms: 1_000), nil),
            (1_500, .send("a0"), trouble),
            // The other replay first, at once: nothing says that the server is to blame.
            (1_500, .send("b0"), nil),
        ]
        for (index, (now, expected, answer)) in table.enumerated() {
            XCTAssertEqual(schedule.next(of: waiting, now: now), expected, "row \(index)")
            if case .send(let item) = expected, let answer { schedule.failed(item, answer, now: now, random: 0) }
        }
        schedule.settled("b0")
        // Once others were taken, what failed has its place again, as after an outage; but only once.
        for (now, wait) in [(1_600, 500), (2_100, 1_000)] as [(Int64, Int64)] {
            XCTAssertEqual(schedule.next(of: ["a0", "a1"], now: now), .send("a0"))
            schedule.failed("a0", trouble, now: now, random: 0)
            XCTAssertEqual(schedule.next(of: ["a0", "a1"], now: now), .wait(ms: wait))
        }
        schedule.failed("a0", trouble, now: 3_100, random: 0)
        XCTAssertEqual(schedule.next(of: ["a0", "a1"], now: 3_100), .send("a1"))
        schedule.settled("a1")
        XCTAssertEqual(schedule.next(of: ["a0"], now: 3_100), .wait(ms: 2_000))
        XCTAssertEqual(schedule.next(of: ["a0", "a2"], now: 99_000), .send("a2"), "it lets all others go first")
        XCTAssertEqual(schedule.next(of: ["a0"], now: 99_000), .send("a0"))
        XCTAssertEqual(schedule.next(of: [], now: 99_000), .rest)
    }

    func testAServerThatIsDownIsAskedEverMoreSeldomWhateverFor() {
        var schedule = schedule()
        let waiting = (0..<50).map { "a\($0)" } + (0..<50).map { "b\($0)" }
        var (now, asked): (Int64, [Int64]) = (0, [])
        while now < 3_600_000 {
            switch schedule.next(of: waiting, now: now) {
            case .send(let item):
                asked.append(now)
                schedule.failed(item, offline, now: now, random: 0.999)
            case .wait(let ms): now += ms
            case .rest: return XCTFail("there is something to send")
            }
        }
        XCTAssertLessThan(asked.count, 25, "requests in an hour without network")
        let gaps = zip(asked.dropFirst(), asked).map { $0 - $1 }
        XCTAssertEqual(gaps, gaps.sorted(), "never sooner again")
        XCTAssertLessThanOrEqual(gaps.max() ?? 0, 300_000)
    }

    func testAfterAnOutageTheOldestGoFirstAgain() {
        var schedule = schedule()
        var (waiting, now, sent): ([String], Int64, [String]) = ((0..<9).map { "a\($0)" } + ["b0"], 0, [])
        while now < 1_000_000 {
            switch schedule.next(of: waiting, now: now) {
            case .send(let item): schedule.failed(item, offline, now: now, random: 0.5)
            case .wait(let ms): now += ms
            case .rest: XCTFail("there is something to send")
            }
        }
        while case .send(let item) = schedule.next(of: waiting, now: now) {
            schedule.settled(item)
            waiting.removeAll { $0 == item }
            sent.append(item)
        }
        XCTAssertEqual(waiting, [])
        // One had its turn when the network came back; the rest is in order.
        XCTAssertEqual(Array(sent.dropFirst()), sent.dropFirst().sorted())
    }

    func testImpatienceCutsOurOwnWaitsButNotTheServers() {
        var schedule = schedule()
        for _ in 0..<6 { schedule.failed("a0", offline, now: 0, random: 0) }
        XCTAssertEqual(schedule.next(of: ["a0"], now: 0), .wait(ms: 16_000))
        schedule.hurry()
        XCTAssertEqual(schedule.next(of: ["a0"], now: 0), .send("a0"))
        schedule.failed("a0", UploadAnswer(status: 429, retryAfterSeconds: 60), now: 0, random: 0)
        schedule.hurry()
        XCTAssertEqual(schedule.next(of: ["a0", "b0"], now: 1_000), .wait(ms: 59_000))
        XCTAssertEqual(schedule.next(of: ["a0", "b0"], now: 60_000), .send("a0"))
    }

    /// Whatever set of chunks the server can never take, all others arrive, in order within their replay, and soon.
    func testWhatNeverGoesStarvesNothing() {
        for seed in 1...200 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            let replays = ["a", "b", "c"].prefix(1 + Int.random(in: 0..<3, using: &random))
            let all = replays.flatMap { replay in
                (0..<(1 + Int.random(in: 0..<12, using: &random))).map { "\(replay)\(String(format: "%02d", $0))" }
            }
            let poison = Set(all.filter { _ in Int.random(in: 0..<4, using: &random) == 0 })
            var (schedule, waiting, now, requests, sent): (Schedule, [String], Int64, Int, [String]) = (
                self.schedule(), all, 0, 0, []
            )
            while !waiting.allSatisfy(poison.contains), requests < 1_000 {
                switch schedule.next(of: waiting, now: now) {
                case .send(let item):
                    requests += 1
                    if poison.contains(item) {
                        schedule.failed(item, trouble, now: now, random: Double.random(in: 0..<1, using: &random))
                    } else {
                        schedule.settled(item)
                        waiting.removeAll { $0 == item }
                        sent.append(item)
                    }
                case .wait(let ms): now += ms
                case .rest: XCTFail("seed \(seed): there is something to send")
                }
            }
            XCTAssertEqual(Set(sent), Set(all).subtracting(poison), "seed \(seed)")
            for replay in replays {
                let own = sent.filter { $0.hasPrefix(replay) }
                XCTAssertEqual(own, own.sorted(), "seed \(seed): in order within the replay")
            }
            XCTAssertLessThanOrEqual(requests, all.count + 6 * poison.count, "seed \(seed)")
            XCTAssertLessThanOrEqual(now, Int64(1_200_000), "seed \(seed): ms of waiting")
        }
    }

    /// A new chunk does not wait for the back-off of an old one that only fails itself.
    func testANewChunkDoesNotWaitForOneThatFails() {
        var schedule = schedule()
        var now: Int64 = 0
        for _ in 0..<8 {
            if case .wait(let ms) = schedule.next(of: ["a0"], now: now) { now += ms }
            XCTAssertEqual(schedule.next(of: ["a0"], now: now), .send("a0"))
            schedule.failed("a0", trouble, now: now, random: 0)
        }
        XCTAssertEqual(schedule.next(of: ["a0"], now: now), .wait(ms: 64_000))
        XCTAssertEqual(schedule.next(of: ["a0", "a1"], now: now), .send("a1"))
    }
}
