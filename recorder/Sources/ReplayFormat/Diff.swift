// What turns one tree into the next (SPEC section 5).

/// A whole subtree that comes in. `index` is the place in the parent's final list.
public struct Add: Equatable, Sendable {
    public var parent: NodeId
    public var index: Int
    public var node: ViewNode
    public var extra: Extra = []

    public init(parent: NodeId, index: Int, node: ViewNode) {
        (self.parent, self.index, self.node) = (parent, index, node)
    }
}

/// A subtree that goes elsewhere as a whole. `index` is the place in the parent's final list.
public struct Move: Equatable, Sendable {
    public var id: NodeId
    public var parent: NodeId
    public var index: Int
    public var extra: Extra = []

    public init(id: NodeId, parent: NodeId, index: Int) {
        (self.id, self.parent, self.index) = (id, parent, index)
    }
}

/// Fields of one node that change.
public struct Update: Equatable, Sendable {
    public var id: NodeId
    /// In the order of `NodeField`, none twice.
    public var set: [NodeChange]
    /// Fields of `set` that this version does not know.
    public var setExtra: Extra = []
    /// Fields that go back to their default, in the order of `NodeField`.
    public var unset: [NodeField]
    public var extra: Extra = []

    public init(id: NodeId, set: [NodeChange] = [], unset: [NodeField] = []) {
        (self.id, self.set, self.unset) = (id, set, unset)
    }
}

/// Turns the tree before it into the tree after it. One operation per id, only a moved node may also be updated.
public struct Diff: Equatable, Sendable {
    public var adds: [Add]
    public var removes: [NodeId]
    public var moves: [Move]
    public var updates: [Update]

    public init(adds: [Add] = [], removes: [NodeId] = [], moves: [Move] = [], updates: [Update] = []) {
        (self.adds, self.removes, self.moves, self.updates) = (adds, removes, moves, updates)
    }

    public var isEmpty: Bool { adds.isEmpty && removes.isEmpty && moves.isEmpty && updates.isEmpty }
}
