// Reads the fields of one JSON object under one rule of the format. Throws `FormatProblem` without a line; paths grow outwards.

struct Fields {
    /// Reads a value, or says which rule it breaks.
    typealias Reader<T> = (_ value: JSONValue, _ rule: String) throws -> T

    let object: JSONObject
    let rule: String

    init(_ value: JSONValue, _ rule: String) throws {
        guard case .object(let object) = value else { throw FormatProblem(rule: rule, message: "this is no object") }
        (self.object, self.rule) = (object, rule)
    }

    func required<T>(_ key: String, _ read: Reader<T>) throws -> T {
        guard let value = try optional(key, read) else { throw FormatProblem(rule: rule, message: "there is no \(key)") }
        return value
    }

    func optional<T>(_ key: String, _ read: Reader<T>) throws -> T? {
        guard let value = object[key] else { return nil }
        return try inside(key) { try read(value, rule) }
    }

    /// All fields but the known ones.
    func extra(beyond known: [String]) throws -> Extra {
        let unknown = object.members.filter { member in !known.contains { $0.hasSameBytes(as: member.key) } }
        return try Extra(
            unknown.map { member in
                try inside(member.key) { ExtraField(key: member.key, json: try CanonicalJSON.text(of: member.value)) }
            })
    }
}

/// Readers of single values.
enum Read {
    static func string(_ value: JSONValue, _ rule: String) throws -> String {
        guard case .string(let text) = value else { throw FormatProblem(rule: rule, message: "this is no string") }
        return text
    }

    static func bool(_ value: JSONValue, _ rule: String) throws -> Bool {
        guard case .bool(let flag) = value else { throw FormatProblem(rule: rule, message: "this is neither true nor false") }
        return flag
    }

    static func number(_ value: JSONValue, _ rule: String) throws -> Double {
        guard case .number(let number) = value else { throw FormatProblem(rule: rule, message: "this is no number") }
        return try withinLimits(number)
    }

    static func number(_ range: ClosedRange<Double>) -> Fields.Reader<Double> {
        return { value, rule in
            let number = try number(value, rule)
            if range.contains(number) { return number }
            throw FormatProblem(rule: rule, message: "the number is not from \(range.lowerBound) to \(range.upperBound)")
        }
    }

    /// F13.
    static func withinLimits(_ number: Double) throws -> Double {
        let isInteger = number == number.rounded(.towardZero)
        if abs(number) <= (isInteger ? Double(Limits.integer) : Limits.number) { return number }
        throw FormatProblem(rule: "F13", message: "the number is too large")
    }

    static func integer(_ range: ClosedRange<Int>) -> Fields.Reader<Int> {
        return { value, rule in
            guard case .number(let number) = value, number == number.rounded(.towardZero),
                Double(range.lowerBound)...Double(range.upperBound) ~= number
            else {
                throw FormatProblem(rule: rule, message: "this is no integer from \(range.lowerBound) to \(range.upperBound)")
            }
            return Int(number)
        }
    }

    static let count = integer(0...Limits.integer)
    /// −1 = none.
    static let selection = integer(-1...Limits.integer)

    static func numbers(_ count: Int) -> Fields.Reader<[Double]> {
        return { value, rule in
            guard case .array(let items) = value, items.count == count else {
                throw FormatProblem(rule: rule, message: "this is no list of \(count) numbers")
            }
            return try list(number)(value, rule)
        }
    }

    static func list<T>(atLeast least: Int = 0, _ read: @escaping Fields.Reader<T>) -> Fields.Reader<[T]> {
        return { value, rule in
            guard case .array(let items) = value else { throw FormatProblem(rule: rule, message: "this is no list") }
            if items.count < least { throw FormatProblem(rule: rule, message: "the list has fewer than \(least)") }
            return try items.enumerated().map { index, item in
                try inside("[\(index)]") { try read(item, rule) }
            }
        }
    }

    static func choice<T: RawRepresentable>(_ value: JSONValue, _ rule: String) throws -> T where T.RawValue == String {
        let text = try string(value, rule)
        guard let choice = T(rawValue: text) else { throw FormatProblem(rule: rule, message: "\(text) is none of the choices") }
        return choice
    }

    /// F25, wherever it stands.
    static func color(_ value: JSONValue, _ rule: String) throws -> RGBA {
        guard case .string(let text) = value, let color = RGBA(text: text) else {
            throw FormatProblem(rule: "F25", message: "this is no colour #rrggbb or #rrggbbaa")
        }
        return color
    }

    /// F21, wherever it stands.
    static func nodeId(_ value: JSONValue, _ rule: String) throws -> NodeId {
        guard case .number(let number) = value, number == number.rounded(.towardZero), (1...2_147_483_647).contains(number)
        else { throw FormatProblem(rule: "F21", message: "an id is an integer from 1 to 2147483647") }
        return NodeId(Int32(number))
    }

    static func time(_ value: JSONValue, _ rule: String) throws -> RecordingTime {
        RecordingTime(try count(value, rule))
    }

    static func point(_ value: JSONValue, _ rule: String) throws -> Point2 {
        let n = try numbers(2)(value, rule)
        return Point2(n[0], n[1])
    }

    static func size(_ value: JSONValue, _ rule: String) throws -> Size2 {
        let n = try numbers(2)(value, rule)
        return Size2(n[0], n[1])
    }

    static func box(_ value: JSONValue, _ rule: String) throws -> Box {
        let n = try numbers(4)(value, rule)
        return Box(n[0], n[1], n[2], n[3])
    }

    static func radii(_ value: JSONValue, _ rule: String) throws -> Radii {
        let n = try numbers(4)(value, rule)
        return Radii(n[0], n[1], n[2], n[3])
    }

    static func edges(_ value: JSONValue, _ rule: String) throws -> Edges {
        let n = try numbers(4)(value, rule)
        return Edges(top: n[0], left: n[1], bottom: n[2], right: n[3])
    }

    static func affine(_ value: JSONValue, _ rule: String) throws -> Affine {
        let n = try numbers(6)(value, rule)
        return Affine(n[0], n[1], n[2], n[3], n[4], n[5])
    }
}
