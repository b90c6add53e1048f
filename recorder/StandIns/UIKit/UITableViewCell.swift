// Linux stand-in for UIKit: a table's cell: background, content view with its labels, accessory, separator.
import Foundation

final class UITableViewCellContentView: UIView {}
final class UITableViewLabel: UILabel {}
final class _UITableViewCellSeparatorView: UIView {}
final class _UISystemBackgroundView: UIView {}

@MainActor open class UITableViewCell: UIView {
    public enum CellStyle: Int, Sendable { case `default`, value1, value2, subtitle }
    public enum AccessoryType: Int, Sendable {
        case none, disclosureIndicator, detailDisclosureButton, checkmark, detailButton
    }
    public enum SelectionStyle: Int, Sendable { case none, blue, gray, `default` }

    public let reuseIdentifier: String?
    private let style: CellStyle
    private let content = UITableViewCellContentView()
    private let system = _UISystemBackgroundView()
    private let line = _UITableViewCellSeparatorView()
    private var label: UITableViewLabel?
    private var detail: UITableViewLabel?
    private var picture: UIImageView?
    private var accessoryImage: UIImageView?
    var showsSeparator = true
    var separatorStart: CGFloat = 16

    public required init(style: UITableViewCell.CellStyle, reuseIdentifier: String?) {
        (self.style, self.reuseIdentifier) = (style, reuseIdentifier)
        super.init(frame: CGRect(x: 0, y: 0, width: 320, height: 44))
        addSubview(system)
        addSubview(content)
        addSubview(line)
        line.backgroundColor = .separator
        backgroundColor = .systemBackground
    }

    public required init?(coder: NSCoder) { nil }

    open var contentView: UIView { content }
    open var selectionStyle: SelectionStyle = .default
    open var separatorInset = UIEdgeInsets.zero
    open var accessoryType: AccessoryType = .none { didSet { setNeedsLayout() } }
    open var accessoryView: UIView? {
        didSet {
            oldValue?.removeFromSuperview()
            if let accessoryView { addSubview(accessoryView) }
            setNeedsLayout()
        }
    }
    open var backgroundView: UIView?
    open var selectedBackgroundView: UIView?
    open internal(set) var isEditing = false
    open private(set) var isHighlighted = false
    open private(set) var isSelected = false

    open var textLabel: UILabel? {
        if label == nil { label = addLabel(size: 17, color: .label) }
        return label
    }

    open var detailTextLabel: UILabel? {
        guard style != .default else { return nil }
        if detail == nil {
            detail = addLabel(
                size: style == .subtitle ? 12 : 17, color: style == .subtitle ? .label : .secondaryLabel)
        }
        return detail
    }

    open var imageView: UIImageView? {
        if picture == nil {
            let made = UIImageView(frame: .zero)
            content.insertSubview(made, at: 0)
            picture = made
        }
        return picture
    }

    private func addLabel(size: CGFloat, color: UIColor) -> UITableViewLabel {
        let made = UITableViewLabel()
        made.font = .systemFont(ofSize: size)
        made.textColor = color
        content.addSubview(made)
        return made
    }

    open func prepareForReuse() {
        setHighlighted(false, animated: false)
        setSelected(false, animated: false)
    }

    open func setHighlighted(_ highlighted: Bool, animated: Bool) {
        isHighlighted = highlighted
        tint()
    }

    open func setSelected(_ selected: Bool, animated: Bool) {
        isSelected = selected
        guard animated else { return tint() }
        UIView.animate(withDuration: 0.3) { self.tint() }
    }

    private func tint() {
        let on = (isHighlighted || isSelected) && selectionStyle != .none
        system.backgroundColor = on ? .systemGray4 : .clear
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        system.frame = bounds
        line.isHidden = !showsSeparator
        line.frame = CGRect(
            x: separatorStart, y: bounds.height - hairline, width: bounds.width - separatorStart, height: hairline)
        let right = layoutAccessory()
        content.frame = CGRect(x: 0, y: 0, width: right, height: bounds.height - hairline)
        layoutLabels()
    }

    /// Where the content ends.
    private func layoutAccessory() -> CGFloat {
        if let accessoryView {
            let size = accessoryView.bounds.size
            accessoryView.frame = CGRect(
                x: bounds.width - 16 - size.width, y: roundToPixel((bounds.height - size.height) / 2),
                width: size.width, height: size.height)
            return accessoryView.frame.minX - 8
        }
        guard accessoryType == .disclosureIndicator || accessoryType == .checkmark else {
            accessoryImage?.removeFromSuperview()
            accessoryImage = nil
            return bounds.width
        }
        let isCheck = accessoryType == .checkmark
        let view = accessoryImage ?? UIImageView(frame: .zero)
        view.image = UIImage(systemName: isCheck ? "checkmark" : "chevron.right")?
            .withRenderingMode(.alwaysTemplate)
        view.tintColor = isCheck ? .systemBlue : .systemGray3
        if view.superview == nil { addSubview(view) }
        accessoryImage = view
        let size = view.image?.size ?? .zero
        view.frame = CGRect(
            x: bounds.width - 16 - size.width, y: roundToPixel((bounds.height - size.height) / 2), width: size.width,
            height: size.height)
        return view.frame.minX - 8
    }

    private func layoutLabels() {
        let area = content.bounds
        var x: CGFloat = 16
        if let picture, let size = picture.image?.size {
            picture.frame = CGRect(
                x: 16, y: roundToPixel((area.height - size.height) / 2), width: size.width, height: size.height)
            x += size.width + 16
        }
        guard let label else { return }
        let textSize = label.sizeThatFits(.zero)
        let room = area.width - x - 8
        guard let detail, let detailText = detail.text, !detailText.isEmpty else {
            label.frame = CGRect(
                x: x, y: roundToPixel((area.height - textSize.height) / 2), width: min(room, textSize.width),
                height: textSize.height)
            return
        }
        let detailSize = detail.sizeThatFits(.zero)
        if style == .subtitle {
            let top = roundToPixel((area.height - textSize.height - detailSize.height - 3) / 2)
            label.frame = CGRect(x: x, y: top, width: min(room, textSize.width), height: textSize.height)
            detail.frame = CGRect(
                x: x, y: label.frame.maxY + 3, width: min(room, detailSize.width), height: detailSize.height)
        } else {
            label.frame = CGRect(
                x: x, y: roundToPixel((area.height - textSize.height) / 2), width: min(room, textSize.width),
                height: textSize.height)
            let width = min(detailSize.width, room - label.frame.width - 6)
            let end = accessoryView == nil && accessoryType == .none ? area.width - 16 : area.width
            detail.frame = CGRect(
                x: end - width, y: roundToPixel((area.height - detailSize.height) / 2), width: width,
                height: detailSize.height)
        }
    }
}

final class _UITableViewHeaderFooterContentView: UIView {}
final class _UITableViewHeaderFooterViewLabel: UILabel {}

@MainActor open class UITableViewHeaderFooterView: UIView {
    public let reuseIdentifier: String?
    private let system = _UISystemBackgroundView()
    private let content = _UITableViewHeaderFooterContentView()
    private var label: _UITableViewHeaderFooterViewLabel?
    var isGrouped = false

    public required init(reuseIdentifier: String?) {
        self.reuseIdentifier = reuseIdentifier
        super.init(frame: .zero)
        addSubview(system)
        addSubview(content)
    }

    public required init?(coder: NSCoder) { nil }

    open var contentView: UIView { content }

    open var textLabel: UILabel? {
        if let label { return label }
        let made = _UITableViewHeaderFooterViewLabel()
        made.font = isGrouped ? .systemFont(ofSize: 13) : .systemFont(ofSize: 17, weight: .semibold)
        made.textColor = isGrouped ? .secondaryLabel : .label
        content.addSubview(made)
        label = made
        return made
    }

    open func prepareForReuse() {}

    open override func layoutSubviews() {
        super.layoutSubviews()
        system.frame = bounds
        system.backgroundColor = isGrouped ? .clear : UIColor(hex: 0xF7F7F7)
        content.frame = bounds
        guard let label else { return }
        let size = label.sizeThatFits(.zero)
        let y = isGrouped ? bounds.height - size.height - 7 : roundToPixel((bounds.height - size.height) / 2)
        label.frame = CGRect(x: 16, y: y, width: min(size.width, bounds.width - 32), height: size.height)
    }
}
