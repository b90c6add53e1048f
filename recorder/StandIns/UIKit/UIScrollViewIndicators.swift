// Linux stand-in for UIKit: the scroll indicators: made at the first scroll, moved with each offset,
// faded out shortly after the last. They are the front-most subviews of their scroll view, as on iOS.
import Foundation
import QuartzCore

final class _UIScrollViewScrollIndicator: UIView {
    override init(frame: CGRect) {
        super.init(frame: frame)
        backgroundColor = UIColor(white: 0, alpha: 0.35)
        layer.cornerRadius = 1.5
        isUserInteractionEnabled = false
        alpha = 0
    }
    required init?(coder: NSCoder) { super.init(coder: coder) }
}

@MainActor final class ScrollIndicators {
    private unowned let view: UIScrollView
    private var vertical: _UIScrollViewScrollIndicator?
    private var horizontal: _UIScrollViewScrollIndicator?
    private var fade: StandInTimer?

    private static let thickness: CGFloat = 3
    private static let shortest: CGFloat = 36

    init(_ view: UIScrollView) { self.view = view }

    func show() {
        fade?.cancel()
        let range = view.restingRange
        if view.showsVerticalScrollIndicator, range.max.y > range.min.y { vertical = raise(vertical) }
        if view.showsHorizontalScrollIndicator, range.max.x > range.min.x { horizontal = raise(horizontal) }
        layout()
    }

    func flash() {
        show()
        fadeSoon()
    }

    func follow() {
        guard vertical != nil || horizontal != nil else { return }
        layout()
    }

    func fadeSoon() {
        fade?.cancel()
        fade = StandInClock.shared.schedule(after: 0.35) { [weak self] in
            UIView.animate(withDuration: 0.25) {
                self?.vertical?.alpha = 0
                self?.horizontal?.alpha = 0
            }
        }
    }

    func layout() {
        let range = view.restingRange
        let insets = view.adjustedContentInset
        let (bounds, thickness) = (view.bounds, ScrollIndicators.thickness)
        if let vertical {
            let track = bounds.height - insets.top - insets.bottom - 6
            let knob = length(track, whole: range.max.y - range.min.y + bounds.height - insets.top - insets.bottom)
            let part = share(view.contentOffset.y, range.min.y, range.max.y)
            set(
                vertical,
                CGRect(
                    x: bounds.maxX - thickness - 3 - view.safeAreaInsets.right,
                    y: bounds.minY + insets.top + 3 + (track - knob) * part, width: thickness, height: knob))
        }
        if let horizontal {
            let track = bounds.width - 6
            let knob = length(track, whole: range.max.x - range.min.x + bounds.width)
            let part = share(view.contentOffset.x, range.min.x, range.max.x)
            set(
                horizontal,
                CGRect(
                    x: bounds.minX + 3 + (track - knob) * part,
                    y: bounds.maxY - thickness - 3 - insets.bottom, width: knob, height: thickness))
        }
    }

    private func raise(_ old: _UIScrollViewScrollIndicator?) -> _UIScrollViewScrollIndicator {
        let indicator = old ?? _UIScrollViewScrollIndicator(frame: .zero)
        if indicator.superview !== view {
            view.addSubview(indicator)
        } else if view.subviews.last !== indicator {
            view.bringSubviewToFront(indicator)
        }
        indicator.layer.removeAllAnimations()
        indicator.alpha = 1
        return indicator
    }

    private func length(_ track: CGFloat, whole: CGFloat) -> CGFloat {
        min(track, max(ScrollIndicators.shortest, roundToPixel(track * track / max(whole, 1))))
    }

    private func share(_ value: CGFloat, _ low: CGFloat, _ high: CGFloat) -> CGFloat {
        high > low ? min(max((value - low) / (high - low), 0), 1) : 0
    }

    private func set(_ indicator: UIView, _ frame: CGRect) {
        let snapped = CGRect(
            x: roundToPixel(frame.minX), y: roundToPixel(frame.minY), width: frame.width, height: frame.height)
        UIView.performWithoutAnimation { if indicator.frame != snapped { indicator.frame = snapped } }
    }
}
