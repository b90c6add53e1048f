// The differ on small trees made by hand: what it says, and what it leaves unsaid.
import ReplayCore
import ReplayFormat
import XCTest

final class DifferTests: XCTestCase {
    func testAScrollTickIsOneFieldOfOneNode() {
        var after = list(rows: [11, 12, 13])
        after.children[0].scroll = Point2(0, 33.5)
        XCTAssertEqual(
            Differ.diff(from: list(rows: [11, 12, 13]), to: after),
            Diff(updates: [Update(id: 10, set: [.scroll(Point2(0, 33.5))])]))
    }

    func testAFieldThatGoesBackToItsDefaultIsUnset() {
        var before = list(rows: [11])
        before.children[0].alpha = 0.5
        before.children[0].background = .white
        XCTAssertEqual(
            Differ.diff(from: before, to: list(rows: [11])),
            Diff(updates: [Update(id: 10, unset: [.background, .alpha])]))
    }

    func testTheFirstRowThatGoesLastIsOneMove() {
        XCTAssertEqual(
            Differ.diff(from: list(rows: [11, 12, 13, 14]), to: list(rows: [12, 13, 14, 11])),
            Diff(moves: [Move(id: 11, parent: 10, index: 3)]))
    }

    func testASubtreeThatChangesItsParentIsOneMove() {
        var before = screen([view(10, [view(11, [view(12), view(13)])]), view(20)])
        let after = screen([view(10), view(20, [view(11, [view(12), view(13)])])])
        XCTAssertEqual(Differ.diff(from: before, to: after), Diff(moves: [Move(id: 11, parent: 20, index: 0)]))
        before.children[0].children[0].children[0].hidden = true
        XCTAssertEqual(
            Differ.diff(from: before, to: after),
            Diff(moves: [Move(id: 11, parent: 20, index: 0)], updates: [Update(id: 12, unset: [.hidden])]))
    }

    func testASubtreeComesAndGoesAsAWhole() {
        let small = screen([view(10)])
        let large = screen([view(20, [view(21), view(22)]), view(10)])
        XCTAssertEqual(
            Differ.diff(from: small, to: large),
            Diff(adds: [Add(parent: 1, index: 0, node: view(20, [view(21), view(22)]))]))
        XCTAssertEqual(Differ.diff(from: large, to: small), Diff(removes: [20]))
    }

    func testWhatANewViewTakesInMovesIntoIt() {
        let before = screen([view(10, [view(11)])])
        let after = screen([view(20, [view(21), view(10, [view(22), view(11)])])])
        XCTAssertEqual(
            Differ.diff(from: before, to: after),
            Diff(
                adds: [Add(parent: 1, index: 0, node: view(20, [view(21)])), Add(parent: 10, index: 0, node: view(22))],
                moves: [Move(id: 10, parent: 20, index: 1)]))
    }

    func testWhatLeavesARemovedViewIsMovedNotRemoved() {
        let before = screen([view(10, [view(11, [view(12)])])])
        let after = screen([view(12)])
        XCTAssertEqual(
            Differ.diff(from: before, to: after), Diff(removes: [10], moves: [Move(id: 12, parent: 1, index: 0)]))
    }

    func testANewKindKeepsTheNodeAndSetsContentAnew() {
        var before = view(10, [view(11)])
        before.kind = .text
        before.text = ViewNode.Text(string: "Name", runs: [ViewNode.TextRun(size: 17)])
        var after = before
        after.kind = .input
        XCTAssertEqual(
            Differ.diff(from: screen([before]), to: screen([after])),
            Diff(updates: [Update(id: 10, set: [.kind(.input), .text(before.text!)])]))
        after.kind = .view
        after.text = nil
        XCTAssertEqual(
            Differ.diff(from: screen([before]), to: screen([after])),
            Diff(updates: [Update(id: 10, set: [.kind(.view)])]))
    }

    func testATextThatKeepsItsLooksSaysOnlyItsString() {
        var before = view(10)
        before.kind = .text
        before.text = ViewNode.Text(
            string: "12 items", runs: [ViewNode.TextRun(size: 17)], align: .right, lines: [ViewNode.TextLine(baseline: 9)])
        var after = before
        after.text?.string = "13 items"
        let short = ViewNode.Text(string: "13 items", runs: [], lines: [ViewNode.TextLine(baseline: 9)])
        XCTAssertEqual(
            Differ.diff(from: screen([before]), to: screen([after])), Diff(updates: [Update(id: 10, set: [.text(short)])]))
        after.kind = .input
        XCTAssertEqual(
            Differ.diff(from: screen([before]), to: screen([after])),
            Diff(updates: [Update(id: 10, set: [.kind(.input), .text(after.text!)])]), "a new kind takes the old text away")
        after.kind = .text
        after.text?.align = .left
        XCTAssertEqual(
            Differ.diff(from: screen([before]), to: screen([after])), Diff(updates: [Update(id: 10, set: [.text(after.text!)])]))
        before.text = nil
        XCTAssertEqual(
            Differ.diff(from: screen([before]), to: screen([after])), Diff(updates: [Update(id: 10, set: [.text(after.text!)])]))
    }

    func testALineAsWideAsItsNodeFollowsTheFrameUnsaid() {
        func label(_ width: Double, line: Double) -> ViewNode {
            var node = view(10)
            (node.kind, node.frame.width) = (.text, width)
            node.text = ViewNode.Text(
                string: "Hi", runs: [ViewNode.TextRun(size: 17)],
                lines: [ViewNode.TextLine(start: 0, end: 2, baseline: 9, width: line)])
            return screen([node]).canonicalised()
        }
        let wide = Update(id: 10, set: [.frame(Box(0, 0, 50, 44))])
        XCTAssertEqual(Differ.diff(from: label(40, line: 40), to: label(50, line: 50)), Diff(updates: [wide]))
        XCTAssertEqual(
            Differ.diff(from: label(40, line: 40), to: label(50, line: 40))?.updates.first?.set.map(\.field), [.frame, .text])
    }

    func testTextsThatOnlyLookEqualDiffer() throws {
        func label(_ text: String) -> ViewNode {
            var node = view(10)
            node.kind = .text
            node.text = ViewNode.Text(string: text, runs: [ViewNode.TextRun(size: 17)])
            return screen([node])
        }
        XCTAssertNil(Differ.diff(from: label("caf\u{e9}"), to: label("caf\u{e9}")))
        let diff = try XCTUnwrap(Differ.diff(from: label("caf\u{e9}"), to: label("cafe\u{301}")))
        XCTAssertEqual(diff.updates.map(\.id), [10])
    }

    func testWhatTheFileCannotShowIsNoChange() {
        var after = list(rows: [11])
        after.children[0].frame.x += 0.004
        after.children[0].alpha = 0.998
        XCTAssertNotNil(Differ.diff(from: list(rows: [11]), to: after))
        XCTAssertNil(Differ.diff(from: list(rows: [11]).canonicalised(), to: after.canonicalised()))
    }

    func testAClassOrARootThatChangedNeedsASnapshot() {
        var otherClass = screen([view(10)])
        otherClass.children[0].className = "UILabel"
        XCTAssertEqual(Differ.compare(from: screen([view(10)]), to: otherClass), .needsSnapshot)
        var otherRoot = screen([view(10)])
        otherRoot.id = 2
        XCTAssertEqual(Differ.compare(from: screen([view(10)]), to: otherRoot), .needsSnapshot)
        XCTAssertNil(Differ.diff(from: screen([view(10)]), to: otherRoot))
    }
}

private func screen(_ children: [ViewNode]) -> ViewNode {
    ViewNode(id: 1, className: "UIScreen", kind: .screen, frame: Box(0, 0, 393, 852), children: children)
}

private func view(_ id: NodeId, _ children: [ViewNode] = []) -> ViewNode {
    ViewNode(id: id, className: "UIView", frame: Box(0, 0, 100, 44), children: children)
}

private func list(rows: [NodeId]) -> ViewNode {
    screen([view(10, rows.map { view($0) })])
}
