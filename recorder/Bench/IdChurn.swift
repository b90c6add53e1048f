// How often a view goes and comes back under another id: nodes that a diff removes and adds again with equal content, and
// nodes that a diff adds which the same chunk had removed before; per hundred nodes on the screen, summed over all diffs.
import Foundation
import ReplayFormat

struct IdChurn {
    private var shown = 0
    private var atOnce = 0
    private var later = 0

    /// Per hundred.
    var inOneTick: Double { shown == 0 ? 0 : Double(atOnce) / Double(shown) * 100 }
    var withinChunk: Double { shown == 0 ? 0 : Double(later) / Double(shown) * 100 }

    mutating func take(_ frames: [RecordedFrame]) {
        var (before, gone): (ViewNode?, [String: Int]) = (nil, [:])
        for frame in frames {
            guard let diff = frame.diff, let tree = before else {
                (before, gone) = (frame.tree, [:])
                continue
            }
            shown += frame.tree.count
            let removed = contents(of: diff.removes.compactMap { tree.find($0) })
            let added = contents(of: diff.adds.map(\.node))
            for (content, count) in added {
                let here = min(count, removed[content] ?? 0)
                atOnce += here
                later += min(count - here, gone[content] ?? 0)
                if let known = gone[content] { gone[content] = max(0, known - (count - here)) }
            }
            for (content, count) in removed { gone[content, default: 0] += count - min(count, added[content] ?? 0) }
            before = frame.tree
        }
    }

    /// How often each content occurs, ids and children apart.
    private func contents(of nodes: [ViewNode]) -> [String: Int] {
        var counts: [String: Int] = [:]
        func visit(_ node: ViewNode) {
            var bare = node
            (bare.id, bare.children) = (1, [])
            counts["\(bare)", default: 0] += 1
            node.children.forEach(visit)
        }
        nodes.forEach(visit)
        return counts
    }
}

extension ViewNode {
    func find(_ id: NodeId) -> ViewNode? {
        if self.id == id { return self }
        for child in children { if let found = child.find(id) { return found } }
        return nil
    }
}
