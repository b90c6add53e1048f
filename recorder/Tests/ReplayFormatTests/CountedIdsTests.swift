// Ids that count on (SPEC F23, section 5): left out where they can be told, and steps from update to update.
import XCTest

@testable import ReplayFormat

final class CountedIdsTests: XCTestCase {
    func testAnIdIsLeftOutWhereItIsOneMoreThanThatOfTheNodeBefore() throws {
        let tree = screen([view(2, [view(3), view(9)]), view(10, [view(4)]), view(5), view(7)])
        let text =
            screenText + ",\"children\":[{\(box),\"children\":[{\(box)},{\"id\":9,\(box)}]},"
            + "{\(box),\"children\":[{\"id\":4,\(box)}]},{\(box)},{\"id\":7,\(box)}]}"
        XCTAssertEqual(String(decoding: ChunkEncoder.treeBytes(tree), as: UTF8.self), text)
        XCTAssertEqual(try ChunkDecoder.decodeTree(Array(text.utf8)).get(), tree)
    }

    func testANodeStandsBeforeItsChildrenWhereverItsKeysDo() throws {
        let turned =
            "{\"children\":[{\"frame\":[0,0,1,1],\"kind\":\"view\",\"class\":\"V\"}],"
            + "\"frame\":[0,0,9,9],\"kind\":\"screen\",\"class\":\"S\",\"id\":41}"
        let tree = try ChunkDecoder.decodeTree(Array(turned.utf8)).get()
        XCTAssertEqual(tree.id, 41)
        XCTAssertEqual(tree.children.map(\.id), [42])
    }

    func testWhatIsWrittenThoughItCountsOnIsReadTheSame() throws {
        let spelled = screenText.replacingOccurrences(of: "{", with: "{\"id\":1,") + ",\"children\":[{\"id\":2,\(box)}]}"
        XCTAssertEqual(try ChunkDecoder.decodeTree(Array(spelled.utf8)).get(), screen([view(2)]))
    }

    func testIdsRunOnThroughAllAddsOfADiff() throws {
        let diff = Diff(adds: [
            Add(parent: 1, index: 0, node: view(1, [view(2)])), Add(parent: 1, index: 2, node: view(3)),
            Add(parent: 5, index: 0, node: view(8, [view(7)])), Add(parent: 6, index: 0, node: view(9)),
        ])
        XCTAssertEqual(
            try written(diff),
            "{\"adds\":[{\"parent\":1,\"index\":0,\"node\":{\(box),\"children\":[{\(box)}]}},{\"parent\":1,\"index\":2,\"node\":{\(box)}},"
                + "{\"parent\":5,\"index\":0,\"node\":{\"id\":8,\(box),\"children\":[{\"id\":7,\(box)}]}},"
                + "{\"parent\":6,\"index\":0,\"node\":{\"id\":9,\(box)}}]}")
    }

    func testEachEntryCountsFromTheStart() throws {
        let add = Entry(at: 0, .diff(Diff(adds: [Add(parent: 1, index: 0, node: view(2))])))
        for _ in 0..<2 {
            let line = ChunkEncoder.line(add)
            XCTAssertTrue(String(decoding: line, as: UTF8.self).contains("{\"id\":2,"))
            XCTAssertEqual(try ChunkDecoder.decodeEntry(line).get(), add)
        }
    }

    func testUpdatesSayHowFarTheyAreFromTheOneBefore() throws {
        let diff = Diff(updates: [7, 8, 3, 2_147_483_647, 1].map { Update(id: NodeId($0), set: [.hidden(true)]) })
        let steps = [7, 1, -5, 2_147_483_644, -2_147_483_646].map { "{\"+\":\($0),\"set\":{\"hidden\":true}}" }
        XCTAssertEqual(try written(diff), "{\"updates\":[\(steps.joined(separator: ","))]}")
    }

    func testWhatIsNoIdIsF21() {
        let large = "\(screenText.replacingOccurrences(of: "{", with: "{\"id\":2147483647,")),\"children\":[{\(box)}]}"
        XCTAssertEqual(problem(ChunkDecoder.decodeTree(Array(large.utf8))), "F21 children[0].id")
        for step in ["0", "-1", "2147483648", "1.5", "1e-20", "1e999", "\"7\"", "null"] {
            XCTAssertEqual(problem(diff("{\"updates\":[{\"+\":\(step)}]}")), "F21 updates[0].+", step)
        }
        for step in ["-7", "2147483641", "0.5", "1e-20", "-1e999"] {
            XCTAssertEqual(problem(diff("{\"updates\":[{\"+\":7},{\"+\":\(step)}]}")), "F21 updates[1].+", step)
        }
    }

    func testTheSameIdTwiceIsF30AndNoStepIsF15() {
        XCTAssertEqual(problem(diff("{\"updates\":[{\"+\":7},{\"+\":0}]}")), "F30 updates[1].+")
        XCTAssertEqual(problem(diff("{\"updates\":[{\"+\":7},{\"+\":1},{\"+\":-1}]}")), "F30 updates[2].+")
        XCTAssertEqual(problem(diff("{\"updates\":[{\"id\":7}]}")), "F15 updates[0]")
        let adds = ["{\(box)}", "{\"id\":1,\(box)}"].enumerated().map {
            "{\"parent\":1,\"index\":\($0.offset),\"node\":\($0.element)}"
        }
        XCTAssertEqual(problem(diff("{\"adds\":[\(adds.joined(separator: ","))]}")), "F30 adds[1].node.id")
    }

    private let box = "\"class\":\"V\",\"kind\":\"view\",\"frame\":[0,0,1,1]"
    private let screenText = "{\"class\":\"S\",\"kind\":\"screen\",\"frame\":[0,0,9,9]"

    private func screen(_ children: [ViewNode]) -> ViewNode {
        ViewNode(id: 1, className: "S", kind: .screen, frame: Box(0, 0, 9, 9), children: children)
    }

    private func view(_ id: NodeId, _ children: [ViewNode] = []) -> ViewNode {
        ViewNode(id: id, className: "V", frame: Box(0, 0, 1, 1), children: children)
    }

    /// The diff as it is written, read again and compared.
    private func written(_ diff: Diff) throws -> String {
        let bytes = ChunkEncoder.diffBytes(diff)
        XCTAssertEqual(try ChunkDecoder.decodeDiff(bytes).get(), diff)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func diff(_ text: String) -> Result<Diff, FormatProblem> { ChunkDecoder.decodeDiff(Array(text.utf8)) }

    private func problem<T>(_ result: Result<T, FormatProblem>) -> String? {
        guard case .failure(let problem) = result else { return nil }
        return "\(problem.rule) \(problem.path)"
    }
}
