// Reads entries, judging all that can be judged without the tree that diffs lead to (SPEC F12, F14 – F20, F30, F32).

/// Reads the body of entries of one chunk.
struct EntryReader {
    /// How many resources the header lists.
    let resourceCount: Int

    /// What every entry has (F12). Where it is missing it is named itself, as the golden files have it.
    static func head(_ value: JSONValue) throws -> (kind: String, at: RecordingTime) {
        let object = try Fields(value, "F12").object
        let kind = try inside("kind") { try Read.string(object["kind"] ?? .null, "F12") }
        return (kind, try inside("at") { try Read.time(object["at"] ?? .null, "F12") })
    }

    func entry(_ value: JSONValue, kind: String, at: RecordingTime) throws -> Entry {
        var (body, known) = try body(value, kind: kind)
        known += ["kind", "at"]
        var entry = Entry(at: at, body)
        entry.extra = try Fields(value, "F12").extra(beyond: known)
        return entry
    }

    static func end(_ value: JSONValue, at: RecordingTime) throws -> End {
        let fields = try Fields(value, "F20")
        var end = End(at: at, checksum: try fields.required("checksum", checksum))
        end.extra = try fields.extra(beyond: ["kind", "at", "checksum"])
        return end
    }

    /// An entry's body, and the keys that it knows.
    private func body(_ value: JSONValue, kind: String) throws -> (Entry.Body, [String]) {
        switch kind {
        case "snapshot":
            let reader = NodeReader(resourceCount: resourceCount, idRule: "F21")
            return (.snapshot(try Fields(value, "F14").required("tree", reader.node(depth: 1))), ["tree"])
        case "diff": return (.diff(try DiffReader(resourceCount: resourceCount).diff(value)), DiffReader.keys)
        case "touch": return (.touch(try touch(Fields(value, "F16"))), ["finger", "phase", "points", "target"])
        case "viewport":
            return (.viewport(try viewport(Fields(value, "F17"))), ["size", "orientation", "safeArea", "keyboard"])
        case "lifecycle": return (.lifecycle(try lifecycle(Fields(value, "F18"))), ["state", "reason", "captures"])
        case "screen":
            return (.screen(name: ByBytes(wrappedValue: try Fields(value, "F19").required("name", Read.string))), ["name"])
        case "log": return (.log(try log(Fields(value, "F19"))), ["level", "message"])
        default: return (.unknown(kind: ByBytes(wrappedValue: kind)), [])
        }
    }

    private func touch(_ fields: Fields) throws -> Touch {
        let touch = Touch(
            finger: try fields.required("finger", Read.count), phase: try fields.required("phase", Read.choice),
            points: try fields.optional("points", Read.list(atLeast: 1, sample)),
            target: try fields.optional("target", Read.nodeId))
        guard let points = touch.points else {
            if touch.target == nil { return touch }
            throw FormatProblem(rule: "F16", path: "target", message: "a touch without points has no target")
        }
        for index in points.indices.dropFirst() where points[index].dt < points[index - 1].dt {
            throw FormatProblem(rule: "F16", path: "points[\(index)]", message: "the points go back in time")
        }
        return touch
    }

    private func sample(_ value: JSONValue, _ rule: String) throws -> Touch.Sample {
        guard case .array(let items) = value, items.count == 3 else {
            throw FormatProblem(rule: rule, message: "this is no list of 3")
        }
        return Touch.Sample(
            dt: try inside("[0]") { try Read.count(items[0], rule) },
            x: try inside("[1]") { try Read.number(items[1], rule) },
            y: try inside("[2]") { try Read.number(items[2], rule) })
    }

    private func viewport(_ fields: Fields) throws -> Viewport {
        Viewport(
            size: try fields.required("size", Read.size), orientation: try fields.required("orientation", Read.choice),
            safeArea: try fields.required("safeArea", Read.edges), keyboard: try fields.optional("keyboard", Read.box))
    }

    private func lifecycle(_ fields: Fields) throws -> Lifecycle {
        Lifecycle(
            state: try fields.required("state", Read.choice), reason: try fields.optional("reason", Read.string),
            captures: try fields.optional("captures", Read.integer(1...Limits.integer)))
    }

    private func log(_ fields: Fields) throws -> Log {
        Log(level: try fields.required("level", Read.string), message: try fields.required("message", Read.string))
    }

    private static func checksum(_ value: JSONValue, _ rule: String) throws -> UInt32 {
        let text = try Read.string(value, rule)
        let isHex = text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard isHex, text.utf8.count == 8, let checksum = UInt32(text, radix: 16) else {
            throw FormatProblem(rule: rule, message: "this is no checksum of 8 lower-case hex digits")
        }
        return checksum
    }
}
