// What the keyboard types into. Asked for with every move of a finger over it, and found only by a walk through all views: so it is
// found once, and again when it is no more what it was. Main thread only. Cost: O(views) for the first question after a look.
import UIKit

@MainActor final class KeyboardFocus {
    private weak var found: UIView?
    private var isSearched = false

    /// The first responder; nil: there was none when it was searched for, or it has gone since.
    func view(in windows: @autoclosure () -> [UIWindow]) -> UIView? {
        if let found, found.isFirstResponder { return found }
        // One that came later is for the next look, which knows what it is.
        if isSearched, found == nil { return nil }
        found = windows().lazy.compactMap { KeyboardFocus.firstResponder(in: $0) }.first
        isSearched = true
        return found
    }

    /// After a look.
    func forget() { (found, isSearched) = (nil, false) }

    private static func firstResponder(in view: UIView) -> UIView? {
        if view.isFirstResponder { return view }
        return view.subviews.lazy.compactMap { firstResponder(in: $0) }.first
    }
}
