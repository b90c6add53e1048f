// What an app says of a view's privacy: `amp_isBlocked` and `amp_isMasked`. Kept beside the view, by its address and a weak reference, so
// that it is the same code with and without the Objective-C runtime. Main thread only.
import Foundation
import UIKit

extension UIView {
    /// Whether this view and all views inside it are replaced by a placeholder in recordings.
    ///
    /// `false`, when set, also shows the view's own text where only the mask level would hide it; secure fields and
    /// fields for passwords, codes, cards, e-mail addresses and phone numbers stay masked. Main thread.
    public var amp_isBlocked: Bool {
        get { ViewPrivacy.marks.value(for: self) == .blocked }
        set { ViewPrivacy.marks.set(newValue ? .blocked : .shown, for: self) }
    }

    /// Whether the text of this view is masked in recordings; its frame, and everything else of it, stays.
    ///
    /// `nil`, the default: the app says nothing, so ancestors and the mask level decide. `true` masks the view's text
    /// and that of the views inside it. `false` shows this view's own text where only an ancestor's `true` or the mask
    /// level would hide it: neither a blocked ancestor nor a secure field, nor a field for passwords, codes, cards, e-mail
    /// addresses or phone numbers is ever shown. Main thread.
    public var amp_isMasked: Bool? {
        get { ViewPrivacy.masks.value(for: self) ?? nil }
        set { ViewPrivacy.masks.set(newValue, for: self) }
    }
}

@MainActor enum ViewPrivacy {
    fileprivate static var marks = WeakTable<ExplicitPrivacy>()
    fileprivate static var masks = WeakTable<Bool?>()
    private static var secure = WeakTable<Bool>()
    private static var editable = WeakTable<Bool>()

    /// nil: the app said nothing.
    static func explicit(of view: UIView) -> ExplicitPrivacy? {
        SwiftUIMarks.isBlocked(view.layer) ? .blocked : marks.value(for: view)
    }

    /// What the app set on the view itself, by `amp_isMasked` or as a SwiftUI modifier; nil: it said nothing.
    static func isMasked(_ view: UIView) -> Bool? {
        (masks.value(for: view) ?? nil) ?? SwiftUIMarks.isMasked(view.layer)
    }

    /// Whether the view or one around it is blocked.
    static func isInsideBlocked(_ view: UIView) -> Bool {
        var current: UIView? = view
        while let view = current {
            if explicit(of: view) == .blocked { return true }
            current = view.superview
        }
        return false
    }

    /// A field that once showed dots stays masked when a button makes its password readable.
    static func wasSecure(_ view: UIView, isNow: Bool) -> Bool {
        if isNow { secure.set(true, for: view) }
        return isNow || secure.value(for: view) == true
    }

    /// What was typed stays masked when the view can no longer be typed into, as while a message is being sent.
    static func wasEditable(_ view: UIView, isNow: Bool) -> Bool {
        if isNow { editable.set(true, for: view) }
        return isNow || editable.value(for: view) == true
    }
}

/// Values by object, for as long as the object lives.
struct WeakTable<Value> {
    private struct Owner {
        weak var object: AnyObject?
        var value: Value
    }

    private var owners: [ObjectIdentifier: Owner] = [:]
    private var sweepAt = 256

    func value(for object: AnyObject) -> Value? {
        guard !owners.isEmpty, let owner = owners[ObjectIdentifier(object)], owner.object === object else { return nil }
        return owner.value
    }

    mutating func set(_ value: Value, for object: AnyObject) {
        owners[ObjectIdentifier(object)] = Owner(object: object, value: value)
        guard owners.count >= sweepAt else { return }
        owners = owners.filter { $0.value.object != nil }
        sweepAt = max(256, owners.count * 2)
    }
}
