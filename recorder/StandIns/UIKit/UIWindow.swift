// Linux stand-in for UIKit: a window, its root view controller's containers and the delivery of touches.
// The root controller's view sits in UITransitionView > UIDropShadowView, as since iOS 13.
import Foundation

@MainActor open class UIWindow: UIView {
    public struct Level: RawRepresentable, Equatable, Hashable, Comparable, Sendable {
        public let rawValue: CGFloat
        public init(rawValue: CGFloat) { self.rawValue = rawValue }
        public static let normal = Level(rawValue: 0)
        public static let statusBar = Level(rawValue: 1000)
        public static let alert = Level(rawValue: 2000)
        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    open var windowLevel: Level = .normal
    open internal(set) var isKeyWindow = false
    open weak var windowScene: UIWindowScene?
    open var screen: UIScreen { UIScreen.main }
    private let router = TouchRouter()

    public init(windowScene: UIWindowScene) {
        self.windowScene = windowScene
        super.init(frame: CGRect(origin: .zero, size: windowScene.frameOnScreen.size))
        setUp()
    }

    public override init(frame: CGRect) {
        super.init(frame: frame)
        setUp()
    }

    public required init?(coder: NSCoder) {
        super.init(coder: coder)
        setUp()
    }

    private func setUp() {
        ownWindow = self
        isHidden = true
        if windowScene == nil { windowScene = UIApplication.shared.scene }
    }

    open override var next: UIResponder? { windowScene ?? UIApplication.shared }

    open override var isHidden: Bool {
        didSet {
            guard isHidden != oldValue else { return }
            if isHidden { windowScene?.detach(self) } else { windowScene?.attach(self) }
        }
    }

    open func makeKey() {
        for window in windowScene?.windows ?? [] { window.isKeyWindow = false }
        isKeyWindow = true
    }

    open func makeKeyAndVisible() {
        isHidden = false
        makeKey()
        rootViewController?.standInAppear(animated: false)
    }

    open var rootViewController: UIViewController? {
        didSet {
            guard rootViewController !== oldValue else { return }
            if let old = oldValue {
                old.standInDisappear(animated: false)
                old.viewIfLoaded?.superview?.superview?.removeFromSuperview()
            }
            guard let root = rootViewController else { return }
            let transition = UITransitionView(frame: bounds)
            let shadow = UIDropShadowView(frame: bounds)
            transition.fill(self, at: 0)
            shadow.fill(transition)
            root.view.fill(shadow)
            if !isHidden { root.standInAppear(animated: false) }
        }
    }

    /// What the housing and the home indicator take from an iPhone 15's screen.
    var deviceInsets: UIEdgeInsets {
        guard frame.size == UIScreen.main.bounds.size else { return .zero }
        return UIDevice.current.orientation.isLandscape
            ? UIEdgeInsets(top: 0, left: 59, bottom: 21, right: 59)
            : UIEdgeInsets(top: 59, left: 0, bottom: 34, right: 0)
    }

    /// Hit-tests new touches, then hands every touch to its recognizers and, unless cancelled, its view.
    open func sendEvent(_ event: UIEvent) { router.route(event, in: self) }

    public nonisolated static let didBecomeKeyNotification = NSNotification.Name(
        "UIWindowDidBecomeKeyNotification")
    public nonisolated static let didBecomeVisibleNotification = NSNotification.Name(
        "UIWindowDidBecomeVisibleNotification")
}

final class UITransitionView: UIView {}
final class UIDropShadowView: UIView {}
/// Darkens what lies under a presented view.
final class UIDimmingView: UIView {
    var onTap: (() -> Void)?
    override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) { onTap?() }
}
/// The plain container that view controllers' own views are built on.
final class UILayoutContainerView: UIView {}
final class UIViewControllerWrapperView: UIView {}
final class UINavigationTransitionView: UIView {}

extension UIView {
    /// Adds this view to `parent` so that it always fills it.
    func fill(_ parent: UIView, at index: Int? = nil) {
        autoresizingMask = [.flexibleWidth, .flexibleHeight]
        frame = parent.bounds
        parent.insertSubview(self, at: index ?? parent.subviews.count)
    }
}
