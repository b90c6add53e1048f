// Whether the phone's way to the network costs its owner money, behind one protocol: the answer is Apple's alone.
import Foundation

/// Knows the way to the network. All of it from any thread.
public protocol NetworkWatching: Sendable {
    /// Mobile data, a personal hotspot, or a network in low data mode; true while it is not yet known.
    var isMetered: Bool { get }
    /// Calls back, on any thread, whenever the way has changed and there is one.
    func watch(_ changed: @escaping @Sendable () -> Void)
}

/// A way that costs nothing and never changes.
public struct FreeNetwork: NetworkWatching {
    public init() {}

    public var isMetered: Bool { false }
    public func watch(_ changed: @escaping @Sendable () -> Void) {}
}
