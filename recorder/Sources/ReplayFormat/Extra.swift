// Fields that this version does not know, kept so that a chunk read and written again is the same bytes (SPEC C1).

/// One unknown field: its key and its value's canonical JSON text.
public struct ExtraField: Equatable, Sendable {
    @ByBytes public var key: String
    @ByBytes public var json: String

    public init(key: String, json: String) {
        self.key = key
        self.json = json
    }
}

/// Unknown fields of one object, each key once, sorted by the key's UTF-8 bytes.
public struct Extra: Equatable, Sendable, ExpressibleByArrayLiteral {
    public private(set) var fields: [ExtraField]

    public init(_ fields: [ExtraField] = []) {
        self.fields = fields.sorted { $0.key.precedesByBytes($1.key) }
    }

    public init(arrayLiteral elements: ExtraField...) { self.init(elements) }

    public var isEmpty: Bool { fields.isEmpty }

    public subscript(key: String) -> String? { fields.first { $0.key.hasSameBytes(as: key) }?.json }

    /// Puts the other's fields over these.
    public func merging(_ other: Extra) -> Extra {
        if other.isEmpty { return self }
        let kept = fields.filter { mine in !other.fields.contains { $0.key.hasSameBytes(as: mine.key) } }
        return Extra(kept + other.fields)
    }
}
