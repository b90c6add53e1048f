// Linux stand-in for UIKit: what text inputs share: traits, positions and ranges in UTF-16 units.
import Foundation

public enum UIKeyboardType: Int, Sendable {
    case `default`, asciiCapable, numbersAndPunctuation, URL, numberPad, phonePad, namePhonePad, emailAddress
    case decimalPad, twitter, webSearch, asciiCapableNumberPad
}
public enum UIReturnKeyType: Int, Sendable {
    case `default`, go, google, join, next, route, search, send, yahoo, done, emergencyCall, `continue`
}
public enum UITextAutocapitalizationType: Int, Sendable { case none, words, sentences, allCharacters }
public enum UITextAutocorrectionType: Int, Sendable { case `default`, no, yes }

public struct UITextContentType: RawRepresentable, Equatable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let name = UITextContentType(rawValue: "name")
    public static let givenName = UITextContentType(rawValue: "given-name")
    public static let familyName = UITextContentType(rawValue: "family-name")
    public static let emailAddress = UITextContentType(rawValue: "email")
    public static let telephoneNumber = UITextContentType(rawValue: "tel")
    public static let username = UITextContentType(rawValue: "username")
    public static let password = UITextContentType(rawValue: "password")
    public static let newPassword = UITextContentType(rawValue: "new-password")
    public static let oneTimeCode = UITextContentType(rawValue: "one-time-code")
    public static let creditCardNumber = UITextContentType(rawValue: "cc-number")
    public static let creditCardExpiration = UITextContentType(rawValue: "cc-exp")
    public static let creditCardSecurityCode = UITextContentType(rawValue: "cc-csc")
    public static let creditCardName = UITextContentType(rawValue: "cc-name")
    public static let fullStreetAddress = UITextContentType(rawValue: "street-address")
    public static let streetAddressLine1 = UITextContentType(rawValue: "address-line1")
    public static let streetAddressLine2 = UITextContentType(rawValue: "address-line2")
    public static let addressCity = UITextContentType(rawValue: "address-level2")
    public static let postalCode = UITextContentType(rawValue: "postal-code")
    public static let countryName = UITextContentType(rawValue: "country-name")
    public static let location = UITextContentType(rawValue: "location")
    public static let organizationName = UITextContentType(rawValue: "organization")
    public static let URL = UITextContentType(rawValue: "url")
}

/// All members are optional in UIKit; the inputs here have them all.
@MainActor public protocol UITextInputTraits: NSObjectProtocol {
    var isSecureTextEntry: Bool { get set }
    var textContentType: UITextContentType! { get set }
    var keyboardType: UIKeyboardType { get set }
}

@MainActor public protocol UIKeyInput: UITextInputTraits {
    var hasText: Bool { get }
    func insertText(_ text: String)
    func deleteBackward()
}

@MainActor open class UITextPosition: NSObject {
    let offset: Int
    init(offset: Int) {
        self.offset = offset
        super.init()
    }
}

@MainActor open class UITextRange: NSObject {
    public let start: UITextPosition
    public let end: UITextPosition
    init(_ start: Int, _ end: Int) {
        (self.start, self.end) = (UITextPosition(offset: start), UITextPosition(offset: end))
        super.init()
    }
    open var isEmpty: Bool { start.offset == end.offset }
}

final class UIStandardTextCursorView: UIView {}
final class _UITextLayoutCanvasView: UIView {}
/// Draws a line of an input's text; `drawn` is what it would paint and can only be seen in here.
final class _UITextLayoutFragmentView: UIView {
    var drawn = ""
}
