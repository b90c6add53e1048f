// Reads a node and all below it, and the fields of an update (SPEC F21 – F24, F32). Recursion is safe: a node deeper than 256 is
// refused before it is entered.

/// What reading a line needs to know of what stands around it; counts the limits of a tree as it goes. One per line.
final class NodeReader {
    private let resourceCount: Int
    /// What a second node of the same id breaks: F21 in a snapshot, F30 in the adds of a diff.
    private let idRule: String
    /// Ids of the nodes read so far.
    private(set) var ids = Set<NodeId>()
    private var nodeCount = 0
    /// Of the node read last, 0 before the first.
    private var lastId: Int32 = 0

    init(resourceCount: Int, idRule: String) {
        self.resourceCount = resourceCount
        self.idRule = idRule
    }

    /// The root of a snapshot has depth 1; what is added has 2 at least.
    func node(depth: Int) -> Fields.Reader<ViewNode> {
        return { [self] value, _ in try node(value, depth: depth) }
    }

    private func node(_ value: JSONValue, depth: Int) throws -> ViewNode {
        nodeCount += 1
        if depth > Limits.depth { throw FormatProblem(rule: "F22", message: "the tree is more than \(Limits.depth) deep") }
        if nodeCount > Limits.nodes { throw FormatProblem(rule: "F22", message: "there are more than \(Limits.nodes) nodes") }
        let fields = try Fields(value, "F23")
        let id = try nextId(fields)
        lastId = id.rawValue
        var node = ViewNode(
            id: id, className: try fields.required("class", Read.string),
            kind: NodeKind(name: try fields.required("kind", Read.string)), frame: try fields.required("frame", Read.box))
        for change in try changes(fields) { node.apply(change) }
        node.children = try fields.optional("children", Read.list(self.node(depth: depth + 1))) ?? []
        node.extra = try fields.extra(beyond: NodeReader.nodeKeys)
        guard ids.insert(node.id).inserted else {
            throw FormatProblem(rule: idRule, path: "id", message: "the id \(node.id) stands twice")
        }
        try NodeRules.check(node, isRoot: depth == 1)
        return node
    }

    /// One that is left out counts on from the node before, a node standing before its children (F23).
    private func nextId(_ fields: Fields) throws -> NodeId {
        if let id = try fields.optional("id", Read.nodeId) { return id }
        return try inside("id") { try Read.nodeId(.number(Double(lastId) + 1), "F23") }
    }

    /// The `set` of an update (F32): the known fields, in the order of the schema, and the unknown ones.
    func set(_ value: JSONValue, _ rule: String) throws -> (changes: [NodeChange], extra: Extra) {
        let fields = try Fields(value, "F32")
        for key in ["id", "class", "children"] where fields.object[key] != nil {
            throw FormatProblem(rule: "F32", path: key, message: "this field cannot be updated")
        }
        let values = try Fields(value, "F23")
        let fixed: [NodeChange?] = [
            try values.optional("kind", Read.string).map { .kind(NodeKind(name: $0)) },
            try values.optional("frame", Read.box).map(NodeChange.frame),
        ]
        let others = try changes(values, text: TextReader.change)
        return (fixed.compactMap { $0 } + others, try values.extra(beyond: NodeReader.nodeKeys))
    }

    /// The fields that have a default, in the order of the schema.
    private func changes(
        _ fields: Fields, text: Fields.Reader<ViewNode.Text> = TextReader.text
    ) throws -> [NodeChange] {
        let color = Read.color
        let all: [NodeChange?] = [
            try fields.optional("scroll", Read.point).map(NodeChange.scroll),
            try fields.optional("transform", Read.affine).map(NodeChange.transform),
            try fields.optional("anchor", Read.point).map(NodeChange.anchor),
            try fields.optional("clips", Read.bool).map(NodeChange.clips),
            try fields.optional("radii", Read.radii).map(NodeChange.radii),
            try fields.optional("background", color).map(NodeChange.background),
            try fields.optional("gradient", ContentReader.gradient).map(NodeChange.gradient),
            try fields.optional("border", ContentReader.border).map(NodeChange.border),
            try fields.optional("shadow", ContentReader.shadow).map(NodeChange.shadow),
            try fields.optional("alpha", Read.number(0...1)).map(NodeChange.alpha),
            try fields.optional("hidden", Read.bool).map(NodeChange.hidden),
            try fields.optional("blur", ContentReader.blur).map(NodeChange.blur),
            try fields.optional("text", text).map(NodeChange.text),
            try fields.optional("image", image).map(NodeChange.image),
            try fields.optional("control", ContentReader.control).map(NodeChange.control),
            try fields.optional("input", ContentReader.input).map(NodeChange.input),
            try fields.optional("placeholder", ContentReader.placeholder).map(NodeChange.placeholder),
            try fields.optional("mask", ContentReader.mask).map(NodeChange.mask),
            try fields.optional("accessibilityId", Read.string).map { .accessibilityId(ByBytes(wrappedValue: $0)) },
            try fields.optional("controller", Read.string).map { .controller(ByBytes(wrappedValue: $0)) },
        ]
        return all.compactMap { $0 }
    }

    /// F8: the index lies within the header's list.
    private func image(_ value: JSONValue, _ rule: String) throws -> ViewNode.Image {
        let image = try ContentReader.image(value, rule)
        if image.resource < resourceCount { return image }
        throw FormatProblem(rule: "F8", path: "resource", message: "the header lists \(resourceCount) resources")
    }

    private static let nodeKeys = ["id", "class"] + NodeField.keys + ["children"]
}
