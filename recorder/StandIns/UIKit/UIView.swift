// Linux stand-in for UIKit: a view's own state. Geometry and looks live in the layer, as on iOS;
// order in UIViewHierarchy, coordinates between views in UIViewGeometry, animation in UIViewAnimation.
import Foundation

@MainActor open class UIView: UIResponder, CALayerDelegate {
    public enum ContentMode: Int, Sendable {
        case scaleToFill, scaleAspectFit, scaleAspectFill, redraw, center
        case top, bottom, left, right, topLeft, topRight, bottomLeft, bottomRight
    }

    public enum TintAdjustmentMode: Int, Sendable { case automatic, normal, dimmed }

    public struct AutoresizingMask: OptionSet, Sendable {
        public let rawValue: UInt
        public init(rawValue: UInt) { self.rawValue = rawValue }
        public static let flexibleLeftMargin = AutoresizingMask(rawValue: 1)
        public static let flexibleWidth = AutoresizingMask(rawValue: 2)
        public static let flexibleRightMargin = AutoresizingMask(rawValue: 4)
        public static let flexibleTopMargin = AutoresizingMask(rawValue: 8)
        public static let flexibleHeight = AutoresizingMask(rawValue: 16)
        public static let flexibleBottomMargin = AutoresizingMask(rawValue: 32)
    }

    open class var layerClass: AnyClass { CALayer.self }
    public let layer: CALayer

    @Counted("UIView.subviews") open internal(set) var subviews: [UIView] = []
    open internal(set) weak var superview: UIView?
    weak var ownWindow: UIWindow?
    weak var viewController: UIViewController?
    var needsLayoutNow = true
    var someoneBelowNeedsLayout = true

    open var tag = 0
    @Counted("UIView.contentMode") open var contentMode: ContentMode = .scaleToFill
    open var isOpaque = true
    open var isMultipleTouchEnabled = false
    open var isExclusiveTouch = false
    open var isUserInteractionEnabled = true
    open var autoresizingMask: AutoresizingMask = []
    open var autoresizesSubviews = true
    open var translatesAutoresizingMaskIntoConstraints = true
    open var tintAdjustmentMode: TintAdjustmentMode = .automatic
    @Counted("UIView.accessibilityIdentifier") open var accessibilityIdentifier: String? = nil
    open var isAccessibilityElement = false
    open var accessibilityLabel: String?
    open var accessibilityValue: String?
    @Counted("UIView.mask") open var mask: UIView? = nil
    open internal(set) var gestureRecognizers: [UIGestureRecognizer]?
    open var overrideUserInterfaceStyle: UIUserInterfaceStyle = .unspecified
    open var layoutMargins = UIEdgeInsets(top: 8, left: 8, bottom: 8, right: 8)
    open var semanticContentAttribute = 0

    public init(frame: CGRect) {
        let layerType = type(of: self).layerClass as? CALayer.Type ?? CALayer.self
        layer = layerType.init()
        super.init()
        layer.delegate = self
        self.frame = frame
    }

    public required init?(coder: NSCoder) {
        layer = CALayer()
        super.init()
        layer.delegate = self
    }

    public convenience override init() { self.init(frame: .zero) }

    open override var next: UIResponder? {
        StandInReads.didRead("UIView.next")
        return viewController ?? superview
    }

    open var window: UIWindow? { ownWindow ?? superview?.window }

    // All four read and write the layer, so they can never disagree.
    open var frame: CGRect {
        get { layer.frame }
        set {
            let oldSize = bounds.size
            layer.frame = newValue
            sizeMayHaveChanged(from: oldSize)
        }
    }

    /// Setting another origin scrolls the content; UIKit lays out on that too.
    open var bounds: CGRect {
        get { layer.bounds }
        set {
            let old = layer.bounds
            guard newValue != old else { return }
            layer.bounds = newValue
            if newValue.origin != old.origin { setNeedsLayout() }
            sizeMayHaveChanged(from: old.size)
        }
    }

    open var center: CGPoint {
        get { layer.position }
        set { if newValue != layer.position { layer.position = newValue } }
    }

    open var transform: CGAffineTransform {
        get { layer.affineTransform() }
        set { layer.setAffineTransform(newValue) }
    }

    /// The deepest visible, enabled descendant under `point` (bounds space), front first.
    open func hitTest(_ point: CGPoint, with event: UIEvent?) -> UIView? {
        guard isUserInteractionEnabled, !isHidden, alpha > 0.01 else { return nil }
        guard self.point(inside: point, with: event) else { return nil }
        for subview in subviews.reversed() {
            if let found = subview.hitTest(subview.convert(point, from: self), with: event) { return found }
        }
        return self
    }

    open func point(inside point: CGPoint, with event: UIEvent?) -> Bool { bounds.contains(point) }

    open var isHidden: Bool {
        get { layer.isHidden }
        set {
            guard newValue != layer.isHidden else { return }
            layer.isHidden = newValue
            invalidateIntrinsicContentSize()
        }
    }

    open var alpha: CGFloat {
        get { CGFloat(layer.opacity) }
        set { layer.opacity = Float(newValue) }
    }

    open var clipsToBounds: Bool {
        get { layer.masksToBounds }
        set { layer.masksToBounds = newValue }
    }

    open var backgroundColor: UIColor? {
        didSet { layer.backgroundColor = backgroundColor?.cgColor }
    }

    private var ownTintColor: UIColor?

    /// Inherited where it was not set; system blue at the root.
    open var tintColor: UIColor! {
        get {
            StandInReads.didRead("UIView.tintColor")
            return StandInReads.uncounted { ownTintColor ?? superview?.tintColor ?? .systemBlue }
        }
        set {
            ownTintColor = newValue
            tintColorDidChange()
        }
    }

    open func tintColorDidChange() {
        for subview in subviews { subview.tintColorDidChange() }
    }

    open var traitCollection: UITraitCollection { UIScreen.main.traitCollection }
    open var effectiveUserInterfaceLayoutDirection: UIUserInterfaceLayoutDirection { .leftToRight }

    // The calls a subclass may override on its way through the tree.
    open func willMove(toSuperview newSuperview: UIView?) {}
    open func didMoveToSuperview() {}
    open func willMove(toWindow newWindow: UIWindow?) {}
    open func didMoveToWindow() {}
    open func didAddSubview(_ subview: UIView) {}
    open func willRemoveSubview(_ subview: UIView) {}
    open func safeAreaInsetsDidChange() {}
    open func traitCollectionDidChange(_ previousTraitCollection: UITraitCollection?) {}

    open func setNeedsDisplay() {}
    open func setNeedsDisplay(_ rect: CGRect) {}

    open var intrinsicContentSize: CGSize {
        StandInReads.didRead("UIView.intrinsicContentSize")
        return CGSize(width: UIView.noIntrinsicMetric, height: UIView.noIntrinsicMetric)
    }
    public nonisolated static let noIntrinsicMetric: CGFloat = -1
    /// Only stacks ask for such sizes here.
    open func invalidateIntrinsicContentSize() {
        var parent = superview
        while let stack = parent as? UIStackView {
            stack.setNeedsLayout()
            parent = stack.superview
        }
    }
    open func setNeedsUpdateConstraints() {}

    open func sizeThatFits(_ size: CGSize) -> CGSize {
        StandInReads.didRead("UIView.sizeThatFits")
        return bounds.size
    }

    open func sizeToFit() {
        let size = sizeThatFits(bounds.size)
        frame = CGRect(origin: frame.origin, size: size)
    }

    open func addGestureRecognizer(_ gestureRecognizer: UIGestureRecognizer) {
        gestureRecognizer.view?.removeGestureRecognizer(gestureRecognizer)
        gestureRecognizers = (gestureRecognizers ?? []) + [gestureRecognizer]
        gestureRecognizer.view = self
    }

    open func removeGestureRecognizer(_ gestureRecognizer: UIGestureRecognizer) {
        guard gestureRecognizer.view === self else { return }
        gestureRecognizers?.removeAll { $0 === gestureRecognizer }
        if gestureRecognizers?.isEmpty == true { gestureRecognizers = nil }
        gestureRecognizer.view = nil
    }

    // Layout: marks rise to the root, one pass per run-loop turn runs down along them.
    open func layoutSubviews() {}

    open func setNeedsLayout() {
        needsLayoutNow = true
        var parent = superview
        while let view = parent, !view.someoneBelowNeedsLayout {
            view.someoneBelowNeedsLayout = true
            parent = view.superview
        }
    }

    /// Lays out from the topmost ancestor that is marked, then everything marked below.
    open func layoutIfNeeded() {
        StandInReads.didRead("UIView.layoutIfNeeded")
        var top = self
        while let parent = top.superview, parent.needsLayoutNow { top = parent }
        top.layoutTree()
    }

    func layoutTree() {
        if needsLayoutNow {
            needsLayoutNow = false
            StandInReads.layoutsRunning += 1
            viewController?.viewWillLayoutSubviews()
            layoutSubviews()
            viewController?.viewDidLayoutSubviews()
            StandInReads.layoutsRunning -= 1
            someoneBelowNeedsLayout = true
        }
        guard someoneBelowNeedsLayout else { return }
        someoneBelowNeedsLayout = false
        for subview in subviews { subview.layoutTree() }
    }
}
