// What UIKit keeps for subclasses of recognizers, under names that any file can use: on Apple's systems only a file that
// imports it by name sees it. Main thread only.
import UIKit

#if canImport(ObjectiveC)
    import UIKit.UIGestureRecognizerSubclass
#endif

/// The part of a recognizer that UIKit keeps for its subclasses. Stands in no other recognizer's way.
@MainActor class RawTouchRecognizer: UIGestureRecognizer {
    func began(_ touches: Set<UITouch>) {}
    func moved(_ touches: Set<UITouch>) {}
    func ended(_ touches: Set<UITouch>) {}
    func startOver() {}
    final func fail() { state = .failed }

    override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent) { began(touches) }
    override func touchesMoved(_ touches: Set<UITouch>, with event: UIEvent) { moved(touches) }
    override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent) { ended(touches) }
    override func touchesCancelled(_ touches: Set<UITouch>, with event: UIEvent) { ended(touches) }
    override func reset() { startOver() }
    override func canPrevent(_ preventedGestureRecognizer: UIGestureRecognizer) -> Bool { false }
    override func canBePrevented(by preventingGestureRecognizer: UIGestureRecognizer) -> Bool { false }
}
