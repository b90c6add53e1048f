// Linux stand-in for UIKit: a navigation bar and its private parts: background under the status bar, content
// view with title and buttons, large-title view below. 44 points high (32 in landscape), 96 with a large
// title, which collapses as the content scrolls under the bar.
import Foundation

final class _UINavigationBarContentView: UIView {}
final class _UINavigationBarLargeTitleView: UIView {}
/// What bar buttons are made of.
final class _UIButtonBarButton: UIControl {}
final class _UIModernBarButton: UIButton {}
final class _UIButtonBarStackView: UIView {}

@MainActor open class UINavigationBar: UIView {
    let background = _UIBarBackground(lineAtTop: false)
    private let content = _UINavigationBarContentView()
    private let large = _UINavigationBarLargeTitleView()
    private let largeLabel = UILabel()
    private var parts: NavigationBarParts?
    open var prefersLargeTitles = false
    open var isTranslucent = true
    open var barTintColor: UIColor?
    open internal(set) var topItem: UINavigationItem?
    open internal(set) var backItem: UINavigationItem?
    /// Pops the top controller.
    var onBack: (() -> Void)?
    /// Points of the large title that are to be seen, 0 to 52.
    var revealed: CGFloat = 0

    static let largeHeight: CGFloat = 52

    public override init(frame: CGRect) {
        super.init(frame: frame)
        isOpaque = false
        addSubview(background)
        addSubview(large)
        addSubview(content)
        large.addSubview(largeLabel)
        large.clipsToBounds = true
        largeLabel.font = .systemFont(ofSize: 34, weight: .bold)
    }

    public required init?(coder: NSCoder) { nil }

    var inlineHeight: CGFloat { UIDevice.current.orientation.isLandscape ? 32 : 44 }

    func showsLargeTitle(_ item: UINavigationItem?) -> Bool {
        guard prefersLargeTitles, let item, !UIDevice.current.orientation.isLandscape else { return false }
        switch item.largeTitleDisplayMode {
        case .always: return true
        case .never: return false
        case .automatic: return backItem == nil
        }
    }

    /// Shows `item`; old parts slide out and fade while new ones come in when a transition is under way.
    func show(_ item: UINavigationItem?, back: UINavigationItem?, from direction: CGFloat) {
        topItem?.onChange = nil
        (topItem, backItem) = (item, back)
        item?.onChange = { [weak self] in self?.refresh() }
        let old = parts
        let new = NavigationBarParts(item: item, back: back, in: content) { [weak self] in self?.onBack?() }
        parts = new
        UIView.performWithoutAnimation {
            new.layout(in: contentBounds, sideInset: sideInset)
            new.shift(by: direction * 100, alpha: 0)
            largeLabel.text = item?.title
        }
        new.shift(by: 0, alpha: 1)
        old?.shift(by: -direction * 100, alpha: 0)
        setNeedsLayout()
        guard let old else { return }
        let length = UIView.inheritedAnimationDuration
        guard length > 0 else { return old.remove() }
        StandInClock.shared.schedule(after: length) { old.remove() }
    }

    private func refresh() {
        parts?.remove()
        parts = nil
        show(topItem, back: backItem, from: 0)
    }

    private var contentBounds: CGRect { CGRect(x: 0, y: 0, width: bounds.width, height: inlineHeight) }
    private var sideInset: CGFloat { safeAreaInsets.left }

    open override func layoutSubviews() {
        super.layoutSubviews()
        let above = frame.minY
        background.frame = CGRect(x: 0, y: -above, width: bounds.width, height: bounds.height + above)
        content.frame = contentBounds
        parts?.layout(in: contentBounds, sideInset: sideInset)
        let isLarge = showsLargeTitle(topItem)
        large.isHidden = !isLarge
        large.frame = CGRect(x: 0, y: inlineHeight, width: bounds.width, height: max(0, bounds.height - inlineHeight))
        let size = largeLabel.sizeThatFits(.zero)
        largeLabel.frame = CGRect(
            x: 16, y: large.bounds.height - UINavigationBar.largeHeight + 3, width: size.width, height: size.height)
        largeLabel.text = topItem?.title
        let collapsed = !isLarge || revealed < 12
        parts?.setTitle(visible: collapsed)
        background.strength = isLarge && revealed > 2 ? 0 : 1
    }

    open override func hitTest(_ point: CGPoint, with event: UIEvent?) -> UIView? {
        let found = super.hitTest(point, with: event)
        return found === background ? self : found
    }
}

/// The views that show one navigation item. Kept together so that a transition can move two sets at once.
@MainActor final class NavigationBarParts {
    private var title: UIView?
    private var back: _UIButtonBarButton?
    private var backTitle: _UIModernBarButton?
    private let stacks = [_UIButtonBarStackView(), _UIButtonBarStackView()]
    private var offset: CGFloat = 0
    private var alpha: CGFloat = 1
    private var isTitleVisible = true

    init(item: UINavigationItem?, back backItem: UINavigationItem?, in content: UIView, onBack: @escaping () -> Void) {
        if let backItem, item?.hidesBackButton != true { addBack(backItem, content, onBack) }
        if let view = item?.titleView {
            title = view
        } else if let text = item?.title {
            let label = UILabel()
            (label.text, label.font) = (text, .systemFont(ofSize: 17, weight: .semibold))
            title = label
        }
        if let title { content.addSubview(title) }
        for (stack, items) in zip(stacks, [item?.leftBarButtonItems, item?.rightBarButtonItems?.reversed()]) {
            content.addSubview(stack)
            for entry in items ?? [] { stack.addSubview(NavigationBarParts.button(for: entry)) }
        }
    }

    private func addBack(_ item: UINavigationItem, _ content: UIView, _ onBack: @escaping () -> Void) {
        let button = _UIButtonBarButton()
        let inner = _UIModernBarButton(type: .system)
        inner.setImage(UIImage(systemName: "chevron.left"), for: .normal)
        inner.setTitle(item.backButtonTitle ?? item.title ?? "Back", for: .normal)
        inner.titleLabel?.font = .systemFont(ofSize: 17)
        inner.titleEdgeInsets = UIEdgeInsets(top: 0, left: 6, bottom: 0, right: 0)
        inner.contentHorizontalAlignment = .left
        inner.isUserInteractionEnabled = false
        inner.accessibilityIdentifier = "BackButton"
        button.addSubview(inner)
        button.addAction(UIAction { _ in onBack() }, for: .touchUpInside)
        content.addSubview(button)
        (back, backTitle) = (button, inner)
    }

    static func button(for item: UIBarButtonItem) -> UIView {
        if let view = item.customView { return view }
        let button = _UIButtonBarButton()
        let inner = _UIModernBarButton(type: .system)
        inner.setTitle(item.title, for: .normal)
        inner.setImage(item.image, for: .normal)
        inner.titleLabel?.font = .systemFont(ofSize: 17, weight: item.style == .done ? .semibold : .regular)
        inner.isEnabled = item.isEnabled
        inner.isUserInteractionEnabled = false
        button.isEnabled = item.isEnabled
        button.accessibilityIdentifier = item.accessibilityIdentifier
        button.addSubview(inner)
        button.addAction(
            UIAction { [weak item] _ in
                if let item { item.primaryAction?.perform(from: item) }
            }, for: .touchUpInside)
        return button
    }

    func layout(in bounds: CGRect, sideInset: CGFloat) {
        var left = sideInset + 16
        if let back, let backTitle {
            let size = backTitle.sizeThatFits(.zero)
            back.frame = CGRect(x: sideInset + 8, y: 0, width: min(size.width + 10, 170), height: bounds.height)
            backTitle.frame = back.bounds
            left = back.frame.maxX + 8
        }
        let leading = arrange(stacks[0], height: bounds.height)
        stacks[0].frame = CGRect(x: left, y: 0, width: leading, height: bounds.height)
        let trailing = arrange(stacks[1], height: bounds.height)
        let right = bounds.width - sideInset - 16 - trailing
        stacks[1].frame = CGRect(x: right, y: 0, width: trailing, height: bounds.height)
        layoutTitle(in: bounds, from: left + leading, to: right)
    }

    private func layoutTitle(in bounds: CGRect, from left: CGFloat, to right: CGFloat) {
        guard let title else { return }
        let wanted = title is UILabel ? title.sizeThatFits(.zero) : title.bounds.size
        let width = min(wanted.width, max(0, right - left - 12))
        let x = min(max((bounds.width - width) / 2, left), max(left, right - width)) + offset
        title.frame = CGRect(
            x: roundToPixel(x), y: roundToPixel((bounds.height - wanted.height) / 2), width: width, height: wanted.height)
        apply()
    }

    private func arrange(_ stack: UIView, height: CGFloat) -> CGFloat {
        var x: CGFloat = 0
        for view in stack.subviews {
            let inner = view.subviews.first as? _UIModernBarButton
            let size = inner?.sizeThatFits(.zero) ?? view.bounds.size
            view.frame = CGRect(
                x: x, y: inner == nil ? (height - size.height) / 2 : 0, width: size.width,
                height: inner == nil ? size.height : height)
            inner?.frame = view.bounds
            x += size.width + 12
        }
        return max(0, x - 12)
    }

    func setTitle(visible: Bool) {
        guard visible != isTitleVisible else { return }
        isTitleVisible = visible
        UIView.animate(withDuration: 0.2) { self.apply() }
    }

    func shift(by distance: CGFloat, alpha: CGFloat) {
        let change = distance - offset
        (offset, self.alpha) = (distance, alpha)
        title?.frame.origin.x += change
        apply()
    }

    private func apply() {
        let titleAlpha = isTitleVisible ? alpha : 0
        if let title, title.alpha != titleAlpha { title.alpha = titleAlpha }
        for view in [back] + stacks where view?.alpha != alpha { view?.alpha = alpha }
    }

    func remove() {
        for view in [title, back] + stacks { view?.removeFromSuperview() }
    }
}
