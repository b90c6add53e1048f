// Moves among siblings, by the cases in which a list-based recorder re-adds what only changed places: how many operations
// ours has beyond the fewest that there can be, and how many theirs re-adds.
import Foundation
import ReplayCore
import ReplayFormat

enum MoveFigures {
    struct Case {
        let name: String
        let old: [Int32]
        let new: [Int32]
    }

    static func measure(into figures: inout Figures) {
        var (excess, random) = (0, SeededNumbers(seed: 100))
        for sample in cases() { excess += beyondFewest(sample) }
        for moves in [1, 3] {
            for _ in 0..<500 { excess += beyondFewest(shuffled(moves, &random)) }
        }
        figures["format.moves_beyond_fewest"] = Double(excess)
    }

    /// Of 100 siblings.
    static func cases() -> [Case] {
        let all = (Int32(1)...100).map { $0 }
        let block = all[10..<30]
        return [
            Case(name: "first to last", old: all, new: Array(all[1...]) + [1]),
            Case(name: "last to first", old: all, new: [100] + all[..<99]),
            Case(name: "20 to 80", old: all, new: Array(all[..<20] + all[21...80]) + [21] + all[81...]),
            Case(name: "five from back to front", old: all, new: Array(all[5...] + all[..<5])),
            Case(name: "a block of 20 to the end", old: all, new: Array(all[..<10] + all[30...] + block)),
            Case(name: "two neighbours change places", old: all, new: Array(all[..<50]) + [52, 51] + all[52...]),
            Case(name: "a list scrolls, fresh ids", old: all, new: Array(all[8...]) + (101...108)),
            Case(name: "a list scrolls, cells are used again", old: all, new: Array(all[8...] + all[..<8])),
        ]
    }

    static func shuffled(_ moves: Int, _ random: inout SeededNumbers) -> Case {
        let all = (Int32(1)...100).map { $0 }
        var new = all
        for _ in 0..<moves {
            let moved = new.remove(at: Int.random(in: 0..<100, using: &random))
            new.insert(moved, at: Int.random(in: 0...99, using: &random))
        }
        return Case(name: "\(moves) random", old: all, new: new)
    }

    private static func beyondFewest(_ sample: Case) -> Int {
        let diff = Differ.diff(from: tree(sample.old), to: tree(sample.new)) ?? Diff()
        let before = Dictionary(uniqueKeysWithValues: sample.old.enumerated().map { ($1, $0) })
        let order = sample.new.compactMap { before[$0] }
        let gone = Set(sample.old).subtracting(sample.new).count
        let fresh = Set(sample.new).subtracting(sample.old).count
        let fewest = gone + fresh + order.count - longestRun(order)
        return diff.moves.count + diff.adds.count + diff.removes.count + diff.updates.count - fewest
    }

    private static func tree(_ ids: [Int32]) -> ViewNode {
        let rows = ids.map { ViewNode(id: NodeId($0 + 1), className: "UIView", frame: Box(0, Double($0) * 44, 393, 44)) }
        return ViewNode(id: 1, className: "UIScreen", kind: .screen, frame: Box(0, 0, 393, 852), children: rows)
    }

    /// Of all pairs, the slow way.
    static func longestRun(_ values: [Int]) -> Int {
        var longest = [Int](repeating: 1, count: values.count)
        for end in values.indices {
            for start in 0..<end where values[start] < values[end] { longest[end] = max(longest[end], longest[start] + 1) }
        }
        return longest.max() ?? 0
    }
}
