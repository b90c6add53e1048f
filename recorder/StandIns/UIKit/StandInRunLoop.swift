// The main run loop of the stand-ins, as far as an app sees it: posted work, then layout, then the observers
// that wait for "before waiting", in their order. One turn follows every timer, touch and time step.
// While an animation runs there is a turn per 1/60 s, as in an app with a display link. Main thread only.
import Foundation
import QuartzCore

@MainActor public final class StandInRunLoop {
    public static let main = StandInRunLoop()

    public final class Observer {
        fileprivate let order: Int
        fileprivate let body: @MainActor () -> Void
        fileprivate init(order: Int, body: @escaping @MainActor () -> Void) {
            (self.order, self.body) = (order, body)
        }
    }

    /// Number of turns since the process began; for tests.
    public private(set) var turns = 0

    /// For tests: how many wait for the end of each turn.
    public var observerCount: Int { observers.count }

    private var observers: [Observer] = []
    private var posted: [@MainActor () -> Void] = []
    private var isTurning = false
    private var frameTimer: StandInTimer?

    private init() {
        StandInClock.shared.afterWork = { [unowned self] in turn() }
    }

    /// - Parameter order: Core Animation commits at 2,000,000; observers above it see the finished layout.
    public func addObserver(order: Int = 2_000_001, _ body: @escaping @MainActor () -> Void) -> Observer {
        let observer = Observer(order: order, body: body)
        let index = observers.firstIndex { $0.order > order } ?? observers.count
        observers.insert(observer, at: index)
        return observer
    }

    public func removeObserver(_ observer: Observer) { observers.removeAll { $0 === observer } }

    /// Runs `body` at the beginning of the next turn.
    public func post(_ body: @escaping @MainActor () -> Void) { posted.append(body) }

    /// One turn. Does nothing when called from inside one.
    public func turn() {
        guard !isTurning else { return }
        isTurning = true
        defer { isTurning = false }
        turns += 1
        let work = posted
        posted = []
        for body in work { body() }
        layoutWindows()
        for observer in observers { observer.body() }
        keepFramesComing()
    }

    /// Forgets observers, posted work and animations: a fresh process for the next test.
    public func reset() {
        (observers, posted, frameTimer) = ([], [], nil)
        StandInTransaction.reset()
        StandInReads.reset()
        StandInClock.shared.afterWork = { [unowned self] in turn() }
    }

    func animationStarted() { keepFramesComing() }

    private func layoutWindows() {
        for window in UIApplication.shared.standInWindows { window.layoutIfNeeded() }
    }

    private func keepFramesComing() {
        let clock = StandInClock.shared
        guard frameTimer == nil, StandInTransaction.busyUntil > clock.now else { return }
        frameTimer = clock.schedule(after: 1.0 / 60) { [weak self] in self?.frameTimer = nil }
    }
}
