// Node ids for objects (SPEC F21): the same as long as an object is in each capture, never used again. One that was out
// of a capture comes back under a new id, since within a chunk an id that was removed may not be added.
// An address can come back after its object is gone, so each entry also holds its object weakly. O(1) per question.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// Not thread-safe: one thread at a time.
public final class IdentityTable {
    // An object of its own, so that a look touches nothing but a number of each.
    private final class Owner {
        weak var object: AnyObject?
        let id: NodeId
        var lastCapture: Int

        init(_ object: AnyObject, _ id: NodeId, _ capture: Int) { (self.object, self.id, lastCapture) = (object, id, capture) }
    }

    private var owners: [ObjectIdentifier: Owner] = [:]
    private var capture = 0
    /// How many objects this capture has shown.
    private var shown = 0
    /// The id that the next new object gets.
    public private(set) var next: Int32

    public init(next: Int32 = 1) { self.next = max(1, next) }

    /// Call before each capture; forgets what the one before did not show.
    public func beginCapture() {
        if owners.count > shown { owners = owners.filter { $0.value.lastCapture == capture } }
        capture += 1
        shown = 0
    }

    /// nil: the object has been in this capture already (a tree has each view once, also where layers lead round in a
    /// circle), or the numbers are used up (after 2^31 − 1 objects).
    public func id(for object: AnyObject) -> NodeId? {
        let key = ObjectIdentifier(object)
        if let owner = owners[key], owner.object === object {
            guard owner.lastCapture != capture else { return nil }
            owner.lastCapture = capture
            shown += 1
            return owner.id
        }
        guard next < Int32.max else { return nil }
        let id = NodeId(next)
        next += 1
        owners[key] = Owner(object, id, capture)
        shown += 1
        return id
    }

    /// Forgets the ids that this capture has given out from `first` on, and which objects it has shown: it begins again.
    public func beginAgain(from first: Int32) {
        owners = owners.filter { $0.value.lastCapture == capture && $0.value.id.rawValue < first }
        next = first
        shown = owners.count
        beginCapture()
    }

    /// Objects that this capture records without having seen them stay the same ones. O(objects).
    public func keep(_ ids: Set<NodeId>) {
        guard !ids.isEmpty else { return }
        for owner in owners.values where owner.lastCapture != capture && ids.contains(owner.id) && owner.object != nil {
            owner.lastCapture = capture
            shown += 1
        }
    }

    /// This capture is not used: what was known keeps its id whether or not the capture came to it, and the ids that it gave out
    /// from `first` on are forgotten. O(objects).
    public func abandonCapture(from first: Int32) {
        owners = owners.filter { $0.value.id.rawValue < first }
        for owner in owners.values { owner.lastCapture = capture }
        (next, shown) = (first, owners.count)
    }

    /// The id that the object has, without giving it one.
    public func knownId(of object: AnyObject) -> NodeId? {
        guard let owner = owners[ObjectIdentifier(object)], owner.object === object else { return nil }
        return owner.id
    }
}
