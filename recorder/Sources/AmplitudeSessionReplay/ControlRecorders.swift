// Controls: their state instead of their parts, which differ from system to system; a player draws them. Main thread only.
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

@MainActor enum ControlRecorders {
    static let table: [ViewRecorder] = [
        ViewRecorder(UIButton.self, button),
        ViewRecorder(UISwitch.self, toggle),
        ViewRecorder(UISlider.self, slider),
        ViewRecorder(UIStepper.self, stepper),
        ViewRecorder(UISegmentedControl.self, segments),
        ViewRecorder(UIProgressView.self, progress),
        ViewRecorder(UIActivityIndicatorView.self, activity),
        ViewRecorder(UIPageControl.self, pages),
    ]

    private static func button(_ view: UIButton, _ node: inout ViewNode, _ context: RecordingContext) -> Descent {
        node.kind = .button
        var control = state(of: view)
        // Which key of a masked keypad was pressed is what was typed.
        if view.isHighlighted, context.masker.reason(for: .fixed) == nil { control.highlighted = true }
        node.control = control
        return .all
    }

    private static func toggle(_ view: UISwitch, _ node: inout ViewNode, _ context: RecordingContext) -> Descent {
        node.kind = .switch
        var control = state(of: view)
        control.tint = view.onTintColor.flatMap(LayerLooks.color)
        control.thumb = view.thumbTintColor.flatMap(LayerLooks.color)
        finish(&node, control, .fixed, context) { $0.on = view.isOn }
        return .none
    }

    private static func slider(_ view: UISlider, _ node: inout ViewNode, _ context: RecordingContext) -> Descent {
        node.kind = .slider
        var control = state(of: view)
        (control.min, control.max) = (Double(view.minimumValue), Double(view.maximumValue))
        control.tint = (view.minimumTrackTintColor ?? view.tintColor).flatMap(LayerLooks.color)
        control.track = view.maximumTrackTintColor.flatMap(LayerLooks.color)
        control.thumb = view.thumbTintColor.flatMap(LayerLooks.color)
        finish(&node, control, .fixed, context) { $0.value = LayerLooks.finite(CGFloat(view.value)) }
        return .none
    }

    private static func stepper(_ view: UIStepper, _ node: inout ViewNode, _ context: RecordingContext) -> Descent {
        node.kind = .stepper
        var control = state(of: view)
        (control.min, control.max) = (view.minimumValue, view.maximumValue)
        finish(&node, control, .fixed, context) { $0.value = LayerLooks.finite(CGFloat(view.value)) }
        return .none
    }

    /// The titles are labels and pictures inside, and are recorded as such. What else is inside is drawn by a player, and
    /// would tell which one is selected.
    private static func segments(
        _ view: UISegmentedControl, _ node: inout ViewNode, _ context: RecordingContext
    ) -> Descent {
        node.kind = .segments
        var control = state(of: view)
        control.count = view.numberOfSegments
        control.tint = view.selectedSegmentTintColor.flatMap(LayerLooks.color)
        finish(&node, control, .fixed, context) { $0.selected = max(-1, view.selectedSegmentIndex) }
        return .only(view.subviews.filter(holdsTitle))
    }

    private static func holdsTitle(_ view: UIView) -> Bool {
        view.subviews.contains { $0 is UILabel || $0 is UIImageView || holdsTitle($0) }
    }

    private static func progress(_ view: UIProgressView, _ node: inout ViewNode, _ context: RecordingContext) -> Descent {
        node.kind = .progress
        var control = ViewNode.Control()
        (control.min, control.max) = (0, 1)
        control.tint = (view.progressTintColor ?? view.tintColor).flatMap(LayerLooks.color)
        control.track = view.trackTintColor.flatMap(LayerLooks.color)
        finish(&node, control, .fixed, context) { $0.value = LayerLooks.finite(CGFloat(view.progress)) }
        return .none
    }

    /// Its turning is not recorded: it would be a change at every look.
    private static func activity(
        _ view: UIActivityIndicatorView, _ node: inout ViewNode, _ context: RecordingContext
    ) -> Descent {
        node.kind = .activity
        var control = ViewNode.Control()
        control.animating = view.isAnimating
        control.tint = view.color.flatMap(LayerLooks.color)
        node.control = control
        return .none
    }

    /// White unless told otherwise. Pictures in place of dots are not told.
    private static func pages(_ view: UIPageControl, _ node: inout ViewNode, _ context: RecordingContext) -> Descent {
        node.kind = .pages
        var control = state(of: view)
        control.count = view.hidesForSinglePage && view.numberOfPages <= 1 ? 0 : view.numberOfPages
        control.tint = LayerLooks.color(view.currentPageIndicatorTintColor ?? .white)
        control.track = LayerLooks.color(view.pageIndicatorTintColor ?? UIColor(white: 1, alpha: 0.5))
        finish(&node, control, .fixed, context) { $0.selected = max(-1, view.currentPage) }
        return .none
    }

    static func state(of view: UIControl) -> ViewNode.Control {
        var control = ViewNode.Control()
        control.enabled = view.isEnabled
        return control
    }

    /// Adds what the control is set to, unless it is masked.
    static func finish(
        _ node: inout ViewNode, _ control: ViewNode.Control, _ traits: TextTraits, _ context: RecordingContext,
        _ addValue: (inout ViewNode.Control) -> Void
    ) {
        var control = control
        if let reason = context.masker.reason(for: traits) {
            node.mask = ViewNode.Mask(reason: reason, lines: 0)
        } else {
            addValue(&control)
        }
        node.control = control
    }
}
