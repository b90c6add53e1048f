// The slow obvious way to count the moves that a diff needs: what changed its parent, and of the siblings that stayed with theirs
// all but a longest increasing run, by dynamic programming over all pairs.
import ReplayFormat

enum SlowMoves {
    static func count(from old: ViewNode, to new: ViewNode) -> Int {
        let before = places(old)
        let after = places(new)
        var moves = 0
        for (id, place) in after where before[id] != nil && before[id]!.parent != place.parent { moves += 1 }
        for parent in Set(after.values.compactMap(\.parent)) {
            let kept = after.filter { $0.value.parent == parent && before[$0.key]?.parent == parent }
            let order = kept.sorted { $0.value.index < $1.value.index }.map { before[$0.key]!.index }
            moves += order.count - longestIncreasingRun(order)
        }
        return moves
    }

    static func longestIncreasingRun(_ values: [Int]) -> Int {
        var longest = [Int](repeating: 1, count: values.count)
        for end in values.indices {
            for start in 0..<end where values[start] < values[end] { longest[end] = max(longest[end], longest[start] + 1) }
        }
        return longest.max() ?? 0
    }

    private static func places(_ root: ViewNode) -> [NodeId: (parent: NodeId?, index: Int)] {
        var places: [NodeId: (parent: NodeId?, index: Int)] = [root.id: (nil, 0)]
        func visit(_ node: ViewNode) {
            for (index, child) in node.children.enumerated() {
                places[child.id] = (node.id, index)
                visit(child)
            }
        }
        visit(root)
        return places
    }
}
