// What names a view and a moment: values with a brand, so that neither is taken for another integer.

/// The identity of a view for the recording's life, 1 … 2^31 − 1 (SPEC F21).
public struct NodeId: RawRepresentable, Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral, CustomStringConvertible {
    public let rawValue: Int32

    public init(rawValue: Int32) { self.rawValue = rawValue }
    public init(_ value: Int32) { rawValue = value }
    public init(integerLiteral value: Int32) { rawValue = value }

    public static func < (left: NodeId, right: NodeId) -> Bool { left.rawValue < right.rawValue }
    public var description: String { String(rawValue) }
}

/// Milliseconds since the recording's first snapshot, ≥ 0 (SPEC F12).
public struct RecordingTime: RawRepresentable, Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }
    public init(_ milliseconds: Int) { rawValue = milliseconds }
    public init(integerLiteral value: Int) { rawValue = value }

    public static func < (left: RecordingTime, right: RecordingTime) -> Bool { left.rawValue < right.rawValue }
}
