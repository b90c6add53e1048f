// Linux stand-in for UIKit: the order of subviews, kept equal in views and layers. O(siblings) per change.
import Foundation

extension UIView {
    // Not overridable here, unlike on iOS: nobody overrides them, and extensions keep the file small.
    public func addSubview(_ view: UIView) { insert(view, at: subviews.count) }

    public func insertSubview(_ view: UIView, at index: Int) { insert(view, at: index) }

    public func insertSubview(_ view: UIView, belowSubview siblingSubview: UIView) {
        if view === siblingSubview { return }
        detachQuietly(view)
        insert(view, at: subviews.firstIndex { $0 === siblingSubview } ?? 0)
    }

    public func insertSubview(_ view: UIView, aboveSubview siblingSubview: UIView) {
        if view === siblingSubview { return }
        detachQuietly(view)
        insert(view, at: subviews.firstIndex { $0 === siblingSubview }.map { $0 + 1 } ?? subviews.count)
    }

    public func bringSubviewToFront(_ view: UIView) {
        guard let index = subviews.firstIndex(where: { $0 === view }) else { return }
        subviews.append(subviews.remove(at: index))
        layer.addSublayer(view.layer)
    }

    public func sendSubviewToBack(_ view: UIView) {
        guard let index = subviews.firstIndex(where: { $0 === view }) else { return }
        subviews.insert(subviews.remove(at: index), at: 0)
        layer.insertSublayer(view.layer, at: 0)
    }

    public func exchangeSubview(at index1: Int, withSubviewAt index2: Int) {
        guard subviews.indices.contains(index1), subviews.indices.contains(index2) else { return }
        subviews.swapAt(index1, index2)
        for view in subviews { layer.addSublayer(view.layer) }
    }

    public func removeFromSuperview() {
        guard let parent = superview else { return }
        let hadWindow = window != nil
        parent.willRemoveSubview(self)
        willMove(toSuperview: nil)
        if hadWindow { tellWindowWillChange(to: nil) }
        parent.subviews.removeAll { $0 === self }
        layer.removeFromSuperlayer()
        superview = nil
        didMoveToSuperview()
        if hadWindow { tellWindowChanged() }
        parent.setNeedsLayout()
    }

    public func isDescendant(of view: UIView) -> Bool {
        var current: UIView? = self
        while let candidate = current {
            if candidate === view { return true }
            current = candidate.superview
        }
        return false
    }

    public func viewWithTag(_ tag: Int) -> UIView? {
        if self.tag == tag { return self }
        for subview in subviews {
            if let found = subview.viewWithTag(tag) { return found }
        }
        return nil
    }

    private func insert(_ view: UIView, at index: Int) {
        if view.superview === self {
            detachQuietly(view)
            place(view, at: min(index, subviews.count))
            setNeedsLayout()
            return
        }
        view.removeFromSuperview()
        view.willMove(toSuperview: self)
        let newWindow = window
        if newWindow != nil { view.tellWindowWillChange(to: newWindow) }
        place(view, at: min(max(0, index), subviews.count))
        view.superview = self
        view.setNeedsLayout()
        setNeedsLayout()
        someoneBelowNeedsLayout = true
        view.didMoveToSuperview()
        if newWindow != nil { view.tellWindowChanged() }
        didAddSubview(view)
    }

    private func place(_ view: UIView, at index: Int) {
        if index < subviews.count {
            layer.insertSublayer(view.layer, below: subviews[index].layer)
        } else if let last = subviews.last {
            layer.insertSublayer(view.layer, above: last.layer)
        } else {
            layer.addSublayer(view.layer)
        }
        subviews.insert(view, at: index)
    }

    /// Takes a child out without telling it, to put it back elsewhere in the same parent.
    private func detachQuietly(_ view: UIView) {
        guard view.superview === self else { return }
        subviews.removeAll { $0 === view }
        view.layer.removeFromSuperlayer()
    }

    private func tellWindowWillChange(to newWindow: UIWindow?) {
        willMove(toWindow: newWindow)
        for subview in subviews { subview.tellWindowWillChange(to: newWindow) }
    }

    private func tellWindowChanged() {
        didMoveToWindow()
        for subview in subviews { subview.tellWindowChanged() }
    }
}
