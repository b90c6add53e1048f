// Linux stand-in for UIKit: one of several view controllers at a time, chosen by the tab bar.
import Foundation

@MainActor public protocol UITabBarControllerDelegate: NSObjectProtocol {
    // Optional in UIKit.
    func tabBarController(_ tabBarController: UITabBarController, didSelect viewController: UIViewController)
}

@MainActor open class UITabBarController: UIViewController {
    public let tabBar = UITabBar(frame: .zero)
    private let stage = UITransitionView()
    private var wrapper: UIViewControllerWrapperView?
    open weak var delegate: (any UITabBarControllerDelegate)?
    private var selected = 0

    static var barHeight: CGFloat { UIDevice.current.orientation.isLandscape ? 32 : 49 }

    open var viewControllers: [UIViewController]? {
        didSet {
            for controller in oldValue ?? [] { controller.removeFromParent() }
            for controller in viewControllers ?? [] {
                addChild(controller)
                controller.didMove(toParent: self)
            }
            tabBar.items = (viewControllers ?? []).compactMap(\.tabBarItem)
            if isViewLoaded { showSelected() }
        }
    }

    open func setViewControllers(_ viewControllers: [UIViewController]?, animated: Bool) {
        self.viewControllers = viewControllers
    }

    open var selectedIndex: Int {
        get { selected }
        set {
            guard newValue != selected, let all = viewControllers, all.indices.contains(newValue) else { return }
            let old = selectedViewController
            selected = newValue
            guard isViewLoaded else { return }
            old?.standInDisappear(animated: false)
            showSelected()
            if view.window != nil { selectedViewController?.standInAppear(animated: false) }
        }
    }

    open var selectedViewController: UIViewController? {
        get { viewControllers.flatMap { $0.indices.contains(selected) ? $0[selected] : nil } }
        set {
            if let index = viewControllers?.firstIndex(where: { $0 === newValue }) { selectedIndex = index }
        }
    }

    override var visibleChildren: [UIViewController] { selectedViewController.map { [$0] } ?? [] }

    open override func loadView() {
        let container = UILayoutContainerView(frame: UIScreen.main.bounds)
        view = container
        stage.fill(container)
        container.addSubview(tabBar)
        tabBar.onSelect = { [weak self] index in self?.tapped(index) }
        showSelected()
    }

    private func tapped(_ index: Int) {
        guard let controller = viewControllers?[index] else { return }
        // A second tap on the tab that shows goes back to its first screen.
        if index == selected {
            (controller as? UINavigationController)?.popToRootViewController(animated: true)
        } else {
            selectedIndex = index
        }
        delegate?.tabBarController(self, didSelect: controller)
    }

    private func showSelected() {
        guard let controller = selectedViewController else { return }
        wrapper?.removeFromSuperview()
        let fresh = UIViewControllerWrapperView()
        fresh.fill(stage)
        setInsets(of: controller)
        controller.view.fill(fresh)
        wrapper = fresh
        tabBar.selectedItem = controller.tabBarItem
        view.setNeedsLayout()
    }

    open override func viewWillLayoutSubviews() {
        guard let view = viewIfLoaded else { return }
        let height = UITabBarController.barHeight + view.safeAreaInsets.bottom
        let frame = CGRect(x: 0, y: view.bounds.height - height, width: view.bounds.width, height: height)
        if tabBar.frame != frame { tabBar.frame = frame }
        if let controller = selectedViewController { setInsets(of: controller) }
    }

    private func setInsets(of controller: UIViewController) {
        let bottom = UITabBarController.barHeight + (viewIfLoaded?.safeAreaInsets.bottom ?? 0)
        guard controller.barInsets.bottom != bottom else { return }
        controller.barInsets.bottom = bottom
        controller.viewIfLoaded?.setNeedsLayoutEverywhere()
    }
}
