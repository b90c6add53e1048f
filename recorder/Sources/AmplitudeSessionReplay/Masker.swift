// The gate that text, pictures and names pass on their way into a node: asks MaskRules, and reads only what may be shown.
// `ShownText`, `ShownImage` and `ShownContents` are what nodes are made from, and only this file can make one. Main thread only.
import CoreGraphics
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// Text that may be recorded.
struct ShownText {
    let attributed: NSAttributedString

    fileprivate init(_ attributed: NSAttributedString) { self.attributed = attributed }

    var string: String { attributed.string }
}

/// A picture that may be recorded.
struct ShownImage {
    let image: UIImage

    fileprivate init(_ image: UIImage) { self.image = image }
}

/// The contents of a layer that may be recorded.
struct ShownContents {
    let image: CGImage

    fileprivate init(_ image: CGImage) { self.image = image }
}

enum Masked<Value> {
    case shown(Value)
    case masked(ViewNode.MaskReason)
}

typealias MaskedText = Masked<ShownText>
typealias MaskedImage = Masked<ShownImage>

struct Masker {
    let level: Privacy.MaskLevel
    /// What the app said of the view in hand and of those around it.
    var scope = PrivacyScope()

    /// Why this is hidden; nil: it may be shown. What is blocked never comes here: it has no inside.
    func reason(for traits: TextTraits) -> ViewNode.MaskReason? {
        // The options of a picker are the app's words, but which of them stands in the middle is the user's.
        let kind = scope.isInsidePicker && traits.kind == .fixed ? .editable : traits.kind
        return reason(kind, isSecure: traits.isSecure, isSensitive: traits.isSensitive)
    }

    /// Reads the text only if it may be shown.
    func read(_ text: @autoclosure () -> NSAttributedString?, _ traits: TextTraits) -> MaskedText {
        if let reason = reason(for: traits) { return .masked(reason) }
        return .shown(ShownText(text() ?? NSAttributedString(string: "")))
    }

    /// Reads the text only if it may be shown.
    func read(plain text: @autoclosure () -> String?, _ traits: TextTraits) -> MaskedText {
        read(NSAttributedString(string: text() ?? ""), traits)
    }

    func show(_ image: UIImage) -> MaskedImage {
        if let reason = reason(.image) { return .masked(reason) }
        return .shown(ShownImage(image))
    }

    func show(contents image: CGImage) -> Masked<ShownContents> {
        if let reason = reason(.image) { return .masked(reason) }
        return .shown(ShownContents(image))
    }

    /// nil where the view or one around it is masked: a name may be made of what it names.
    func identifier(_ name: @autoclosure () -> String?) -> String? { reason(.identifier) == nil ? name() : nil }

    private func reason(
        _ kind: MaskQuestion.Kind, isSecure: Bool = false, isSensitive: Bool = false
    ) -> ViewNode.MaskReason? {
        let question = MaskQuestion(
            level: level, kind: kind, setting: scope.setting, ancestors: scope.ancestors, isSecure: isSecure,
            isSensitive: isSensitive)
        switch MaskRules.decide(question) {
        case .shown: return nil
        case .masked(let reason): return reason
        // Not reached; if it ever were, nothing would be shown.
        case .blocked: return .view
        }
    }
}
