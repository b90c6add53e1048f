// Sees every touch of a window and never recognizes anything: a gesture recognizer that lets all others be.
// Main thread only.
import Foundation
import UIKit

@MainActor final class TouchRecognizer: RawTouchRecognizer, UIGestureRecognizerDelegate {
    private let report: @MainActor (UITouch) -> Void
    private let lose: @MainActor (Set<ObjectIdentifier>) -> Void
    private(set) var down: Set<ObjectIdentifier> = []

    /// - Parameter lose: hears of touches of which nothing more will be reported, though they have not ended.
    init(_ report: @escaping @MainActor (UITouch) -> Void, lose: @escaping @MainActor (Set<ObjectIdentifier>) -> Void) {
        (self.report, self.lose) = (report, lose)
        super.init(target: nil, action: nil)
        cancelsTouchesInView = false
        delaysTouchesBegan = false
        delaysTouchesEnded = false
        delegate = self
    }

    override func began(_ touches: Set<UITouch>) {
        down.formUnion(touches.map(ObjectIdentifier.init))
        pass(touches)
    }

    override func moved(_ touches: Set<UITouch>) { pass(touches) }

    /// UIKit resets a recognizer only once it has ended or failed.
    override func ended(_ touches: Set<UITouch>) {
        pass(touches)
        down.subtract(touches.map(ObjectIdentifier.init))
        if down.isEmpty { fail() }
    }

    /// It may come early: someone has switched the recognizer off, or UIKit has taken the touches away.
    override func startOver() {
        let lost = down
        down = []
        if !lost.isEmpty { lose(lost) }
    }

    func gestureRecognizer(
        _ gestureRecognizer: UIGestureRecognizer,
        shouldRecognizeSimultaneouslyWith otherGestureRecognizer: UIGestureRecognizer
    ) -> Bool { true }

    // A set has no order of its own; fingers do not come down at the very same time.
    private func pass(_ touches: Set<UITouch>) {
        for touch in touches.sorted(by: { $0.timestamp < $1.timestamp }) { report(touch) }
    }
}
