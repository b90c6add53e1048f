// When to look at the screen: when the main run loop has done its work and is about to wait, layout included. Nothing
// happens, no look; nothing is swizzled. What moves the run loop on Apple's systems and on Linux is at the foot.
// Main thread only.
import Foundation
import ReplayCore

/// Says when to look at the screen.
@MainActor protocol CaptureTriggering: AnyObject {
    /// - Parameter look: answers whether something is on the move, so that another look soon will differ.
    func start(_ look: @escaping @MainActor () -> Bool)
    func stop()
}

/// At most ten looks a second. A turn of the run loop that comes too early is made up for by one wake-up when the time has
/// come; without turns there are no wake-ups.
@MainActor final class RunLoopTrigger: CaptureTriggering {
    static let intervalMs: Int64 = 100

    private let clock: any Clocking
    private let loop: MainLoop
    private var look: (@MainActor () -> Bool)?
    private var lastMs: Int64?
    private var isWaking = false

    init(clock: any Clocking) { (self.clock, loop) = (clock, MainLoop()) }

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

#if canImport(ObjectiveC)
    /// The main run loop, in all its common modes.
    @MainActor final class MainLoop {
        private var observer: CFRunLoopObserver?

        func observe(_ body: @escaping @MainActor () -> Void) {
            stopObserving()
            // Core Animation commits at 2,000,000: later observers see the finished layout.
            let observer = CFRunLoopObserverCreateWithHandler(
                nil, CFRunLoopActivity.beforeWaiting.rawValue, true, 2_000_001
            ) { _, _ in MainActor.assumeIsolated { body() } }
            CFRunLoopAddObserver(CFRunLoopGetMain(), observer, .commonModes)
            self.observer = observer
        }

        func stopObserving() {
            if let observer { CFRunLoopObserverInvalidate(observer) }
            observer = nil
        }

        func wake(afterMs: Int64, _ body: @escaping @MainActor () -> Void) {
            let timer = Timer(timeInterval: Double(afterMs) / 1000, repeats: false) { _ in
                MainActor.assumeIsolated { body() }
            }
            RunLoop.main.add(timer, forMode: .common)
        }
    }
#else
    import QuartzCore
    import UIKit

    /// The stand-in's run loop and clock.
    @MainActor final class MainLoop {
        private var observer: StandInRunLoop.Observer?

        func observe(_ body: @escaping @MainActor () -> Void) {
            stopObserving()
            observer = StandInRunLoop.main.addObserver(order: 2_000_001, body)
        }

        func stopObserving() {
            if let observer { StandInRunLoop.main.removeObserver(observer) }
            observer = nil
        }

        func wake(afterMs: Int64, _ body: @escaping @MainActor () -> Void) {
            StandInClock.shared.schedule(after: Double(afterMs) / 1000, body)
        }
    }
#endif
