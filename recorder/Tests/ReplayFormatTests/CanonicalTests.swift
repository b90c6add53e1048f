// The canonical writer (SPEC C1 – C3) on values made by hand.
import XCTest

@testable import ReplayFormat

final class CanonicalTests: XCTestCase {
    func testC2NumbersAreRoundedHalfAwayFromZero() {
        let cases: [(Double, String)] = [
            (0, "0"), (-0.0, "0"), (1, "1"), (-7, "-7"), (0.5, "0.5"), (33.333, "33.33"), (0.005, "0.01"), (-0.005, "-0.01"),
            (0.0049, "0"), (-0.004, "0"), (1.1, "1.1"), (1.255, "1.25"), (2.675, "2.68"), (0.999, "1"), (99.995, "100"),
            (0.07, "0.07"), (1e9, "1000000000"), (999_999_999.999, "1000000000"), (9_007_199_254_740_991, "9007199254740991"),
        ]
        for (value, text) in cases { XCTAssertEqual(written { $0.number(value) }, text, "\(value)") }
        XCTAssertEqual(written { $0.number(1.1234565, decimals: 6) }, "1.123457")
        XCTAssertEqual(written { $0.number(1e-7, decimals: 6) }, "0")
        XCTAssertEqual(written { $0.number(0.000001, decimals: 6) }, "0.000001")
    }

    func testC2WhatWasWrittenIsReadAndWrittenTheSame() {
        for step in -20_000...20_000 {
            // An irrational step meets all decimals.
            let value = Double(step) * 0.1 / Double.pi
            let text = written { $0.number(value) }
            XCTAssertEqual(Double(text), Quantity.rounded(value), "\(value)")
            XCTAssertEqual(written { $0.number(Double(text)!) }, text, "\(value)")
        }
    }

    func testWhatAFileCannotHoldBecomesWhatIsNearest() {
        let cases: [(Double, String)] = [
            (.nan, "0"), (.infinity, "0"), (-.infinity, "0"), (1e300, "9007199254740991"), (-1e300, "-9007199254740991"),
            (1e9 + 0.5, "1000000000"), (-1e9 - 0.5, "-1000000000"),
        ]
        for (value, text) in cases { XCTAssertEqual(written { $0.number(value) }, text, "\(value)") }
    }

    func testC3EscapesWhatMustBe() {
        XCTAssertEqual(
            written { $0.string("\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}é\u{2028}𝕏") },
            "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u{7f}é\u{2028}𝕏\"")
    }

    func testC1ANodeLeavesOutItsDefaults() {
        let bare = ViewNode(id: 7, className: "UIView", frame: Box(0, 0, 10.5, 20))
        XCTAssertEqual(text(bare), "{\"id\":7,\"class\":\"UIView\",\"kind\":\"view\",\"frame\":[0,0,10.5,20]}")
        var nearly = bare
        nearly.scroll = Point2(0.004, -0.001)
        nearly.alpha = 0.999
        nearly.transform = Affine(1.0000001, 0, 0, 1, 0, 0)
        nearly.anchor = Point2(0.501, 0.5)
        XCTAssertEqual(text(nearly), text(bare))
    }

    func testC1FieldsComeInTheOrderOfTheSchema() {
        var node = ViewNode(id: 7, className: "UILabel", kind: .text, frame: Box(1, 2, 3, 4))
        node.controller = "C"
        node.accessibilityId = "a"
        node.background = RGBA(red: 1, green: 2, blue: 255, alpha: 128)
        node.clips = true
        node.hidden = true
        node.alpha = 0.5
        node.radii = Radii(all: 8)
        node.scroll = Point2(0, -12)
        node.text = ViewNode.Text(
            string: "Hi", runs: [ViewNode.TextRun(end: 1, size: 17), ViewNode.TextRun(size: 17, weight: 700, color: .white)],
            lineLimit: 1, lines: [ViewNode.TextLine(start: 0, end: 2, baseline: 16.2, width: 14.128, x: 3)])
        node.extra = [ExtraField(key: "zeta", json: "1"), ExtraField(key: "Beta", json: "[]")]
        node.children = [ViewNode(id: 8, className: "V", frame: Box(0, 0, 0, 0))]
        XCTAssertEqual(
            text(node),
            "{\"id\":7,\"class\":\"UILabel\",\"kind\":\"text\",\"frame\":[1,2,3,4],\"scroll\":[0,-12],\"clips\":true,"
                + "\"radii\":[8,8,8,8],\"background\":\"#0102ff80\",\"alpha\":0.5,\"hidden\":true,"
                + "\"text\":{\"string\":\"Hi\",\"runs\":[{\"end\":1,\"size\":17},{\"size\":17,\"weight\":700,\"color\":\"#ffffff\"}],"
                + "\"lineLimit\":1,\"lines\":[[0,2,16.2,14.13,3]]},\"accessibilityId\":\"a\",\"controller\":\"C\","
                + "\"children\":[{\"class\":\"V\",\"kind\":\"view\",\"frame\":[0,0,0,0]}],\"Beta\":[],\"zeta\":1}")
    }

    func testC1AnUpdateKeepsWhatItSetsToADefault() {
        let update = Update(id: 7, set: [.alpha(1), .hidden(false)], unset: [.scroll])
        let line = ChunkEncoder.line(Entry(at: 5, .diff(Diff(updates: [update]))))
        XCTAssertEqual(
            String(decoding: line, as: UTF8.self),
            "{\"kind\":\"diff\",\"at\":5,\"updates\":[{\"+\":7,\"set\":{\"alpha\":1,\"hidden\":false},\"unset\":[\"scroll\"]}]}\n"
        )
    }

    private func text(_ node: ViewNode) -> String { String(decoding: ChunkEncoder.treeBytes(node), as: UTF8.self) }

    private func written(_ write: (inout ByteWriter) -> Void) -> String {
        var out = ByteWriter()
        write(&out)
        return String(decoding: out.bytes, as: UTF8.self)
    }
}
