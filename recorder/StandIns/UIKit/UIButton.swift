// Linux stand-in for UIKit: buttons: an image view and a UIButtonLabel, made when first needed, as on iOS.
import Foundation

final class UIButtonLabel: UILabel {}

@MainActor open class UIButton: UIControl {
    public enum ButtonType: Int, Sendable {
        case custom, system, detailDisclosure, infoLight, infoDark, contactAdd
        case close = 7
    }

    public let buttonType: ButtonType
    private var titles: [State: String] = [:]
    private var titleColors: [State: UIColor] = [:]
    private var images: [State: UIImage] = [:]
    var label: UIButtonLabel?
    var picture: UIImageView?
    var subtitleView: UIButtonLabel?
    var backgroundBox: UIView?

    open var configuration: UIButton.Configuration? { didSet { refresh() } }

    public convenience init(configuration: UIButton.Configuration) {
        self.init(frame: .zero, buttonType: .system)
        self.configuration = configuration
        refresh()
    }

    @available(iOS, introduced: 2.0, deprecated: 15.0)
    open var contentEdgeInsets = UIEdgeInsets.zero { didSet { setNeedsLayout() } }
    @available(iOS, introduced: 2.0, deprecated: 15.0)
    open var titleEdgeInsets = UIEdgeInsets.zero { didSet { setNeedsLayout() } }
    @available(iOS, introduced: 2.0, deprecated: 15.0)
    open var imageEdgeInsets = UIEdgeInsets.zero { didSet { setNeedsLayout() } }

    public convenience init(type buttonType: UIButton.ButtonType) {
        self.init(frame: .zero, buttonType: buttonType)
    }

    public override convenience init(frame: CGRect) { self.init(frame: frame, buttonType: .custom) }

    // Not private: a subclass made by `init(type:)` came out as a plain button in optimised builds.
    init(frame: CGRect, buttonType: ButtonType) {
        self.buttonType = buttonType
        super.init(frame: frame)
        isOpaque = false
    }

    public required init?(coder: NSCoder) {
        buttonType = .custom
        super.init(coder: coder)
    }

    /// Asking for it makes it, as in UIKit.
    open var titleLabel: UILabel? {
        StandInReads.didRead("UIButton.titleLabel")
        if let label { return label }
        let made = UIButtonLabel()
        made.font = .systemFont(ofSize: buttonType == .system ? 15 : UIFont.buttonFontSize)
        made.lineBreakMode = .byTruncatingMiddle
        addSubview(made)
        label = made
        return made
    }

    open var imageView: UIImageView? {
        StandInReads.didRead("UIButton.imageView")
        if let picture { return picture }
        let made = UIImageView(frame: .zero)
        insertSubview(made, at: 0)
        picture = made
        return made
    }

    open func setTitle(_ title: String?, for state: UIControl.State) {
        titles[state] = title
        refresh()
    }
    open func setTitleColor(_ color: UIColor?, for state: UIControl.State) {
        titleColors[state] = color
        refresh()
    }
    open func setImage(_ image: UIImage?, for state: UIControl.State) {
        images[state] = image
        refresh()
    }

    open func title(for state: UIControl.State) -> String? { titles[state] ?? titles[.normal] }
    open func image(for state: UIControl.State) -> UIImage? { images[state] ?? images[.normal] }
    open func titleColor(for state: UIControl.State) -> UIColor? { titleColors[state] ?? titleColors[.normal] }
    open var currentTitle: String? { title(for: state) }
    open var currentImage: UIImage? { image(for: state) }
    open var currentTitleColor: UIColor {
        if !isEnabled, titleColors[.disabled] == nil { return .tertiaryLabel }
        return titleColor(for: state) ?? (buttonType == .system ? tintColor : .white)
    }

    override func stateChanged() {
        refresh()
        guard buttonType == .system else { return }
        label?.alpha = isHighlighted ? 0.2 : 1
        picture?.alpha = isHighlighted ? 0.2 : 1
    }

    open override func tintColorDidChange() { refresh() }
    open override func didMoveToWindow() { refresh() }

    private func refresh() {
        if let configuration { return refreshConfigured(configuration) }
        if let title = currentTitle {
            titleLabel?.text = title
            titleLabel?.textColor = currentTitleColor
        } else {
            label?.text = nil
        }
        if let image = currentImage {
            imageView?.image = buttonType == .system ? image.withRenderingMode(.alwaysTemplate) : image
        } else {
            picture?.image = nil
        }
        setNeedsLayout()
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        let area = bounds.inset(by: contentEdgeInsets)
        defer { if let configuration { layOutConfigured(configuration) } }
        let imageSize = picture?.image?.size ?? .zero
        let textSize = label?.text == nil ? .zero : label?.sizeThatFits(.zero) ?? .zero
        let textWidth = min(textSize.width, max(0, area.width - imageSize.width))
        var x = area.minX
        let whole = imageSize.width + textWidth
        switch contentHorizontalAlignment {
        case .left, .leading: break
        case .right, .trailing: x = area.maxX - whole
        default: x = area.minX + (area.width - whole) / 2
        }
        picture?.frame = centered(imageSize, x, area).offsetBy(
            dx: imageEdgeInsets.left - imageEdgeInsets.right, dy: imageEdgeInsets.top - imageEdgeInsets.bottom)
        label?.frame = centered(CGSize(width: textWidth, height: textSize.height), x + imageSize.width, area)
            .offsetBy(dx: titleEdgeInsets.left - titleEdgeInsets.right, dy: titleEdgeInsets.top)
    }

    private func centered(_ size: CGSize, _ x: CGFloat, _ area: CGRect) -> CGRect {
        CGRect(
            x: roundToPixel(x), y: roundToPixel(area.midY - size.height / 2), width: size.width, height: size.height)
    }

    open override func sizeThatFits(_ size: CGSize) -> CGSize {
        let text = label?.sizeThatFits(.zero) ?? .zero
        let image = currentImage?.size ?? .zero
        let insets = contentEdgeInsets
        // Without insets of its own, UIKit gives a button 6 points above and below its text.
        let spare: CGFloat = insets == .zero ? 12 : 0
        return CGSize(
            width: max(30, text.width + image.width + insets.left + insets.right),
            height: max(text.height, image.height) + insets.top + insets.bottom + spare)
    }

    open override var intrinsicContentSize: CGSize { sizeThatFits(.zero) }
}
