// Linux stand-in for UIKit: one finger, and the event that carries all fingers that are down.
import Foundation

@MainActor open class UITouch: NSObject {
    public enum Phase: Int, Sendable {
        case began, moved, stationary, ended, cancelled, regionEntered, regionMoved, regionExited
    }
    public enum TouchType: Int, Sendable { case direct, indirect, pencil, indirectPointer }

    open internal(set) var phase: Phase = .began
    /// Seconds since boot, without sleep: the clock of `CACurrentMediaTime()`.
    open internal(set) var timestamp: TimeInterval = 0
    open internal(set) var tapCount = 1
    open internal(set) weak var window: UIWindow?
    open internal(set) weak var view: UIView?
    open var gestureRecognizers: [UIGestureRecognizer]? { recognizers }
    open var type: TouchType { .direct }
    open var majorRadius: CGFloat { 20 }
    open var force: CGFloat { 0 }

    let finger: Int
    var place = CGPoint.zero
    var previousPlace = CGPoint.zero
    var recognizers: [UIGestureRecognizer] = []
    var isCancelledInView = false

    init(finger: Int) {
        self.finger = finger
        super.init()
    }

    open func location(in view: UIView?) -> CGPoint { convert(place, to: view) }
    open func previousLocation(in view: UIView?) -> CGPoint { convert(previousPlace, to: view) }

    private func convert(_ point: CGPoint, to view: UIView?) -> CGPoint {
        guard let view, let window else { return point }
        return view.convert(point, from: window)
    }
}

@MainActor open class UIEvent: NSObject {
    public enum EventType: Int, Sendable {
        case touches, motion, remoteControl, presses
        case scroll = 10
    }

    open var type: EventType { .touches }
    open internal(set) var timestamp: TimeInterval = 0
    open var allTouches: Set<UITouch>? { Set(sortedTouches) }

    /// In the order in which the fingers came down: sets have no order to rely on.
    var sortedTouches: [UITouch] = []

    open func touches(for window: UIWindow) -> Set<UITouch>? {
        Set(sortedTouches.filter { $0.window === window })
    }
    open func touches(for view: UIView) -> Set<UITouch>? { Set(sortedTouches.filter { $0.view === view }) }
    open func coalescedTouches(for touch: UITouch) -> [UITouch]? { [touch] }
}
