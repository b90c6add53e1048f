// What happens to a phone from outside: it is turned, left and come back to. Main thread only.
import Foundation
import QuartzCore

@MainActor public enum StandInDevice {
    /// A fresh process and phone: no windows, upright, active, nothing focused, nothing pending.
    public static func reset(wall: Date, uptime: TimeInterval = 1000) {
        StandInClock.shared.reset(wall: wall, uptime: uptime)
        StandInRunLoop.main.reset()
        StandInFinger.reset()
        StandInFocus.current = nil
        StandInKeyboard.shared.reset()
        for window in UIApplication.shared.windows { window.isHidden = true }
        UIApplication.shared.furtherScenes = []
        UIApplication.shared.scene.standInFrame = nil
        UIDevice.current.orientation = .portrait
        UIApplication.shared.applicationState = .active
        UIApplication.shared.scene.activationState = .foregroundActive
        UIApplication.shared.backgroundTasks = [:]
    }

    /// How many background tasks have begun and not ended.
    public static var backgroundTasks: Int { UIApplication.shared.backgroundTasks.count }

    /// The system wants its time back: every background task is told, in the order in which they began.
    public static func expireBackgroundTasks() {
        let tasks = UIApplication.shared.backgroundTasks.sorted { $0.key.rawValue < $1.key.rawValue }
        for (_, handler) in tasks { handler?() }
    }

    /// Opens a second window of the app beside the first one, as on an iPad.
    public static func openScene(frame: CGRect, besides first: CGRect) -> UIWindowScene {
        let scene = UIWindowScene()
        scene.standInFrame = frame
        UIApplication.shared.furtherScenes.append(scene)
        UIApplication.shared.scene.standInFrame = first
        for window in UIApplication.shared.scene.windows { window.frame.size = first.size }
        return scene
    }

    public static func deactivate(_ scene: UIWindowScene) { scene.activationState = .background }

    /// The screen's portrait size in points; an iPhone 15's until set. Before any window exists.
    public static func setScreen(portrait size: CGSize) { UIScreen.main.portrait = size }

    /// Turns the phone; windows follow within 0.3 s (animated) or at once.
    public static func rotate(to orientation: UIDeviceOrientation, animated: Bool = true) {
        guard orientation != UIDevice.current.orientation else { return }
        UIDevice.current.orientation = orientation
        post(UIDevice.orientationDidChangeNotification, UIDevice.current)
        let size = UIScreen.main.bounds.size
        let rotation = Rotation(duration: animated ? 0.3 : 0)
        let windows = UIApplication.shared.windows
        for window in windows {
            window.rootViewController?.viewWillTransition(to: size, with: rotation)
        }
        UIView.animate(withDuration: rotation.transitionDuration) {
            for window in windows {
                window.frame = CGRect(origin: .zero, size: size)
                window.setNeedsLayoutEverywhere()
                window.layoutIfNeeded()
            }
            rotation.runAnimations()
        } completion: { _ in
            rotation.runCompletions()
        }
        StandInRunLoop.main.turn()
    }

    /// Home: resigns active, then enters the background. Timers go on until the script sleeps the clock.
    public static func enterBackground() {
        let (app, scene) = (UIApplication.shared, UIApplication.shared.scene)
        app.applicationState = .inactive
        scene.activationState = .foregroundInactive
        post(UIScene.willDeactivateNotification, scene)
        post(UIApplication.willResignActiveNotification, app)
        StandInRunLoop.main.turn()
        app.applicationState = .background
        scene.activationState = .background
        post(UIScene.didEnterBackgroundNotification, scene)
        post(UIApplication.didEnterBackgroundNotification, app)
        StandInRunLoop.main.turn()
    }

    public static func enterForeground() {
        let (app, scene) = (UIApplication.shared, UIApplication.shared.scene)
        app.applicationState = .inactive
        scene.activationState = .foregroundInactive
        post(UIScene.willEnterForegroundNotification, scene)
        post(UIApplication.willEnterForegroundNotification, app)
        StandInRunLoop.main.turn()
        app.applicationState = .active
        scene.activationState = .foregroundActive
        post(UIScene.didActivateNotification, scene)
        post(UIApplication.didBecomeActiveNotification, app)
        StandInRunLoop.main.turn()
    }

    /// The process is told that it ends; it does not end here.
    public static func terminate() {
        post(UIApplication.willTerminateNotification, UIApplication.shared)
        StandInRunLoop.main.turn()
    }

    private static func post(_ name: NSNotification.Name, _ object: Any) {
        NotificationCenter.default.post(name: name, object: object)
    }
}

extension UIView {
    /// Bars and safe areas changed: everything is laid out anew.
    func setNeedsLayoutEverywhere() {
        (needsLayoutNow, someoneBelowNeedsLayout) = (true, true)
        for subview in subviews { subview.setNeedsLayoutEverywhere() }
    }
}

@MainActor private final class Rotation: UIViewControllerTransitionCoordinator {
    typealias Context = any UIViewControllerTransitionCoordinatorContext
    let transitionDuration: TimeInterval
    var isAnimated: Bool { transitionDuration > 0 }
    private var animations: [(Context) -> Void] = []
    private var completions: [(Context) -> Void] = []

    init(duration: TimeInterval) { transitionDuration = duration }

    func animate(
        alongsideTransition animation: ((Context) -> Void)?, completion: ((Context) -> Void)?
    ) -> Bool {
        if let animation { animations.append(animation) }
        if let completion { completions.append(completion) }
        return true
    }

    func runAnimations() { for body in animations { body(self) } }
    func runCompletions() { for body in completions { body(self) } }
}
