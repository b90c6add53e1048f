// What people type into. The private views inside an input hold the very text, so the recorder stops at the input and
// lets only its known decorations through. Main thread only.
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

@MainActor enum InputRecorders {
    static func textField(_ field: UITextField, _ node: inout ViewNode, _ context: RecordingContext) -> Descent {
        node.kind = .input
        let traits = TextTraits(of: field, isEditable: true)
        var input = ViewNode.Input(secure: traits.isSecure, focused: field.isFirstResponder)
        input.placeholder = placeholder(of: field, context)
        switch context.masker.read(field.attributedText, traits) {
        case .shown(let text):
            node.$text = context.texts.text(text, in: box(of: field), of: node.id, width: node.frame.width)
            input.caret = caret(of: field)
        case .masked(let reason):
            // Dots say nothing, so a secure field does not even say whether it is empty.
            node.mask = ViewNode.Mask(reason: reason, lines: traits.isSecure || field.hasText ? 1 : 0)
        }
        node.input = input
        return .only(field.subviews.filter { isDecoration($0, of: field) })
    }

    static func textView(_ view: UITextView, _ node: inout ViewNode, _ context: RecordingContext) -> Descent {
        let traits = TextTraits(of: view, isEditable: view.isEditable)
        node.kind = view.isEditable ? .input : .text
        let box = box(of: view)
        switch context.masker.read(view.attributedText, traits) {
        case .shown(let text):
            node.$text = context.texts.text(text, in: box, of: node.id, width: node.frame.width)
        case .masked(let reason):
            let lines =
                traits.isSecure ? 1 : view.hasText ? context.texts.lineCount(view.attributedText, in: box, of: node.id) : 0
            node.mask = ViewNode.Mask(reason: reason, lines: lines)
        }
        if view.isEditable {
            node.input = ViewNode.Input(secure: traits.isSecure, focused: view.isFirstResponder)
        }
        return .none
    }

    /// A class that takes keys and is none of UIKit's own inputs may draw what was typed, also where it is a label or a
    /// button: nothing of it or inside it is shown. nil: it takes no keys.
    static func ownInput(_ view: UIView, _ node: inout ViewNode, _ context: RecordingContext) -> Descent? {
        guard let input = view as? any UIKeyInput else { return nil }
        guard let reason = context.masker.reason(for: .unknown) else { return Descent.none }
        node.kind = .input
        node.mask = ViewNode.Mask(reason: reason, lines: input.hasText ? 1 : 0)
        node.input = ViewNode.Input(focused: view.isFirstResponder)
        return Descent.none
    }

    /// Written by the app, so only the level that hides all text hides it.
    private static func placeholder(of field: UITextField, _ context: RecordingContext) -> String? {
        guard field.placeholder?.isEmpty == false,
            case .shown(let text) = context.masker.read(field.attributedPlaceholder, .fixed)
        else { return nil }
        return text.string
    }

    private static func box(of field: UITextField) -> TextBox {
        TextBox(
            area: field.textRect(forBounds: CGRect(origin: .zero, size: field.bounds.size)), lineLimit: 1,
            lineBreak: .byTruncatingTail, alignment: field.textAlignment, isCentered: true,
            isRightToLeft: field.isRightToLeft)
    }

    private static func box(of view: UITextView) -> TextBox {
        let padding = view.textContainer.lineFragmentPadding
        let inset = view.textContainerInset
        let area = CGRect(
            x: inset.left + padding - view.bounds.minX, y: inset.top - view.bounds.minY,
            width: view.bounds.width - inset.left - inset.right - 2 * padding, height: view.bounds.height)
        return TextBox(
            area: area, lineLimit: view.textContainer.maximumNumberOfLines, lineBreak: view.textContainer.lineBreakMode,
            alignment: view.textAlignment, isCentered: false, isRightToLeft: view.isRightToLeft)
    }

    private static func caret(of field: UITextField) -> Int? {
        guard field.isFirstResponder, let range = field.selectedTextRange else { return nil }
        return field.offset(from: field.beginningOfDocument, to: range.start)
    }

    private static func isDecoration(_ view: UIView, of field: UITextField) -> Bool {
        if view === field.leftView || view === field.rightView || view is UIButton { return true }
        return view.subviews.isEmpty && ClassNames.name(of: view).contains("Background")
    }
}
