// The names of classes, asked for once per class. Main thread only.
import Foundation

@MainActor enum ClassNames {
    private static var names: [ObjectIdentifier: String] = [:]

    /// Without its module and without what is in angle brackets: `UILabel`, `ProductCell`, `_UIHostingView`. The types that
    /// SwiftUI puts into brackets describe the whole screen and can be thousands of letters long.
    static func name(of object: AnyObject) -> String { name(ofClass: Swift.type(of: object)) }

    /// The value under the name of the object's class, or of a class that it inherits from.
    static func lookUp<Value>(_ object: AnyObject, in table: [String: Value]) -> Value? {
        var type: AnyClass? = Swift.type(of: object)
        while let current = type, current != NSObject.self {
            if let value = table[name(ofClass: current)] { return value }
            type = superclass(of: current)
        }
        return nil
    }

    /// With its module, where it has one.
    static func fullName(of object: AnyObject) -> String { String(reflecting: Swift.type(of: object)) }

    private static var systems: [ObjectIdentifier: Bool] = [:]

    /// Whether the object is of a class that is the system's own.
    static func isSystems(_ object: AnyObject) -> Bool {
        let type: AnyClass = Swift.type(of: object)
        if let known = systems[ObjectIdentifier(type)] { return known }
        let isSystems = isSystems(type)
        systems[ObjectIdentifier(type)] = isSystems
        return isSystems
    }

    private static func name(ofClass type: AnyClass) -> String {
        if let name = names[ObjectIdentifier(type)] { return name }
        let name = String(String(describing: type).prefix { $0 != "<" }.prefix(longest))
        names[ObjectIdentifier(type)] = name
        return name
    }

    private static let longest = 128
}
