// A labelled text field in a rounded box, as the sign-in and the checkout use it.
import Foundation
import UIKit

final class FormField: UIView {
    let field = UITextField()
    private let caption: UILabel
    private let box = UIView()

    init(
        _ title: String, placeholder: String, id: String, keyboard: UIKeyboardType = .default,
        content: UITextContentType? = nil, secure: Bool = false
    ) {
        caption = Theme.label(title, size: 13, weight: .medium, color: Theme.quiet)
        super.init(frame: .zero)
        box.backgroundColor = Theme.ground
        box.layer.cornerRadius = 12
        box.layer.borderWidth = 1
        box.layer.borderColor = Theme.line.cgColor
        field.placeholder = placeholder
        field.accessibilityIdentifier = id
        field.keyboardType = keyboard
        field.textContentType = content
        field.isSecureTextEntry = secure
        field.autocapitalizationType = .none
        add(caption, box)
        box.addSubview(field)
        field.addAction(
            UIAction { [weak self] _ in self?.setFocused(true) }, for: .editingDidBegin)
        field.addAction(
            UIAction { [weak self] _ in self?.setFocused(false) }, for: .editingDidEnd)
    }

    required init?(coder: NSCoder) { nil }

    static let height: CGFloat = 72

    private func setFocused(_ focused: Bool) {
        box.layer.borderColor = (focused ? Theme.brand : Theme.line).cgColor
        box.layer.borderWidth = focused ? 2 : 1
    }

    override func layoutSubviews() {
        super.layoutSubviews()
        caption.place(x: 2, y: 0, width: bounds.width)
        box.frame = CGRect(x: 0, y: 22, width: bounds.width, height: bounds.height - 22)
        field.frame = box.bounds.insetBy(dx: 14, dy: 4)
    }
}
