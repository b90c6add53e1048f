// Linux stand-in for UIKit: dragging, with the translation and the velocity that UIKit reports.
import Foundation

@MainActor open class UIPanGestureRecognizer: UIGestureRecognizer {
    /// Called at each change of state: the target and selector of Objective-C do not exist on Linux.
    var onChange: ((UIPanGestureRecognizer) -> Void)?
    private var start = CGPoint.zero
    private var samples: [(at: TimeInterval, place: CGPoint)] = []
    open var minimumNumberOfTouches = 1
    open var maximumNumberOfTouches = Int.max

    /// Points a finger may stray before it drags.
    static let slop: CGFloat = 10

    open func translation(in view: UIView?) -> CGPoint {
        guard let last = samples.last else { return .zero }
        return CGPoint(x: last.place.x - start.x, y: last.place.y - start.y)
    }

    open func setTranslation(_ translation: CGPoint, in view: UIView?) {
        guard let last = samples.last else { return }
        start = CGPoint(x: last.place.x - translation.x, y: last.place.y - translation.y)
    }

    /// Points per second over the last tenth of a second.
    open func velocity(in view: UIView?) -> CGPoint {
        guard let last = samples.last else { return .zero }
        guard let first = samples.first(where: { last.at - $0.at <= 0.1 }), last.at > first.at else { return .zero }
        let span = CGFloat(last.at - first.at)
        return CGPoint(x: (last.place.x - first.place.x) / span, y: (last.place.y - first.place.y) / span)
    }

    func shouldBegin(moved: CGPoint) -> Bool { max(abs(moved.x), abs(moved.y)) >= UIPanGestureRecognizer.slop }

    private func note(_ touch: UITouch) { samples.append((touch.timestamp, touch.place)) }

    open override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent) {
        guard let touch = touches.first, self.touches.first === touch else { return }
        samples = []
        start = touch.place
        note(touch)
    }

    open override func touchesMoved(_ touches: Set<UITouch>, with event: UIEvent) {
        guard let touch = touches.first, self.touches.first === touch else { return }
        note(touch)
        if state == .possible {
            let moved = CGPoint(x: touch.place.x - start.x, y: touch.place.y - start.y)
            guard shouldBegin(moved: moved), delegate?.gestureRecognizerShouldBegin(self) != false else { return }
            start = touch.place
            state = .began
        } else {
            state = .changed
        }
        onChange?(self)
    }

    open override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent) {
        guard state == .began || state == .changed else { return }
        if let touch = touches.first { note(touch) }
        state = .ended
        onChange?(self)
    }

    open override func touchesCancelled(_ touches: Set<UITouch>, with event: UIEvent) {
        guard state == .began || state == .changed else { return }
        state = .cancelled
        onChange?(self)
    }
}

@MainActor open class UITapGestureRecognizer: UIGestureRecognizer {
    open var numberOfTapsRequired = 1
    open var numberOfTouchesRequired = 1
    private var start = CGPoint.zero

    open override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent) {
        start = touches.first?.place ?? .zero
    }

    open override func touchesMoved(_ touches: Set<UITouch>, with event: UIEvent) {
        guard let place = touches.first?.place else { return }
        if max(abs(place.x - start.x), abs(place.y - start.y)) > 45 { state = .failed }
    }

    open override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent) {
        if state == .possible { state = .ended }
    }
}
