// A tree laid out flat, parents before children, so that it is walked without recursion and its nodes are found by id. O(n).
#if SWIFT_PACKAGE
    import ReplayFormat
#endif

struct FlatTree {
    struct Item {
        /// With its children, which share their storage with the tree.
        let node: ViewNode
        /// Index of the parent's item; −1 for the root.
        let parent: Int
        /// Place among its siblings.
        let place: Int
    }

    let items: [Item]
    let indexById: [NodeId: Int]

    var root: ViewNode { items[0].node }

    init(_ root: ViewNode) {
        var items = [Item(node: root, parent: -1, place: 0)]
        var next = 0
        while next < items.count {
            for (place, child) in items[next].node.children.enumerated() {
                items.append(Item(node: child, parent: next, place: place))
            }
            next += 1
        }
        var indexById = [NodeId: Int](minimumCapacity: items.count)
        for (index, item) in items.enumerated() { indexById[item.node.id] = index }
        self.items = items
        self.indexById = indexById
    }
}
