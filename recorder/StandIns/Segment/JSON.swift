// Linux stand-in for Segment: JSON values. Signatures from analytics-swift 1.9.4, Sources/Segment/Utilities/JSON.swift.
import Foundation

public enum JSON: Equatable, Codable {
    case null
    case bool(Bool)
    case number(Decimal)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    private struct NoJSON: Error {}

    public init(_ object: [String: Any]) throws { self = .object(try object.mapValues { try JSON($0) }) }

    public init(_ value: Any) throws {
        switch value {
        case let value as JSON: self = value
        case let value as String: self = .string(value)
        case let value as Bool: self = .bool(value)
        case let value as Int: self = .number(Decimal(value))
        case let value as Int64: self = .number(Decimal(value))
        case let value as Double: self = .number(Decimal(value))
        case let value as Decimal: self = .number(value)
        case let value as [String: Any]: self = .object(try value.mapValues { try JSON($0) })
        case let value as [Any]: self = .array(try value.map { try JSON($0) })
        default: throw NoJSON()
        }
    }

    public var stringValue: String? { if case .string(let value) = self { return value } else { return nil } }

    public var intValue: Int? {
        if case .number(let value) = self { return NSDecimalNumber(decimal: value).intValue } else { return nil }
    }

    public subscript(key: String) -> JSON? { if case .object(let value) = self { return value[key] } else { return nil } }
}
