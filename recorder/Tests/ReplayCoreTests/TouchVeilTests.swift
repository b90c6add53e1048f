// Points of a finger over what is hidden, wherever it came down: judged on the trees before and after.
import ReplayFormat
import XCTest

@testable import ReplayCore

final class TouchVeilTests: XCTestCase {
    private func screen(_ children: [ViewNode]) -> ViewNode {
        ViewNode(id: 1, className: "UIScreen", kind: .screen, frame: Box(0, 0, 400, 800), children: children)
    }

    private func view(_ id: NodeId, _ frame: Box, _ children: [ViewNode] = [], _ edit: (inout ViewNode) -> Void = { _ in })
        -> ViewNode
    {
        var node = ViewNode(id: id, className: "UIView", frame: frame, children: children)
        edit(&node)
        return node
    }

    private func capture(_ tree: ViewNode?, _ hidden: Set<NodeId>, _ points: [Point2] = [], _ phase: TouchPhase = .moved)
        -> Capture
    {
        let touches = points.enumerated().map { index, point in
            TouchSample(finger: 0, phase: phase, continuousMs: Int64(index), point: point, target: 9)
        }
        return Capture(continuousMs: 0, wallMs: 0, tree: tree, touches: touches, hiddenIds: hidden)
    }

    /// Which of the points are left out, where the screen looks so before and after.
    private func veiled(
        _ before: ViewNode?, _ after: ViewNode?, hidden: Set<NodeId> = [2], _ points: [Point2], _ phase: TouchPhase = .moved
    ) -> [Bool] {
        var veil = TouchVeil()
        _ = veil.veiled(capture(before, hidden))
        let samples = veil.veiled(capture(after, hidden, points, phase))
        XCTAssertTrue(samples.allSatisfy { ($0.point == nil) == ($0.target == nil) }, "no target without a place")
        return samples.map { $0.point == nil }
    }

    private func veiled(_ tree: ViewNode, hidden: Set<NodeId> = [2], _ points: [Point2]) -> [Bool] {
        veiled(tree, tree, hidden: hidden, points)
    }

    func testPointsOverAHiddenBoxAreLeftOutAndThoseBesideItAreNot() {
        let tree = screen([view(2, Box(100, 100, 50, 50))])
        XCTAssertEqual(
            veiled(tree, [Point2(99, 120), Point2(100, 100), Point2(150, 150), Point2(151, 120)]), [false, true, true, false])
        XCTAssertEqual(veiled(tree, hidden: [], [Point2(120, 120)]), [false])
    }

    func testWhatIsInsideAHiddenViewIsHiddenAlsoWhereItSticksOut() {
        let tree = screen([view(2, Box(100, 100, 50, 50), [view(3, Box(60, 0, 50, 50))])])
        XCTAssertEqual(veiled(tree, [Point2(180, 120), Point2(155, 120)]), [true, false])
    }

    func testScrollingTransformsAndClippingAreFollowed() {
        let scrolled = view(4, Box(0, 100, 400, 100), [view(2, Box(0, 500, 400, 50))]) { ($0.scroll.y, $0.clips) = (480, true) }
        XCTAssertEqual(veiled(screen([scrolled]), [Point2(10, 119), Point2(10, 121), Point2(10, 171)]), [false, true, false])
        let away = view(4, Box(0, 100, 400, 100), [view(2, Box(0, 500, 400, 50))]) { $0.clips = true }
        XCTAssertEqual(veiled(screen([away]), [Point2(10, 620)]), [false], "clipped away")
        let grown = view(2, Box(100, 100, 100, 100)) { $0.transform = Affine(2, 0, 0, 2, 30, 0) }
        XCTAssertEqual(veiled(screen([grown]), [Point2(79, 60), Point2(81, 60), Point2(279, 240)]), [false, true, true])
        let turned = view(2, Box(100, 100, 100, 20)) { $0.transform = Affine(0, 1, -1, 0, 0, 0) }
        XCTAssertEqual(veiled(screen([turned]), [Point2(150, 65), Point2(105, 110)]), [true, false])
        let cornered = view(2, Box(100, 100, 100, 100)) { ($0.transform, $0.anchor) = (Affine(0.5, 0, 0, 0.5, 0, 0), .zero) }
        XCTAssertEqual(veiled(screen([cornered]), [Point2(149, 149), Point2(151, 149)]), [true, false])
    }

    func testOnlySomethingOpaqueInFrontShowsAPoint() {
        let pad = view(2, Box(0, 0, 100, 100))
        func with(_ edit: (inout ViewNode) -> Void) -> [Bool] {
            veiled(screen([pad, view(3, Box(0, 0, 100, 100), [], edit)]), [Point2(50, 50)])
        }
        XCTAssertEqual(with { $0.background = .white }, [false])
        XCTAssertEqual(with { _ in }, [true], "nothing to be seen of it")
        XCTAssertEqual(with { $0.background = RGBA(rawValue: 0xffff_fffe) }, [true])
        XCTAssertEqual(with { ($0.background, $0.alpha) = (.white, 0.9) }, [true])
        XCTAssertEqual(with { $0.blur = ViewNode.Blur(style: "regular") }, [false])
        XCTAssertEqual(with { ($0.background, $0.hidden) = (.white, true) }, [true])
        XCTAssertEqual(with { ($0.background, $0.transform) = (.white, Affine(0, 1, -1, 0, 0, 0)) }, [true])
        let round = screen([pad, view(3, Box(0, 0, 100, 100)) { ($0.background, $0.radii) = (.white, Radii(all: 10)) }])
        XCTAssertEqual(veiled(round, [Point2(2, 2), Point2(50, 50)]), [true, false])
        let behind = screen([view(3, Box(0, 0, 100, 100)) { $0.background = .white }, pad])
        XCTAssertEqual(veiled(behind, [Point2(50, 50)]), [true])
    }

    /// As a button of an alert lies over a form: UIKit has said that the finger is on it.
    func testOnItsTargetAFingerIsOverNothingBehindIt() {
        let (pad, button) = (view(2, Box(0, 0, 400, 100)), view(9, Box(100, 0, 100, 100)))
        XCTAssertEqual(veiled(screen([pad, button]), [Point2(50, 50), Point2(150, 50)]), [true, false])
        XCTAssertEqual(veiled(screen([button, pad]), [Point2(150, 50)]), [true], "but over what lies in front")
        XCTAssertEqual(veiled(screen([view(9, Box(0, 0, 400, 800), [pad])]), [Point2(150, 50)]), [true], "or inside")
    }

    func testWhatIsOnItsWayHidesTheWay() {
        let (before, after) = (screen([view(2, Box(0, 100, 400, 40))]), screen([view(2, Box(0, 300, 400, 40))]))
        XCTAssertEqual(veiled(before, after, [Point2(10, 220), Point2(10, 99), Point2(10, 341)]), [true, false, false])
    }

    func testWhatAppearsLaterHidesWhereAFingerGoesAndNotWhereItCameDown() {
        let (before, after) = (screen([]), screen([view(2, Box(0, 0, 400, 800))]))
        XCTAssertEqual(veiled(before, after, [Point2(10, 10)], .began), [false])
        XCTAssertEqual(veiled(before, after, [Point2(10, 10)], .moved), [true])
        XCTAssertEqual(veiled(before, after, [Point2(10, 10)], .ended), [true])
        XCTAssertEqual(veiled(after, before, [Point2(10, 10)], .began), [true], "it was there")
        XCTAssertEqual(veiled(after, nil, [Point2(10, 10)], .began), [true], "without a new look the last one counts")
        XCTAssertEqual(veiled(before, nil, hidden: [], [Point2(10, 10)], .began), [false])
        for phase in [TouchPhase.moved, .ended] {
            XCTAssertEqual(veiled(before, nil, hidden: [], [Point2(10, 10)], phase), [true], "and says nothing of where it went")
        }
        XCTAssertEqual(veiled(nil, after, [Point2(10, 10)], .began), [true], "the first look")
    }

    /// What one capture has found out serves the next one, also where fingers came down on something else in between.
    func testAFingerThatGoesOnIsJudgedAsOneOfWhichNothingIsKnownYet() {
        let pad = view(2, Box(0, 0, 400, 100))
        let places: [Double] = [0, 40, 40, 120, 0]
        let trees = places.map { screen([pad, view(9, Box($0, 0, 50, 100)), view(8, Box($0 + 200, 0, 50, 100))]) }
        let points = stride(from: 5.0, to: 400, by: 10).map { Point2($0, 50) }
        var veil = TouchVeil()
        _ = veil.veiled(capture(trees[0], [2]))
        var seen: Set<[Bool]> = []
        for (index, target) in [9, 8, 8, 9].enumerated() {
            func moved(_ tree: ViewNode) -> Capture {
                var moved = capture(tree, [2], points)
                for index in moved.touches.indices { moved.touches[index].target = NodeId(Int32(target)) }
                return moved
            }
            var fresh = TouchVeil()
            _ = fresh.veiled(capture(trees[index], [2]))
            let told = veil.veiled(moved(trees[index + 1])).map { $0.point != nil }
            XCTAssertEqual(told, fresh.veiled(moved(trees[index + 1])).map { $0.point != nil }, "capture \(index)")
            seen.insert(told)
        }
        XCTAssertGreaterThan(seen.count, 2)
    }

    func testAMoveOverSomethingHiddenIsTwoEntriesAndBetweenThemOneThatSaysSo() {
        let tree = screen([view(2, Box(100, 0, 100, 100))])
        var veil = TouchVeil()
        let points = stride(from: 20.0, through: 280, by: 20).map { Point2($0, 50) }
        let touches = groupedTouches(veil.veiled(capture(tree, [2], points)))
        XCTAssertEqual(touches.map { $0.touch.points?.map(\.x) }, [[20, 40, 60, 80], nil, [220, 240, 260, 280]])
    }
}
