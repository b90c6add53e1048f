// The one decision about what of a view may be recorded, for every class: a pure function of values, with the table
// fixtures/masking/decisions.json as its golden copy. Reads no view; costs nothing to speak of. Any thread.
#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// Everything that a decision rests on.
struct MaskQuestion: Hashable {
    /// What is asked for.
    enum Kind: String, CaseIterable {
        /// Text that the app wrote: labels, titles, placeholders, read-only text views; what a control is set to.
        case fixed
        /// What the user typed, or picked in a picker.
        case editable
        /// What a layer draws. An app sets it by no view that it could mark as private, and draws with it what it likes: but for the
        /// lightest level it is as text of a class that is not known.
        case drawn
        case image
        /// The name that the programmer gave a view for tests.
        case identifier
        /// Text of a class that this recorder does not know.
        case unknown
    }

    /// What the app set on the view itself.
    enum Setting: String, CaseIterable {
        case unset
        /// `amp_isBlocked = false`: unmasks where only the level masks.
        case unblocked
        /// `amp_isMasked = false`: unmasks where the level or an ancestor masks.
        case shown
        /// `amp_isMasked = true`
        case masked
        /// `amp_isBlocked = true`
        case blocked
    }

    /// What the app set around the view; the most private setting of all ancestors. A shown ancestor is as good as none.
    enum Ancestors: String, CaseIterable {
        case plain, masked, blocked
    }

    var level: Privacy.MaskLevel
    var kind: Kind
    var setting: Setting = .unset
    var ancestors: Ancestors = .plain
    /// Shown as dots now, or at any time before.
    var isSecure = false
    /// For a password, a code, a card, an e-mail address or a phone number, now or at any time before.
    var isSensitive = false
}

enum MaskDecision: Hashable {
    case shown
    case masked(ViewNode.MaskReason)
    /// Nothing at all is recorded but the box.
    case blocked
}

enum MaskRules {
    /// From what always holds to what is only a default; the first that applies decides.
    static func decide(_ question: MaskQuestion) -> MaskDecision {
        if question.setting == .blocked || question.ancestors == .blocked { return .blocked }
        if question.kind != .identifier {
            if question.isSecure { return .masked(.secure) }
            if question.isSensitive { return .masked(.contentType) }
        }
        if question.setting == .masked { return .masked(.view) }
        if question.ancestors == .masked, question.setting != .shown { return .masked(.ancestor) }
        if isUnknown(question.kind, at: question.level) { return .masked(.unknownClass) }
        if question.setting == .shown || question.setting == .unblocked { return .shown }
        return isHidden(question.kind, at: question.level) ? .masked(.level) : .shown
    }

    private static func isUnknown(_ kind: MaskQuestion.Kind, at level: Privacy.MaskLevel) -> Bool {
        kind == .unknown || kind == .drawn && level != .light
    }

    /// Pictures and identifiers are hidden by no level: only the app knows which of them are private.
    private static func isHidden(_ kind: MaskQuestion.Kind, at level: Privacy.MaskLevel) -> Bool {
        switch (kind, level) {
        case (.fixed, .conservative), (.editable, .medium), (.editable, .conservative): return true
        default: return false
        }
    }
}
