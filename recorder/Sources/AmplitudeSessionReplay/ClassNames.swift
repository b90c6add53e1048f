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

    private static func name(ofClass type: AnyClass) -> String {
        if let name = names[ObjectIdentifier(type)] { return name }
        let name = String(String(describing: type).prefix { $0 != "<" }.prefix(longest))
        names[ObjectIdentifier(type)] = name
        return name
    }

    private static let longest = 128
}
