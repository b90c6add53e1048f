// Unknown values as canonical text (SPEC C1 – C3): keys by UTF-8 bytes at every level, numbers with 6 decimals.

enum CanonicalJSON {
    /// Throws F13 where a number is too large.
    static func text(of value: JSONValue) throws -> String {
        var out = ByteWriter()
        try write(value, &out)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    /// Where a lone surrogate stands; to be asked only when the reader met one.
    static func forbidLoneSurrogates(_ value: JSONValue) throws {
        switch value {
        case .brokenString: throw FormatProblem(rule: "F13", message: "the string holds a lone surrogate")
        case .array(let items):
            for (index, item) in items.enumerated() { try inside("[\(index)]") { try forbidLoneSurrogates(item) } }
        case .object(let object):
            if object.hasBrokenKey { throw FormatProblem(rule: "F13", message: "a key holds a lone surrogate") }
            for member in object.members { try inside(member.key) { try forbidLoneSurrogates(member.value) } }
        default: return
        }
    }

    private static func write(_ value: JSONValue, _ out: inout ByteWriter) throws {
        switch value {
        case .null: out.raw("null")
        case .bool(let flag): out.bool(flag)
        case .number(let number): out.number(try Read.withinLimits(number), decimals: Quantity.fineDecimals)
        case .string(let text): out.string(text)
        case .brokenString: throw FormatProblem(rule: "F13", message: "the string holds a lone surrogate")
        case .array(let items): try write(items, &out)
        case .object(let object): try write(object, &out)
        }
    }

    private static func write(_ items: [JSONValue], _ out: inout ByteWriter) throws {
        out.raw("[")
        for (index, item) in items.enumerated() {
            if index > 0 { out.raw(",") }
            try inside("[\(index)]") { try write(item, &out) }
        }
        out.raw("]")
    }

    private static func write(_ object: JSONObject, _ out: inout ByteWriter) throws {
        if object.hasBrokenKey { throw FormatProblem(rule: "F13", message: "a key holds a lone surrogate") }
        out.raw("{")
        for (index, member) in object.members.sorted(by: { $0.key.precedesByBytes($1.key) }).enumerated() {
            if index > 0 { out.raw(",") }
            out.string(member.key)
            out.raw(":")
            try inside(member.key) { try write(member.value, &out) }
        }
        out.raw("}")
    }
}
