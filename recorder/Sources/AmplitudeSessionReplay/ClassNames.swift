// The names of classes, asked for once per class. Main thread only.
import Foundation
import UIKit

@MainActor enum ClassNames {
    private static var names: [ObjectIdentifier: String] = [:]

    /// Without its module: `UILabel`, `ProductCell`.
    static func name(of object: AnyObject) -> String {
        let type: AnyClass = Swift.type(of: object)
        if let name = names[ObjectIdentifier(type)] { return name }
        let name = String(describing: type)
        names[ObjectIdentifier(type)] = name
        return name
    }

    /// The value under the name of the view's class, or of a class that it inherits from.
    static func lookUp<Value>(_ view: UIView, in table: [String: Value]) -> Value? {
        if let value = table[name(of: view)] { return value }
        var type: AnyClass? = _getSuperclass(Swift.type(of: view))
        while let current = type, current != UIView.self {
            if let value = table[name(ofClass: current)] { return value }
            type = _getSuperclass(current)
        }
        return nil
    }

    private static func name(ofClass type: AnyClass) -> String {
        if let name = names[ObjectIdentifier(type)] { return name }
        let name = String(describing: type)
        names[ObjectIdentifier(type)] = name
        return name
    }

    private static func _getSuperclass(_ type: AnyClass) -> AnyClass? {
        #if canImport(ObjectiveC)
            return class_getSuperclass(type)
        #else
            return Swift._getSuperclass(type)
        #endif
    }
}
