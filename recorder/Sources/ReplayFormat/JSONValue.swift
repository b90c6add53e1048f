// JSON as values, just enough for the format. Objects keep the file's order; their keys are bytes, not canonical equivalence.

enum JSONValue {
    case null
    case bool(Bool)
    /// May be infinite, or too large (SPEC F13): judged by whoever reads the field.
    case number(Double)
    case string(String)
    /// Has a lone surrogate, which no Swift string can hold (SPEC F13).
    case brokenString
    case array([JSONValue])
    case object(JSONObject)
}

struct JSONMember {
    let key: String
    let value: JSONValue
}

struct JSONObject {
    /// Each key once, in the order of the file.
    let members: [JSONMember]
    /// A key has a lone surrogate.
    let hasBrokenKey: Bool

    /// Of a repeated key the last one counts (SPEC F3).
    init(_ all: [JSONMember], hasBrokenKey: Bool) {
        members = JSONObject.hasRepeats(all) ? JSONObject.lastOfEach(all) : all
        self.hasBrokenKey = hasBrokenKey
    }

    subscript(key: String) -> JSONValue? {
        members.first { $0.key.hasSameBytes(as: key) }?.value
    }

    // Small objects are looked through pair by pair; large ones are sorted, so that no file costs n².
    private static func hasRepeats(_ all: [JSONMember]) -> Bool {
        if all.count > 32 { return true }
        for (index, member) in all.enumerated().dropFirst() {
            for other in all[..<index] where other.key.hasSameBytes(as: member.key) { return true }
        }
        return false
    }

    private static func lastOfEach(_ all: [JSONMember]) -> [JSONMember] {
        let sorted = all.indices.sorted { left, right in
            let (a, b) = (all[left].key, all[right].key)
            return a.hasSameBytes(as: b) ? left < right : a.precedesByBytes(b)
        }
        let kept = sorted.enumerated().filter { place, index in
            place + 1 == sorted.count || !all[sorted[place + 1]].key.hasSameBytes(as: all[index].key)
        }
        return kept.map(\.element).sorted().map { all[$0] }
    }
}
