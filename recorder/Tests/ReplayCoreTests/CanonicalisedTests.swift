// A canonicalised tree is what a reader gets back from the written one.
import ReplayFormat
import XCTest

final class CanonicalisedTests: XCTestCase {
    func testItIsWhatAReaderGetsBack() throws {
        for seed in UInt64(1)...30 {
            let tree = jittered(RandomTree(nodeCount: 50, seed: seed).tree, by: Double(seed) / 1_000 / Double.pi)
            let read = try ChunkDecoder.decodeTree(ChunkEncoder.treeBytes(tree)).get()
            XCTAssertEqual(tree.checksum, read.checksum, "seed \(seed)")
            let canonical = tree.canonicalised()
            XCTAssertEqual(canonical, read.canonicalised(), "seed \(seed)")
            XCTAssertEqual(canonical, canonical.canonicalised(), "seed \(seed)")
            XCTAssertEqual(try ChunkDecoder.decodeTree(ChunkEncoder.treeBytes(canonical)).get(), canonical, "seed \(seed)")
        }
    }

    func testALayoutGoneWrongStillGivesAValidTree() throws {
        var tree = ViewNode(id: 1, className: "UIScreen", kind: .screen, frame: Box(0, 0, 393, 852))
        tree.frame = Box(.nan, .infinity, -.infinity, 1e300)
        tree.transform = Affine(.nan, 0, 0, 1e20, 1e9 + 0.5, 0)
        tree.alpha = 1.5
        let canonical = tree.canonicalised()
        XCTAssertEqual(try ChunkDecoder.decodeTree(ChunkEncoder.treeBytes(canonical)).get(), canonical)
        XCTAssertEqual(canonical.alpha, 1)
        XCTAssertEqual(canonical.frame.x, 0)
    }

    /// The same tree with numbers that have more decimals than a file.
    private func jittered(_ tree: ViewNode, by shift: Double) -> ViewNode {
        var node = tree
        node.frame.x += shift
        node.frame.height *= 1 + shift
        node.scroll.y -= shift
        node.transform.b += shift
        node.radii.topRight += shift
        node.alpha = min(1, max(0, node.alpha - shift))
        node.shadow?.radius += shift
        node.border?.width += shift
        node.gradient?.end.x += shift
        node.control?.value? += shift
        if node.text != nil {
            node.text!.runs[0].size += shift
            if shift < 0.02, node.text!.lines[0].range != nil { node.text!.lines[0].x = shift }
        }
        node.children = node.children.map { jittered($0, by: shift * 1.7) }
        return node
    }
}
