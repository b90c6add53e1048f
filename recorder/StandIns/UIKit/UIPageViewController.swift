// Linux stand-in for UIKit: pages side by side, in a scroll view that holds the one that shows and, while it moves, its neighbours;
// below them dots where the data source counts the pages. Source: Apple's documentation of UIPageViewController,
// UIPageViewControllerDataSource and UIPageViewControllerDelegate. Page curls and vertical pages are not modelled.
import Foundation

@MainActor public protocol UIPageViewControllerDataSource: NSObjectProtocol {
    func pageViewController(
        _ pageViewController: UIPageViewController, viewControllerBefore viewController: UIViewController
    ) -> UIViewController?
    func pageViewController(
        _ pageViewController: UIPageViewController, viewControllerAfter viewController: UIViewController
    ) -> UIViewController?
    // Optional in UIKit.
    func presentationCount(for pageViewController: UIPageViewController) -> Int
    func presentationIndex(for pageViewController: UIPageViewController) -> Int
}

extension UIPageViewControllerDataSource {
    public func presentationCount(for pageViewController: UIPageViewController) -> Int { 0 }
    public func presentationIndex(for pageViewController: UIPageViewController) -> Int { 0 }
}

@MainActor public protocol UIPageViewControllerDelegate: NSObjectProtocol {
    // Optional in UIKit.
    func pageViewController(
        _ pageViewController: UIPageViewController, didFinishAnimating finished: Bool,
        previousViewControllers: [UIViewController], transitionCompleted completed: Bool)
}

extension UIPageViewControllerDelegate {
    public func pageViewController(
        _ pageViewController: UIPageViewController, didFinishAnimating finished: Bool,
        previousViewControllers: [UIViewController], transitionCompleted completed: Bool
    ) {}
}

final class _UIPageViewControllerContentView: UIView {}
final class _UIQueuingScrollView: UIScrollView {}

@MainActor open class UIPageViewController: UIViewController, UIScrollViewDelegate {
    public enum TransitionStyle: Int, Sendable { case pageCurl, scroll }
    public enum NavigationOrientation: Int, Sendable { case horizontal, vertical }
    public enum NavigationDirection: Int, Sendable { case forward, reverse }
    public struct OptionsKey: RawRepresentable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    open weak var dataSource: (any UIPageViewControllerDataSource)?
    open weak var delegate: (any UIPageViewControllerDelegate)?
    public let transitionStyle: TransitionStyle
    public let navigationOrientation: NavigationOrientation
    open private(set) var viewControllers: [UIViewController]?

    private let scroll = _UIQueuingScrollView(frame: .zero)
    private let slots = [UIView(), UIView(), UIView()]
    private let dots = UIPageControl(frame: .zero)
    /// The pages before and after the one that shows, once they were asked for.
    private var neighbours: (before: UIViewController?, after: UIViewController?)?
    private var onArrival: ((Bool) -> Void)?

    public init(
        transitionStyle style: UIPageViewController.TransitionStyle,
        navigationOrientation: UIPageViewController.NavigationOrientation,
        options: [UIPageViewController.OptionsKey: Any]? = nil
    ) {
        (transitionStyle, self.navigationOrientation) = (style, navigationOrientation)
        super.init(nibName: nil, bundle: nil)
    }

    public required init?(coder: NSCoder) { nil }

    open override func loadView() {
        view = _UIPageViewControllerContentView(frame: UIScreen.main.bounds)
        scroll.contentInsetAdjustmentBehavior = .never
        (scroll.isPagingEnabled, scroll.showsHorizontalScrollIndicator) = (true, false)
        scroll.delegate = self
        scroll.fill(view)
        for slot in slots { scroll.addSubview(slot) }
        view.addSubview(dots)
        // UIKit's own dots tell, but do not turn the page.
        dots.isUserInteractionEnabled = false
    }

    private var current: UIViewController? { viewControllers?.first }

    open func setViewControllers(
        _ viewControllers: [UIViewController]?, direction: UIPageViewController.NavigationDirection, animated: Bool,
        completion: ((Bool) -> Void)? = nil
    ) {
        guard let new = viewControllers?.first else { return }
        loadViewIfNeeded()
        guard animated, current != nil, view.window != nil, scroll.bounds.width > 0 else {
            settle(on: new)
            completion?(true)
            return
        }
        neighbours = direction == .forward ? (nil, new) : (new, nil)
        onArrival = completion
        showNeighbours()
        scroll.setContentOffset(
            CGPoint(x: scroll.bounds.width * (direction == .forward ? 2 : 0), y: 0), animated: true)
        StandInClock.shared.schedule(after: 0.35) { [weak self] in self?.arrive() }
    }

    open override func viewDidLayoutSubviews() {
        let size = view.bounds.size
        scroll.contentSize = CGSize(width: size.width * 3, height: size.height)
        for (index, slot) in slots.enumerated() {
            slot.frame = CGRect(x: CGFloat(index) * size.width, y: 0, width: size.width, height: size.height)
        }
        if !scroll.isDragging, !scroll.isDecelerating { scroll.contentOffset = CGPoint(x: size.width, y: 0) }
        dots.frame = CGRect(x: 0, y: size.height - view.safeAreaInsets.bottom - 37, width: size.width, height: 37)
        countPages()
    }

    private func countPages() {
        dots.numberOfPages = dataSource?.presentationCount(for: self) ?? 0
        dots.isHidden = dots.numberOfPages == 0
        dots.currentPage = dataSource?.presentationIndex(for: self) ?? 0
    }

    /// Makes a page the one that shows, in the middle slot, alone.
    private func settle(on new: UIViewController) {
        let old = current
        for controller in [neighbours?.before, neighbours?.after, old] where controller !== new {
            controller?.viewIfLoaded?.removeFromSuperview()
            controller?.removeFromParent()
        }
        neighbours = nil
        if new.parent !== self { addChild(new) }
        new.view.fill(slots[1])
        new.didMove(toParent: self)
        viewControllers = [new]
        if old !== new {
            old?.standInDisappear(animated: false)
            if view.window != nil { new.standInAppear(animated: false) }
        }
        scroll.motion.stop()
        scroll.contentOffset = CGPoint(x: scroll.bounds.width, y: 0)
        countPages()
        view.setNeedsLayout()
    }

    private func showNeighbours() {
        for (slot, page) in [(slots[0], neighbours?.before), (slots[2], neighbours?.after)] {
            guard let page else { continue }
            if page.parent !== self { addChild(page) }
            page.view.fill(slot)
        }
    }

    private func arrive() {
        guard let neighbours, let old = current else { return }
        let page = Int((scroll.contentOffset.x / max(1, scroll.bounds.width)).rounded())
        let new = page <= 0 ? neighbours.before : page >= 2 ? neighbours.after : old
        settle(on: new ?? old)
        delegate?.pageViewController(
            self, didFinishAnimating: true, previousViewControllers: [old], transitionCompleted: new != nil && new !== old)
        onArrival?(true)
        onArrival = nil
    }

    // The finger's part.
    public func scrollViewWillBeginDragging(_ scrollView: UIScrollView) {
        guard let current, neighbours == nil else { return }
        neighbours = (
            dataSource?.pageViewController(self, viewControllerBefore: current),
            dataSource?.pageViewController(self, viewControllerAfter: current)
        )
        showNeighbours()
    }

    public func scrollViewDidScroll(_ scrollView: UIScrollView) {
        guard let neighbours, scrollView.isDragging else { return }
        let width = scrollView.bounds.width
        // Where there is no page there is no way.
        if neighbours.before == nil, scrollView.contentOffset.x < width { scrollView.contentOffset.x = width }
        if neighbours.after == nil, scrollView.contentOffset.x > width { scrollView.contentOffset.x = width }
    }

    public func scrollViewDidEndDecelerating(_ scrollView: UIScrollView) { arrive() }
    public func scrollViewDidEndDragging(_ scrollView: UIScrollView, willDecelerate decelerate: Bool) {
        if !decelerate { arrive() }
    }
}
