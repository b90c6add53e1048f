// Node ids for objects: the same for an object's life, never used again (SPEC F21).
// An address can come back after its object is gone, so each entry also holds its object weakly. Main thread only in
// practice. O(1) per question; the dead are swept when the table has doubled.
import Foundation
import ReplayFormat

public struct IdentityTable {
    private struct Owner {
        weak var object: AnyObject?
        let id: NodeId
    }

    private var owners: [ObjectIdentifier: Owner] = [:]
    private var sweepAt = 1_024
    /// The id that the next new object gets.
    public private(set) var next: Int32

    public init(next: Int32 = 1) { self.next = max(1, next) }

    /// nil: the numbers are used up (after 2^31 − 1 objects).
    public mutating func id(for object: AnyObject) -> NodeId? {
        let key = ObjectIdentifier(object)
        if let owner = owners[key], owner.object === object { return owner.id }
        guard next < Int32.max else { return nil }
        let id = NodeId(next)
        next += 1
        owners[key] = Owner(object: object, id: id)
        if owners.count >= sweepAt { sweep() }
        return id
    }

    /// The id that the object has, without giving it one.
    public func knownId(of object: AnyObject) -> NodeId? {
        guard let owner = owners[ObjectIdentifier(object)], owner.object === object else { return nil }
        return owner.id
    }

    private mutating func sweep() {
        owners = owners.filter { $0.value.object != nil }
        sweepAt = max(1_024, owners.count * 2)
    }
}
