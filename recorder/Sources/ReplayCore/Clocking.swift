// The clocks of the recorder, behind one protocol so that tests and the demo move time by hand.
import Foundation

/// Reads time. All of it from any thread.
public protocol Clocking: Sendable {
    /// Milliseconds on a clock that also runs while the phone sleeps; only differences mean something.
    var continuousMs: Int64 { get }
    /// Seconds on the clock that stops while the phone sleeps: the one that touches are stamped by.
    var uptimeSeconds: Double { get }
    /// Milliseconds since 1970 by the phone's calendar, which a user may set wrong.
    var wallMs: Int64 { get }
    /// Seconds, to measure how long work takes; only differences mean something.
    var stopwatch: Double { get }
}

extension Clocking {
    public var stopwatch: Double { uptimeSeconds }

    /// The continuous time of something that happened at `uptime`, seen now (the phone has not slept in between).
    public func continuousMs(atUptime uptime: Double) -> Int64 {
        continuousMs - Int64(((uptimeSeconds - uptime) * 1000).rounded())
    }
}

/// The machine's own clocks, by the names that its system gives them.
public struct SystemClock: Clocking {
    private let continuous: clockid_t
    private let uptime: clockid_t

    /// - Parameters:
    ///   - continuous: of the clock that also runs while the machine sleeps.
    ///   - uptime: of the one that does not.
    public init(continuous: clockid_t, uptime: clockid_t) { (self.continuous, self.uptime) = (continuous, uptime) }

    public var continuousMs: Int64 { read(continuous) / 1_000_000 }

    public var uptimeSeconds: Double { Double(read(uptime)) / 1e9 }

    public var wallMs: Int64 { Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)) }

    private func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
