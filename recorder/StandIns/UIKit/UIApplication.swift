// Linux stand-in for UIKit: the application object, its scene and its notifications.
// There is one foreground scene until StandInDevice opens another. Touches enter at `sendEvent`; nothing can be swizzled here, so whoever
// watches touches attaches a gesture recognizer to the windows.
import Foundation

@MainActor public protocol UIApplicationDelegate: AnyObject {}

@MainActor open class UIApplication: UIResponder {
    public enum State: Int, Sendable { case active, inactive, background }

    public static let shared = UIApplication()

    open weak var delegate: (any UIApplicationDelegate)?
    open internal(set) var applicationState: State = .active
    open var isIdleTimerDisabled = false

    let scene = UIWindowScene()

    /// Those that stand beside the first, as on an iPad.
    var furtherScenes: [UIWindowScene] = []

    open var connectedScenes: Set<UIScene> { Set([scene] + furtherScenes) }

    /// Back to front, as on iOS.
    open var windows: [UIWindow] { standInWindows }

    open var keyWindow: UIWindow? { scene.windows.first { $0.isKeyWindow } }

    var standInWindows: [UIWindow] { ([scene] + furtherScenes).flatMap(\.windows) }

    open func sendEvent(_ event: UIEvent) {
        var seen: [UIWindow] = []
        for touch in event.sortedTouches {
            guard let window = touch.window, !seen.contains(where: { $0 === window }) else { continue }
            seen.append(window)
            window.sendEvent(event)
        }
    }

    /// Running background tasks, with what tells them that their time is over.
    var backgroundTasks: [UIBackgroundTaskIdentifier: (@MainActor @Sendable () -> Void)?] = [:]
    private var lastBackgroundTask = 0

    open func beginBackgroundTask(
        withName taskName: String?, expirationHandler handler: (@MainActor @Sendable () -> Void)? = nil
    ) -> UIBackgroundTaskIdentifier {
        lastBackgroundTask += 1
        let task = UIBackgroundTaskIdentifier(rawValue: lastBackgroundTask)
        backgroundTasks[task] = .some(handler)
        return task
    }

    open func endBackgroundTask(_ identifier: UIBackgroundTaskIdentifier) { backgroundTasks[identifier] = nil }
}

/// https://developer.apple.com/documentation/uikit/uibackgroundtaskidentifier
public struct UIBackgroundTaskIdentifier: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let invalid = UIBackgroundTaskIdentifier(rawValue: 0)
}

extension UIApplication {
    public nonisolated static let didEnterBackgroundNotification = NSNotification.Name(
        "UIApplicationDidEnterBackgroundNotification")
    public nonisolated static let willEnterForegroundNotification = NSNotification.Name(
        "UIApplicationWillEnterForegroundNotification")
    public nonisolated static let didBecomeActiveNotification = NSNotification.Name(
        "UIApplicationDidBecomeActiveNotification")
    public nonisolated static let willResignActiveNotification = NSNotification.Name(
        "UIApplicationWillResignActiveNotification")
    public nonisolated static let willTerminateNotification = NSNotification.Name(
        "UIApplicationWillTerminateNotification")
    public nonisolated static let didReceiveMemoryWarningNotification = NSNotification.Name(
        "UIApplicationDidReceiveMemoryWarningNotification")
    public nonisolated static let didFinishLaunchingNotification = NSNotification.Name(
        "UIApplicationDidFinishLaunchingNotification")
}

@MainActor open class UIScene: UIResponder {
    public enum ActivationState: Int, Sendable {
        case unattached = -1
        case foregroundActive
        case foregroundInactive
        case background
    }
    open internal(set) var activationState: ActivationState = .foregroundActive
    open var title: String! = ""

    public nonisolated static let didEnterBackgroundNotification = NSNotification.Name(
        "UISceneDidEnterBackgroundNotification")
    public nonisolated static let willEnterForegroundNotification = NSNotification.Name(
        "UISceneWillEnterForegroundNotification")
    public nonisolated static let didActivateNotification = NSNotification.Name("UISceneDidActivateNotification")
    public nonisolated static let willDeactivateNotification = NSNotification.Name(
        "UISceneWillDeactivateNotification")
}

@MainActor open class UIWindowScene: UIScene {
    /// Back to front.
    open internal(set) var windows: [UIWindow] = []
    open var screen: UIScreen { UIScreen.main }
    open var keyWindow: UIWindow? { windows.first { $0.isKeyWindow } }
    open var traitCollection: UITraitCollection { screen.traitCollection }
    /// Where the scene stands on its screen, if not all over it.
    var standInFrame: CGRect?
    var frameOnScreen: CGRect { standInFrame ?? screen.bounds }
    open var coordinateSpace: any UICoordinateSpace { SceneSpace(frame: frameOnScreen) }

    open var interfaceOrientation: UIInterfaceOrientation {
        switch UIDevice.current.orientation {
        case .landscapeLeft: .landscapeRight
        case .landscapeRight: .landscapeLeft
        case .portraitUpsideDown: .portraitUpsideDown
        default: .portrait
        }
    }

    func attach(_ window: UIWindow) {
        guard !windows.contains(where: { $0 === window }) else { return }
        let index = windows.firstIndex { $0.windowLevel > window.windowLevel } ?? windows.count
        windows.insert(window, at: index)
    }

    func detach(_ window: UIWindow) { windows.removeAll { $0 === window } }
}
