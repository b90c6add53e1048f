// What the app said of a view and of all around it, as the walk comes down to it. Made anew at every capture from the
// views as they stand and kept nowhere, so that a view that is moved or reused takes nothing along that was not set on
// it. Main thread only.
import Foundation
import QuartzCore
import UIKit

struct PrivacyScope: Equatable {
    /// Set on the view itself; of a part that UIKit made, what is set on the control that it is a part of.
    private(set) var setting: MaskQuestion.Setting = .unset
    private(set) var ancestors: MaskQuestion.Ancestors = .plain
    private(set) var isInsidePicker = false
    private var reach = PartReach.none
    private var ofParts: MaskQuestion.Setting = .unset

    /// Nothing of the view is recorded but its box.
    var isBlocked: Bool { setting == .blocked || ancestors == .blocked }

    /// The app masked it, or something around it.
    var isMasked: Bool { setting == .masked || ancestors == .masked }

    /// Fingers on it, or in it, say nothing.
    var hidesTouches: Bool { isBlocked || setting == .masked }

    /// The scope of a view whose parent, or whose window's screen, has this scope.
    @MainActor func entering(_ view: UIView) -> PrivacyScope {
        let isPart = reach == .all || reach == .picker || reach == .titles && (view is UILabel || view is UIImageView)
        var inner = inside(ViewPrivacy.setting(of: view), isPart: isPart)
        let reachOfOwn = PartReach(of: view)
        if reachOfOwn != .none { (inner.reach, inner.ofParts) = (reachOfOwn, inner.setting) }
        if reachOfOwn == .picker { inner.isInsidePicker = true }
        return inner
    }

    /// The scope of a layer that no view owns, in a view or layer of this scope.
    @MainActor func entering(_ layer: CALayer) -> PrivacyScope {
        inside(ViewPrivacy.setting(of: layer), isPart: reach == .all || reach == .picker)
    }

    private func inside(_ own: MaskQuestion.Setting, isPart: Bool) -> PrivacyScope {
        var inner = self
        if isBlocked { inner.ancestors = .blocked } else if setting == .masked { inner.ancestors = .masked }
        inner.setting = own == .unset && isPart ? ofParts : own
        if reach == .titles { inner.reach = .none }
        return inner
    }
}

/// Which views inside a control are parts that UIKit made and an app cannot reach but through the control: what is set on
/// the control is meant for them too.
private enum PartReach {
    case none
    /// Labels and pictures right inside it.
    case titles
    case all
    /// All, and what of it stands in the middle is the user's choice.
    case picker

    @MainActor private static var known: [ObjectIdentifier: PartReach] = [:]

    /// Asked once per class.
    @MainActor init(of view: UIView) {
        let type = ObjectIdentifier(Swift.type(of: view))
        self = PartReach.known[type] ?? PartReach(judging: view)
        PartReach.known[type] = self
    }

    @MainActor private init(judging view: UIView) {
        switch view {
        case is UIButton: self = .titles
        case is UIPickerView, is UIDatePicker: self = .picker
        case is UISegmentedControl, is UISearchBar, is UIRefreshControl: self = .all
        default: self = .none
        }
    }
}
