// Touches between two captures: where a finger is, when, and on which node; of fingers that came down on something
// masked or blocked, or while they are on the keyboard of a masked field, only that they were there. What else a finger slides
// over, `TouchVeil` judges off the main thread. Main thread only; the buffer is bounded and empty while nothing is recorded.
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayCore
    import ReplayFormat
#endif

@MainActor final class TouchCapture {
    /// Between two captures. At 120 reports a second this is more than a second of five fingers; what is more is not
    /// taken: first moves, then fingers that come down.
    static let mostSamples = 1_000

    private struct Finger {
        let number: Int
        let target: NodeId?
        let isHidden: Bool
        /// It came down when the buffer was full: nothing of it is said.
        let isLeftOut: Bool
    }

    private let clock: any Clocking
    private let locate: @MainActor (UITouch) -> (target: NodeId?, isHidden: Bool)
    private let isOnHiddenKeys: @MainActor (UITouch) -> Bool
    private var watched: [Watched] = []
    private var fingers: [ObjectIdentifier: Finger] = [:]
    /// What came since the last `drain`.
    private(set) var samples: [TouchSample] = []
    private var lastLiftedMs: Int64?

    /// Whether it is known where a finger is or was, and not yet what it was over there. What it came down on is known at once.
    var awaitsLook: Bool { samples.contains { $0.point != nil && $0.phase != .began } }

    /// Whether a finger is on the screen, or was so shortly before that what it pressed may still look pressed.
    var isTouched: Bool {
        !fingers.isEmpty || lastLiftedMs.map { clock.continuousMs - $0 < RestingLooks.settleMs } ?? false
    }

    /// - Parameters:
    ///   - locate: asked once, when a finger comes down.
    ///   - isOnHiddenKeys: asked for each later place of a finger that came down where it may be seen.
    init(
        clock: any Clocking, locate: @escaping @MainActor (UITouch) -> (target: NodeId?, isHidden: Bool),
        isOnHiddenKeys: @escaping @MainActor (UITouch) -> Bool
    ) {
        (self.clock, self.locate, self.isOnHiddenKeys) = (clock, locate, isOnHiddenKeys)
    }

    /// Watches these windows; those that are watched already stay so.
    func watch(_ windows: [UIWindow]) {
        for gone in watched where gone.window == nil { lose(gone.recognizer.down) }
        watched.removeAll { $0.window == nil || $0.recognizer.view !== $0.window }
        for window in windows where !watched.contains(where: { $0.window === window }) {
            let recognizer = TouchRecognizer({ [weak self] in self?.take($0) }, lose: { [weak self] in self?.lose($0) })
            window.addGestureRecognizer(recognizer)
            watched.append(Watched(window: window, recognizer: recognizer))
        }
    }

    func stop() {
        for (window, recognizer) in watched.map({ ($0.window, $0.recognizer) }) { window?.removeGestureRecognizer(recognizer) }
        (watched, fingers, samples) = ([], [:], [])
    }

    func drain() -> [TouchSample] {
        defer { samples = [] }
        return samples
    }

    private func take(_ touch: UITouch) {
        guard let phase = phase(of: touch) else { return }
        let key = ObjectIdentifier(touch)
        if phase == .began || fingers[key] == nil {
            let isLeftOut = samples.count >= TouchCapture.mostSamples
            let (target, isHidden) = isLeftOut ? (nil, true) : locate(touch)
            fingers[key] = Finger(number: freeNumber(), target: target, isHidden: isHidden, isLeftOut: isLeftOut)
        }
        guard let finger = fingers[key] else { return }
        if phase == .ended || phase == .cancelled { (fingers[key], lastLiftedMs) = (nil, clock.continuousMs) }
        if finger.isLeftOut || phase == .moved && samples.count >= TouchCapture.mostSamples { return }
        let isHidden = finger.isHidden || phase != .began && isOnHiddenKeys(touch)
        samples.append(
            TouchSample(
                finger: finger.number, phase: phase, continuousMs: clock.continuousMs(atUptime: touch.timestamp),
                point: isHidden ? nil : point(of: touch), target: isHidden ? nil : finger.target))
    }

    /// They may be down or not; where, nobody knows.
    private func lose(_ touches: Set<ObjectIdentifier>) {
        for finger in touches.compactMap({ fingers.removeValue(forKey: $0) }).sorted(by: { $0.number < $1.number }) {
            lastLiftedMs = clock.continuousMs
            guard !finger.isLeftOut else { continue }
            samples.append(TouchSample(finger: finger.number, phase: .cancelled, continuousMs: clock.continuousMs, point: nil))
        }
    }

    private func freeNumber() -> Int {
        let taken = Set(fingers.values.map(\.number))
        return (0...taken.count).first { !taken.contains($0) } ?? 0
    }

    private func phase(of touch: UITouch) -> TouchPhase? {
        switch touch.phase {
        case .began: return .began
        case .moved: return .moved
        case .ended: return .ended
        case .cancelled: return .cancelled
        default: return nil
        }
    }

    /// In screen points.
    private func point(of touch: UITouch) -> Point2 {
        guard let window = touch.window else { return .zero }
        let place = ScreenState.place(of: touch.location(in: window), in: window)
        return Point2(LayerLooks.finite(place.x), LayerLooks.finite(place.y))
    }
}

private struct Watched {
    weak var window: UIWindow?
    let recognizer: TouchRecognizer
}
