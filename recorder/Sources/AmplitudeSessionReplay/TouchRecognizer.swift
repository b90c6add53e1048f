// Sees every touch of a window and never recognizes anything: a gesture recognizer that lets all others be.
// Main thread only.
import Foundation
import UIKit

#if canImport(ObjectiveC)
    import UIKit.UIGestureRecognizerSubclass
#endif

@MainActor final class TouchRecognizer: UIGestureRecognizer, UIGestureRecognizerDelegate {
    private let report: @MainActor (UITouch) -> Void
    private var down = 0

    init(_ report: @escaping @MainActor (UITouch) -> Void) {
        self.report = report
        super.init(target: nil, action: nil)
        cancelsTouchesInView = false
        delaysTouchesBegan = false
        delaysTouchesEnded = false
        delegate = self
    }

    override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent) {
        down += touches.count
        pass(touches)
    }

    override func touchesMoved(_ touches: Set<UITouch>, with event: UIEvent) { pass(touches) }
    override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent) { end(touches) }
    override func touchesCancelled(_ touches: Set<UITouch>, with event: UIEvent) { end(touches) }
    override func reset() { down = 0 }

    override func canPrevent(_ preventedGestureRecognizer: UIGestureRecognizer) -> Bool { false }
    override func canBePrevented(by preventingGestureRecognizer: UIGestureRecognizer) -> Bool { false }

    func gestureRecognizer(
        _ gestureRecognizer: UIGestureRecognizer,
        shouldRecognizeSimultaneouslyWith otherGestureRecognizer: UIGestureRecognizer
    ) -> Bool { true }

    /// UIKit resets a recognizer only once it has ended or failed.
    private func end(_ touches: Set<UITouch>) {
        pass(touches)
        down -= touches.count
        if down <= 0 { state = .failed }
    }

    // A set has no order of its own; fingers do not come down at the very same time.
    private func pass(_ touches: Set<UITouch>) {
        for touch in touches.sorted(by: { $0.timestamp < $1.timestamp }) { report(touch) }
    }
}
