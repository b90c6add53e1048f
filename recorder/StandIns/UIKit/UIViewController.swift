// Linux stand-in for UIKit: a view controller: its view's life, its children, what it presents.
// Appearance calls come in UIKit's order: will before, did after the transition. Main thread only.
import Foundation

public enum UIModalPresentationStyle: Int, Sendable {
    case fullScreen, pageSheet, formSheet, currentContext, custom, overFullScreen, overCurrentContext, popover
    case none = -1
    case automatic = -2
}

public enum UIModalTransitionStyle: Int, Sendable { case coverVertical, flipHorizontal, crossDissolve }
public enum UIStatusBarStyle: Int, Sendable {
    case `default`, lightContent
    case darkContent = 3
}

@MainActor open class UIViewController: UIResponder {
    private var loaded: UIView?
    open var title: String? {
        didSet {
            if navigationItem.title == nil || navigationItem.title == oldValue { navigationItem.title = title }
            if tabBarItem.title == nil { tabBarItem.title = title }
        }
    }
    open private(set) var children: [UIViewController] = []
    open private(set) weak var parent: UIViewController?
    var ownPresented: UIViewController?
    weak var ownPresenting: UIViewController?
    /// What this controller or one of its ancestors presents, as in UIKit; likewise the other way.
    open var presentedViewController: UIViewController? { ownPresented ?? parent?.presentedViewController }
    open var presentingViewController: UIViewController? { ownPresenting ?? parent?.presentingViewController }
    open var modalPresentationStyle: UIModalPresentationStyle = .automatic
    open var modalTransitionStyle: UIModalTransitionStyle = .coverVertical
    open var hidesBottomBarWhenPushed = false
    open var additionalSafeAreaInsets = UIEdgeInsets.zero
    open var edgesForExtendedLayout: UIRectEdge = .all
    open var preferredContentSize = CGSize.zero
    open var preferredStatusBarStyle: UIStatusBarStyle { .default }
    open var prefersStatusBarHidden: Bool { false }
    open var definesPresentationContext = false

    public lazy var navigationItem = UINavigationItem(title: title ?? "")
    open lazy var tabBarItem: UITabBarItem! = UITabBarItem(title: title, image: nil, tag: 0)

    /// What the bars of containers cover at top and bottom; containers set it before they lay out.
    var barInsets = UIEdgeInsets.zero
    private var isShown = false
    private var overrideTraits: UITraitCollection?
    lazy var ownPresentation: UIPresentationController = makePresentation()
    /// The container that a presentation put into the window.
    var presentation: UIView?

    public init(nibName nibNameOrNil: String?, bundle nibBundleOrNil: Bundle?) { super.init() }
    public required init?(coder: NSCoder) { super.init() }
    public convenience override init() { self.init(nibName: nil, bundle: nil) }

    open var view: UIView! {
        get {
            if loaded == nil {
                StandInReads.didRead("UIViewController.loadView")
                loadView()
                viewDidLoad()
            }
            return loaded
        }
        set {
            loaded?.viewController = nil
            loaded = newValue
            loaded?.viewController = self
        }
    }

    open var viewIfLoaded: UIView? { loaded }
    open var isViewLoaded: Bool { loaded != nil }
    open func loadViewIfNeeded() { _ = view }
    open func loadView() { view = UIView(frame: UIScreen.main.bounds) }
    open func viewDidLoad() {}
    open func viewWillAppear(_ animated: Bool) {}
    open func viewIsAppearing(_ animated: Bool) {}
    open func viewDidAppear(_ animated: Bool) {}
    open func viewWillDisappear(_ animated: Bool) {}
    open func viewDidDisappear(_ animated: Bool) {}
    open func viewWillLayoutSubviews() {}
    open func viewDidLayoutSubviews() {}
    open func didReceiveMemoryWarning() {}
    open func viewWillTransition(
        to size: CGSize, with coordinator: any UIViewControllerTransitionCoordinator
    ) {
        for child in children { child.viewWillTransition(to: size, with: coordinator) }
        ownPresented?.viewWillTransition(to: size, with: coordinator)
    }
    open func setNeedsStatusBarAppearanceUpdate() {}

    open override var next: UIResponder? { viewIfLoaded?.superview ?? parent }

    open var navigationController: UINavigationController? { ancestor() }
    open var tabBarController: UITabBarController? { ancestor() }

    private func ancestor<Kind: UIViewController>() -> Kind? {
        var current = parent
        while let controller = current {
            if let found = controller as? Kind { return found }
            current = controller.parent
        }
        return nil
    }

    /// The device's, unless a container says other.
    open var traitCollection: UITraitCollection {
        overrideTraits ?? parent?.traitCollection ?? UIScreen.main.traitCollection
    }

    open func setOverrideTraitCollection(_ collection: UITraitCollection?, forChild childViewController: UIViewController) {
        childViewController.overrideTraits = collection
    }

    open func addChild(_ childController: UIViewController) {
        childController.removeFromParent()
        childController.willMove(toParent: self)
        children.append(childController)
        childController.parent = self
    }

    open func removeFromParent() {
        parent?.children.removeAll { $0 === self }
        parent = nil
    }

    open func willMove(toParent parent: UIViewController?) {}
    open func didMove(toParent parent: UIViewController?) {}

    // Appearance, split in two so that containers can put their transition in between.
    func standInWillAppear(animated: Bool) {
        guard !isShown else { return }
        isShown = true
        loadViewIfNeeded()
        viewWillAppear(animated)
        for child in visibleChildren { child.standInWillAppear(animated: animated) }
        viewIsAppearing(animated)
    }

    func standInDidAppear(animated: Bool) {
        for child in visibleChildren { child.standInDidAppear(animated: animated) }
        viewDidAppear(animated)
    }

    func standInWillDisappear(animated: Bool) {
        guard isShown else { return }
        isShown = false
        viewWillDisappear(animated)
        for child in visibleChildren { child.standInWillDisappear(animated: animated) }
    }

    func standInDidDisappear(animated: Bool) {
        for child in visibleChildren { child.standInDidDisappear(animated: animated) }
        viewDidDisappear(animated)
    }

    func standInAppear(animated: Bool) {
        guard !isShown else { return }
        standInWillAppear(animated: animated)
        standInDidAppear(animated: animated)
    }

    func standInDisappear(animated: Bool) {
        guard isShown else { return }
        standInWillDisappear(animated: animated)
        standInDidDisappear(animated: animated)
    }

    /// The children on screen; containers that show one of several narrow it.
    var visibleChildren: [UIViewController] { children.filter { $0.viewIfLoaded?.superview != nil } }
}

@MainActor public protocol UIViewControllerTransitionCoordinatorContext: AnyObject {
    var isAnimated: Bool { get }
    var transitionDuration: TimeInterval { get }
}

@MainActor
public protocol UIViewControllerTransitionCoordinator:
    UIViewControllerTransitionCoordinatorContext
{
    @discardableResult
    func animate(
        alongsideTransition animation: ((any UIViewControllerTransitionCoordinatorContext) -> Void)?,
        completion: ((any UIViewControllerTransitionCoordinatorContext) -> Void)?
    ) -> Bool
}
