// SPEC F16.
import ReplayFormat
import XCTest

@testable import ReplayCore

final class TouchGroupingTests: XCTestCase {
    private func sample(_ finger: Int, _ phase: TouchPhase, _ ms: Int64, _ x: Double?) -> TouchSample {
        TouchSample(finger: finger, phase: phase, continuousMs: ms, point: x.map { Point2($0, 5) }, target: x == nil ? nil : 9)
    }

    func testTheMovesOfAFingerBecomeOneEntryWithTheirOwnTimes() {
        let touches = groupedTouches([
            sample(0, .began, 100, 1), sample(0, .moved, 110, 2), sample(0, .moved, 127, 3), sample(0, .ended, 140, 3),
        ])
        XCTAssertEqual(touches.map(\.continuousMs), [100, 110, 140])
        XCTAssertEqual(touches.map(\.touch.phase), [.began, .moved, .ended])
        XCTAssertEqual(touches[1].touch.points, [Touch.Sample(dt: 0, x: 2, y: 5), Touch.Sample(dt: 17, x: 3, y: 5)])
        XCTAssertEqual(touches[1].touch.target, 9)
    }

    func testPointsAreWholeRoundedHalfAwayFromZero() {
        let points = [(0.5, 1.49), (-0.5, -1.49), (99.994, 2)].map { Point2($0.0, $0.1) }
        let touches = groupedTouches(
            points.enumerated().map {
                TouchSample(finger: 0, phase: .moved, continuousMs: Int64($0.offset), point: $0.element, target: nil)
            })
        XCTAssertEqual(
            touches.map(\.touch.points),
            [[Touch.Sample(dt: 0, x: 1, y: 1), Touch.Sample(dt: 1, x: -1, y: -1), Touch.Sample(dt: 2, x: 100, y: 2)]])
        XCTAssertEqual(groupedTouches([sample(0, .began, 0, 2.5)])[0].touch.points, [Touch.Sample(dt: 0, x: 3, y: 5)])
    }

    func testTwoFingersAreKeptApartAndSortedByTime() {
        let touches = groupedTouches([
            sample(0, .began, 0, 1), sample(1, .began, 5, 2), sample(0, .moved, 10, 3), sample(1, .moved, 12, 4),
            sample(0, .moved, 20, 5), sample(1, .ended, 21, 4), sample(0, .moved, 30, 6), sample(0, .ended, 33, 6),
        ])
        XCTAssertEqual(touches.map(\.touch.finger), [0, 1, 0, 1, 1, 0])
        XCTAssertEqual(touches.filter { $0.touch.phase == .moved }.map { $0.touch.points?.count }, [3, 1])
        XCTAssertEqual(touches.map(\.continuousMs), touches.map(\.continuousMs).sorted())
    }

    func testAHiddenFingerHasNeitherPointNorTargetNorMoves() {
        let touches = groupedTouches([
            sample(0, .began, 0, nil), sample(0, .moved, 8, nil), sample(0, .moved, 16, nil), sample(0, .ended, 20, nil),
        ])
        XCTAssertEqual(touches.map(\.touch), [Touch(finger: 0, phase: .began), Touch(finger: 0, phase: .ended)])
    }

    func testAFingerThatIsHiddenOnItsWaySaysOnceThatItIsAlsoFromCaptureToCapture() {
        var grouping = TouchGrouping()
        let captures = [
            [sample(0, .began, 0, 1), sample(0, .moved, 8, 2)], [sample(0, .moved, 16, nil), sample(0, .moved, 24, nil)],
            [sample(0, .moved, 32, nil), sample(0, .moved, 40, 6)], [sample(0, .moved, 48, nil), sample(0, .ended, 56, nil)],
            [sample(0, .began, 64, nil), sample(0, .moved, 72, nil), sample(0, .ended, 80, nil)],
        ].map { grouping.touches(of: $0) }
        XCTAssertEqual(captures.map { $0.map(\.continuousMs) }, [[0, 8], [16], [40], [48, 56], [64, 80]])
        XCTAssertEqual(
            captures.map { $0.map { $0.touch.points != nil } },
            [[true, true], [false], [true], [false, false], [false, false]])
        XCTAssertTrue(captures.joined().allSatisfy { $0.touch.points != nil || $0.touch.target == nil })
    }
}
