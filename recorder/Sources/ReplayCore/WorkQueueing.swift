// Where the recorder's work runs once the main thread has handed its values over.
import Foundation

/// Runs blocks one after another, in the order in which they were given. Callable from any thread.
public protocol WorkQueueing: Sendable {
    func run(_ work: @escaping @Sendable () -> Void)
}

/// A serial background queue of utility priority: the default.
public struct BackgroundQueue: WorkQueueing {
    private let queue: DispatchQueue

    public init(label: String) { queue = DispatchQueue(label: label, qos: .utility) }

    public func run(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }
}

/// Runs each block at once on the caller's thread: for tests and for recordings that must come out equal each time.
public struct InlineQueue: WorkQueueing {
    public init() {}

    public func run(_ work: @escaping @Sendable () -> Void) { work() }
}
