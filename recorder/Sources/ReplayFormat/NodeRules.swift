// Rules that bind the fields of one node together (SPEC F21, F24, F29). Asked of what a file holds, and of what an update leads to.

enum NodeRules {
    /// Judges one node, not what is below it.
    static func check(_ node: ViewNode, isRoot: Bool) throws {
        if isRoot != (node.kind == .screen) {
            throw FormatProblem(rule: "F21", path: "kind", message: "the root, and nothing else, is of kind screen")
        }
        try checkOwnFields(node)
        if node.kind == .placeholder { try checkPlaceholder(node) }
        if let mask = node.mask {
            try checkMasked(node, mask)
        } else if node.input?.secure == true {
            throw FormatProblem(rule: "F29", message: "a secure field has a mask")
        }
    }

    private static func checkOwnFields(_ node: ViewNode) throws {
        guard let own = node.kind.ownFields else { return }
        let held: [(NodeField, Bool)] = [
            (.text, node.text != nil), (.image, node.image != nil), (.control, node.control != nil),
            (.input, node.input != nil), (.placeholder, node.placeholder != nil), (.mask, node.mask != nil),
        ]
        for (field, isHeld) in held where isHeld && !own.contains(field) {
            throw FormatProblem(
                rule: "F24", path: field.key, message: "a node of kind \(node.kind.name) has no \(field.key)")
        }
    }

    private static func checkPlaceholder(_ node: ViewNode) throws {
        if node.placeholder == nil { throw FormatProblem(rule: "F24", message: "a placeholder says why it is one") }
        if !node.children.isEmpty {
            throw FormatProblem(rule: "F24", path: "children", message: "a placeholder has no children")
        }
    }

    private static func checkMasked(_ node: ViewNode, _ mask: ViewNode.Mask) throws {
        let revealing: [(String, Bool)] = [
            ("text", node.text != nil), ("image", node.image != nil), ("input.caret", node.input?.caret != nil),
            ("control.value", node.control?.value != nil), ("control.selected", node.control?.selected != nil),
            ("control.columns", node.control?.columns != nil), ("control.date", node.control?.date != nil),
        ]
        for (path, isHeld) in revealing where isHeld {
            throw FormatProblem(rule: "F29", path: path, message: "a masked node does not show its \(path)")
        }
        if node.input?.secure == true && mask.lines != 1 {
            throw FormatProblem(rule: "F29", path: "mask.lines", message: "a secure field is masked as one line")
        }
    }
}
