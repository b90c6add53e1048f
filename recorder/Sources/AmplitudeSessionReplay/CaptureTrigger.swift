// When to look at the screen: when the main run loop has done its work and is about to wait, layout included. Nothing
// happens, no look; nothing is swizzled. What moves the run loop is behind `MainLooping`.
// Main thread only.
import Foundation

#if SWIFT_PACKAGE
    import ReplayCore
#endif

/// What came of a look at the screen.
struct Look {
    /// Something is on the move, so that another look soon will differ.
    var isMoving = false
    var views = 0
}

/// What a look cost, for tests and the bench.
package struct LookReport: Sendable {
    package var tookMs: Double
    package var views: Int
    /// Looks left out before this one, because those before it took too long.
    package var leftOut: Int
}

/// Says when to look at the screen.
@MainActor protocol CaptureTriggering: AnyObject {
    /// - Parameter look: takes how many looks were left out before it; nil: it did not look.
    func start(_ look: @escaping @MainActor (_ leftOut: Int) -> Look?)
    /// Makes sure that a look comes, as soon as one may.
    func wake()
    func stop()
}

/// The main run loop, in all modes that a user can bring it into.
@MainActor protocol MainLooping: AnyObject {
    /// Calls `body` each time the loop has done its work, layout included, in place of who was called before.
    func observe(_ body: @escaping @MainActor () -> Void)
    func stopObserving()
    /// Makes one turn of the loop after so many milliseconds, with `body` in it.
    func wake(afterMs: Int64, _ body: @escaping @MainActor () -> Void)
}

/// A turn of the run loop that comes too early is made up for by one wake-up when the time has come; without turns there
/// are no wake-ups.
@MainActor final class RunLoopTrigger: CaptureTriggering {
    private let clock: any Clocking
    private let loop: any MainLooping
    private let report: (@MainActor (LookReport) -> Void)?
    private var look: (@MainActor (Int) -> Look?)?
    private var pace = CapturePace()
    private var isWaking = false

    /// - Parameter report: hears what each look cost.
    init(clock: any Clocking, loop: any MainLooping, report: (@MainActor (LookReport) -> Void)? = nil) {
        (self.clock, self.loop, self.report) = (clock, loop, report)
    }

    func start(_ look: @escaping @MainActor (Int) -> Look?) {
        self.look = look
        loop.observe { [weak self] in self?.turned() }
        wake(afterMs: 0)
    }

    func wake() { wake(afterMs: pace.tooEarly(at: clock.continuousMs)) }

    func stop() {
        look = nil
        loop.stopObserving()
    }

    private func turned() {
        guard let look else { return }
        let now = clock.continuousMs
        let early = pace.tooEarly(at: now)
        if early > 0 { return wake(afterMs: early) }
        let (leftOut, start) = (pace.leftOut(at: now), clock.stopwatch)
        let seen = look(leftOut)
        let tookMs = (clock.stopwatch - start) * 1000
        pace.looked(at: now, tookMs: tookMs, isMoving: seen?.isMoving == true)
        if let seen, seen.views > 0 { report?(LookReport(tookMs: tookMs, views: seen.views, leftOut: leftOut)) }
        if seen?.isMoving == true { wake(afterMs: pace.waitMs) }
    }

    private func wake(afterMs: Int64) {
        guard !isWaking else { return }
        isWaking = true
        // The turn that the wake-up makes does the looking.
        loop.wake(afterMs: afterMs) { [weak self] in self?.isWaking = false }
    }
}
