// The diffs of fixtures/diffs: made by this differ, frozen, applied by every implementation. With UPDATE_GOLDENS=1 they are
// written instead of compared.
import Foundation
import ReplayCore
import XCTest

@testable import ReplayFormat

final class DiffGoldenTests: XCTestCase {
    private let pairs = Fixtures.files(in: "diffs", ending: ".json").filter { !$0.hasSuffix(".diff.json") }

    func testEveryDiffIsTheFrozenOne() throws {
        XCTAssertGreaterThan(pairs.count, 50)
        for path in pairs {
            let (before, after) = try trees(path)
            let diff = try XCTUnwrap(Differ.diff(from: before, to: after), path)
            let bytes = ChunkEncoder.diffBytes(diff) + Array("\n".utf8)
            let golden = path.replacingOccurrences(of: ".json", with: ".diff.json")
            if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
                try Data(bytes).write(to: Fixtures.folder.appendingPathComponent(golden))
            }
            XCTAssertEqual(
                String(decoding: bytes, as: UTF8.self), String(decoding: try Fixtures.bytes(golden), as: UTF8.self), path)
        }
    }

    func testEveryFrozenDiffLeadsToItsTree() throws {
        for path in pairs {
            let (before, after) = try trees(path)
            let golden = try Fixtures.bytes(path.replacingOccurrences(of: ".json", with: ".diff.json"))
            let diff = try ChunkDecoder.decodeDiff(golden).get()
            XCTAssertEqual(try before.applying(diff).get(), after, path)
            XCTAssertEqual(diff.moves.count, SlowMoves.count(from: before, to: after), path)
        }
    }

    private func trees(_ path: String) throws -> (before: ViewNode, after: ViewNode) {
        let fields = try Fields(Fixtures.bytes(path).withUnsafeBytes { try JSONReader.read($0).value }, "F23")
        func tree(_ key: String) throws -> ViewNode {
            try fields.required(key, NodeReader(resourceCount: .max, idRule: "F21").node(depth: 1))
        }
        return (try tree("before"), try tree("after"))
    }
}
