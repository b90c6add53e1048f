// The one place that decides what of a text may be recorded, before it can enter a node. A node's text is made from a
// `ShownText`, and only this file can make one. Any doubt masks. Main thread only; no cost to speak of.
import Foundation
import ReplayFormat
import UIKit

/// Text that may be recorded.
struct ShownText {
    let attributed: NSAttributedString

    fileprivate init(_ attributed: NSAttributedString) { self.attributed = attributed }
}

enum MaskedText {
    case shown(ShownText)
    case masked(ViewNode.MaskReason)
}

/// What is known of a text without reading it.
struct TextTraits: Equatable {
    enum Kind: CaseIterable {
        /// Written by the app: labels, titles, read-only text views.
        case fixed
        /// Written by the user.
        case editable
        /// Of a class that this recorder does not know.
        case unknown
    }

    var kind: Kind
    /// Shown as dots now, or at any time before.
    var isSecure = false
    /// A password, a one-time code, a card, an e-mail address or a phone number, by what the field says of itself.
    var isSensitive = false
}

/// What the app set on a view itself.
enum ExplicitPrivacy: CaseIterable {
    case blocked, shown
}

struct Masker {
    let level: ReplayFormat.MaskLevel

    /// Why the text is hidden; nil: it may be shown. From what always holds to what is only a default.
    /// - Parameters:
    ///   - explicit: set on the view itself; a blocked view does not come here, it has no text at all.
    ///   - ancestorIsMasked: an ancestor was masked as a whole.
    func reason(
        for traits: TextTraits, explicit: ExplicitPrivacy?, ancestorIsMasked: Bool = false
    ) -> ViewNode.MaskReason? {
        if traits.isSecure { return .secure }
        if traits.isSensitive { return .contentType }
        if explicit == .blocked { return .view }
        if ancestorIsMasked { return .ancestor }
        if traits.kind == .unknown { return .unknownClass }
        if explicit == .shown { return nil }
        switch level {
        case .light: return nil
        case .medium: return traits.kind == .editable ? .level : nil
        case .conservative: return .level
        }
    }

    /// Reads the text only if it may be shown.
    func read(
        _ text: @autoclosure () -> NSAttributedString?, _ traits: TextTraits, explicit: ExplicitPrivacy?
    ) -> MaskedText {
        if let reason = reason(for: traits, explicit: explicit) { return .masked(reason) }
        return .shown(ShownText(text() ?? NSAttributedString(string: "")))
    }
}

extension TextTraits {
    /// Of a text input, by its own traits.
    @MainActor init(input: any UITextInputTraits, kind: Kind, wasSecure: Bool) {
        self.kind = kind
        isSecure = wasSecure || input.isSecureTextEntry == true
        // Optional members of optional type on iOS, plain ones in the stand-in.
        let contentType: UITextContentType? = input.textContentType ?? nil
        isSensitive = contentType.map(TextTraits.isSensitive) == true || TextTraits.isSensitive(input.keyboardType)
    }

    static func isSensitive(_ type: UITextContentType) -> Bool {
        let sensitive: [UITextContentType] = [
            .password, .newPassword, .oneTimeCode, .creditCardNumber, .emailAddress, .telephoneNumber,
        ]
        // Newer systems know more kinds of card fields; they share the prefix.
        return sensitive.contains(type) || type.rawValue.hasPrefix("cc-") || type.rawValue.hasPrefix("credit-card")
    }

    static func isSensitive(_ keyboard: UIKeyboardType?) -> Bool {
        keyboard == .emailAddress || keyboard == .phonePad || keyboard == .namePhonePad
    }
}
