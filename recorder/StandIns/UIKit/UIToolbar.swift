// Linux stand-in for UIKit: a tool bar: bar buttons in a row, with spaces that stretch. Source: Apple's documentation of UIToolbar
// and of UIBarButtonItem.flexibleSpace() and fixedSpace(_:).
import Foundation

final class _UIToolbarContentView: UIView {}

@MainActor open class UIToolbar: UIView {
    private let background = _UIBarBackground(lineAtTop: true)
    private let content = _UIToolbarContentView()
    private let stack = _UIButtonBarStackView()
    private var entries: [(item: UIBarButtonItem, view: UIView?)] = []
    open var isTranslucent = true
    open var barTintColor: UIColor?

    public override init(frame: CGRect) {
        super.init(frame: frame)
        addSubview(background)
        content.fill(self)
        stack.fill(content)
    }

    public required init?(coder: NSCoder) { nil }

    open var items: [UIBarButtonItem]? {
        didSet {
            for entry in entries { entry.view?.removeFromSuperview() }
            entries = (items ?? []).map { item in
                let view = item.space == nil ? NavigationBarParts.button(for: item) : nil
                if let view { stack.addSubview(view) }
                return (item, view)
            }
            setNeedsLayout()
        }
    }

    open func setItems(_ items: [UIBarButtonItem]?, animated: Bool) { self.items = items }

    open override var intrinsicContentSize: CGSize { CGSize(width: UIView.noIntrinsicMetric, height: 44) }
    open override func sizeThatFits(_ size: CGSize) -> CGSize { CGSize(width: size.width, height: 44) }

    open override func layoutSubviews() {
        super.layoutSubviews()
        background.frame = bounds
        let widths = entries.map { entry -> CGFloat in
            guard let view = entry.view else { return max(0, entry.item.space ?? 0) }
            return (view.subviews.first as? _UIModernBarButton)?.sizeThatFits(.zero).width ?? view.bounds.width
        }
        let stretching = entries.filter { $0.item.space == .infinity }.count
        let fixed = zip(entries, widths).reduce(0) { $0 + ($1.0.item.space == .infinity ? 0 : $1.1) }
        let stretch = stretching > 0 ? max(0, bounds.width - 32 - fixed) / CGFloat(stretching) : 0
        var x: CGFloat = 16
        for (entry, width) in zip(entries, widths) {
            if let view = entry.view {
                let own = view.subviews.first is _UIModernBarButton
                let height = own ? 44 : view.bounds.height
                view.frame = CGRect(x: roundToPixel(x), y: (44 - height) / 2, width: width, height: height)
                if own { view.subviews.first?.frame = view.bounds }
            }
            x += entry.item.space == .infinity ? stretch : width
        }
    }
}
