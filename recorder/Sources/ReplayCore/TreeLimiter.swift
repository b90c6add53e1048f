// Makes a tree fit the format's limits (SPEC C8): what is too deep or too much becomes placeholders `overLimit`, text
// that is too long is cut. O(nodes); a tree that fits comes back as it is.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

struct TreeLimiter {
    var nodes = Limits.nodes
    var depth = Limits.depth
    var textBytes = Limits.textBytes
    /// All texts of a tree together, so that a chunk stays within its own size.
    var allTextBytes = 512 * 1024

    func limited(_ tree: ViewNode) -> ViewNode {
        var room = Budget(nodes: nodes, text: allTextBytes)
        if fits(tree, depth: 1, &room) { return tree }
        var budget = Budget(nodes: max(1, nodes - depth), text: allTextBytes)
        return limited(tree, depth: 1, &budget)
    }

    private struct Budget {
        var nodes: Int
        var text: Int
    }

    private func fits(_ node: ViewNode, depth level: Int, _ room: inout Budget) -> Bool {
        let text = node.text?.string.utf8.count ?? 0
        room.nodes -= 1
        room.text -= text
        guard room.nodes >= 0, room.text >= 0, text <= textBytes, level <= depth else { return false }
        // In place: a node is large, and this is asked of each at every capture.
        return node.children.withUnsafeBufferPointer { children in
            children.indices.allSatisfy { fits(children[$0], depth: level + 1, &room) }
        }
    }

    private func limited(_ node: ViewNode, depth level: Int, _ budget: inout Budget) -> ViewNode {
        budget.nodes -= 1
        var result = node
        if let text = node.text {
            let allowed = min(textBytes, max(budget.text, 0))
            budget.text -= min(text.string.utf8.count, allowed)
            if text.string.utf8.count > allowed { result.text = cut(text, to: allowed) }
        }
        guard !node.children.isEmpty else { return result }
        if level == depth { return placeholder(for: node) }
        for (index, child) in node.children.enumerated() {
            guard budget.nodes > 0 else {
                // One stands for it and all behind it: at most one more node a level, which the budget allows for.
                result.children = result.children.prefix(index) + [placeholder(for: child)]
                return result
            }
            result.children[index] = limited(child, depth: level + 1, &budget)
        }
        return result
    }

    private func placeholder(for node: ViewNode) -> ViewNode {
        var stub = ViewNode(id: node.id, className: node.className, kind: .placeholder, frame: node.frame)
        stub.placeholder = ViewNode.Placeholder(reason: .overLimit)
        stub.transform = node.transform
        stub.anchor = node.anchor
        stub.alpha = node.alpha
        stub.hidden = node.hidden
        return stub
    }

    /// Cuts between characters; runs and lines beyond the cut go with it, and so does a line of the whole string, which is no longer whole.
    private func cut(_ text: ViewNode.Text, to bytes: Int) -> ViewNode.Text {
        var kept = ""
        for character in text.string {
            guard kept.utf8.count + character.utf8.count <= bytes else { break }
            kept.append(character)
        }
        let length = kept.utf16.count
        var result = text
        result.string = kept
        var runs: [ViewNode.TextRun] = []
        for run in text.runs {
            runs.append(run)
            if run.end.map({ $0 >= length }) ?? true { break }
        }
        if !runs.isEmpty { runs[runs.count - 1].end = nil }
        result.runs = runs
        result.lines = text.lines.filter { line in line.range.map { $0.end <= length } ?? false }
        return result
    }
}
