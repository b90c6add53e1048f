// What is known of a text without reading it. What a view once was it stays: a password that a button makes readable is
// still a password, and a sent message was still typed. That is kept with the view object, also when a cell is reused,
// and is never taken back. Main thread only.
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

struct TextTraits: Equatable {
    var kind: MaskQuestion.Kind
    /// Shown as dots now, or at any time before.
    var isSecure = false
    /// A password, a one-time code, a card, an e-mail address or a phone number, by what the field says of itself, now or
    /// at any time before.
    var isSensitive = false

    static let fixed = TextTraits(kind: .fixed)
    static let editable = TextTraits(kind: .editable)
    static let drawn = TextTraits(kind: .drawn)
    static let unknown = TextTraits(kind: .unknown)
}

/// What a view was seen to be.
private struct Past: Equatable {
    var isSecure = false
    var isSensitive = false
    var isEditable = false
}

extension TextTraits {
    @MainActor private static var pasts = WeakTable<Past>()

    /// Of a text input, by its own traits.
    @MainActor init(of input: any UITextInputTraits & UIView, isEditable: Bool) {
        // Optional members of optional type on iOS, plain ones in the stand-in.
        let contentType: UITextContentType? = input.textContentType ?? nil
        let known = TextTraits.pasts.value(for: input) ?? Past()
        var past = known
        if input.isSecureTextEntry == true { past.isSecure = true }
        if isEditable { past.isEditable = true }
        if contentType.map(TextTraits.isSensitive) == true || TextTraits.isSensitive(input.keyboardType) {
            past.isSensitive = true
        }
        if past != known { TextTraits.pasts.set(past, for: input) }
        kind = past.isEditable ? .editable : .fixed
        (isSecure, isSensitive) = (past.isSecure, past.isSensitive)
    }

    static func isSensitive(_ type: UITextContentType) -> Bool {
        let sensitive: [UITextContentType] = [
            .password, .newPassword, .oneTimeCode, .creditCardNumber, .emailAddress, .telephoneNumber,
        ]
        // Newer systems know more kinds of card fields; they share the prefix.
        return sensitive.contains(type) || type.rawValue.hasPrefix("cc-") || type.rawValue.hasPrefix("credit-card")
    }

    /// Codes and card numbers are typed on number pads by fields that say nothing else of themselves.
    static func isSensitive(_ keyboard: UIKeyboardType?) -> Bool {
        switch keyboard {
        case .emailAddress, .phonePad, .namePhonePad, .numberPad, .asciiCapableNumberPad: return true
        default: return false
        }
    }
}
