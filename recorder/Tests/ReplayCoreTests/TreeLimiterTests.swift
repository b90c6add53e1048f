// SPEC C8.
import ReplayFormat
import XCTest

@testable import ReplayCore

final class TreeLimiterTests: XCTestCase {
    private func box(_ id: Int32, _ children: [ViewNode] = []) -> ViewNode {
        ViewNode(id: NodeId(id), className: "UIView", frame: Box(0, 0, 10, 10), children: children)
    }

    private func label(_ id: Int32, _ string: String) -> ViewNode {
        var node = ViewNode(id: NodeId(id), className: "UILabel", kind: .text, frame: Box(0, 0, 10, 10))
        node.text = ViewNode.Text(
            string: string, runs: [ViewNode.TextRun(end: 4, size: 10), ViewNode.TextRun(size: 12)],
            lines: [
                ViewNode.TextLine(start: 0, end: 4, baseline: 8, width: 9),
                ViewNode.TextLine(start: 4, end: string.utf16.count, baseline: 18, width: 9),
            ])
        return node
    }

    private func chain(_ depth: Int32) -> ViewNode {
        (1..<depth).reversed().reduce(box(depth)) { box($1, [$0]) }
    }

    private func count(_ node: ViewNode) -> Int { node.children.reduce(1) { $0 + count($1) } }
    private func depth(_ node: ViewNode) -> Int { 1 + (node.children.map(depth).max() ?? 0) }

    func testATreeThatFitsComesBackAsItIs() {
        let tree = box(1, [box(2, [label(3, "hello world")]), box(4)])
        XCTAssertEqual(TreeLimiter().limited(tree), tree)
    }

    func testWhatIsTooDeepBecomesAPlaceholder() {
        let limited = TreeLimiter().limited(chain(400))
        XCTAssertEqual(depth(limited), Limits.depth)
        var leaf = limited
        while let child = leaf.children.first { leaf = child }
        XCTAssertEqual(leaf.kind, .placeholder)
        XCTAssertEqual(leaf.placeholder?.reason, .overLimit)
    }

    func testTooManyNodesEndInAPlaceholderAndAtTheLimit() {
        let tree = box(1, [box(2, (10..<40).map { box($0) }), box(3, (50..<60).map { box($0) })])
        let limited = TreeLimiter(nodes: 20, depth: 4).limited(tree)
        XCTAssertLessThanOrEqual(count(limited), 20)
        XCTAssertGreaterThan(count(limited), 14)
        XCTAssertEqual(limited.children[0].children.last?.placeholder?.reason, .overLimit)
        XCTAssertEqual(limited.children[1].placeholder?.reason, .overLimit)
    }

    func testALongTextIsCutBetweenCharactersWithItsRunsAndLines() {
        let limited = TreeLimiter(textBytes: 7).limited(box(1, [label(2, "abécdé👩‍👩‍👧 and more")]))
        let text = limited.children[0].text!
        XCTAssertEqual(text.string, "abécd")
        XCTAssertEqual(text.runs.map(\.end), [4, nil])
        XCTAssertEqual(text.lines.map { $0.range?.end }, [4])
    }

    func testALineOfTheWholeStringGoesWithTheCut() {
        var node = label(2, "0123456789")
        node.text?.lines = [ViewNode.TextLine(baseline: 8, width: 9)]
        let limited = TreeLimiter(textBytes: 7).limited(box(1, [node])).children[0]
        XCTAssertEqual(limited.text?.string, "0123456")
        XCTAssertEqual(limited.text?.lines, [])
        XCTAssertEqual(TreeLimiter(textBytes: 10).limited(box(1, [node])).children[0], node)
    }

    func testAllTextsTogetherHaveALimitToo() {
        let tree = box(1, (2..<12).map { label($0, "0123456789") })
        let texts = TreeLimiter(allTextBytes: 35).limited(tree).children.map { $0.text!.string.utf8.count }
        XCTAssertEqual(texts, [10, 10, 10, 5, 0, 0, 0, 0, 0, 0])
    }
}
