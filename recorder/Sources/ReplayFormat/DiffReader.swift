// Reads diffs (SPEC F15), judging what a diff breaks by itself: shapes, two operations for one id (F30), fields of updates (F32).

struct DiffReader {
    static let keys = ["adds", "removes", "moves", "updates"]

    private let nodes: NodeReader

    init(resourceCount: Int) {
        nodes = NodeReader(resourceCount: resourceCount, idRule: "F30")
    }

    func diff(_ value: JSONValue) throws -> Diff {
        let fields = try Fields(value, "F15")
        var last: NodeId?
        let diff = Diff(
            adds: try fields.optional("adds", Read.list(add)) ?? [],
            removes: try fields.optional("removes", Read.list(Read.nodeId)) ?? [],
            moves: try fields.optional("moves", Read.list(move)) ?? [],
            updates: try fields.optional(
                "updates",
                Read.list { value, rule in
                    let update = try update(value, rule, after: last)
                    last = update.id
                    return update
                }) ?? [])
        if diff.isEmpty { throw FormatProblem(rule: "F15", message: "the diff holds no operation") }
        try checkOneOperationPerId(diff)
        return diff
    }

    private func add(_ value: JSONValue, _ rule: String) throws -> Add {
        let fields = try Fields(value, rule)
        var add = Add(
            parent: try fields.required("parent", Read.nodeId), index: try fields.required("index", Read.count),
            node: try fields.required("node", nodes.node(depth: 2)))
        add.extra = try fields.extra(beyond: ["parent", "index", "node"])
        return add
    }

    private func move(_ value: JSONValue, _ rule: String) throws -> Move {
        let fields = try Fields(value, rule)
        var move = Move(
            id: try fields.required("id", Read.nodeId), parent: try fields.required("parent", Read.nodeId),
            index: try fields.required("index", Read.count))
        move.extra = try fields.extra(beyond: ["id", "parent", "index"])
        return move
    }

    private func update(_ value: JSONValue, _ rule: String, after last: NodeId?) throws -> Update {
        let fields = try Fields(value, rule)
        let id = try fields.required("+") { value, rule in try DiffReader.id(value, rule, after: last) }
        let set = try fields.optional("set", nodes.set)
        var update = Update(id: id, set: set?.changes ?? [])
        update.setExtra = set?.extra ?? []
        update.unset = try fields.optional("unset") { value, _ in try unset(value, update) } ?? []
        update.extra = try fields.extra(beyond: ["+", "set", "unset"])
        return update
    }

    /// An update says how far its node's id is from that of the update before it (SPEC section 5).
    private static func id(_ value: JSONValue, _ rule: String, after last: NodeId?) throws -> NodeId {
        guard case .number(let step) = value, step == step.rounded(.towardZero) else {
            throw FormatProblem(rule: "F21", message: "this is no integer")
        }
        return try Read.nodeId(.number(Double(last?.rawValue ?? 0) + step), rule)
    }

    /// In the order of the file, which is what is written again.
    private func unset(_ value: JSONValue, _ update: Update) throws -> [NodeField] {
        var taken = Set(update.set.map(\.field))
        return try Read.list { value, rule in
            guard case .string(let name) = value, let field = NodeField(key: name), field.hasDefault else {
                throw FormatProblem(rule: rule, message: "this is no field to unset")
            }
            guard taken.insert(field).inserted else {
                throw FormatProblem(rule: rule, message: "the field stands twice")
            }
            return field
        }(value, "F32")
    }

    /// F30. The nodes of adds were taken as they were read.
    private func checkOneOperationPerId(_ diff: Diff) throws {
        var taken = nodes.ids
        func take(_ id: NodeId, _ path: @autoclosure () -> String) throws {
            if taken.insert(id).inserted { return }
            throw FormatProblem(rule: "F30", path: path(), message: "there are two operations for the id \(id)")
        }
        for (index, id) in diff.removes.enumerated() { try take(id, "removes[\(index)]") }
        for (index, move) in diff.moves.enumerated() { try take(move.id, "moves[\(index)].id") }
        let moved = Set(diff.moves.map(\.id))
        taken.subtract(moved)
        for (index, update) in diff.updates.enumerated() { try take(update.id, "updates[\(index)].+") }
    }
}
