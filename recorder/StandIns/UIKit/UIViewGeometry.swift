// Linux stand-in for UIKit: points between views, autoresizing, safe areas. O(depth) per question.
import Foundation

extension UIView {
    func sizeMayHaveChanged(from old: CGSize) {
        let new = bounds.size
        guard new != old else { return }
        if autoresizesSubviews {
            for subview in subviews where !subview.autoresizingMask.isEmpty {
                subview.stretch(from: old, to: new)
            }
        }
        setNeedsLayout()
    }

    /// Follows the parent as its autoresizing mask says; shares the change equally among flexible parts.
    private func stretch(from old: CGSize, to new: CGSize) {
        var box = frame
        (box.origin.x, box.size.width) = UIView.stretched(
            start: box.minX, length: box.width, by: new.width - old.width,
            flexible: (
                autoresizingMask.contains(.flexibleLeftMargin), autoresizingMask.contains(.flexibleWidth),
                autoresizingMask.contains(.flexibleRightMargin)
            ))
        (box.origin.y, box.size.height) = UIView.stretched(
            start: box.minY, length: box.height, by: new.height - old.height,
            flexible: (
                autoresizingMask.contains(.flexibleTopMargin), autoresizingMask.contains(.flexibleHeight),
                autoresizingMask.contains(.flexibleBottomMargin)
            ))
        frame = box
    }

    private static func stretched(
        start: CGFloat, length: CGFloat, by change: CGFloat, flexible: (before: Bool, size: Bool, after: Bool)
    ) -> (CGFloat, CGFloat) {
        let parts = [flexible.before, flexible.size, flexible.after].filter { $0 }.count
        guard parts > 0 else { return (start, length) }
        let share = change / CGFloat(parts)
        return (start + (flexible.before ? share : 0), length + (flexible.size ? share : 0))
    }

    // nil means the window's base coordinates.
    public func convert(_ point: CGPoint, to view: UIView?) -> CGPoint {
        let base = point.applying(toWindow)
        return view.map { base.applying($0.toWindow.inverted()) } ?? base
    }

    public func convert(_ point: CGPoint, from view: UIView?) -> CGPoint {
        let base = view.map { point.applying($0.toWindow) } ?? point
        return base.applying(toWindow.inverted())
    }

    public func convert(_ rect: CGRect, to view: UIView?) -> CGRect {
        let base = rect.applying(toWindow)
        return view.map { base.applying($0.toWindow.inverted()) } ?? base
    }

    public func convert(_ rect: CGRect, from view: UIView?) -> CGRect {
        let base = view.map { rect.applying($0.toWindow) } ?? rect
        return base.applying(toWindow.inverted())
    }

    /// From this view's bounds space to its window's, or to the root of a tree that has no window.
    private var toWindow: CGAffineTransform {
        guard let parent = superview else { return .identity }
        return layer.standInToParent().concatenating(parent.toWindow)
    }

    /// The part of the bounds that bars and the display's housing leave free.
    public var safeAreaInsets: UIEdgeInsets {
        if let window = self as? UIWindow { return window.deviceInsets }
        guard let parent = superview else { return .zero }
        let outer = parent.safeAreaInsets
        let inner = layer.frame.offsetBy(dx: -parent.bounds.minX, dy: -parent.bounds.minY)
        let size = parent.bounds.size
        var insets = UIEdgeInsets(
            top: max(0, outer.top - inner.minY),
            left: max(0, outer.left - inner.minX),
            bottom: max(0, outer.bottom - (size.height - inner.maxY)),
            right: max(0, outer.right - (size.width - inner.maxX)))
        if let owner = viewController, owner.viewIfLoaded === self {
            let bars = owner.barInsets
            insets.top = max(insets.top, bars.top) + owner.additionalSafeAreaInsets.top
            insets.bottom = max(insets.bottom, bars.bottom) + owner.additionalSafeAreaInsets.bottom
            insets.left += owner.additionalSafeAreaInsets.left
            insets.right += owner.additionalSafeAreaInsets.right
        }
        return insets
    }
}
