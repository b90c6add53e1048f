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
    /// What the parts below take over; nil: there are none.
    private var ofParts: Parts?

    private struct Parts: Equatable {
        var setting: MaskQuestion.Setting
        /// Labels and pictures right inside it; else all that is in it.
        var isShallow: Bool
    }

    /// Nothing of the view is recorded but its box.
    var isBlocked: Bool { setting == .blocked || ancestors == .blocked }

    /// Fingers on it, or in it, say nothing.
    var hidesTouches: Bool { isBlocked || setting == .masked }

    /// The scope of a view whose parent, or whose window's screen, has this scope.
    @MainActor func entering(_ view: UIView) -> PrivacyScope {
        var inner = self
        if isBlocked { inner.ancestors = .blocked } else if setting == .masked { inner.ancestors = .masked }
        let own = ViewPrivacy.setting(of: view)
        let owner = ofParts.flatMap { !$0.isShallow || view is UILabel || view is UIImageView ? $0 : nil }
        inner.setting = own == .unset ? owner?.setting ?? .unset : own
        inner.ofParts = parts(of: view, inner.setting) ?? owner.flatMap { $0.isShallow ? nil : $0 }
        inner.isInsidePicker = isInsidePicker || view is UIPickerView || view is UIDatePicker
        return inner
    }

    /// The scope of a layer that no view owns, in a view or layer of this scope.
    @MainActor func entering(_ layer: CALayer) -> PrivacyScope {
        var inner = self
        if isBlocked { inner.ancestors = .blocked } else if setting == .masked { inner.ancestors = .masked }
        if ofParts == nil { inner.setting = .unset }
        if SwiftUIMarks.isBlocked(layer) { inner.setting = .blocked }
        return inner
    }

    /// A title cannot be reached but through its control, so it goes by what is set there.
    @MainActor private func parts(of view: UIView, _ setting: MaskQuestion.Setting) -> Parts? {
        if view is UIButton { return Parts(setting: setting, isShallow: true) }
        if view is UISegmentedControl || view is UIPickerView || view is UIDatePicker || view is UISearchBar {
            return Parts(setting: setting, isShallow: false)
        }
        return nil
    }
}
