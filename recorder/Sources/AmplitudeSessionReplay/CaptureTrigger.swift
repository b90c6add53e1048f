// When to look at the screen: when the main run loop has done its work and is about to wait, layout included. Nothing
// happens, no look; nothing is swizzled. What moves the run loop is behind `MainLooping`.
// Main thread only.
import Foundation
import ReplayCore

/// Says when to look at the screen.
@MainActor protocol CaptureTriggering: AnyObject {
    /// - Parameter look: answers whether something is on the move, so that another look soon will differ.
    func start(_ look: @escaping @MainActor () -> Bool)
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

/// At most ten looks a second. A turn of the run loop that comes too early is made up for by one wake-up when the time has
/// come; without turns there are no wake-ups.
@MainActor final class RunLoopTrigger: CaptureTriggering {
    static let intervalMs: Int64 = 100

    private let clock: any Clocking
    private let loop: any MainLooping
    private var look: (@MainActor () -> Bool)?
    private var lastMs: Int64?
    private var isWaking = false

    init(clock: any Clocking, loop: any MainLooping) { (self.clock, self.loop) = (clock, loop) }

    convenience init(clock: any Clocking) { self.init(clock: clock, loop: MainLoop()) }

    func start(_ look: @escaping @MainActor () -> Bool) {
        self.look = look
        loop.observe { [weak self] in self?.turned() }
        loop.wake(afterMs: 0) {}
    }

    func stop() {
        look = nil
        loop.stopObserving()
    }

    private func turned() {
        guard let look else { return }
        let now = clock.continuousMs
        if let lastMs, now >= lastMs, now - lastMs < RunLoopTrigger.intervalMs {
            return wake(afterMs: RunLoopTrigger.intervalMs - (now - lastMs))
        }
        lastMs = now
        if look() { wake(afterMs: RunLoopTrigger.intervalMs) }
    }

    private func wake(afterMs: Int64) {
        guard !isWaking else { return }
        isWaking = true
        // The turn that the wake-up makes does the looking.
        loop.wake(afterMs: afterMs) { [weak self] in self?.isWaking = false }
    }
}
