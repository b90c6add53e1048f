// How values inside a node are held. `ByBytes`: text that is equal iff its UTF-8 bytes are; Swift's own `==` also equates
// composed and decomposed forms, which are different recordings. `Shared`: a rare, large value behind one reference, so that
// nodes stay small to copy and unchanged parts compare by identity first.
import Foundation

/// Text, or maybe text, that compares by its UTF-8 bytes.
@propertyWrapper
public struct ByBytes<Value: UTF8Comparable & Sendable>: Equatable, Sendable {
    public var wrappedValue: Value

    public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

    public static func == (left: ByBytes, right: ByBytes) -> Bool {
        left.wrappedValue.hasSameBytes(as: right.wrappedValue)
    }
}

/// Can be compared by its UTF-8 bytes.
public protocol UTF8Comparable {
    func hasSameBytes(as other: Self) -> Bool
}

extension String: UTF8Comparable {
    public func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        let same = utf8.withContiguousStorageIfAvailable { mine in
            other.utf8.withContiguousStorageIfAvailable { theirs in
                mine.isEmpty || memcmp(mine.baseAddress!, theirs.baseAddress!, mine.count) == 0
            }
        }
        // Not contiguous: a string that is still Foundation's own.
        return (same ?? nil) ?? utf8.elementsEqual(other.utf8)
    }

    /// The order of UTF-8 bytes, which the format sorts unknown keys by (SPEC C1).
    public func precedesByBytes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}

extension Optional: UTF8Comparable where Wrapped == String {
    public func hasSameBytes(as other: String?) -> Bool {
        switch (self, other) {
        case (nil, nil): return true
        case (let left?, let right?): return left.hasSameBytes(as: right)
        default: return false
        }
    }
}

/// An optional value behind an immutable reference.
@propertyWrapper
public struct Shared<Value: Equatable & Sendable>: Equatable, Sendable {
    private final class Storage: Sendable {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    private var storage: Storage?

    public init(wrappedValue: Value?) { storage = wrappedValue.map(Storage.init) }

    public var wrappedValue: Value? {
        get { storage?.value }
        set { storage = newValue.map(Storage.init) }
    }

    /// The value with its place in memory: given to another node, both share it, and to compare them costs nothing.
    public var projectedValue: Shared {
        get { self }
        set { self = newValue }
    }

    /// Whether both have one place in memory, or no value.
    func isSame(as other: Shared) -> Bool { storage === other.storage }

    public static func == (left: Shared, right: Shared) -> Bool {
        if left.isSame(as: right) { return true }
        guard let left = left.storage, let right = right.storage else { return false }
        return left.value == right.value
    }
}
