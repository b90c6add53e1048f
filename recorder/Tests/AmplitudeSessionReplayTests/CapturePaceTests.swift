// How often the screen is looked at, by what the looks before cost.
import XCTest

@testable import AmplitudeSessionReplay

final class CapturePaceTests: XCTestCase {
    /// What two looks in a row took, and how long the next one has to wait, ms.
    private static let waits: [(costs: [Double], wait: Int64)] = [
        ([0, 0], 100), ([1, 2], 100), ([2, 2], 100), ([2.1, 2.1], 105), ([3, 4], 150), ([5, 5], 250), ([40, 5], 250),
        ([5, 40], 250), ([0, 40], 100), ([40, 0], 100), ([20, 20], 1_000), ([500, 500], 1_000),
    ]

    func testTheWaitKeepsLooksWithinTheirBudget() {
        for (costs, wait) in CapturePaceTests.waits {
            var pace = CapturePace()
            var now: Int64 = 0
            for cost in costs {
                pace.looked(at: now, tookMs: cost, isMoving: false)
                now += 2_000
            }
            XCTAssertEqual(pace.waitMs, wait, "\(costs)")
        }
    }

    func testTheFirstLookWaitsForNothingAndAClockThatGoesBackStopsNothing() {
        var pace = CapturePace()
        XCTAssertEqual(pace.tooEarly(at: 5), 0)
        pace.looked(at: 5_000, tookMs: 1, isMoving: false)
        XCTAssertEqual(pace.tooEarly(at: 5_040), 60)
        XCTAssertEqual(pace.tooEarly(at: 5_100), 0)
        XCTAssertEqual(pace.tooEarly(at: 10), 0)
    }

    func testWhatTheFullRateWouldHaveSeenIsCounted() {
        var pace = slow()
        XCTAssertEqual(pace.leftOut(at: 600), 0, "nobody asked")
        for now in [Int64(10), 90, 120, 140, 190, 450, 460] { XCTAssertGreaterThan(pace.tooEarly(at: now), 0) }
        XCTAssertEqual(pace.leftOut(at: 600), 2, "from 100 to 200 and from 400 to 500")
        pace = slow(isMoving: true)
        XCTAssertEqual(pace.leftOut(at: 500), 4, "what moves would have been looked at without being asked for")
        var fast = CapturePace()
        fast.looked(at: 0, tookMs: 1, isMoving: true)
        _ = fast.tooEarly(at: 50)
        XCTAssertEqual(fast.leftOut(at: 100), 0)
    }

    private func slow(isMoving: Bool = false) -> CapturePace {
        var pace = CapturePace()
        for _ in 0..<2 { pace.looked(at: 0, tookMs: 10, isMoving: isMoving) }
        return pace
    }
}
