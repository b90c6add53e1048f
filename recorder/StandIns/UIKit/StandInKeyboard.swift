// The keyboard: it shows while a text input is first responder, posts UIKit's notifications, and types.
// Its keys are drawn by another process on iOS, so the app's tree holds only an empty host view at its frame
// (UITextEffectsWindow > UIInputSetContainerView > UIInputSetHostView); keys are real touches on it.
// Main thread only.
import Foundation
import QuartzCore

final class UITextEffectsWindow: UIWindow {
    /// Lets touches through, save those on the keyboard.
    override func hitTest(_ point: CGPoint, with event: UIEvent?) -> UIView? {
        let found = super.hitTest(point, with: event)
        return found is UIInputSetHostView ? found : nil
    }
}
final class UIInputSetContainerView: UIView {}
final class UIInputSetHostView: UIView {}

@MainActor public final class StandInKeyboard {
    public static let shared = StandInKeyboard()
    private var window: UITextEffectsWindow?
    private var host: UIInputSetHostView?
    public private(set) var isShown = false

    private static let duration: TimeInterval = 0.25

    /// Where the keyboard stands when it is shown, home indicator included, in screen points.
    public var frame: CGRect {
        let screen = UIScreen.main.bounds
        let height: CGFloat = UIDevice.current.orientation.isLandscape ? 224 : 335
        return CGRect(x: 0, y: screen.height - height, width: screen.width, height: height)
    }

    func reset() { (window, host, isShown) = (nil, nil, false) }

    func focusChanged() {
        let wanted = StandInFocus.current is any UIKeyInput
        guard wanted != isShown else { return }
        isShown = wanted
        if wanted { show() } else { hide() }
    }

    /// Types into whoever has the focus, one character per call, with a touch on the character's key.
    /// - Parameter holding: seconds that the finger rests on the key.
    public func type(_ character: Character, holding: TimeInterval = 0.06) {
        tap(at: keyCenter(of: character), holding: holding) { input in input.insertText(String(character)) }
    }

    public func deleteBackward(holding: TimeInterval = 0.06) {
        tap(at: CGPoint(x: frame.maxX - 26, y: frame.minY + 190), holding: holding) { $0.deleteBackward() }
    }

    private func tap(at point: CGPoint, holding: TimeInterval, _ act: (any UIKeyInput) -> Void) {
        let finger = StandInFinger()
        finger.down(at: point)
        StandInClock.shared.advance(by: holding)
        if let input = StandInFocus.current as? any UIKeyInput { act(input) }
        finger.up()
    }

    /// The middle of a character's key on an English keyboard; digits and marks lie on the top rows.
    private func keyCenter(of character: Character) -> CGPoint {
        let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
        let marks = ["1234567890", "-/:;()$&@\"", ".,?!'_+*#%"]
        let lower = Character(character.lowercased())
        for (row, (letters, signs)) in zip(rows, marks).enumerated() {
            for keys in [letters, signs] {
                guard let found = keys.firstIndex(of: lower) else { continue }
                let column = CGFloat(keys.distance(from: keys.startIndex, to: found))
                let step = frame.width / 10
                let indent = (10 - CGFloat(keys.count)) / 2 * step
                return CGPoint(x: indent + (column + 0.5) * step, y: frame.minY + 82 + CGFloat(row) * 54)
            }
        }
        return CGPoint(x: frame.midX, y: frame.minY + 244)
    }

    private func show() {
        let window = window ?? makeWindow()
        let host = UIInputSetHostView(frame: frame.offsetBy(dx: 0, dy: frame.height))
        host.backgroundColor = nil
        window.rootContainer.addSubview(host)
        self.host = host
        post(UIResponder.keyboardWillShowNotification, from: host.frame, to: frame)
        let target = frame
        UIView.animate(withDuration: StandInKeyboard.duration) {
            host.frame = target
        } completion: { [weak self] _ in
            guard let self, self.isShown else { return }
            self.post(UIResponder.keyboardDidShowNotification, from: target, to: target)
        }
    }

    private func hide() {
        guard let host else { return }
        self.host = nil
        let (start, end) = (frame, frame.offsetBy(dx: 0, dy: frame.height))
        post(UIResponder.keyboardWillHideNotification, from: start, to: end)
        UIView.animate(withDuration: StandInKeyboard.duration) {
            host.frame = end
        } completion: { [weak self] _ in
            host.removeFromSuperview()
            guard let self, !self.isShown else { return }
            self.window?.isHidden = true
            self.post(UIResponder.keyboardDidHideNotification, from: end, to: end)
        }
    }

    private func makeWindow() -> UITextEffectsWindow {
        let window = UITextEffectsWindow(frame: UIScreen.main.bounds)
        window.windowLevel = UIWindow.Level(rawValue: 10)
        self.window = window
        return window
    }

    private func post(_ name: NSNotification.Name, from start: CGRect, to end: CGRect) {
        NotificationCenter.default.post(
            name: name, object: UIScreen.main,
            userInfo: [
                UIResponder.keyboardFrameBeginUserInfoKey: NSValue(cgRect: start),
                UIResponder.keyboardFrameEndUserInfoKey: NSValue(cgRect: end),
                UIResponder.keyboardAnimationDurationUserInfoKey: NSNumber(value: StandInKeyboard.duration),
            ])
    }
}

extension UITextEffectsWindow {
    /// Shows the window and answers the container that input views are put into.
    fileprivate var rootContainer: UIInputSetContainerView {
        isHidden = false
        if let container = subviews.first as? UIInputSetContainerView { return container }
        let container = UIInputSetContainerView(frame: bounds)
        container.fill(self)
        return container
    }
}
