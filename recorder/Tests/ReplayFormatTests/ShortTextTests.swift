// Lines in their short forms (SPEC F26), and texts of a `set` that keep their looks (section 5, F32).
import XCTest

@testable import ReplayFormat

final class ShortTextTests: XCTestCase {
    // MARK: Lines

    func testEveryFormOfALineIsWrittenAsItWasRead() throws {
        let forms = [
            ("[]", []), ("[[9.5]]", [ViewNode.TextLine(baseline: 9.5)]),
            ("[[9.5,20]]", [ViewNode.TextLine(baseline: 9.5, width: 20)]),
            ("[[0,2,9.5,20]]", [ViewNode.TextLine(start: 0, end: 2, baseline: 9.5, width: 20)]),
            ("[[0,2,9.5,20,-3]]", [ViewNode.TextLine(start: 0, end: 2, baseline: 9.5, width: 20, x: -3)]),
            (
                "[[0,1,9.5,20],[1,2,19,20,3]]",
                [
                    ViewNode.TextLine(start: 0, end: 1, baseline: 9.5, width: 20),
                    ViewNode.TextLine(start: 1, end: 2, baseline: 19, width: 20, x: 3),
                ]
            ),
        ]
        for (json, lines) in forms {
            let text = try self.text("{\"string\":\"Hi\",\"runs\":[{\"size\":12}],\"lines\":\(json)}")
            XCTAssertEqual(text.lines, lines, json)
            let expected = json == "[]" ? "" : ",\"lines\":\(json)"
            XCTAssertEqual(written(text), "{\"string\":\"Hi\",\"runs\":[{\"size\":12}]\(expected)}", json)
        }
    }

    func testF26AShortLineIsTheOnlyOne() {
        let cases = [
            ("[[9],[19]]", "lines[0]"), ("[[9,20],[0,2,19,20]]", "lines[0]"), ("[[0,1,9,20],[19]]", "lines[1]"),
            ("[[]]", "lines[0]"), ("[[1,2,3]]", "lines[0]"), ("[[1,2,3,4,5,6]]", "lines[0]"), ("[[\"9\"]]", "lines[0][0]"),
            ("[[9,null]]", "lines[0][1]"), ("[[0,3,9,20]]", "lines[0]"),
        ]
        for (json, path) in cases {
            let place = problem { _ = try self.text("{\"string\":\"Hi\",\"runs\":[{\"size\":12}],\"lines\":\(json)}") }
            XCTAssertEqual(place, "F26 \(path)", json)
        }
    }

    func testC11TheShortestFormIsTakenThatSaysTheSame() {
        let whole = ViewNode.TextLine(start: 0, end: 2, baseline: 9, width: 20.004)
        XCTAssertEqual(canonical([whole], in: 30), [ViewNode.TextLine(baseline: 9, width: 20)])
        XCTAssertEqual(canonical([whole], in: 20), [ViewNode.TextLine(baseline: 9)])
        XCTAssertEqual(canonical([whole], in: 19.996), [ViewNode.TextLine(baseline: 9)], "compared as written")
        XCTAssertEqual(canonical([ViewNode.TextLine(baseline: 9, width: 20)], in: 20), [ViewNode.TextLine(baseline: 9)])
        XCTAssertEqual(canonical([ViewNode.TextLine(baseline: 9)], in: 20), [ViewNode.TextLine(baseline: 9)])
        let long = [
            [ViewNode.TextLine(start: 0, end: 2, baseline: 9, width: 20, x: 3)],
            [ViewNode.TextLine(start: 0, end: 1, baseline: 9, width: 20)],
            [ViewNode.TextLine(start: 1, end: 2, baseline: 9, width: 20)],
            [
                ViewNode.TextLine(start: 0, end: 1, baseline: 9, width: 20),
                ViewNode.TextLine(start: 1, end: 2, baseline: 19, width: 20),
            ],
        ]
        for lines in long { XCTAssertEqual(canonical(lines, in: 20), lines) }
    }

    func testALineThatLeftItsWidthToTheNodeTakesItAlongToAnother() {
        let text = ViewNode.Text(
            string: "Hi", runs: [ViewNode.TextRun(size: 12)], lines: [ViewNode.TextLine(baseline: 9, width: 20)])
        XCTAssertTrue(text.hasOneLine(asWideAs: 20.004))
        XCTAssertFalse(text.hasOneLine(asWideAs: 20.01))
        let short = text.canonicalised(in: 20)
        XCTAssertEqual(short.lines, [ViewNode.TextLine(baseline: 9)])
        XCTAssertEqual(short.withOwnWidth(20.004), text)
        XCTAssertEqual(text.withOwnWidth(50), text, "it has its own")
    }

    func testWhatIsAsItIsWrittenStaysInItsPlace() {
        let text = Shared<ViewNode.Text>(
            wrappedValue: ViewNode.Text(
                string: "Hi", runs: [ViewNode.TextRun(size: 12)], lines: [ViewNode.TextLine(baseline: 9)]))
        var node = ViewNode(id: 1, className: "L", kind: .text, frame: Box(0, 0, 20, 20))
        node.$text = text
        XCTAssertTrue(node.canonicalised().$text.isSame(as: text))
        node.text?.lines[0].width = 20
        XCTAssertFalse(node.canonicalised().$text.isSame(as: node.$text))
    }

    private func canonical(_ lines: [ViewNode.TextLine], in width: Double) -> [ViewNode.TextLine]? {
        var node = ViewNode(id: 1, className: "L", kind: .text, frame: Box(0, 0, width, 20))
        node.text = ViewNode.Text(string: "Hi", runs: [ViewNode.TextRun(size: 12)], lines: lines)
        return node.canonicalised().text?.lines
    }

    // MARK: Changes

    private let before: ViewNode.Text = {
        var text = ViewNode.Text(
            string: "Before", runs: [ViewNode.TextRun(end: 4, size: 12), ViewNode.TextRun(size: 17, weight: 700)], align: .center,
            lineLimit: 2, truncation: .head, lines: [ViewNode.TextLine(baseline: 9)])
        text.extra = [ExtraField(key: "old", json: "1")]
        return text
    }()

    func testATextWithoutRunsKeepsHowItLooked() throws {
        let diff = try self.diff("{\"+\":2,\"set\":{\"text\":{\"string\":\"After\",\"lines\":[[8,30]],\"new\":2}}}")
        XCTAssertEqual(
            String(decoding: ChunkEncoder.diffBytes(diff), as: UTF8.self),
            "{\"updates\":[{\"+\":2,\"set\":{\"text\":{\"string\":\"After\",\"lines\":[[8,30]],\"new\":2}}}]}")
        var after = before
        (after.string, after.lines) = ("After", [ViewNode.TextLine(baseline: 8, width: 30)])
        after.extra = [ExtraField(key: "new", json: "2")]
        XCTAssertEqual(try screen(before).applying(diff).get(), screen(after))
    }

    func testWhatChangedIsSaidSoAndLeadsThere() {
        var after = before
        (after.string, after.lines, after.extra) = ("After", [], [])
        let change = after.change(from: before)
        XCTAssertEqual(change, ViewNode.Text(string: "After", runs: []))
        XCTAssertEqual(try change.completed(from: before), after)
        let others: [(inout ViewNode.Text) -> Void] = [
            { $0.runs[0].end = 3 }, { $0.runs[1].extra = [ExtraField(key: "a", json: "1")] }, { $0.align = .left },
            { $0.lineLimit = 0 }, { $0.truncation = .tail },
        ]
        for other in others {
            var changed = after
            other(&changed)
            XCTAssertEqual(changed.change(from: before), changed)
        }
    }

    func testF32ATextWithoutRunsHasNothingThatBelongsToThem() {
        for field in ["\"align\":\"left\"", "\"lineLimit\":0", "\"truncation\":\"tail\""] {
            let place = problem { _ = try self.diff("{\"+\":2,\"set\":{\"text\":{\"string\":\"A\",\(field)}}}") }
            XCTAssertEqual(place, "F32 updates[0].set.text", field)
        }
        for text in ["{\"string\":\"A\",\"runs\":[]}", "{\"string\":\"A\",\"runs\":null}"] {
            XCTAssertEqual(problem { _ = try self.diff("{\"+\":2,\"set\":{\"text\":\(text)}}") }, "F26 updates[0].set.text.runs")
        }
        XCTAssertEqual(problem { _ = try self.diff("{\"+\":2,\"set\":{\"text\":{\"lines\":[]}}}") }, "F26 updates[0].set.text")
        XCTAssertEqual(problem { _ = try self.text("{\"string\":\"A\"}") }, "F26 ", "the text of a node has runs")
    }

    func testF32ATextWithoutRunsNeedsOneToTakeThemFrom() throws {
        let change = NodeChange.text(ViewNode.Text(string: "After", runs: []))
        let place = "F32 updates[0]"
        XCTAssertEqual(problem(Diff(updates: [Update(id: 2, set: [change])]), screen(nil)), place)
        XCTAssertEqual(problem(Diff(updates: [Update(id: 2, set: [.kind(.input), change])]), screen(before)), place)
        XCTAssertNil(problem(Diff(updates: [Update(id: 2, set: [change])]), screen(before)))
    }

    func testF26RunsThatStayEndWithinTheNewString() {
        func diff(_ string: String) -> Diff {
            Diff(updates: [Update(id: 2, set: [.text(ViewNode.Text(string: string, runs: []))])])
        }
        XCTAssertEqual(problem(diff("New"), screen(before)), "F26 updates[0]")
        XCTAssertNil(problem(diff("News"), screen(before)))
        var masked = diff("New")
        masked.updates[0].set.append(.mask(ViewNode.Mask(reason: .level, lines: 1)))
        XCTAssertEqual(problem(masked, screen(before)), "F26 updates[0]", "the text is put together before the node is judged")
    }

    // MARK: Tools

    private func screen(_ text: ViewNode.Text?) -> ViewNode {
        var label = ViewNode(id: 2, className: "L", kind: .text, frame: Box(0, 0, 30, 9))
        label.text = text
        return ViewNode(id: 1, className: "S", kind: .screen, frame: Box(0, 0, 99, 99), children: [label])
    }

    private func text(_ json: String) throws -> ViewNode.Text {
        try TextReader.text(Array(json.utf8).withUnsafeBytes { try JSONReader.read($0).value }, "F23")
    }

    private func written(_ text: ViewNode.Text) -> String {
        var out = ByteWriter()
        out.text(text)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    private func diff(_ update: String) throws -> Diff {
        try ChunkDecoder.decodeDiff(Array("{\"updates\":[\(update)]}".utf8)).get()
    }

    private func problem(_ work: () throws -> Void) -> String? {
        do { try work() } catch let problem as FormatProblem {
            return "\(problem.rule) \(problem.path)"
        } catch {
            return "\(error)"
        }
        return nil
    }

    private func problem(_ diff: Diff, _ tree: ViewNode) -> String? { problem { _ = try tree.applying(diff).get() } }
}
