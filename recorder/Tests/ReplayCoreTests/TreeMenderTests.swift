import Foundation
import ReplayFormat
import XCTest

@testable import ReplayCore

final class TreeMenderTests: XCTestCase {
    private func tree(_ children: [ViewNode]) -> ViewNode {
        ViewNode(id: 1, className: "UIScreen", kind: .screen, frame: Box(0, 0, 100, 100), children: children)
    }

    private func node(_ id: NodeId, _ kind: NodeKind = .view, _ change: (inout ViewNode) -> Void = { _ in }) -> ViewNode {
        var node = ViewNode(id: id, className: "Thing", kind: kind, frame: Box(1, 2, 3, 4))
        change(&node)
        return node
    }

    /// The decoder is the judge of what may stand in a file.
    private func isReadable(_ tree: ViewNode) -> Bool {
        let entry = Entry(at: RecordingTime(0), .snapshot(tree))
        var counts = EntryCounts()
        counts.add(entry.kind)
        let zero = RecordingTime(0)
        let bytes =
            ChunkEncoder.headerLine(sampleHeader(), firstAt: zero, lastAt: zero, counts: counts) + ChunkEncoder.line(entry)
            + ChunkEncoder.endLine(End(at: zero, checksum: tree.checksum))
        guard case .success = ChunkDecoder.decode(bytes) else { return false }
        return true
    }

    private var faults: [(String, ViewNode)] {
        let run = ViewNode.TextRun(size: 12)
        func text(_ text: ViewNode.Text) -> ViewNode { node(5, .text) { $0.text = text } }
        let line = { (start: Int, end: Int) in ViewNode.TextLine(start: start, end: end, baseline: 9, width: 9) }
        return [
            ("content of another kind", node(5, .view) { $0.text = ViewNode.Text(string: "a", runs: [run]) }),
            ("a second screen", node(5, .screen)), ("a placeholder without a reason", node(5, .placeholder)),
            (
                "a placeholder with children",
                node(5, .placeholder) {
                    $0.placeholder = ViewNode.Placeholder(reason: .map)
                    $0.children = [self.node(6)]
                }
            ),
            (
                "text beside a mask",
                node(5, .text) {
                    $0.text = ViewNode.Text(string: "a", runs: [run])
                    $0.mask = ViewNode.Mask(reason: .level, lines: 1)
                }
            ),
            ("no runs", text(ViewNode.Text(string: "a", runs: []))),
            ("a run beyond the text", text(ViewNode.Text(string: "a", runs: [ViewNode.TextRun(end: 2, size: 9), run]))),
            ("a run without end", text(ViewNode.Text(string: "ab", runs: [run, run]))),
            ("a line beyond the text", text(ViewNode.Text(string: "a", runs: [run], lines: [line(0, 2)]))),
            ("lines that overlap", text(ViewNode.Text(string: "abc", runs: [run], lines: [line(0, 2), line(1, 3)]))),
            (
                "a line of the whole string that is not alone",
                text(ViewNode.Text(string: "abc", runs: [run], lines: [ViewNode.TextLine(baseline: 9), line(0, 3)]))
            ),
            (
                "one colour",
                node(5) {
                    $0.gradient = ViewNode.Gradient(
                        type: .axial, colors: [.black], start: Point2(0, 0), end: Point2(1, 1))
                }
            ),
            (
                "stops that fall",
                node(5) {
                    $0.gradient = ViewNode.Gradient(
                        type: .axial, colors: [.black, .black], stops: [1, 0], start: Point2(0, 0), end: Point2(1, 1))
                }
            ), ("a mask of fewer than no lines", node(5, .text) { $0.mask = ViewNode.Mask(reason: .level, lines: -1) }),
            ("a secure field that is not masked", node(5, .input) { $0.input = ViewNode.Input(secure: true) }),
        ]
    }

    func testAFaultBecomesAPlaceholderAndAllElseStays() throws {
        for (name, faulty) in faults {
            let whole = tree([node(2, .view) { $0.children = [faulty, self.node(7)] }, node(8)])
            XCTAssertFalse(isReadable(whole), "\(name): else this test would prove nothing")
            let mended = TreeMender.mended(whole)
            XCTAssertTrue(isReadable(mended), name)
            XCTAssertEqual(mended.children.map(\.id), [2, 8], name)
            XCTAssertEqual(mended.children[0].children.map(\.id), [5, 7], name)
            let stub = mended.children[0].children[0]
            XCTAssertEqual(stub.placeholder, ViewNode.Placeholder(reason: .unsupported, label: TreeMender.label), name)
            XCTAssertEqual(stub.frame, Box(1, 2, 3, 4), name)
        }
    }

    func testAnIdThatStandsTwiceStandsOnce() {
        let whole = tree([node(2), node(3) { $0.children = [self.node(2)] }])
        XCTAssertFalse(isReadable(whole))
        let mended = TreeMender.mended(whole)
        XCTAssertTrue(isReadable(mended))
        XCTAssertEqual(mended.children.map(\.children.count), [0, 0])
    }

    func testATreeWithoutAFaultComesBackAsItIs() {
        let fine = tree([
            node(2, .text) {
                $0.text = ViewNode.Text(
                    string: "ab", runs: [ViewNode.TextRun(end: 1, size: 9), ViewNode.TextRun(size: 12)],
                    lines: [ViewNode.TextLine(start: 0, end: 2, baseline: 1, width: 1)])
            },
            node(3, .input) {
                $0.input = ViewNode.Input(secure: true)
                $0.mask = ViewNode.Mask(reason: .secure, lines: 1)
            },
        ])
        XCTAssertTrue(isReadable(fine))
        XCTAssertEqual(TreeMender.mended(fine), fine)
    }
}
