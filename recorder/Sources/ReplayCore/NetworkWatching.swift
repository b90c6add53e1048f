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

/// The way as a system reports it: asked from the first `watch` on, and metered until it has answered.
public final class ReportedNetwork: NetworkWatching, @unchecked Sendable {
    public typealias Report = @Sendable (_ isMetered: Bool, _ isThere: Bool) -> Void

    private let ask: (@escaping Report) -> Void
    private let lock = NSLock()
    private var metered = true
    private var listeners: [@Sendable () -> Void] = []

    /// - Parameter ask: called once; reports now and whenever something changes, on any thread.
    public init(ask: @escaping (@escaping Report) -> Void) { self.ask = ask }

    public var isMetered: Bool { lock.withLock { metered } }

    public func watch(_ changed: @escaping @Sendable () -> Void) {
        let isFirst = lock.withLock {
            listeners.append(changed)
            return listeners.count == 1
        }
        if isFirst { ask { [weak self] in self?.take(isMetered: $0, isThere: $1) } }
    }

    private func take(isMetered: Bool, isThere: Bool) {
        let told = lock.withLock {
            metered = isMetered
            return isThere ? listeners : []
        }
        for changed in told { changed() }
    }
}
