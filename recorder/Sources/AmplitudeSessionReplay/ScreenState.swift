// What of the screen is no view: its windows, size and orientation, the keyboard's frame, and which view controller
// is in front. Main thread only.
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayCore
    import ReplayFormat
#endif

@MainActor final class ScreenState {
    private var keyboard: CGRect?
    private var observers: [any NSObjectProtocol] = []
    private var lastViewport: Viewport?
    private var lastScreen: String?

    init() {
        observe(UIResponder.keyboardWillShowNotification) { $0.keyboard = $1 }
        observe(UIResponder.keyboardWillChangeFrameNotification) { $0.keyboard = $1 }
        observe(UIResponder.keyboardWillHideNotification) { screen, _ in screen.keyboard = nil }
    }

    deinit { for observer in observers { NotificationCenter.default.removeObserver(observer) } }

    /// Forgets what it said: a new replay hears all of it again.
    func startOver() { (lastViewport, lastScreen) = (nil, nil) }

    /// The windows on the screen, back to front: of all scenes that are seen on the screen of the one in front.
    var windows: [UIWindow] {
        guard let front = scene else { return [] }
        let seen = scenes.filter { $0 === front || $0.isSeen && $0.screen === front.screen }
        return seen.flatMap { $0.windows.filter { !$0.isHidden } }.enumerated()
            .sorted { ($0.element.windowLevel, $0.offset) < ($1.element.windowLevel, $1.offset) }
            .map(\.element)
    }

    /// A point of the window's on its screen: beside another app, or another window of this one, a window does not begin at
    /// the screen's corner.
    static func place(of point: CGPoint, in window: UIWindow) -> CGPoint {
        window.convert(point, to: window.screen.coordinateSpace)
    }

    /// How far the window's scene stands off the screen's corner.
    static func shift(of window: UIWindow) -> CGPoint {
        guard let scene = window.windowScene else { return .zero }
        return scene.coordinateSpace.convert(CGPoint.zero, to: window.screen.coordinateSpace)
    }

    /// Whether a finger is on the keyboard: where one was announced, or in a window that holds input views only. A
    /// keyboard may have been there before this object, and a floating one announces no frame.
    func isOnKeyboard(_ touch: UITouch, in window: UIWindow) -> Bool {
        keyboard?.contains(ScreenState.place(of: touch.location(in: window), in: window)) == true
            || ClassNames.lookUp(window, in: ScreenState.inputWindows) == true
    }

    private static let inputWindows = ["UITextEffectsWindow": true, "UIRemoteKeyboardWindow": true]

    /// What has changed since the last call.
    func notes(at continuousMs: Int64, _ faults: FaultBook) -> [Note] {
        var notes: [Note] = []
        if let viewport = faults.read(.viewport, { self.viewport() }, else: nil), viewport != lastViewport {
            lastViewport = viewport
            notes.append(Note(continuousMs: continuousMs, .viewport(viewport)))
        }
        let name = faults.read(.screen, { self.frontController().map { ClassNames.name(of: $0) } }, else: nil)
        if let name, name != lastScreen {
            lastScreen = name
            notes.append(Note(continuousMs: continuousMs, .screen(name: .init(wrappedValue: name))))
        }
        return notes
    }

    /// In an order of their own; iPads may have more than one.
    private var scenes: [UIWindowScene] {
        let scenes = UIApplication.shared.connectedScenes.compactMap { $0 as? UIWindowScene }
        guard scenes.count > 1 else { return scenes }
        return scenes.sorted { left(of: $0) < left(of: $1) }
    }

    /// The scene in front: the one that has the keyboard, where several are seen.
    private var scene: UIWindowScene? {
        let scenes = scenes
        return scenes.first { $0.activationState == .foregroundActive && $0.windows.contains { $0.isKeyWindow } }
            ?? scenes.first { $0.activationState == .foregroundActive }
            ?? scenes.first { $0.activationState == .foregroundInactive } ?? scenes.first
    }

    private func left(of scene: UIWindowScene) -> CGFloat {
        scene.windows.first.map { ScreenState.shift(of: $0).x } ?? 0
    }

    private var mainWindow: UIWindow? {
        let windows = windows
        return windows.first { $0.isKeyWindow && $0.windowScene === scene } ?? windows.first { $0.isKeyWindow } ?? windows.first
    }

    private func viewport() -> Viewport? {
        guard let window = mainWindow, let scene else { return nil }
        let (size, insets) = (window.screen.bounds.size, window.safeAreaInsets)
        return Viewport(
            size: Size2(LayerLooks.finite(size.width), LayerLooks.finite(size.height)),
            orientation: orientation(scene.interfaceOrientation),
            safeArea: Edges(
                top: LayerLooks.finite(insets.top), left: LayerLooks.finite(insets.left),
                bottom: LayerLooks.finite(insets.bottom), right: LayerLooks.finite(insets.right)),
            keyboard: keyboard.flatMap { shown($0, on: window.screen) }.map {
                Box(
                    LayerLooks.finite($0.minX), LayerLooks.finite($0.minY), LayerLooks.finite($0.width),
                    LayerLooks.finite($0.height))
            })
    }

    private func orientation(_ orientation: UIInterfaceOrientation) -> Orientation {
        switch orientation {
        case .landscapeLeft: return .landscapeLeft
        case .landscapeRight: return .landscapeRight
        case .portraitUpsideDown: return .portraitUpsideDown
        default: return .portrait
        }
    }

    /// The view controller that the user looks at: through presentations and containers. An alert is no screen of its own.
    private func frontController() -> UIViewController? {
        var current = mainWindow?.rootViewController
        while let controller = current {
            if let presented = controller.presentedViewController, isScreen(presented) {
                current = presented
            } else if let top = (controller as? UINavigationController)?.topViewController {
                current = top
            } else if let selected = (controller as? UITabBarController)?.selectedViewController {
                current = selected
            } else if let column = (controller as? UISplitViewController)?.viewControllers.last {
                current = column
            } else if let page = (controller as? UIPageViewController)?.viewControllers?.first {
                current = page
            } else {
                return controller
            }
        }
        return nil
    }

    /// An alert or a search over a screen is none of its own.
    private func isScreen(_ presented: UIViewController) -> Bool {
        !(presented is UIAlertController) && ClassNames.name(of: presented) != "UISearchController"
    }

    /// nil: a keyboard that left is announced at a place below the screen.
    private func shown(_ keyboard: CGRect, on screen: UIScreen) -> CGRect? {
        let common = keyboard.intersection(screen.bounds)
        return common.width > 0 && common.height > 0 ? keyboard : nil
    }

    private func observe(_ name: NSNotification.Name, _ take: @escaping @MainActor (ScreenState, CGRect) -> Void) {
        let center = NotificationCenter.default
        observers.append(
            center.addObserver(forName: name, object: nil, queue: nil) { [weak self] notification in
                let value = notification.userInfo?[UIResponder.keyboardFrameEndUserInfoKey] as? NSValue
                let frame = value?.cgRectValue ?? .zero
                // Anyone may post it, on any thread.
                onMain { if let self { take(self, frame) } }
            })
    }
}

extension UIWindowScene {
    fileprivate var isSeen: Bool { activationState == .foregroundActive || activationState == .foregroundInactive }
}
