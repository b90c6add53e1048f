// Linux stand-in for UIKit: a tab bar: one UITabBarButton per item with image, label and badge.
// 49 points above the home indicator's inset; 32 in landscape, image and label side by side.
import Foundation

final class UITabBarButtonLabel: UILabel {}
final class UITabBarSwappableImageView: UIImageView {}

final class _UIBadgeView: UIView {
    let label = UILabel()

    override init(frame: CGRect) {
        super.init(frame: frame)
        backgroundColor = .systemRed
        layer.cornerRadius = 9
        label.font = .systemFont(ofSize: 13)
        label.textColor = .white
        label.textAlignment = .center
        addSubview(label)
        isUserInteractionEnabled = false
    }

    required init?(coder: NSCoder) { nil }
}

final class UITabBarButton: UIControl {
    let item: UITabBarItem
    private let picture = UITabBarSwappableImageView(frame: .zero)
    private let label = UITabBarButtonLabel()
    private var badge: _UIBadgeView?

    init(item: UITabBarItem) {
        self.item = item
        super.init(frame: .zero)
        addSubview(picture)
        addSubview(label)
        label.font = .systemFont(ofSize: 10, weight: .medium)
        refresh()
    }

    required init?(coder: NSCoder) { nil }

    override func stateChanged() { refresh() }

    func refresh() {
        let image = isSelected ? item.selectedImage ?? item.image : item.image
        picture.image = image?.withRenderingMode(.alwaysTemplate)
        label.text = item.title
        let color: UIColor = isSelected ? tintColor : .systemGray
        (picture.tintColor, label.textColor) = (color, color)
        accessibilityLabel = item.title
        showBadge()
        setNeedsLayout()
    }

    private func showBadge() {
        guard let value = item.badgeValue else {
            badge?.removeFromSuperview()
            badge = nil
            return
        }
        let view = badge ?? _UIBadgeView()
        view.label.text = value
        if view.superview == nil { addSubview(view) }
        badge = view
    }

    override func tintColorDidChange() { refresh() }
    override func didMoveToWindow() { refresh() }

    override func layoutSubviews() {
        super.layoutSubviews()
        let size = picture.image?.size ?? .zero
        let text = label.sizeThatFits(.zero)
        if UIDevice.current.orientation.isLandscape {
            let x = roundToPixel((bounds.width - size.width - 6 - text.width) / 2)
            picture.frame = CGRect(x: x, y: (bounds.height - size.height) / 2, width: size.width, height: size.height)
            label.frame = CGRect(
                x: picture.frame.maxX + 6, y: roundToPixel((bounds.height - text.height) / 2), width: text.width,
                height: text.height)
        } else {
            picture.frame = CGRect(
                x: roundToPixel((bounds.width - size.width) / 2), y: roundToPixel(20 - size.height / 2),
                width: size.width, height: size.height)
            label.frame = CGRect(
                x: roundToPixel((bounds.width - text.width) / 2), y: 35, width: text.width, height: text.height)
        }
        guard let badge else { return }
        let wide = max(18, badge.label.sizeThatFits(.zero).width + 10)
        badge.frame = CGRect(x: picture.frame.maxX - 8, y: 2, width: wide, height: 18)
        badge.label.frame = badge.bounds
    }
}

@MainActor open class UITabBar: UIView {
    private let background = _UIBarBackground(lineAtTop: true)
    private var buttons: [UITabBarButton] = []
    open var isTranslucent = true
    open var unselectedItemTintColor: UIColor?
    var onSelect: ((Int) -> Void)?

    public override init(frame: CGRect) {
        super.init(frame: frame)
        addSubview(background)
    }

    public required init?(coder: NSCoder) { nil }

    open var items: [UITabBarItem]? {
        didSet {
            for button in buttons { button.removeFromSuperview() }
            buttons = (items ?? []).enumerated().map { index, item in
                let button = UITabBarButton(item: item)
                item.onChange = { [weak button] in button?.refresh() }
                button.addAction(UIAction { [weak self] _ in self?.onSelect?(index) }, for: .touchUpInside)
                addSubview(button)
                return button
            }
            setNeedsLayout()
        }
    }

    open var selectedItem: UITabBarItem? {
        didSet { for button in buttons { button.isSelected = button.item === selectedItem } }
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        background.frame = bounds
        let (left, right) = (safeAreaInsets.left, safeAreaInsets.right)
        let height = UITabBarController.barHeight
        let width = (bounds.width - left - right) / CGFloat(max(1, buttons.count))
        for (index, button) in buttons.enumerated() {
            button.frame = CGRect(
                x: roundToPixel(left + CGFloat(index) * width) + 2, y: 1, width: roundToPixel(width) - 4,
                height: height - 1)
        }
    }
}
