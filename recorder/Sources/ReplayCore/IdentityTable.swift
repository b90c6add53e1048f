// Node ids for objects (SPEC F21): the same as long as an object is in each capture, never used again. One that was out
// of a capture comes back under a new id, since within a chunk an id that was removed may not be added.
// An address can come back after its object is gone, so each entry also holds its object weakly. O(1) per question.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

public struct IdentityTable {
    private struct Owner {
        weak var object: AnyObject?
        let id: NodeId
        var lastCapture: Int
    }

    private var owners: [ObjectIdentifier: Owner] = [:]
    private var capture = 0
    /// The id that the next new object gets.
    public private(set) var next: Int32

    public init(next: Int32 = 1) { self.next = max(1, next) }

    /// Call before each capture; forgets what the one before did not show.
    public mutating func beginCapture() {
        owners = owners.filter { $0.value.lastCapture == capture }
        capture += 1
    }

    /// nil: the object has been in this capture already (a tree has each view once, also where layers lead round in a
    /// circle), or the numbers are used up (after 2^31 − 1 objects).
    public mutating func id(for object: AnyObject) -> NodeId? {
        let key = ObjectIdentifier(object)
        if let owner = owners[key], owner.object === object {
            guard owner.lastCapture != capture else { return nil }
            owners[key]?.lastCapture = capture
            return owner.id
        }
        guard next < Int32.max else { return nil }
        let id = NodeId(next)
        next += 1
        owners[key] = Owner(object: object, id: id, lastCapture: capture)
        return id
    }

    /// The id that the object has, without giving it one.
    public func knownId(of object: AnyObject) -> NodeId? {
        guard let owner = owners[ObjectIdentifier(object)], owner.object === object else { return nil }
        return owner.id
    }
}
