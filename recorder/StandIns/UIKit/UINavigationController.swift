// Linux stand-in for UIKit: a stack of view controllers. While one is pushed or popped both views are in the
// tree, each in its UIViewControllerWrapperView, with the dimming view of the parallax between them.
import Foundation

final class _UIParallaxDimmingView: UIView {}

@MainActor open class UINavigationController: UIViewController {
    public let navigationBar = UINavigationBar(frame: .zero)
    private let stage = UINavigationTransitionView()
    private var stack: [UIViewController] = []
    private var wrapper: UIViewControllerWrapperView?
    private var isMoving = false
    open var isNavigationBarHidden = false

    /// Seconds that a push or a pop takes.
    static let transitionTime: TimeInterval = 0.5

    public init(rootViewController: UIViewController) {
        super.init(nibName: nil, bundle: nil)
        adopt(rootViewController)
    }

    public override init(nibName nibNameOrNil: String?, bundle nibBundleOrNil: Bundle?) {
        super.init(nibName: nibNameOrNil, bundle: nibBundleOrNil)
    }

    public required init?(coder: NSCoder) { super.init(coder: coder) }

    open var viewControllers: [UIViewController] { stack }
    open var topViewController: UIViewController? { stack.last }
    open var visibleViewController: UIViewController? { presentedViewController ?? topViewController }
    override var visibleChildren: [UIViewController] { stack.last.map { [$0] } ?? [] }

    private func adopt(_ controller: UIViewController) {
        addChild(controller)
        stack.append(controller)
        controller.didMove(toParent: self)
        if stack.count == 1 { adoptTabItem(of: controller) }
    }

    private func adoptTabItem(of root: UIViewController) {
        if tabBarItem.title == nil || tabBarItem.title?.isEmpty == true, let item = root.tabBarItem, item.image != nil {
            tabBarItem = item
        }
    }

    open override func loadView() {
        let container = UILayoutContainerView(frame: UIScreen.main.bounds)
        container.backgroundColor = .systemBackground
        view = container
        stage.fill(container)
        container.addSubview(navigationBar)
        navigationBar.onBack = { [weak self] in _ = self?.popViewController(animated: true) }
        guard let top = stack.last else { return }
        wrapper = wrap(top)
        navigationBar.show(top.navigationItem, back: nil, from: 0)
    }

    private func wrap(_ controller: UIViewController) -> UIViewControllerWrapperView {
        let wrapper = UIViewControllerWrapperView()
        wrapper.fill(stage)
        controller.view.fill(wrapper)
        return wrapper
    }

    open func pushViewController(_ viewController: UIViewController, animated: Bool) {
        let old = stack.last
        adopt(viewController)
        guard isViewLoaded else { return }
        move(from: old, to: viewController, forward: true, animated: animated)
    }

    @discardableResult
    open func popViewController(animated: Bool) -> UIViewController? {
        guard stack.count > 1, !isMoving else { return nil }
        let old = stack.removeLast()
        move(from: old, to: stack[stack.count - 1], forward: false, animated: animated)
        return old
    }

    @discardableResult
    open func popToRootViewController(animated: Bool) -> [UIViewController]? {
        guard stack.count > 1, !isMoving, let old = stack.last else { return nil }
        let gone = Array(stack.dropFirst())
        stack = [stack[0]]
        move(from: old, to: stack[0], forward: false, animated: animated)
        for controller in gone.dropLast() { controller.removeFromParent() }
        return gone
    }

    open func setViewControllers(_ viewControllers: [UIViewController], animated: Bool) {
        let old = stack.last
        for controller in stack where !viewControllers.contains(where: { $0 === controller }) {
            if controller !== old { controller.removeFromParent() }
        }
        stack = []
        for controller in viewControllers { adopt(controller) }
        guard isViewLoaded, let new = stack.last, new !== old else { return }
        move(from: old, to: new, forward: true, animated: animated)
    }

    private func move(from old: UIViewController?, to new: UIViewController, forward: Bool, animated: Bool) {
        let animated = animated && view.window != nil
        let oldWrapper = wrapper
        old?.standInWillDisappear(animated: animated)
        if view.window != nil { new.standInWillAppear(animated: animated) }
        layoutBars(for: new)
        let newWrapper = UIView.withoutAnimation { wrap(new) }
        wrapper = newWrapper
        if !forward, let oldWrapper { stage.bringSubviewToFront(oldWrapper) }
        let back = stack.count > 1 ? stack[stack.count - 2].navigationItem : nil
        isMoving = true
        let finish = { [weak self] in
            guard let self else { return }
            self.isMoving = false
            oldWrapper?.removeFromSuperview()
            old?.standInDidDisappear(animated: animated)
            if let old, !self.stack.contains(where: { $0 === old }) { old.removeFromParent() }
            if self.view.window != nil { new.standInDidAppear(animated: animated) }
        }
        guard animated, let oldWrapper else {
            navigationBar.show(new.navigationItem, back: back, from: 0)
            return finish()
        }
        slide(oldWrapper, newWrapper, forward: forward, back: back, item: new.navigationItem, finish)
    }

    /// The view in front crosses the whole width, the one behind three tenths of it.
    private func slide(
        _ old: UIView, _ new: UIView, forward: Bool, back: UINavigationItem?, item: UINavigationItem,
        _ finish: @escaping () -> Void
    ) {
        let width = stage.bounds.width
        let (front, behind) = forward ? (new, old) : (old, new)
        let dimming = _UIParallaxDimmingView()
        dimming.backgroundColor = UIColor(white: 0, alpha: 0.1)
        dimming.isUserInteractionEnabled = false
        UIView.performWithoutAnimation {
            dimming.fill(stage)
            stage.bringSubviewToFront(front)
            dimming.alpha = forward ? 0 : 1
            if forward { front.center.x += width } else { behind.center.x -= width * 0.3 }
            view.layoutIfNeeded()
        }
        UIView.animate(
            withDuration: UINavigationController.transitionTime, delay: 0, usingSpringWithDamping: 1,
            initialSpringVelocity: 0
        ) {
            front.center.x += forward ? -width : width
            behind.center.x += forward ? -width * 0.3 : width * 0.3
            dimming.alpha = forward ? 1 : 0
            self.navigationBar.show(item, back: back, from: forward ? 1 : -1)
        } completion: { _ in
            dimming.removeFromSuperview()
            behind.frame = self.stage.bounds
            finish()
        }
    }

    open func setNavigationBarHidden(_ hidden: Bool, animated: Bool) {
        isNavigationBarHidden = hidden
        viewIfLoaded?.setNeedsLayout()
    }

    open override func viewWillLayoutSubviews() { layoutBars(for: topViewController) }

    /// The bar's height is 44 or 32, more while a large title shows; the child's safe area follows it.
    func layoutBars(for child: UIViewController?) {
        guard let view = viewIfLoaded else { return }
        let top = view.safeAreaInsets.top
        navigationBar.isHidden = isNavigationBarHidden
        let isLarge = navigationBar.showsLargeTitle(child?.navigationItem)
        navigationBar.revealed = isLarge ? revealed(of: child, under: top + navigationBar.inlineHeight) : 0
        let height = navigationBar.inlineHeight + navigationBar.revealed
        let frame = CGRect(x: 0, y: top, width: view.bounds.width, height: height)
        if navigationBar.frame != frame { navigationBar.frame = frame }
        let insets = UIEdgeInsets(
            top: isNavigationBarHidden ? 0 : top + height, left: 0, bottom: barInsets.bottom, right: 0)
        guard let child, child.barInsets != insets else { return }
        child.barInsets = insets
        child.viewIfLoaded?.setNeedsLayout()
        scroller(of: child)?.setNeedsLayout()
    }

    private func revealed(of child: UIViewController?, under bar: CGFloat) -> CGFloat {
        // Content that was never laid out under the bar will rest at its top: the title shows whole.
        guard let scroller = scroller(of: child), scroller.lastTopInset > 0 else { return UINavigationBar.largeHeight }
        return min(UINavigationBar.largeHeight, max(0, -scroller.contentOffset.y - bar))
    }

    /// The scroll view that a large title follows: the child's view or its first subview that scrolls.
    func scroller(of child: UIViewController?) -> UIScrollView? {
        guard let view = child?.viewIfLoaded else { return nil }
        return view as? UIScrollView ?? view.subviews.lazy.compactMap { $0 as? UIScrollView }.first
    }

    /// A scroll view's offset changed: large titles follow at the next layout.
    static func scrolled(_ scrollView: UIScrollView) {
        following(scrollView)?.view.setNeedsLayout()
    }

    /// Points of a large title that show above `scrollView` and go as it scrolls.
    static func shownTitle(above scrollView: UIScrollView) -> CGFloat {
        following(scrollView)?.navigationBar.revealed ?? 0
    }

    /// Points of a large title that `scrollView` has pushed under the bar: it can scroll back by them.
    static func hiddenTitle(above scrollView: UIScrollView) -> CGFloat {
        guard let controller = following(scrollView) else { return 0 }
        let bar = controller.navigationBar
        guard bar.showsLargeTitle(controller.topViewController?.navigationItem) else { return 0 }
        return UINavigationBar.largeHeight - bar.revealed
    }

    /// The navigation controller whose large title follows this scroll view.
    private static func following(_ scrollView: UIScrollView) -> UINavigationController? {
        var responder: UIResponder? = scrollView
        while let current = responder {
            if let controller = current as? UINavigationController {
                let follows =
                    controller.navigationBar.prefersLargeTitles
                    && controller.scroller(of: controller.topViewController) === scrollView
                return follows ? controller : nil
            }
            responder = current.next
        }
        return nil
    }
}

extension UIView {
    static func withoutAnimation<Value>(_ body: () -> Value) -> Value {
        let outer = StandInTransaction.current
        defer { StandInTransaction.current = outer }
        StandInTransaction.current = nil
        return body()
    }
}
