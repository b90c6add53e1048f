// Sees every touch of a window and never recognizes anything: a gesture recognizer that lets all others be.
// Main thread only.
import Foundation
import UIKit

@MainActor final class TouchRecognizer: RawTouchRecognizer, UIGestureRecognizerDelegate {
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

    override func began(_ touches: Set<UITouch>) {
        down += touches.count
        pass(touches)
    }

    override func moved(_ touches: Set<UITouch>) { pass(touches) }

    /// UIKit resets a recognizer only once it has ended or failed.
    override func ended(_ touches: Set<UITouch>) {
        pass(touches)
        down -= touches.count
        if down <= 0 { fail() }
    }

    override func startOver() { down = 0 }

    func gestureRecognizer(
        _ gestureRecognizer: UIGestureRecognizer,
        shouldRecognizeSimultaneouslyWith otherGestureRecognizer: UIGestureRecognizer
    ) -> Bool { true }

    // A set has no order of its own; fingers do not come down at the very same time.
    private func pass(_ touches: Set<UITouch>) {
        for touch in touches.sorted(by: { $0.timestamp < $1.timestamp }) { report(touch) }
    }
}
