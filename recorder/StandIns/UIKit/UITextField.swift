// Linux stand-in for UIKit: a one-line text input. Its private parts hold the very text, as on iOS:
// whoever records must stop at the field.
import Foundation

@MainActor public protocol UITextFieldDelegate: NSObjectProtocol {
    // Optional in UIKit.
    func textFieldShouldBeginEditing(_ textField: UITextField) -> Bool
    func textFieldDidBeginEditing(_ textField: UITextField)
    func textFieldDidEndEditing(_ textField: UITextField)
    func textFieldShouldReturn(_ textField: UITextField) -> Bool
    func textField(
        _ textField: UITextField, shouldChangeCharactersIn range: NSRange, replacementString string: String
    ) -> Bool
}

extension UITextFieldDelegate {
    public func textFieldShouldBeginEditing(_ textField: UITextField) -> Bool { true }
    public func textFieldDidBeginEditing(_ textField: UITextField) {}
    public func textFieldDidEndEditing(_ textField: UITextField) {}
    public func textFieldShouldReturn(_ textField: UITextField) -> Bool { true }
    public func textField(
        _ textField: UITextField, shouldChangeCharactersIn range: NSRange, replacementString string: String
    ) -> Bool { true }
}

final class _UITextFieldRoundedRectBackgroundViewNeue: UIView {}
final class _UITextFieldContentView: UIView {}
/// The placeholder.
final class UITextFieldLabel: UILabel {}

@MainActor open class UITextField: UIControl, UIKeyInput {
    public enum BorderStyle: Int, Sendable { case none, line, bezel, roundedRect }
    public enum ViewMode: Int, Sendable { case never, whileEditing, unlessEditing, always }

    open weak var delegate: (any UITextFieldDelegate)?
    private var stored = ""
    private let content = _UITextFieldContentView()
    private let canvas = _UITextLayoutCanvasView()
    private let fragment = _UITextLayoutFragmentView()
    private let cursor = UIStandardTextCursorView()
    private var placeholderLabel: UITextFieldLabel?
    private var background: _UITextFieldRoundedRectBackgroundViewNeue?

    open var font: UIFont? = .systemFont(ofSize: 17) { didSet { setNeedsLayout() } }
    open var textColor: UIColor? = .label
    open var textAlignment: NSTextAlignment = .natural { didSet { setNeedsLayout() } }
    open var isSecureTextEntry = false { didSet { setNeedsLayout() } }
    open var textContentType: UITextContentType!
    open var keyboardType: UIKeyboardType = .default
    open var returnKeyType: UIReturnKeyType = .default
    open var autocapitalizationType: UITextAutocapitalizationType = .sentences
    open var autocorrectionType: UITextAutocorrectionType = .default
    open var clearButtonMode: ViewMode = .never
    open var leftViewMode: ViewMode = .never { didSet { setNeedsLayout() } }
    open var rightViewMode: ViewMode = .never { didSet { setNeedsLayout() } }
    open private(set) var isEditing = false
    open var selectedTextRange: UITextRange?

    public override init(frame: CGRect) {
        super.init(frame: frame)
        setUp()
    }

    public required init?(coder: NSCoder) {
        super.init(coder: coder)
        setUp()
    }

    private func setUp() {
        isOpaque = false
        content.isUserInteractionEnabled = false
        content.clipsToBounds = true
        addSubview(content)
        content.addSubview(canvas)
        canvas.addSubview(fragment)
    }

    open var text: String? {
        get { stored }
        set {
            stored = newValue ?? ""
            let end = stored.utf16.count
            selectedTextRange = isEditing ? UITextRange(end, end) : nil
            setNeedsLayout()
        }
    }

    open var attributedText: NSAttributedString? {
        get { NSAttributedString(string: stored, attributes: [.font: font as Any, .foregroundColor: textColor as Any]) }
        set { text = newValue?.string }
    }

    open var placeholder: String? {
        didSet {
            dressedPlaceholder = nil
            setNeedsLayout()
        }
    }

    /// Made once per change.
    private var dressedPlaceholder: (font: UIFont?, text: NSAttributedString)?

    open var attributedPlaceholder: NSAttributedString? {
        get {
            if let known = dressedPlaceholder, known.font === font { return known.text }
            let text = placeholder.map {
                NSAttributedString(
                    string: $0, attributes: [.font: font as Any, .foregroundColor: UIColor.placeholderText])
            }
            dressedPlaceholder = text.map { (font, $0) }
            return text
        }
        set { placeholder = newValue?.string }
    }

    open var borderStyle: BorderStyle = .none {
        didSet {
            background?.removeFromSuperview()
            background = nil
            guard borderStyle == .roundedRect else { return }
            let view = _UITextFieldRoundedRectBackgroundViewNeue()
            view.backgroundColor = .systemBackground
            view.layer.cornerRadius = 5
            view.layer.borderWidth = hairline
            view.layer.borderColor = UIColor.systemGray4.cgColor
            view.isUserInteractionEnabled = false
            insertSubview(view, at: 0)
            background = view
            setNeedsLayout()
        }
    }

    open var leftView: UIView? {
        didSet {
            oldValue?.removeFromSuperview()
            setNeedsLayout()
        }
    }

    open var rightView: UIView? {
        didSet {
            oldValue?.removeFromSuperview()
            setNeedsLayout()
        }
    }

    open func leftViewRect(forBounds bounds: CGRect) -> CGRect {
        guard let leftView, leftViewMode == .always else { return .zero }
        let size = leftView.bounds.size
        return CGRect(x: 0, y: (bounds.height - size.height) / 2, width: size.width, height: size.height)
    }

    open func rightViewRect(forBounds bounds: CGRect) -> CGRect {
        guard let rightView, rightViewMode == .always else { return .zero }
        let size = rightView.bounds.size
        return CGRect(
            x: bounds.width - size.width, y: (bounds.height - size.height) / 2, width: size.width,
            height: size.height)
    }

    open func textRect(forBounds bounds: CGRect) -> CGRect {
        let side: CGFloat = borderStyle == .none ? 0 : 7
        let left = side + leftViewRect(forBounds: bounds).width
        let right = side + rightViewRect(forBounds: bounds).width
        return bounds.inset(by: UIEdgeInsets(top: 0, left: left, bottom: 0, right: right))
    }

    open func editingRect(forBounds bounds: CGRect) -> CGRect { textRect(forBounds: bounds) }
    open func placeholderRect(forBounds bounds: CGRect) -> CGRect { textRect(forBounds: bounds) }

    // Layout
    private var face: UIFont { font ?? .systemFont(ofSize: 17) }
    private var shown: String { isSecureTextEntry ? String(repeating: "\u{2022}", count: stored.count) : stored }

    private func width(of text: String) -> CGFloat {
        text.unicodeScalars.reduce(0) { $0 + FontMetrics.advance(of: $1, font: face) }
    }

    private func line(in area: CGRect, width: CGFloat) -> CGRect {
        let height = ceilToPixel(face.lineHeight)
        let x = textAlignment == .center ? (area.width - width) / 2 : textAlignment == .right ? area.width - width : 0
        return CGRect(x: x, y: roundToPixel((area.height - height) / 2), width: width, height: height)
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        background?.frame = bounds
        placeSideViews()
        let area = isEditing ? editingRect(forBounds: bounds) : textRect(forBounds: bounds)
        content.frame = area
        let wanted = ceilToPixel(width(of: shown))
        // A text longer than the field shows its end while it is edited.
        canvas.frame = CGRect(
            x: isEditing ? min(0, area.width - wanted - 2) : 0, y: 0, width: max(area.width, wanted), height: area.height)
        fragment.drawn = shown
        fragment.frame = line(in: canvas.bounds, width: wanted)
        layoutCursor()
        layoutPlaceholder()
    }

    private func placeSideViews() {
        for (view, mode, frame) in [
            (leftView, leftViewMode, leftViewRect(forBounds: bounds)),
            (rightView, rightViewMode, rightViewRect(forBounds: bounds)),
        ] {
            guard let view, mode == .always else { continue }
            if view.superview !== self { addSubview(view) }
            view.frame = frame
        }
    }

    private func layoutCursor() {
        guard isEditing else { return cursor.removeFromSuperview() }
        if cursor.superview == nil { canvas.addSubview(cursor) }
        cursor.backgroundColor = tintColor
        cursor.layer.cornerRadius = 1
        cursor.frame = CGRect(x: fragment.frame.maxX, y: fragment.frame.minY, width: 2, height: fragment.frame.height)
    }

    private func layoutPlaceholder() {
        guard stored.isEmpty, let placeholder else {
            placeholderLabel?.removeFromSuperview()
            placeholderLabel = nil
            return
        }
        let label = placeholderLabel ?? UITextFieldLabel()
        if label.superview == nil { insertSubview(label, belowSubview: content) }
        (label.text, label.font, label.textColor) = (placeholder, face, .placeholderText)
        label.textAlignment = textAlignment
        let area = placeholderRect(forBounds: bounds)
        let box = line(in: area, width: area.width)
        label.frame = CGRect(x: area.minX, y: area.minY + box.minY, width: area.width, height: box.height)
        placeholderLabel = label
    }

    // Positions
    open var beginningOfDocument: UITextPosition { UITextPosition(offset: 0) }
    open var endOfDocument: UITextPosition { UITextPosition(offset: stored.utf16.count) }
    open func offset(from: UITextPosition, to toPosition: UITextPosition) -> Int { toPosition.offset - from.offset }

    open func caretRect(for position: UITextPosition) -> CGRect {
        layoutIfNeeded()
        let before = String(decoding: Array(shown.utf16.prefix(position.offset)), as: UTF16.self)
        let box = fragment.convert(fragment.bounds, to: self)
        return CGRect(x: box.minX + width(of: before), y: box.minY, width: 2, height: box.height)
    }

    // Editing
    open override var canBecomeFirstResponder: Bool { isEnabled }

    @discardableResult
    open override func becomeFirstResponder() -> Bool {
        guard delegate?.textFieldShouldBeginEditing(self) != false else { return false }
        let was = isFirstResponder
        guard super.becomeFirstResponder(), !was else { return was }
        isEditing = true
        let end = stored.utf16.count
        selectedTextRange = UITextRange(end, end)
        setNeedsLayout()
        delegate?.textFieldDidBeginEditing(self)
        sendActions(for: .editingDidBegin)
        return true
    }

    @discardableResult
    open override func resignFirstResponder() -> Bool {
        let was = isFirstResponder
        guard super.resignFirstResponder(), was else { return !was }
        isEditing = false
        selectedTextRange = nil
        setNeedsLayout()
        delegate?.textFieldDidEndEditing(self)
        sendActions(for: .editingDidEnd)
        return true
    }

    override func primaryAction() { becomeFirstResponder() }

    open var hasText: Bool { !stored.isEmpty }

    open func insertText(_ text: String) {
        if text == "\n" {
            if delegate?.textFieldShouldReturn(self) != false { sendActions(for: .editingDidEndOnExit) }
            return
        }
        replace(NSRange(location: stored.utf16.count, length: 0), with: text) { stored += text }
    }

    open func deleteBackward() {
        guard let last = stored.last else { return }
        let length = String(last).utf16.count
        replace(NSRange(location: stored.utf16.count - length, length: length), with: "") { stored.removeLast() }
    }

    private func replace(_ range: NSRange, with text: String, _ apply: () -> Void) {
        if let delegate,
            !delegate.textField(self, shouldChangeCharactersIn: range, replacementString: text)
        {
            return
        }
        apply()
        let end = stored.utf16.count
        selectedTextRange = UITextRange(end, end)
        setNeedsLayout()
        sendActions(for: .editingChanged)
        NotificationCenter.default.post(name: UITextField.textDidChangeNotification, object: self)
    }

    public nonisolated static let textDidChangeNotification = NSNotification.Name(
        "UITextFieldTextDidChangeNotification")

    open override func sizeThatFits(_ size: CGSize) -> CGSize {
        CGSize(width: max(size.width, 60), height: ceilToPixel(face.lineHeight) + (borderStyle == .none ? 2 : 14))
    }
}
