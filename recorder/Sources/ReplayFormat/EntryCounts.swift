// How many entries of each kind a chunk has (SPEC F5, F7).

/// Entries by kind, `end` left out. Kinds are told apart by their UTF-8 bytes.
public struct EntryCounts: Equatable, Sendable {
    private var byKind: [[UInt8]: Int] = [:]

    public init() {}

    public subscript(kind: String) -> Int { byKind[Array(kind.utf8)] ?? 0 }

    /// Counts one entry, or more.
    public mutating func add(_ kind: String, _ count: Int = 1) {
        byKind[Array(kind.utf8), default: 0] += count
    }

    /// In the order of the header (SPEC C1).
    public var sorted: [(kind: String, count: Int)] {
        byKind.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { (String(decoding: $0.key, as: UTF8.self), $0.value) }
    }
}
