// Linux stand-in for UIKit: a text of many lines that scrolls and may be edited. Laid out by TextKit 1.
import Foundation

final class _UITextContainerView: UIView {}

@MainActor open class UITextView: UIScrollView, UIKeyInput {
    public let textStorage: NSTextStorage
    private let manager = NSLayoutManager()
    /// Asking for it turns a text view back to TextKit 1 for good, on iOS.
    open var layoutManager: NSLayoutManager {
        StandInReads.didRead("UITextView.layoutManager")
        return manager
    }
    public let textContainer: NSTextContainer
    private let container = _UITextContainerView()

    open var font: UIFont? = .systemFont(ofSize: 12) { didSet { restyle() } }
    open var textColor: UIColor? = .label { didSet { restyle() } }
    open var textAlignment: NSTextAlignment = .natural { didSet { restyle() } }
    open var isEditable = true
    open var isSelectable = true
    open var isSecureTextEntry = false
    open var textContentType: UITextContentType!
    open var keyboardType: UIKeyboardType = .default
    open var textContainerInset = UIEdgeInsets(top: 8, left: 0, bottom: 8, right: 0) { didSet { setNeedsLayout() } }

    public init(frame: CGRect, textContainer: NSTextContainer?) {
        self.textContainer = textContainer ?? NSTextContainer(size: CGSize(width: frame.width, height: 0))
        textStorage = NSTextStorage(string: "")
        super.init(frame: frame)
        manager.addTextContainer(self.textContainer)
        textStorage.addLayoutManager(manager)
        addSubview(container)
    }

    public override convenience init(frame: CGRect) { self.init(frame: frame, textContainer: nil) }
    public required init?(coder: NSCoder) { nil }

    open var text: String! {
        get { textStorage.string }
        set {
            textStorage.replaceCharacters(in: NSRange(location: 0, length: textStorage.length), with: newValue ?? "")
            restyle()
        }
    }

    open var attributedText: NSAttributedString! {
        get { NSAttributedString(attributedString: textStorage) }
        set {
            text = newValue.string
            newValue.enumerateAttributes(in: NSRange(location: 0, length: newValue.length)) { values, range, _ in
                textStorage.setAttributes(values, range: range)
            }
        }
    }

    private func restyle() {
        let style = NSMutableParagraphStyle()
        style.alignment = textAlignment
        textStorage.setAttributes(
            [.font: font as Any, .foregroundColor: textColor as Any, .paragraphStyle: style],
            range: NSRange(location: 0, length: textStorage.length))
        setNeedsLayout()
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        let width = bounds.width - textContainerInset.left - textContainerInset.right
        textContainer.size = CGSize(width: width, height: 0)
        let used = manager.usedRect(for: textContainer).height
        contentSize = CGSize(
            width: bounds.width, height: ceilToPixel(used) + textContainerInset.top + textContainerInset.bottom)
        container.frame = CGRect(x: 0, y: 0, width: bounds.width, height: max(contentSize.height, 0))
    }

    open override var canBecomeFirstResponder: Bool { isEditable }

    /// A tap puts the caret.
    open override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) { becomeFirstResponder() }
    open var hasText: Bool { textStorage.length > 0 }
    open func insertText(_ text: String) { self.text += text }
    open func deleteBackward() { self.text = String(self.text.dropLast()) }
}
