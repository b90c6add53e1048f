// Touch samples as entries (SPEC F16): the moves of a finger between two other phases make one entry. Points are rounded to whole
// ones (SPEC C11): no finger is finer.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// A touch with its time on the continuous clock, ms.
struct TimedTouch: Equatable {
    var continuousMs: Int64
    var touch: Touch
}

/// Goes on from one capture's samples to the next one's.
struct TouchGrouping {
    /// Fingers that are down, of which the last thing said has a place.
    private var placed: Set<Int> = []

    /// The samples as touches, by time. Of a hidden finger's moves only the one is said that hides it: the others would say nothing
    /// but that it moved, and without that one it would seem to move straight on to where it is seen again.
    mutating func touches(of samples: [TouchSample]) -> [TimedTouch] {
        var touches: [TimedTouch] = []
        var openMove: [Int: Int] = [:]
        for sample in samples {
            let wasPlaced = placed.remove(sample.finger) != nil
            guard let point = sample.point else {
                openMove[sample.finger] = nil
                guard wasPlaced || sample.phase != .moved else { continue }
                let touch = Touch(finger: sample.finger, phase: sample.phase)
                touches.append(TimedTouch(continuousMs: sample.continuousMs, touch: touch))
                continue
            }
            if sample.phase == .began || sample.phase == .moved { placed.insert(sample.finger) }
            if sample.phase == .moved, let index = openMove[sample.finger] {
                let dt = max(Int(sample.continuousMs - touches[index].continuousMs), touches[index].lastDt)
                touches[index].touch.points?.append(Touch.Sample(dt: dt, near: point))
                continue
            }
            openMove[sample.finger] = sample.phase == .moved ? touches.count : nil
            let touch = Touch(
                finger: sample.finger, phase: sample.phase, points: [Touch.Sample(dt: 0, near: point)],
                target: sample.target)
            touches.append(TimedTouch(continuousMs: sample.continuousMs, touch: touch))
        }
        return touches.enumerated()
            .sorted { ($0.element.continuousMs, $0.offset) < ($1.element.continuousMs, $1.offset) }
            .map(\.element)
    }
}

extension TimedTouch {
    fileprivate var lastDt: Int { touch.points?.last?.dt ?? 0 }
}

extension Touch.Sample {
    /// Half away from zero.
    fileprivate init(dt: Int, near point: Point2) { self.init(dt: dt, x: point.x.rounded(), y: point.y.rounded()) }
}
