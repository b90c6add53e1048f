// The one clock of the Linux stand-ins: nothing here reads the machine's time, so two runs are equal.
// `now` stops while the phone sleeps (as CACurrentMediaTime does), `continuousNow` and the wall clock go on.
// Reading is safe from any thread; moving the clock and running timers is the main thread's.
// Cost: a timer fires in O(pending timers); there are a handful at a time.
@_exported import CoreGraphics
import Foundation

/// Seconds since boot on the stand-in clock, not counting sleep. Any thread.
public func CACurrentMediaTime() -> CFTimeInterval { StandInClock.shared.now }

#if !canImport(Darwin)
    public typealias CFTimeInterval = Double
#endif

/// A pending call on the clock; keep it to cancel it.
public final class StandInTimer {
    fileprivate(set) var fireAt: TimeInterval
    fileprivate let order: Int
    fileprivate let every: TimeInterval?
    fileprivate let body: @MainActor () -> Void
    public private(set) var isCancelled = false

    fileprivate init(
        fireAt: TimeInterval, order: Int, every: TimeInterval?, body: @escaping @MainActor () -> Void
    ) {
        (self.fireAt, self.order, self.every, self.body) = (fireAt, order, every, body)
    }

    public func cancel() { isCancelled = true }
}

public final class StandInClock: @unchecked Sendable {
    public static let shared = StandInClock()

    private let lock = NSLock()
    private var monotonic: TimeInterval = 1000
    private var slept: TimeInterval = 0
    private var wallAtBoot: TimeInterval = 1_700_000_000
    private var timers: [StandInTimer] = []
    private var nextOrder = 0

    /// Runs after every fired timer and at the end of each advance: the run loop hangs itself in here.
    @MainActor public var afterWork: (@MainActor () -> Void)?

    /// Seconds since boot, without sleep.
    public var now: TimeInterval { lock.withLock { monotonic } }

    /// Seconds since boot, sleep included.
    public var continuousNow: TimeInterval { lock.withLock { monotonic + slept } }

    /// The phone's calendar time.
    public var wallNow: Date {
        Date(timeIntervalSince1970: lock.withLock { wallAtBoot + monotonic + slept })
    }

    /// Calls that are still to come; for tests.
    public var pendingTimers: Int { lock.withLock { timers.filter { !$0.isCancelled }.count } }

    /// Drops all timers and starts over, so that `wallNow` is `wall`.
    public func reset(wall: Date, uptime: TimeInterval = 1000) {
        lock.withLock {
            monotonic = uptime
            slept = 0
            wallAtBoot = wall.timeIntervalSince1970 - uptime
            timers = []
            nextOrder = 0
        }
    }

    /// Calls `body` on the main thread `delay` seconds from now, and again every `delay` if it repeats.
    @discardableResult
    public func schedule(
        after delay: TimeInterval, repeats: Bool = false, _ body: @escaping @MainActor () -> Void
    ) -> StandInTimer {
        lock.withLock {
            let timer = StandInTimer(
                fireAt: monotonic + delay, order: nextOrder, every: repeats ? delay : nil, body: body)
            nextOrder += 1
            timers.append(timer)
            return timer
        }
    }

    /// Moves time on by `seconds`, firing due timers in order of their time, each at its own time.
    @MainActor public func advance(by seconds: TimeInterval) {
        let target = now + seconds
        while let timer = takeDueTimer(until: target) {
            timer.body()
            afterWork?()
        }
        lock.withLock { monotonic = max(monotonic, target) }
        afterWork?()
    }

    /// The phone sleeps: wall and continuous time go on, `now` and timers do not.
    @MainActor public func sleep(for seconds: TimeInterval) {
        lock.withLock { slept += seconds }
    }

    private func takeDueTimer(until target: TimeInterval) -> StandInTimer? {
        lock.withLock {
            timers.removeAll { $0.isCancelled }
            let due = timers.enumerated().filter { $0.element.fireAt <= target }
            guard
                let next = due.min(by: {
                    ($0.element.fireAt, $0.element.order) < ($1.element.fireAt, $1.element.order)
                })
            else { return nil }
            monotonic = max(monotonic, next.element.fireAt)
            if let every = next.element.every {
                next.element.fireAt += every
            } else {
                timers.remove(at: next.offset)
            }
            return next.element
        }
    }
}
