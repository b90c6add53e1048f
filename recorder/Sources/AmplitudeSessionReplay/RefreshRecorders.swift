// Pull to refresh: a spinner in a private view, and a title. Main thread only.
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

@MainActor enum RefreshRecorders {
    static let table: [ViewRecorder] = [
        ViewRecorder(UIRefreshControl.self, control),
        ViewRecorder(record: spinner),
    ]

    /// What turns, by the names that it has had.
    private static let spinners: Set = ["_UIRefreshControlModernReplicatorView", "UIActivityIndicatorView"]

    /// Where a system has another spinner, the control stands for it.
    private static func control(_ view: UIRefreshControl, _ node: inout ViewNode, _ context: RecordingContext) -> Descent {
        guard !hasSpinner(view) else { return .all }
        show(view, in: &node)
        return .all
    }

    private static func spinner(_ view: UIView, _ node: inout ViewNode, _ context: RecordingContext) -> Descent? {
        guard spinners.contains(node.className), let control = owner(of: view) else { return nil }
        show(control, in: &node)
        return Descent.none
    }

    /// Its turning is not recorded: it would be a change at every look.
    private static func show(_ control: UIRefreshControl, in node: inout ViewNode) {
        node.kind = .activity
        var state = ViewNode.Control()
        state.animating = control.isRefreshing
        state.tint = LayerLooks.color(control.tintColor)
        node.control = state
    }

    private static func hasSpinner(_ view: UIView) -> Bool {
        view.subviews.contains { spinners.contains(ClassNames.name(of: $0)) || hasSpinner($0) }
    }

    private static func owner(of view: UIView) -> UIRefreshControl? {
        var current = view.superview
        while let candidate = current {
            if let control = candidate as? UIRefreshControl { return control }
            current = candidate.superview
        }
        return nil
    }
}
