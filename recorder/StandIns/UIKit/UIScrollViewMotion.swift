// Linux stand-in for UIKit: how a scroll view moves: under a finger with rubber bands, after it with
// deceleration (velocity × 0.998 per ms) and a critically damped bounce, and in animated scrolls.
// One clock timer per moving scroll view, 60 Hz.
import Foundation
import QuartzCore

@MainActor final class ScrollMotion {
    private unowned let view: UIScrollView
    private var timer: StandInTimer?
    private var startOffset = CGPoint.zero
    private var x = AxisMotion()
    private var y = AxisMotion()
    private var isTurningPage = false
    private var glideTo: (start: CGPoint, end: CGPoint, began: TimeInterval)?

    private static let frame: TimeInterval = 1.0 / 60
    private static let glideDuration: TimeInterval = 0.3

    init(_ view: UIScrollView) { self.view = view }

    var isMoving: Bool { timer != nil }

    func stop() {
        timer?.cancel()
        (timer, glideTo, isTurningPage) = (nil, nil, false)
    }

    /// A finger came down on moving content: it stands.
    func caught() {
        guard isMoving else { return }
        stop()
        view.indicators.fadeSoon()
    }

    func panned(_ pan: UIPanGestureRecognizer) {
        switch pan.state {
        case .began:
            startOffset = view.contentOffset
            view.isDragging = true
            if view.keyboardDismissMode != .none { StandInFocus.current?.resignFirstResponder() }
            view.delegate?.scrollViewWillBeginDragging(view)
            view.indicators.show()
        case .changed:
            drag(by: pan.translation(in: view))
        case .ended, .cancelled:
            view.isDragging = false
            letGo(velocity: pan.velocity(in: view))
        default:
            break
        }
    }

    func glide(to end: CGPoint) {
        stop()
        view.indicators.show()
        glideTo = (view.contentOffset, end, StandInClock.shared.now)
        run()
    }

    private func drag(by translation: CGPoint) {
        let range = view.restingRange
        var offset = view.contentOffset
        if view.scrollsVertically {
            offset.y = banded(startOffset.y - translation.y, range.min.y, range.max.y, view.bounds.height)
        }
        if view.scrollsHorizontally {
            offset.x = banded(startOffset.x - translation.x, range.min.x, range.max.x, view.bounds.width)
        }
        view.contentOffset = pixels(offset)
    }

    /// Beyond its ends content follows a finger less and less: UIKit's rubber band, constant 0.55.
    private func banded(_ value: CGFloat, _ low: CGFloat, _ high: CGFloat, _ length: CGFloat) -> CGFloat {
        func band(_ over: CGFloat) -> CGFloat { (1 - 1 / (over * 0.55 / length + 1)) * length }
        if value < low { return view.bounces ? low - band(low - value) : low }
        if value > high { return view.bounces ? high + band(value - high) : high }
        return value
    }

    private func letGo(velocity: CGPoint) {
        if view.isPagingEnabled { return turnPage(velocity) }
        let range = view.restingRange
        x = AxisMotion(
            at: view.contentOffset.x, velocity: view.scrollsHorizontally ? -velocity.x : 0, low: range.min.x,
            high: range.max.x)
        y = AxisMotion(
            at: view.contentOffset.y, velocity: view.scrollsVertically ? -velocity.y : 0, low: range.min.y,
            high: range.max.y)
        let goesOn = !x.isAtRest || !y.isAtRest
        view.delegate?.scrollViewDidEndDragging(view, willDecelerate: goesOn)
        if goesOn { run() } else { view.indicators.fadeSoon() }
    }

    /// To the next page in the way the finger went, or back to the nearest one.
    private func turnPage(_ velocity: CGPoint) {
        let (size, range, at) = (view.bounds.size, view.restingRange, view.contentOffset)
        func target(_ at: CGFloat, _ speed: CGFloat, _ length: CGFloat, _ low: CGFloat, _ high: CGFloat) -> CGFloat {
            guard length > 0 else { return at }
            let page = (at - low) / length
            let chosen = speed < -200 ? page.rounded(.up) : speed > 200 ? page.rounded(.down) : page.rounded()
            return min(max(low + chosen * length, low), high)
        }
        let end = CGPoint(
            x: target(at.x, velocity.x, size.width, range.min.x, range.max.x),
            y: target(at.y, velocity.y, size.height, range.min.y, range.max.y))
        view.delegate?.scrollViewDidEndDragging(view, willDecelerate: end != at)
        guard end != at else { return view.indicators.fadeSoon() }
        glide(to: end)
        isTurningPage = true
    }

    private func run() {
        timer?.cancel()
        timer = StandInClock.shared.schedule(after: ScrollMotion.frame, repeats: true) { [weak self] in
            self?.step()
        }
    }

    private func step() {
        if let glide = glideTo {
            let part = CGFloat(min(1, (StandInClock.shared.now - glide.began) / ScrollMotion.glideDuration))
            let eased = part * part * (3 - 2 * part)
            view.contentOffset = pixels(
                CGPoint(
                    x: glide.start.x + (glide.end.x - glide.start.x) * eased,
                    y: glide.start.y + (glide.end.y - glide.start.y) * eased))
            if part >= 1 { finish() }
            return
        }
        let rate = view.decelerationRate.rawValue
        x.step(rate: rate, bounces: view.bounces)
        y.step(rate: rate, bounces: view.bounces)
        view.contentOffset = pixels(CGPoint(x: x.at, y: y.at))
        if x.isAtRest, y.isAtRest { finish() }
    }

    private func finish() {
        let wasGlide = glideTo != nil && !isTurningPage
        stop()
        view.indicators.fadeSoon()
        if !wasGlide { view.delegate?.scrollViewDidEndDecelerating(view) }
    }

    /// UIKit puts content on whole device pixels.
    private func pixels(_ point: CGPoint) -> CGPoint {
        CGPoint(x: roundToPixel(point.x), y: roundToPixel(point.y))
    }
}

/// One axis after the finger left: slows down inside its range, springs back outside.
struct AxisMotion {
    var at: CGFloat = 0
    var velocity: CGFloat = 0
    var low: CGFloat = 0
    var high: CGFloat = 0

    private var over: CGFloat { at < low ? at - low : max(0, at - high) }
    var isAtRest: Bool { abs(velocity) < 12 && abs(over) < 0.2 }

    mutating func step(rate: CGFloat, bounces: Bool) {
        let seconds: CGFloat = 1.0 / 60
        if over != 0 {
            // Critically damped, angular frequency 12 per second.
            let edge = at - over
            let (start, speed, w) = (over, velocity, CGFloat(12))
            let decay = exp(-w * seconds)
            let next = (start + (speed + w * start) * seconds) * decay
            velocity = (speed - (speed + w * start) * w * seconds) * decay
            at = edge + next
        } else {
            at += velocity * seconds
            velocity *= pow(rate, seconds * 1000)
            if !bounces, at < low || at > high { (at, velocity) = (min(max(at, low), high), 0) }
        }
        if isAtRest { (at, velocity) = (min(max(at, low), high), 0) }
    }
}
