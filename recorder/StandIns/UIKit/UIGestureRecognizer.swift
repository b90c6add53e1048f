// Linux stand-in for UIKit: gesture recognizers and the arbitration between them.
// A recognizer that begins or ends makes the others on the same touch fail, unless a delegate of either
// allows both; then, if `cancelsTouchesInView`, the touch is cancelled in its view.
import Foundation

@MainActor public protocol UIGestureRecognizerDelegate: NSObjectProtocol {
    // Optional in UIKit; the defaults below are what UIKit does without them.
    func gestureRecognizerShouldBegin(_ gestureRecognizer: UIGestureRecognizer) -> Bool
    func gestureRecognizer(
        _ gestureRecognizer: UIGestureRecognizer,
        shouldRecognizeSimultaneouslyWith otherGestureRecognizer: UIGestureRecognizer
    ) -> Bool
    func gestureRecognizer(_ gestureRecognizer: UIGestureRecognizer, shouldReceive touch: UITouch) -> Bool
}

extension UIGestureRecognizerDelegate {
    public func gestureRecognizerShouldBegin(_ gestureRecognizer: UIGestureRecognizer) -> Bool { true }
    public func gestureRecognizer(
        _ gestureRecognizer: UIGestureRecognizer,
        shouldRecognizeSimultaneouslyWith otherGestureRecognizer: UIGestureRecognizer
    ) -> Bool { false }
    public func gestureRecognizer(
        _ gestureRecognizer: UIGestureRecognizer, shouldReceive touch: UITouch
    ) -> Bool { true }
}

@MainActor open class UIGestureRecognizer: NSObject {
    public enum State: Int, Sendable {
        case possible, began, changed, ended, cancelled, failed
        public static let recognized = State.ended
    }

    open weak var delegate: (any UIGestureRecognizerDelegate)?
    open internal(set) weak var view: UIView?
    open var isEnabled = true
    open var cancelsTouchesInView = true
    open var delaysTouchesBegan = false
    open var delaysTouchesEnded = true
    open var requiresExclusiveTouchType = true
    open var name: String?
    var touches: [UITouch] = []

    public init(target: Any?, action: Selector?) { super.init() }
    public convenience override init() { self.init(target: nil, action: nil) }

    /// Readable by all, settable by subclasses only on iOS (`import UIKit.UIGestureRecognizerSubclass`).
    open var state: State = .possible {
        didSet {
            guard oldValue == .possible, state == .began || state == .ended else { return }
            claimTouches()
        }
    }

    open var numberOfTouches: Int { touches.count }

    open func location(in view: UIView?) -> CGPoint { touches.last?.location(in: view) ?? .zero }
    open func location(ofTouch touchIndex: Int, in view: UIView?) -> CGPoint {
        touches[touchIndex].location(in: view)
    }

    open func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent) {}
    open func touchesMoved(_ touches: Set<UITouch>, with event: UIEvent) {}
    open func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent) {}
    open func touchesCancelled(_ touches: Set<UITouch>, with event: UIEvent) {}
    open func reset() {}
    open func ignore(_ touch: UITouch, for event: UIEvent) {
        touch.recognizers.removeAll { $0 === self }
    }
    open func canPrevent(_ preventedGestureRecognizer: UIGestureRecognizer) -> Bool { true }
    open func canBePrevented(by preventingGestureRecognizer: UIGestureRecognizer) -> Bool { true }

    private func claimTouches() {
        for touch in touches {
            for other in touch.recognizers where other !== self && other.state == .possible {
                if goesAlong(with: other) { continue }
                if canPrevent(other), other.canBePrevented(by: self) { other.state = .failed }
            }
            guard cancelsTouchesInView, !touch.isCancelledInView else { continue }
            touch.isCancelledInView = true
            touch.view?.touchesCancelled([touch], with: TouchRouter.currentEvent)
        }
    }

    private func goesAlong(with other: UIGestureRecognizer) -> Bool {
        delegate?.gestureRecognizer(self, shouldRecognizeSimultaneouslyWith: other) == true
            || other.delegate?.gestureRecognizer(other, shouldRecognizeSimultaneouslyWith: self) == true
    }
}

/// Takes an event's touches to their recognizers (deepest view first) and views. One per window.
@MainActor final class TouchRouter {
    static var currentEvent: UIEvent?

    func route(_ event: UIEvent, in window: UIWindow) {
        TouchRouter.currentEvent = event
        defer { TouchRouter.currentEvent = nil }
        for touch in event.sortedTouches where touch.window === window {
            if touch.phase == .stationary { continue }
            if touch.phase == .began { begin(touch, in: window, event) }
            for recognizer in touch.recognizers { deliver(touch, to: recognizer, event) }
            if !touch.isCancelledInView { deliverToView(touch, event) }
            if touch.phase == .ended || touch.phase == .cancelled { finish(touch) }
        }
    }

    private func begin(_ touch: UITouch, in window: UIWindow, _ event: UIEvent) {
        touch.view = window.hitTest(touch.place, with: event) ?? window
        var current: UIView? = touch.view
        while let view = current {
            touch.recognizers += (view.gestureRecognizers ?? []).filter {
                $0.isEnabled && $0.delegate?.gestureRecognizer($0, shouldReceive: touch) != false
            }
            current = view.superview
        }
        for recognizer in touch.recognizers { recognizer.touches.append(touch) }
    }

    private func deliver(_ touch: UITouch, to recognizer: UIGestureRecognizer, _ event: UIEvent) {
        guard recognizer.state != .failed, recognizer.state != .cancelled else { return }
        switch touch.phase {
        case .began: recognizer.touchesBegan([touch], with: event)
        case .moved: recognizer.touchesMoved([touch], with: event)
        case .ended: recognizer.touchesEnded([touch], with: event)
        case .cancelled: recognizer.touchesCancelled([touch], with: event)
        default: break
        }
    }

    private func deliverToView(_ touch: UITouch, _ event: UIEvent) {
        switch touch.phase {
        case .began: touch.view?.touchesBegan([touch], with: event)
        case .moved: touch.view?.touchesMoved([touch], with: event)
        case .ended: touch.view?.touchesEnded([touch], with: event)
        case .cancelled: touch.view?.touchesCancelled([touch], with: event)
        default: break
        }
    }

    private func finish(_ touch: UITouch) {
        for recognizer in touch.recognizers {
            recognizer.touches.removeAll { $0 === touch }
            guard recognizer.touches.isEmpty else { continue }
            recognizer.reset()
            recognizer.state = .possible
        }
    }
}
