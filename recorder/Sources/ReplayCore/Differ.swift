// What turns one tree into the next, as small as the format can say it (SPEC section 5): updates hold only fields that changed,
// a subtree that moves is one move, and of n siblings in a new order n − LIS move. O(n log n). Any thread. Deterministic: the same
// two trees give the same diff, operations ordered by id, or by parent and index.
#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// Compares trees. Both should be `canonicalised()`: what differs by less than the file can show is no change.
public enum Differ {
    public enum Outcome: Equatable, Sendable {
        case unchanged
        case diff(Diff)
        /// No diff can say it: another root, or a class that changed under its id. A snapshot can.
        case needsSnapshot
    }

    /// What takes the first tree to the second.
    public static func compare(from old: ViewNode, to new: ViewNode) -> Outcome {
        compare(from: FlatTree(old), to: FlatTree(new))
    }

    /// For whoever compares one tree after the other, and lays each out only once.
    static func compare(from old: FlatTree, to new: FlatTree) -> Outcome {
        if old.root.id != new.root.id { return .needsSnapshot }
        var comparison = Comparison(old: old, new: new)
        guard comparison.run() else { return .needsSnapshot }
        return comparison.diff.isEmpty ? .unchanged : .diff(comparison.diff)
    }

    /// The diff alone; nil if there is nothing to say, or if no diff can say it (see `compare`).
    public static func diff(from old: ViewNode, to new: ViewNode) -> Diff? {
        if case .diff(let diff) = compare(from: old, to: new) { return diff }
        return nil
    }
}

/// One comparison on its way.
private struct Comparison {
    private static let none = -1

    let old: FlatTree
    let new: FlatTree
    /// Per item of the new tree: its item in the old one, or none.
    private let origins: [Int]
    private(set) var diff = Diff()

    init(old: FlatTree, new: FlatTree) {
        (self.old, self.new) = (old, new)
        origins = new.items.map { old.indexById[$0.node.id] ?? Comparison.none }
    }

    /// False: no diff can say it.
    mutating func run() -> Bool {
        guard collectUpdates() else { return false }
        collectRemoves()
        collectPlaces()
        diff.removes.sort()
        diff.updates.sort { $0.id < $1.id }
        diff.moves.sort { ($0.parent, $0.index) < ($1.parent, $1.index) }
        diff.adds.sort { ($0.parent, $0.index) < ($1.parent, $1.index) }
        return true
    }

    private mutating func collectUpdates() -> Bool {
        for (index, item) in new.items.enumerated() where origins[index] != Comparison.none {
            let before = old.items[origins[index]].node
            guard NodeComparison.canUpdate(from: before, to: item.node) else { return false }
            if let update = NodeComparison.update(from: before, to: item.node) { diff.updates.append(update) }
        }
        return true
    }

    /// The topmost of what is gone: what lies below goes with it.
    private mutating func collectRemoves() {
        let isGone = old.items.map { new.indexById[$0.node.id] == nil }
        for (index, item) in old.items.enumerated() where isGone[index] && !isGone[item.parent] {
            diff.removes.append(item.node.id)
        }
    }

    /// Parent by parent: which children come in, which come from elsewhere, and which of those that stay change places.
    private mutating func collectPlaces() {
        var first = 1
        for (index, item) in new.items.enumerated() {
            let children = first..<(first + item.node.children.count)
            first = children.upperBound
            if !children.isEmpty { collectChildren(children, parent: index) }
        }
    }

    private mutating func collectChildren(_ children: Range<Int>, parent: Int) {
        let parentId = new.items[parent].node.id
        let staying = children.filter { isStaying($0, parent: parent) }
        let keepsPlace = LongestRun.members(of: staying.map { old.items[origins[$0]].place })
        var next = 0
        for child in children {
            let item = new.items[child]
            if next < staying.count, staying[next] == child {
                if !keepsPlace[next] { diff.moves.append(Move(id: item.node.id, parent: parentId, index: item.place)) }
                next += 1
            } else if origins[child] != Comparison.none {
                diff.moves.append(Move(id: item.node.id, parent: parentId, index: item.place))
            } else if origins[parent] != Comparison.none {
                diff.adds.append(Add(parent: parentId, index: item.place, node: onlyNew(item.node)))
            }
        }
    }

    /// Whether the view was this parent's child before.
    private func isStaying(_ child: Int, parent: Int) -> Bool {
        guard origins[child] != Comparison.none, origins[parent] != Comparison.none else { return false }
        return old.items[origins[child]].parent == origins[parent]
    }

    /// The subtree without what was in the tree before: that moves in.
    private func onlyNew(_ node: ViewNode) -> ViewNode {
        var node = node
        let children = node.children.filter { old.indexById[$0.id] == nil }
        node.children = children.map(onlyNew)
        return node
    }
}
