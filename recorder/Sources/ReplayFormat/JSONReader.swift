// Reads one JSON text (RFC 8259) into values. Assumes valid UTF-8. Keeps its own stack, so that depth costs heap, not thread
// stack: recorder queues have 512 KB. O(n).

struct JSONReader {
    struct Problem: Error {
        let message: String
        /// Bytes from the start of the text.
        let offset: Int
    }

    /// Reads all the bytes as one value. Throws `Problem` where they are none or nest deeper than the format allows.
    static func read(_ bytes: UnsafeRawBufferPointer) throws -> (value: JSONValue, hasLoneSurrogates: Bool) {
        var reader = JSONReader(bytes: bytes)
        let value = try reader.readValue()
        reader.skipSpace()
        if reader.index < bytes.count { throw reader.problem("something follows the value") }
        return (value, reader.hasLoneSurrogates)
    }

    let bytes: UnsafeRawBufferPointer
    var index = 0
    var hasLoneSurrogates = false
    private var open: [Container] = []

    private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// An array or object whose end has not come yet.
    private struct Container {
        let isObject: Bool
        var items: [JSONValue] = []
        var members: [JSONMember] = []
        var key = ""
        var hasBrokenKey = false

        var isEmpty: Bool { isObject ? members.isEmpty : items.isEmpty }

        mutating func add(_ value: JSONValue) {
            if isObject { members.append(JSONMember(key: key, value: value)) } else { items.append(value) }
        }

        var value: JSONValue {
            isObject ? .object(JSONObject(members, hasBrokenKey: hasBrokenKey)) : .array(items)
        }
    }

    private mutating func readValue() throws -> JSONValue {
        while true {
            var finished = try startValue()
            while let value = finished {
                if open.isEmpty { return value }
                open[open.count - 1].add(value)
                finished = try closeIfAtEnd()
            }
        }
    }

    /// Reads a scalar or an empty container and gives it back, or opens a container and stands before its first value.
    private mutating func startValue() throws -> JSONValue? {
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return try openContainer(isObject: peek == UInt8(ascii: "{"))
        case UInt8(ascii: "\""): return try readString().map(JSONValue.string) ?? .brokenString
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return .number(try readNumber())
        }
    }

    private mutating func openContainer(isObject: Bool) throws -> JSONValue? {
        if open.count == Limits.jsonDepth { throw problem("objects and arrays nest deeper than \(Limits.jsonDepth)") }
        index += 1
        open.append(Container(isObject: isObject))
        skipSpace()
        if peek == UInt8(ascii: isObject ? "}" : "]") {
            index += 1
            return open.removeLast().value
        }
        if isObject { try readKey() }
        return nil
    }

    /// After a value: a comma (nil, and stands before the next value), or the end of the container, which is given back.
    private mutating func closeIfAtEnd() throws -> JSONValue? {
        skipSpace()
        let isObject = open[open.count - 1].isObject
        let next = peek
        if next == UInt8(ascii: ",") {
            index += 1
            if isObject { try readKey() }
            return nil
        }
        guard next == UInt8(ascii: isObject ? "}" : "]") else {
            throw problem(isObject ? "expected , or }" : "expected , or ]")
        }
        index += 1
        return open.removeLast().value
    }

    private mutating func readKey() throws {
        skipSpace()
        guard peek == UInt8(ascii: "\"") else { throw problem("expected a key") }
        let key = try readString()
        skipSpace()
        guard peek == UInt8(ascii: ":") else { throw problem("expected :") }
        index += 1
        open[open.count - 1].key = key ?? "\u{fffd}"
        if key == nil { open[open.count - 1].hasBrokenKey = true }
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws -> JSONValue {
        for offset in 0..<text.utf8CodeUnitCount {
            guard index + offset < bytes.count, bytes[index + offset] == text.utf8Start[offset] else {
                throw problem("expected a value")
            }
        }
        index += text.utf8CodeUnitCount
        return value
    }

    /// The next byte; 0 at the end, which stands for nothing in JSON.
    var peek: UInt8 { index < bytes.count ? bytes[index] : 0 }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0a, 0x0d: index += 1
            default: return
            }
        }
    }

    func problem(_ message: String) -> Problem { Problem(message: message, offset: index) }
}
