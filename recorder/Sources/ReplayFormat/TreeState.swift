// The tree on its way through a chunk: nodes by id, so that a diff costs what it touches (SPEC section 5). Judges what needs the
// tree: F21 on ids that come back, F22, F30, F31, and the rules of the nodes that updates lead to.

/// A tree that diffs are applied to. A value: a copy is a checkpoint. After an error the state is of no use.
public struct TreeState: Sendable {
    private struct Slot {
        /// Without its children.
        var node: ViewNode
        var parent: NodeId?
        var children: [NodeId]
    }

    private var root: NodeId
    private var slots: [NodeId: Slot] = [:]
    /// Ids that were in the tree and no longer are.
    private var gone = Set<NodeId>()

    public init(_ tree: ViewNode) {
        root = tree.id
        insert(tree, parent: nil)
    }

    /// The whole tree as a value. O(n).
    public var tree: ViewNode { subtree(root) }

    /// Replaces the whole tree, as a later snapshot does; remembers which ids are gone.
    public mutating func replace(with tree: ViewNode) {
        gone.formUnion(slots.keys)
        slots.removeAll(keepingCapacity: true)
        root = tree.id
        insert(tree, parent: nil)
        gone.subtract(slots.keys)
    }

    /// Turns the tree into the one after the diff. The diff was read by a decoder or made by a differ: what it breaks by itself
    /// is not judged again.
    public mutating func apply(_ diff: Diff) -> Result<Void, FormatProblem> {
        do {
            try checkOperations(diff)
            try detach(diff)
            let insertions = try bringIn(diff)
            try place(insertions)
            try checkPlaces(insertions)
            try update(diff)
            try checkParents(insertions)
            try checkUpdated(diff)
            return .success(())
        } catch let problem as FormatProblem {
            return .failure(problem)
        } catch {
            return .failure(FormatProblem(rule: "F30", message: "\(error)"))
        }
    }

    /// A node to be put in, and which operation says so.
    private struct Insertion {
        let id: NodeId
        let parent: NodeId
        let index: Int
        let path: String
    }

    private mutating func insert(_ node: ViewNode, parent: NodeId?) {
        var alone = node
        alone.children = []
        slots[node.id] = Slot(node: alone, parent: parent, children: node.children.map(\.id))
        for child in node.children { insert(child, parent: node.id) }
    }

    private func subtree(_ id: NodeId) -> ViewNode {
        let slot = slots[id]!
        var node = slot.node
        node.children = slot.children.map(subtree)
        return node
    }

    /// F30: what is removed, moved and updated is in the tree before the diff, what is added is not. F21: nor was it ever.
    private func checkOperations(_ diff: Diff) throws {
        for (index, add) in diff.adds.enumerated() { try inside("adds[\(index)]") { try checkIsNew(add.node) } }
        let leaving =
            diff.removes.enumerated().map { ($1, "removes[\($0)]") }
            + diff.moves.enumerated().map { ($1.id, "moves[\($0)]") }
        for (id, path) in leaving {
            if id == root { throw FormatProblem(rule: "F30", path: path, message: "the root is neither removed nor moved") }
            try checkIsThere(id, path)
        }
        for (index, update) in diff.updates.enumerated() { try checkIsThere(update.id, "updates[\(index)]") }
    }

    private func checkIsThere(_ id: NodeId, _ path: String) throws {
        if slots[id] != nil { return }
        throw FormatProblem(rule: "F30", path: path, message: "there is no node \(id) before this diff")
    }

    /// Step 1. All that leaves is unhooked first, so that a removed subtree keeps nothing that is moved out of it.
    private mutating func detach(_ diff: Diff) throws {
        let leaving = Set(diff.removes).union(diff.moves.map(\.id))
        let parents = Set(leaving.compactMap { slots[$0]?.parent })
        for parent in parents { slots[parent]!.children.removeAll { leaving.contains($0) } }
        for id in leaving { slots[id]!.parent = nil }
        for id in diff.removes { forget(id) }
    }

    private mutating func forget(_ id: NodeId) {
        guard let slot = slots.removeValue(forKey: id) else { return }
        gone.insert(id)
        for child in slot.children { forget(child) }
    }

    /// Step 2, first half: all parents are looked up in the tree that removals left, moves also among what adds bring.
    private mutating func bringIn(_ diff: Diff) throws -> [Insertion] {
        let adds = try diff.adds.enumerated().map { index, add in
            try inside("adds[\(index)]") { try checkParent(add.parent) }
            return Insertion(id: add.node.id, parent: add.parent, index: add.index, path: "adds[\(index)]")
        }
        for add in diff.adds { insert(add.node, parent: nil) }
        let moves = try diff.moves.enumerated().map { index, move in
            try inside("moves[\(index)]") { try checkParent(move.parent) }
            return Insertion(id: move.id, parent: move.parent, index: move.index, path: "moves[\(index)]")
        }
        return adds + moves
    }

    private func checkParent(_ parent: NodeId) throws {
        if slots[parent] != nil { return }
        throw FormatProblem(rule: "F31", message: "there is no node \(parent) to be the parent")
    }

    private func checkIsNew(_ node: ViewNode) throws {
        if slots[node.id] != nil { throw FormatProblem(rule: "F30", message: "the node \(node.id) is there already") }
        if gone.contains(node.id) {
            throw FormatProblem(rule: "F21", message: "the id \(node.id) was in the tree before and does not come back")
        }
        for child in node.children { try checkIsNew(child) }
    }

    /// Step 2, second half: per parent by ascending index, each at its place in the final list.
    private mutating func place(_ insertions: [Insertion]) throws {
        for (parent, group) in Dictionary(grouping: insertions, by: \.parent).sorted(by: { $0.key < $1.key }) {
            let kept = slots[parent]!.children
            var children: [NodeId] = []
            var next = 0
            for insertion in group.sorted(by: { $0.index < $1.index }) {
                let gap = insertion.index - children.count
                guard 0...(kept.count - next) ~= gap else {
                    throw FormatProblem(
                        rule: "F31", path: insertion.path, message: "the index \(insertion.index) is not in the final list")
                }
                children += kept[next..<(next + gap)]
                next += gap
                children.append(insertion.id)
            }
            slots[parent]!.children = children + kept[next...]
            for insertion in group { slots[insertion.id]!.parent = parent }
        }
    }

    /// What was put in hangs on the root (F31), is not too deep, and is not too much (F22).
    private func checkPlaces(_ insertions: [Insertion]) throws {
        if slots.count > Limits.nodes {
            throw FormatProblem(rule: "F22", message: "there are more than \(Limits.nodes) nodes")
        }
        for insertion in insertions {
            guard let depth = depth(of: insertion.id) else {
                throw FormatProblem(rule: "F31", path: insertion.path, message: "the node does not hang on the root")
            }
            if !fits(insertion.id, depth: depth) {
                throw FormatProblem(rule: "F22", message: "the tree becomes more than \(Limits.depth) deep")
            }
        }
    }

    /// Asked after the updates: one may have turned a placeholder into what can have children.
    private func checkParents(_ insertions: [Insertion]) throws {
        for insertion in insertions where slots[insertion.parent]!.node.kind == .placeholder {
            throw FormatProblem(rule: "F24", path: insertion.path, message: "a placeholder has no children")
        }
    }

    /// The root has 1. nil: the way up does not lead to the root.
    private func depth(of id: NodeId) -> Int? {
        var depth = 1
        var at = id
        while let parent = slots[at]?.parent {
            depth += 1
            at = parent
            if depth > slots.count { return nil }
        }
        return at == root ? depth : nil
    }

    private func fits(_ id: NodeId, depth: Int) -> Bool {
        if depth > Limits.depth { return false }
        return slots[id]!.children.allSatisfy { fits($0, depth: depth + 1) }
    }

    /// Step 3.
    private mutating func update(_ diff: Diff) throws {
        for (index, update) in diff.updates.enumerated() {
            try inside("updates[\(index)]") {
                guard slots[update.id] != nil else {
                    throw FormatProblem(rule: "F30", message: "the node \(update.id) is removed by this diff")
                }
                try slots[update.id]!.node.apply(update)
                if update.keepsRuns { try checkText(update.id) }
            }
        }
    }

    /// Runs that stay may not fit the new string.
    private func checkText(_ id: NodeId) throws {
        do { try slots[id]!.node.text?.check() } catch var problem as FormatProblem {
            problem.path = ""
            throw problem
        }
    }

    private func checkUpdated(_ diff: Diff) throws {
        for (index, update) in diff.updates.enumerated() { try inside("updates[\(index)]") { try checkRules(update.id) } }
    }

    private func checkRules(_ id: NodeId) throws {
        let slot = slots[id]!
        do { try NodeRules.check(slot.node, isRoot: id == root) } catch var problem as FormatProblem {
            // The operation is named, not a field of the node that it leads to.
            problem.path = ""
            throw problem
        }
        if slot.node.kind == .placeholder && !slot.children.isEmpty {
            throw FormatProblem(rule: "F24", message: "a placeholder has no children")
        }
    }
}

extension ViewNode {
    /// The tree after the diff, or the rule that the diff breaks. O(n): who applies many keeps a `TreeState`.
    public func applying(_ diff: Diff) -> Result<ViewNode, FormatProblem> {
        var state = TreeState(self)
        return state.apply(diff).map { state.tree }
    }
}
