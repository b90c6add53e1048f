// Linux stand-in for UIKit: a label. It draws in its own layer, so it has no subviews.
// Sizes come from the shared line layout and are rounded up to device pixels, as UIKit's are.
import Foundation

@MainActor open class UILabel: UIView {
    private var plain: String?
    private var attributed: NSAttributedString?
    /// The plain text with the label's attributes, made once per change.
    private var dressed: NSAttributedString?

    open var font: UIFont! = .systemFont(ofSize: 17) { didSet { textChanged() } }
    open var textColor: UIColor! = .label { didSet { dressed = nil } }
    open var textAlignment: NSTextAlignment = .natural { didSet { dressed = nil } }
    open var lineBreakMode: NSLineBreakMode = .byTruncatingTail { didSet { textChanged() } }
    open var numberOfLines = 1 { didSet { textChanged() } }
    open var isEnabled = true
    open var isHighlighted = false
    open var highlightedTextColor: UIColor?
    open var adjustsFontSizeToFitWidth = false
    open var minimumScaleFactor: CGFloat = 0
    open var adjustsFontForContentSizeCategory = false
    open var shadowColor: UIColor?
    open var shadowOffset = CGSize(width: 0, height: -1)
    open var preferredMaxLayoutWidth: CGFloat = 0

    public override init(frame: CGRect) {
        super.init(frame: frame)
        isOpaque = false
        isUserInteractionEnabled = false
        contentMode = .left
    }

    public required init?(coder: NSCoder) { super.init(coder: coder) }

    open var text: String? {
        get { attributed?.string ?? plain }
        set {
            guard newValue != text || attributed != nil else { return }
            (plain, attributed) = (newValue, nil)
            textChanged()
        }
    }

    /// With plain text, that text in the label's font, colour and alignment.
    open var attributedText: NSAttributedString? {
        get {
            if let made = attributed ?? dressed { return made }
            dressed = plain.map { NSAttributedString(string: $0, attributes: ownAttributes) }
            return dressed
        }
        set {
            (plain, attributed) = (nil, newValue)
            textChanged()
        }
    }

    private var ownAttributes: [NSAttributedString.Key: Any] {
        let style = NSMutableParagraphStyle()
        style.alignment = textAlignment
        style.lineBreakMode = lineBreakMode
        return [.font: font as Any, .foregroundColor: textColor as Any, .paragraphStyle: style]
    }

    private func textChanged() {
        dressed = nil
        setNeedsDisplay()
        invalidateIntrinsicContentSize()
    }

    /// How the label breaks its text at `width`, with its own line limit.
    public func standInLayout(width: CGFloat) -> StandInTextLayout {
        StandInTextLayout(
            attributedText ?? NSAttributedString(string: ""), width: width, maxLines: numberOfLines,
            lineBreakMode: lineBreakMode)
    }

    open func textRect(forBounds bounds: CGRect, limitedToNumberOfLines numberOfLines: Int) -> CGRect {
        let layout = StandInTextLayout(
            attributedText ?? NSAttributedString(string: ""), width: bounds.width, maxLines: numberOfLines,
            lineBreakMode: lineBreakMode)
        let height = min(bounds.height, ceilToPixel(layout.size.height))
        return CGRect(
            x: bounds.minX, y: bounds.minY + (bounds.height - height) / 2,
            width: min(bounds.width, ceilToPixel(layout.size.width)), height: height)
    }

    open override func sizeThatFits(_ size: CGSize) -> CGSize {
        guard let text, !text.isEmpty else { return .zero }
        let width = size.width > 0 && numberOfLines != 1 ? size.width : 1e7
        let fitted = standInLayout(width: width).size
        return CGSize(width: ceilToPixel(fitted.width), height: ceilToPixel(fitted.height))
    }

    open override var intrinsicContentSize: CGSize {
        sizeThatFits(CGSize(width: preferredMaxLayoutWidth, height: 0))
    }
}
