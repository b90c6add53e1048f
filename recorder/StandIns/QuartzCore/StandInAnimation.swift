// How the stand-in layers animate: a change made inside a transaction keeps the old value and moves to the
// new one on the virtual clock; `presentation()` reads the value in between, the model holds the end at once.
// Main thread only.
import Foundation

/// Something a layer can move through.
enum AnimatedValue {
    case scalar(CGFloat)
    case point(CGPoint)
    case rect(CGRect)
    case transform(CATransform3D)
    case color(CGColor?)

    func mixed(with end: AnimatedValue, _ f: CGFloat) -> AnimatedValue {
        func mix(_ a: CGFloat, _ b: CGFloat) -> CGFloat { a + (b - a) * f }
        switch (self, end) {
        case (.scalar(let a), .scalar(let b)):
            return .scalar(mix(a, b))
        case (.point(let a), .point(let b)):
            return .point(CGPoint(x: mix(a.x, b.x), y: mix(a.y, b.y)))
        case (.rect(let a), .rect(let b)):
            return .rect(
                CGRect(
                    x: mix(a.origin.x, b.origin.x), y: mix(a.origin.y, b.origin.y),
                    width: mix(a.width, b.width), height: mix(a.height, b.height)))
        case (.transform(let a), .transform(let b)):
            return .transform(CATransform3D(elements: zip(a.elements, b.elements).map(mix)))
        case (.color(let a), .color(let b)):
            let from = a?.components ?? (b?.components ?? [0, 0, 0, 0]).prefix(3) + [0]
            let to = b?.components ?? from.prefix(3) + [0]
            let parts = zip(from, to).map(mix)
            return .color(CGColor(red: parts[0], green: parts[1], blue: parts[2], alpha: parts[3]))
        default:
            return end
        }
    }
}

/// The timing of one animation block.
public struct StandInTransaction {
    /// Progress as a function of elapsed time, both 0 to 1.
    public enum Curve: Sendable { case easeInOut, easeIn, easeOut, linear, spring }

    public var beginsAt: TimeInterval
    public var duration: TimeInterval
    public var curve: Curve

    public init(beginsAt: TimeInterval, duration: TimeInterval, curve: Curve) {
        (self.beginsAt, self.duration, self.curve) = (beginsAt, duration, curve)
    }

    /// The transaction that property changes now belong to; nil where changes are immediate.
    nonisolated(unsafe) public static var current: StandInTransaction?

    /// Time of the latest end of any animation so far.
    nonisolated(unsafe) public internal(set) static var busyUntil: TimeInterval = 0

    /// For tests and fresh runs.
    public static func reset() { (current, busyUntil) = (nil, 0) }

    func progress(at time: TimeInterval) -> CGFloat {
        guard duration > 0 else { return 1 }
        let x = min(max((time - beginsAt) / duration, 0), 1)
        switch curve {
        case .linear: return CGFloat(x)
        case .easeIn: return CGFloat(x * x)
        case .easeOut: return CGFloat(1 - (1 - x) * (1 - x))
        case .easeInOut: return CGFloat(x * x * (3 - 2 * x))
        // UIKit's navigation spring: critically damped, all but settled at the end.
        case .spring: return CGFloat(1 - (1 - x) * (1 - x) * (1 - x) * (1 - x))
        }
    }
}

struct LayerAnimation {
    let from: AnimatedValue
    let to: AnimatedValue
    let timing: StandInTransaction

    func value(at time: TimeInterval) -> AnimatedValue { from.mixed(with: to, timing.progress(at: time)) }
    func isOver(at time: TimeInterval) -> Bool { time >= timing.beginsAt + timing.duration }
}
