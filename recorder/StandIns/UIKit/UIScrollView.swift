// Linux stand-in for UIKit: scrolling. The content offset is the bounds' origin; drags come from the pan
// recognizer, deceleration and bounce from the virtual clock at 60 Hz (UIScrollViewMotion.swift).
import Foundation

@MainActor public protocol UIScrollViewDelegate: NSObjectProtocol {
    // Optional in UIKit.
    func scrollViewDidScroll(_ scrollView: UIScrollView)
    func scrollViewWillBeginDragging(_ scrollView: UIScrollView)
    func scrollViewDidEndDragging(_ scrollView: UIScrollView, willDecelerate decelerate: Bool)
    func scrollViewDidEndDecelerating(_ scrollView: UIScrollView)
}

extension UIScrollViewDelegate {
    public func scrollViewDidScroll(_ scrollView: UIScrollView) {}
    public func scrollViewWillBeginDragging(_ scrollView: UIScrollView) {}
    public func scrollViewDidEndDragging(_ scrollView: UIScrollView, willDecelerate decelerate: Bool) {}
    public func scrollViewDidEndDecelerating(_ scrollView: UIScrollView) {}
}

@MainActor open class UIScrollView: UIView {
    public enum ContentInsetAdjustmentBehavior: Int, Sendable {
        case automatic, scrollableAxes, never, always
    }
    public enum IndicatorStyle: Int, Sendable { case `default`, black, white }
    public enum KeyboardDismissMode: Int, Sendable { case none, onDrag, interactive }
    public struct DecelerationRate: RawRepresentable, Equatable, Hashable, Sendable {
        public let rawValue: CGFloat
        public init(rawValue: CGFloat) { self.rawValue = rawValue }
        public static let normal = DecelerationRate(rawValue: 0.998)
        public static let fast = DecelerationRate(rawValue: 0.99)
    }

    open weak var delegate: (any UIScrollViewDelegate)?
    open var contentInsetAdjustmentBehavior: ContentInsetAdjustmentBehavior = .automatic
    open var isScrollEnabled = true
    open var bounces = true
    open var alwaysBounceVertical = false
    open var alwaysBounceHorizontal = false
    open var isPagingEnabled = false
    open var isDirectionalLockEnabled = false
    open var showsVerticalScrollIndicator = true
    open var showsHorizontalScrollIndicator = true
    open var indicatorStyle: IndicatorStyle = .default
    open var keyboardDismissMode: KeyboardDismissMode = .none
    open var decelerationRate: DecelerationRate = .normal
    open var delaysContentTouches = true
    open var minimumZoomScale: CGFloat = 1
    open var maximumZoomScale: CGFloat = 1
    open var zoomScale: CGFloat = 1
    open var refreshControl: UIRefreshControl? {
        didSet {
            oldValue?.removeFromSuperview()
            if let refreshControl { insertSubview(refreshControl, at: 0) }
            setNeedsLayout()
        }
    }
    open internal(set) var isDragging = false
    open internal(set) var isTracking = false
    open var isDecelerating: Bool { motion.isMoving }

    public let panGestureRecognizer: UIPanGestureRecognizer = UIScrollViewPanGestureRecognizer()
    lazy var motion = ScrollMotion(self)
    lazy var indicators = ScrollIndicators(self)
    private(set) var lastTopInset: CGFloat = 0

    public override init(frame: CGRect) {
        super.init(frame: frame)
        setUp()
    }

    public required init?(coder: NSCoder) {
        super.init(coder: coder)
        setUp()
    }

    private func setUp() {
        clipsToBounds = true
        (panGestureRecognizer as? UIScrollViewPanGestureRecognizer)?.scrollView = self
        panGestureRecognizer.onChange = { [weak self] in self?.motion.panned($0) }
        addGestureRecognizer(panGestureRecognizer)
    }

    open var contentSize = CGSize.zero { didSet { if contentSize != oldValue { setNeedsLayout() } } }

    open var contentInset = UIEdgeInsets.zero {
        didSet {
            guard contentInset != oldValue else { return }
            followTopInset()
            setNeedsLayout()
        }
    }

    open var verticalScrollIndicatorInsets = UIEdgeInsets.zero
    open var horizontalScrollIndicatorInsets = UIEdgeInsets.zero

    /// The content inset plus what the safe area adds.
    open var adjustedContentInset: UIEdgeInsets {
        guard contentInsetAdjustmentBehavior != .never else { return contentInset }
        let safe = safeAreaInsets
        return UIEdgeInsets(
            top: contentInset.top + safe.top, left: contentInset.left,
            bottom: contentInset.bottom + safe.bottom, right: contentInset.right)
    }

    open var contentOffset: CGPoint {
        get { bounds.origin }
        set {
            guard newValue != bounds.origin else { return }
            bounds.origin = newValue
            indicators.follow()
            refreshControl?.follow()
            UINavigationController.scrolled(self)
            delegate?.scrollViewDidScroll(self)
        }
    }

    open func setContentOffset(_ contentOffset: CGPoint, animated: Bool) {
        guard animated else {
            motion.stop()
            self.contentOffset = contentOffset
            return
        }
        motion.glide(to: contentOffset)
    }

    open func scrollRectToVisible(_ rect: CGRect, animated: Bool) {
        let insets = adjustedContentInset
        var target = contentOffset
        let top = bounds.minY + insets.top
        let bottom = bounds.maxY - insets.bottom
        if rect.maxY > bottom { target.y += rect.maxY - bottom }
        if rect.minY < top { target.y -= top - rect.minY }
        if target != contentOffset { setContentOffset(target, animated: animated) }
    }

    open func flashScrollIndicators() { indicators.flash() }

    /// The offsets at which the content rests: its start, and its end where it is longer than the view.
    var restingRange: (min: CGPoint, max: CGPoint) {
        let insets = adjustedContentInset
        let start = CGPoint(x: -insets.left, y: -insets.top - UINavigationController.hiddenTitle(above: self))
        let end = CGPoint(
            x: contentSize.width - bounds.width + insets.right,
            y: contentSize.height - bounds.height + insets.bottom)
        return (start, CGPoint(x: max(start.x, end.x), y: max(start.y, end.y)))
    }

    var scrollsVertically: Bool {
        alwaysBounceVertical || restingRange.max.y > restingRange.min.y
    }
    var scrollsHorizontally: Bool {
        alwaysBounceHorizontal || restingRange.max.x > restingRange.min.x
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        followTopInset()
        refreshControl?.place()
        indicators.layout()
    }

    /// Content that rests at its top stays at its top when the bars above it change.
    func followTopInset() {
        let top = adjustedContentInset.top
        guard top != lastTopInset else { return }
        let wasAtTop = abs(bounds.origin.y + lastTopInset) < 0.5
        lastTopInset = top
        if wasAtTop, !isDragging { contentOffset = CGPoint(x: contentOffset.x, y: -top) }
    }
}

final class UIScrollViewPanGestureRecognizer: UIPanGestureRecognizer {
    weak var scrollView: UIScrollView?

    override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent) {
        super.touchesBegan(touches, with: event)
        scrollView?.isTracking = true
        scrollView?.motion.caught()
    }

    override func shouldBegin(moved: CGPoint) -> Bool {
        guard let scrollView, scrollView.isScrollEnabled else { return false }
        let vertical = scrollView.scrollsVertically && abs(moved.y) >= UIPanGestureRecognizer.slop
        let horizontal =
            scrollView.scrollsHorizontally && abs(moved.x) >= UIPanGestureRecognizer.slop
            && abs(moved.x) > abs(moved.y)
        return vertical || horizontal
    }

    override func reset() { scrollView?.isTracking = false }
}
