// What an app says of a view's privacy: `amp_isBlocked` and `amp_isMasked`. Kept beside the view, by its address and a
// weak reference, so that it is the same code with and without the Objective-C runtime. Main thread only.
import Foundation
import UIKit

extension UIView {
    /// Whether this view and all views inside it are replaced by a placeholder in recordings.
    ///
    /// `false`, when set, also shows the view's own text where only the mask level would hide it; secure fields and
    /// fields for passwords, codes, cards, e-mail addresses and phone numbers stay masked. Main thread.
    ///
    /// Belongs to this view object until it is set again, also when a table or collection reuses the view: set it where
    /// the view is given new content, or in `prepareForReuse`.
    public var amp_isBlocked: Bool {
        get { ViewPrivacy.settings(of: self)?.isBlocked == true }
        set { ViewPrivacy.change(self) { $0.isBlocked = newValue } }
    }

    /// Whether the text and the pictures of this view are masked in recordings; its frame and its looks stay. While a finger is on
    /// the screen, and a second longer, the looks are recorded as they were before: they would tell which key was pressed.
    ///
    /// `nil`, the default: the app says nothing, so ancestors and the mask level decide. `true` masks the view and the
    /// views inside it. `false` shows this view's own text where only an ancestor's `true` or the mask level would hide it,
    /// and says nothing of the views inside it: neither a blocked ancestor nor a secure field, nor a field for passwords,
    /// codes, cards, e-mail addresses or phone numbers is ever shown. Main thread.
    ///
    /// Belongs to this view object until it is set again, also when a table or collection reuses the view: set it where
    /// the view is given new content, or in `prepareForReuse`.
    public var amp_isMasked: Bool? {
        get { ViewPrivacy.settings(of: self)?.isMasked }
        set { ViewPrivacy.change(self) { $0.isMasked = newValue } }
    }
}

@MainActor enum ViewPrivacy {
    struct Settings: Equatable {
        var isBlocked: Bool?
        var isMasked: Bool?
    }

    private static var all = WeakTable<Settings>()

    /// nil: the app said nothing.
    fileprivate static func settings(of view: UIView) -> Settings? { all.value(for: view) }

    fileprivate static func change(_ view: UIView, _ edit: (inout Settings) -> Void) {
        var settings = all.value(for: view) ?? Settings()
        edit(&settings)
        all.set(settings, for: view)
    }

    /// What the app set on the view itself, or as a SwiftUI modifier; of two settings the more private one counts.
    static func setting(of view: UIView) -> MaskQuestion.Setting {
        let settings = all.value(for: view)
        if settings?.isBlocked == true || SwiftUIMarks.isBlocked(view.layer) { return .blocked }
        if let isMasked = settings?.isMasked ?? SwiftUIMarks.isMasked(view.layer) { return isMasked ? .masked : .shown }
        return settings?.isBlocked == false ? .unblocked : .unset
    }

    /// Of a layer that no view owns: a SwiftUI modifier may be meant for it.
    static func setting(of layer: CALayer) -> MaskQuestion.Setting {
        if SwiftUIMarks.isBlocked(layer) { return .blocked }
        return SwiftUIMarks.isMasked(layer).map { $0 ? .masked : .shown } ?? .unset
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

    mutating func removeAll(where isGone: (Value) -> Bool) { owners = owners.filter { !isGone($0.value.value) } }
}
