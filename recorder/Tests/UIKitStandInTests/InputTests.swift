// Touches, controls, text fields, the keyboard, animation and the run loop.
import UIKit
import XCTest

@MainActor final class InputTests: XCTestCase {
    override func setUp() async throws { resetPhone() }

    func testARecognizerOnTheWindowSeesEveryTouchBesideAScroll() async {
        let scroll = UIScrollView()
        scroll.contentSize = CGSize(width: 393, height: 3000)
        let window = show { $0.view = scroll }
        let watcher = Watcher()
        window.addGestureRecognizer(watcher)
        drag()
        XCTAssertEqual(watcher.phases.first, .began)
        XCTAssertEqual(watcher.phases.filter { $0 == .moved }.count, 6)
        XCTAssertEqual(watcher.phases.last, .ended)
        XCTAssertEqual(watcher.places.last, CGPoint(x: 200, y: 380))
        XCTAssertGreaterThan(scroll.contentOffset.y, 0)
    }

    func testARecognizerWithoutItsDelegateLosesTheTouchToTheScroll() async {
        let scroll = UIScrollView()
        scroll.contentSize = CGSize(width: 393, height: 3000)
        let window = show { $0.view = scroll }
        let watcher = Watcher()
        watcher.delegate = nil
        window.addGestureRecognizer(watcher)
        drag()
        XCTAssertFalse(watcher.phases.contains(.ended))
    }

    func testAButtonActsOnATapAndNotOnAFarRelease() async {
        var taps = 0
        let button = UIButton(type: .system)
        button.setTitle("Pay", for: .normal)
        button.addAction(UIAction { _ in taps += 1 }, for: .touchUpInside)
        _ = show { $0.view.addSubview(button) }
        button.frame = CGRect(x: 100, y: 400, width: 100, height: 44)
        StandInRunLoop.main.turn()
        XCTAssertEqual(button.subviews.map { String(describing: type(of: $0)) }, ["UIButtonLabel"])
        tap(CGPoint(x: 150, y: 420))
        XCTAssertEqual(taps, 1)
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 150, y: 420))
        XCTAssertEqual(button.titleLabel?.alpha ?? 1, 0.2, accuracy: 0.001)
        finger.move(to: CGPoint(x: 150, y: 700))
        finger.up()
        XCTAssertEqual(taps, 1)
    }

    func testASwitchIs51By31AndTurnsOver() async {
        let control = UISwitch(frame: CGRect(x: 20, y: 100, width: 10, height: 10))
        _ = show { $0.view.addSubview(control) }
        XCTAssertEqual(control.frame, CGRect(x: 20, y: 100, width: 51, height: 31))
        XCTAssertEqual(String(describing: type(of: control.subviews[0])), "UISwitchModernVisualElement")
        tap(CGPoint(x: 40, y: 115))
        XCTAssertTrue(control.isOn)
    }

    func testTypingShowsTheKeyboardAndFillsTheField() async {
        let field = UITextField(frame: CGRect(x: 20, y: 200, width: 200, height: 40))
        field.placeholder = "E-mail"
        let window = show { $0.view.addSubview(field) }
        XCTAssertTrue(outline(window).contains("UITextFieldLabel"))
        var frames: [CGRect] = []
        let token = NotificationCenter.default.addObserver(
            forName: UIResponder.keyboardWillShowNotification, object: nil, queue: nil
        ) { note in
            let value = note.userInfo?[UIResponder.keyboardFrameEndUserInfoKey] as? NSValue
            MainActor.assumeIsolated { frames.append(value!.cgRectValue) }
        }
        defer { NotificationCenter.default.removeObserver(token) }
        tap(CGPoint(x: 60, y: 220))
        StandInClock.shared.advance(by: 0.5)
        XCTAssertTrue(field.isEditing)
        XCTAssertEqual(frames, [CGRect(x: 0, y: 517, width: 393, height: 335)])
        let keyboard = UIApplication.shared.windows.last!
        XCTAssertEqual(String(describing: type(of: keyboard)), "UITextEffectsWindow")
        for character in "a@b" { StandInKeyboard.shared.type(character) }
        XCTAssertEqual(field.text, "a@b")
        XCTAssertFalse(outline(window).contains("UITextFieldLabel"))
        XCTAssertEqual(field.caretRect(for: field.endOfDocument).minX, 3 * 0 + width("a@b", field), accuracy: 0.5)
        field.resignFirstResponder()
        StandInClock.shared.advance(by: 0.5)
        XCTAssertEqual(UIApplication.shared.windows.count, 1)
    }

    func testAnimationMovesThePresentationAndEndsOnTime() async {
        let view = UIView(frame: CGRect(x: 0, y: 0, width: 10, height: 10))
        _ = show { $0.view.addSubview(view) }
        var ended = false
        UIView.animate(withDuration: 1, delay: 0, options: .curveLinear) {
            view.frame.origin.x = 100
            view.alpha = 0
        } completion: { _ in
            ended = true
        }
        XCTAssertEqual(view.frame.minX, 100)
        StandInClock.shared.advance(by: 0.25)
        XCTAssertEqual(view.layer.presentation()!.frame.minX, 25, accuracy: 0.001)
        XCTAssertEqual(view.layer.presentation()!.opacity, 0.75, accuracy: 0.001)
        XCTAssertEqual(view.layer.animationKeys(), ["opacity", "position"])
        XCTAssertFalse(ended)
        StandInClock.shared.advance(by: 0.75)
        XCTAssertTrue(ended)
        XCTAssertNil(view.layer.animationKeys())
        XCTAssertEqual(view.layer.presentation()!.frame.minX, 100)
    }

    func testAnAnimationInterruptedGoesOnFromWhereItIs() async {
        let view = UIView()
        UIView.animate(withDuration: 1, delay: 0, options: .curveLinear) { view.center.x = 100 }
        StandInClock.shared.advance(by: 0.5)
        UIView.animate(withDuration: 1, delay: 0, options: .curveLinear) { view.center.x = 0 }
        StandInClock.shared.advance(by: 0.5)
        XCTAssertEqual(view.layer.presentation()!.position.x, 25, accuracy: 0.001)
    }

    func testObserversRunAfterLayoutInTheirOrder() async {
        let view = Laying()
        _ = show { $0.view.addSubview(view) }
        var log: [String] = []
        view.onLayout = { log.append("layout") }
        let late = StandInRunLoop.main.addObserver(order: 3_000_000) { log.append("late") }
        let early = StandInRunLoop.main.addObserver { log.append("early") }
        view.setNeedsLayout()
        StandInRunLoop.main.turn()
        XCTAssertEqual(log, ["layout", "early", "late"])
        StandInRunLoop.main.removeObserver(early)
        StandInRunLoop.main.turn()
        XCTAssertEqual(log, ["layout", "early", "late", "late"])
        StandInRunLoop.main.removeObserver(late)
    }

    func testTheClockFiresTimersInOrderAtTheirTimes() async {
        let clock = StandInClock.shared
        let start = clock.now
        var log: [String] = []
        clock.schedule(after: 0.2) { log.append("b \(((clock.now - start) * 10).rounded())") }
        clock.schedule(after: 0.1) {
            log.append("a \(((clock.now - start) * 10).rounded())")
            clock.schedule(after: 0.05) { log.append("c") }
        }
        clock.advance(by: 0.3)
        XCTAssertEqual(log, ["a 1.0", "c", "b 2.0"])
        XCTAssertEqual(clock.now - start, 0.3, accuracy: 1e-9)
        clock.sleep(for: 60)
        XCTAssertEqual(clock.now - start, 0.3, accuracy: 1e-9)
        XCTAssertEqual(clock.wallNow.timeIntervalSince1970, 1_700_000_060.3, accuracy: 1e-3)
    }

    func testBackgroundAndReturnPostUIKitsNotificationsInOrder() async {
        let names: [Notification.Name] = [
            UIApplication.willResignActiveNotification, UIApplication.didEnterBackgroundNotification,
            UIApplication.willEnterForegroundNotification, UIApplication.didBecomeActiveNotification,
        ]
        var seen: [Notification.Name] = []
        let tokens = names.map { name in
            NotificationCenter.default.addObserver(forName: name, object: nil, queue: nil) { note in
                MainActor.assumeIsolated { seen.append(note.name) }
            }
        }
        StandInDevice.enterBackground()
        XCTAssertEqual(UIApplication.shared.applicationState, .background)
        StandInDevice.enterForeground()
        XCTAssertEqual(seen, names)
        XCTAssertEqual(UIApplication.shared.applicationState, .active)
        for token in tokens { NotificationCenter.default.removeObserver(token) }
    }

    private func width(_ text: String, _ field: UITextField) -> CGFloat {
        StandInTextLayout(NSAttributedString(string: text, attributes: [.font: field.font!]), width: 999).size.width
    }

    private func drag() {
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 200, y: 500))
        for step in 1...6 {
            StandInClock.shared.advance(by: 1.0 / 60)
            finger.move(to: CGPoint(x: 200, y: 500 - CGFloat(step) * 20))
        }
        finger.up()
    }
}

private final class Watcher: UIGestureRecognizer, UIGestureRecognizerDelegate {
    var phases: [UITouch.Phase] = []
    var places: [CGPoint] = []

    override init(target: Any?, action: Selector?) {
        super.init(target: target, action: action)
        delegate = self
        cancelsTouchesInView = false
    }

    func gestureRecognizer(
        _ gestureRecognizer: UIGestureRecognizer, shouldRecognizeSimultaneouslyWith other: UIGestureRecognizer
    ) -> Bool { true }

    private func note(_ touches: Set<UITouch>) {
        for touch in touches {
            phases.append(touch.phase)
            places.append(touch.location(in: nil))
        }
    }
    override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent) { note(touches) }
    override func touchesMoved(_ touches: Set<UITouch>, with event: UIEvent) { note(touches) }
    override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent) { note(touches) }
}

private final class Laying: UIView {
    var onLayout: (() -> Void)?
    override func layoutSubviews() { onLayout?() }
}
