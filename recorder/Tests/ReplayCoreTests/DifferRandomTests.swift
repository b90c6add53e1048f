// The differ on random trees: what it says leads to the target, with as few moves as there can be.
import ReplayFormat
import XCTest

@testable import ReplayCore

final class DifferRandomTests: XCTestCase {
    func testADiffLeadsToTheTargetAndMovesAsLittleAsCanBe() throws {
        for seed in UInt64(1)...150 {
            var random = RandomTree(nodeCount: 2 + Int(seed % 60), seed: seed)
            var before = random.tree
            for step in 0..<6 {
                random.change(times: 1 + step * step)
                let after = random.tree
                try check(from: before, to: after, "seed \(seed), step \(step)")
                before = after
            }
        }
    }

    private func check(from before: ViewNode, to after: ViewNode, _ name: String) throws {
        let outcome = Differ.compare(from: before, to: after)
        guard case .diff(let diff) = outcome else {
            XCTAssertEqual(outcome, .unchanged, name)
            return XCTAssertEqual(before, after, name)
        }
        XCTAssertEqual(try before.applying(diff).get(), after, name)
        XCTAssertEqual(diff.moves.count, SlowMoves.count(from: before, to: after), "moves, \(name)")
        XCTAssertEqual(Differ.diff(from: before, to: after), diff, "the same again, \(name)")
        try checkFile(diff, name)
    }

    /// The diff is what a file can hold: read again it is the same, and it obeys the rules on reading.
    private func checkFile(_ diff: Diff, _ name: String) throws {
        let line = ChunkEncoder.line(Entry(at: 0, .diff(diff)))
        let object = Array("{".utf8) + line.dropFirst("{\"kind\":\"diff\",\"at\":0,".utf8.count)
        XCTAssertEqual(try ChunkDecoder.decodeDiff(object).get(), diff, name)
    }

    func testOfEqualTreesThereIsNothingToSay() {
        for seed in UInt64(1)...50 {
            let tree = RandomTree(nodeCount: 40, seed: seed).tree
            XCTAssertEqual(Differ.compare(from: tree, to: RandomTree(nodeCount: 40, seed: seed).tree), .unchanged, "seed \(seed)")
            XCTAssertNil(Differ.diff(from: tree, to: tree))
        }
    }

    func testTheFastRunIsAsLongAsTheSlowOne() {
        for seed in UInt64(1)...300 {
            var generator = SeededGenerator(seed: seed)
            let values = Array(0..<generator.int(0...30)).shuffled(using: &generator)
            let members = LongestRun.members(of: values)
            let run = zip(values, members).filter(\.1).map(\.0)
            XCTAssertEqual(run, run.sorted(), "seed \(seed)")
            XCTAssertEqual(run.count, SlowMoves.longestIncreasingRun(values), "seed \(seed)")
        }
    }
}
