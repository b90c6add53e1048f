// A finger made by a script: down, moves, up, each one event through `UIApplication.sendEvent` and one turn
// of the run loop. Points are in screen coordinates. Several fingers can be down at once. Main thread only.
import Foundation
import QuartzCore

@MainActor public final class StandInFinger {
    private static var down: [UITouch] = []
    private static var nextFinger = 1
    private var touch: UITouch?

    public init() {}

    /// Drops all touches and counts fingers from one again: a fresh process for the next run.
    public static func reset() { (down, nextFinger) = ([], 1) }

    public func down(at point: CGPoint) {
        let touch = UITouch(finger: StandInFinger.nextFinger)
        StandInFinger.nextFinger += 1
        touch.window = StandInFinger.window(at: point)
        touch.place = StandInFinger.place(point, of: touch)
        touch.previousPlace = touch.place
        self.touch = touch
        StandInFinger.down.append(touch)
        send(.began)
    }

    public func move(to point: CGPoint) {
        guard let touch else { return }
        (touch.previousPlace, touch.place) = (touch.place, StandInFinger.place(point, of: touch))
        send(.moved)
    }

    public func up() { finish(.ended) }
    public func cancel() { finish(.cancelled) }

    private func finish(_ phase: UITouch.Phase) {
        guard let touch else { return }
        touch.previousPlace = touch.place
        send(phase)
        StandInFinger.down.removeAll { $0 === touch }
        self.touch = nil
    }

    private func send(_ phase: UITouch.Phase) {
        guard let touch else { return }
        let now = StandInClock.shared.now
        for other in StandInFinger.down where other !== touch { other.phase = .stationary }
        (touch.phase, touch.timestamp) = (phase, now)
        let event = UIEvent()
        (event.timestamp, event.sortedTouches) = (now, StandInFinger.down)
        UIApplication.shared.sendEvent(event)
        StandInRunLoop.main.turn()
    }

    /// The topmost window that takes the point.
    private static func window(at point: CGPoint) -> UIWindow? {
        for window in UIApplication.shared.windows.reversed()
        where window.hitTest(window.fromScreen(point), with: nil) != nil { return window }
        return UIApplication.shared.keyWindow
    }

    private static func place(_ point: CGPoint, of touch: UITouch) -> CGPoint { touch.window?.fromScreen(point) ?? point }
}
