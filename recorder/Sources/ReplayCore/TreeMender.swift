// Takes out of a tree what the format cannot hold: a node that breaks a rule becomes a placeholder, and all else stays. One wrong
// view would else cost the whole chunk, which the server refuses. O(nodes); a tree without a fault comes back as it is.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

enum TreeMender {
    static let label = "recorder fault"

    static func mended(_ tree: ViewNode) -> ViewNode {
        var ids = Set<NodeId>()
        guard hasFault(tree, isRoot: true, &ids) else { return tree }
        ids = []
        return mended(tree, isRoot: true, &ids) ?? tree
    }

    private static func hasFault(_ node: ViewNode, isRoot: Bool, _ ids: inout Set<NodeId>) -> Bool {
        if !ids.insert(node.id).inserted || node.fault(isRoot: isRoot) != nil { return true }
        // In place: a node is large, and this is asked of each at every capture.
        return node.children.withUnsafeBufferPointer { children in
            children.indices.contains { hasFault(children[$0], isRoot: false, &ids) }
        }
    }

    /// nil: the node is in the tree already.
    private static func mended(_ node: ViewNode, isRoot: Bool, _ ids: inout Set<NodeId>) -> ViewNode? {
        guard ids.insert(node.id).inserted else { return nil }
        if node.fault(isRoot: isRoot) != nil, !isRoot {
            var stub = ViewNode(id: node.id, className: node.className, kind: .placeholder, frame: node.frame)
            stub.placeholder = ViewNode.Placeholder(reason: .unsupported, label: label)
            (stub.transform, stub.anchor, stub.alpha, stub.hidden) = (node.transform, node.anchor, node.alpha, node.hidden)
            return stub
        }
        var result = node
        result.children = node.children.compactMap { mended($0, isRoot: false, &ids) }
        return result
    }
}
