// The hand of the scripted user: taps, flicks, drags and typing with human, uneven timings from a seeded
// generator, so that two runs are equal. Everything it does goes through touches. Main thread only.
import Foundation
import UIKit

/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same everywhere.
struct Unevenness {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next(_ low: Double, _ high: Double) -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        z ^= z >> 31
        return low + (high - low) * Double(z >> 11) / Double(1 << 53)
    }
}

@MainActor final class Hand {
    enum Trouble: Error, CustomStringConvertible {
        case notFound(String)
        var description: String {
            switch self {
            case .notFound(let id): "the script looked for \(id), which is not on screen"
            }
        }
    }

    private var uneven = Unevenness(seed: 0xC04E_5704)
    private let everyTurn: () -> Void

    init(everyTurn: @escaping () -> Void) { self.everyTurn = everyTurn }

    /// Lets time pass; `everyTurn` runs at least four times a second.
    func wait(_ seconds: Double) {
        var rest = seconds
        while rest > 0 {
            let step = min(rest, 0.25)
            StandInClock.shared.advance(by: step)
            everyTurn()
            rest -= step
        }
    }

    /// Waits about so long: up to a fifth more or less.
    func pause(_ seconds: Double) { wait(seconds * uneven.next(0.8, 1.2)) }

    /// Taps the view with this accessibility identifier, not quite in its middle.
    func tap(_ id: String) throws {
        let box = try frame(of: id)
        tap(
            at: CGPoint(
                x: box.midX + box.width * CGFloat(uneven.next(-0.18, 0.18)),
                y: box.midY + box.height * CGFloat(uneven.next(-0.18, 0.18))))
    }

    func tap(at point: CGPoint) {
        let finger = StandInFinger()
        finger.down(at: point)
        wait(uneven.next(0.055, 0.12))
        // Fingers roll a little.
        if uneven.next(0, 1) > 0.6 { finger.move(to: CGPoint(x: point.x + 1, y: point.y + 0.7)) }
        finger.up()
        everyTurn()
    }

    /// A quick stroke that lets the content run on.
    func flick(from start: CGPoint, by distance: CGPoint, in seconds: Double = 0.16) {
        stroke(from: start, by: distance, in: seconds) { $0 * $0 * (2 - $0) }
    }

    /// A slow stroke that stops before the finger leaves.
    func drag(from start: CGPoint, by distance: CGPoint, in seconds: Double = 0.7) {
        stroke(from: start, by: distance, in: seconds) { 1 - (1 - $0) * (1 - $0) }
    }

    /// Moves at 60 Hz along a bent line.
    private func stroke(from start: CGPoint, by distance: CGPoint, in seconds: Double, ease: (Double) -> Double) {
        let finger = StandInFinger()
        let bend = CGFloat(uneven.next(-9, 9))
        finger.down(at: start)
        let steps = max(3, Int(seconds * 60))
        for step in 1...steps {
            StandInClock.shared.advance(by: 1.0 / 60)
            let part = CGFloat(ease(Double(step) / Double(steps)))
            let side = bend * part * (1 - part) * 2
            finger.move(
                to: CGPoint(x: start.x + distance.x * part + side, y: start.y + distance.y * part))
        }
        finger.up()
        everyTurn()
    }

    /// Types at a human's pace into whatever has the focus.
    func type(_ text: String, pace: Double = 0.17) {
        for character in text {
            StandInKeyboard.shared.type(character, holding: uneven.next(0.045, 0.09))
            wait(pace * uneven.next(0.4, 1.6))
        }
    }

    func erase(_ count: Int) {
        for _ in 0..<count {
            StandInKeyboard.shared.deleteBackward()
            wait(uneven.next(0.08, 0.16))
        }
    }

    /// Where a view stands on screen now.
    func frame(of id: String) throws -> CGRect {
        guard let view = find(id), let window = view.window else { throw Trouble.notFound(id) }
        return view.convert(view.bounds, to: window)
    }

    func find(_ id: String) -> UIView? {
        for window in UIApplication.shared.windows.reversed() {
            if let view = search(id, in: window) { return view }
        }
        return nil
    }

    /// Front to back, skipping what cannot be seen.
    private func search(_ id: String, in view: UIView) -> UIView? {
        if view.isHidden || view.alpha < 0.01 { return nil }
        if view.accessibilityIdentifier == id { return view }
        for subview in view.subviews.reversed() {
            if let found = search(id, in: subview) { return found }
        }
        return nil
    }
}

extension Hand {
    /// Taps the first view from the top whose identifier begins so and that stands free in the middle of the
    /// screen. Rows are hit left of their buttons.
    func tapVisible(prefix: String) throws {
        let screen = UIScreen.main.bounds
        let free = screen.inset(by: UIEdgeInsets(top: 210, left: 0, bottom: 150, right: 0))
        let boxes = UIApplication.shared.windows.flatMap { candidates(prefix, in: $0) }
            .compactMap { view in view.window.map { view.convert(view.bounds, to: $0) } }
            .filter { free.contains($0) }
            .sorted { $0.minY < $1.minY }
        guard let box = boxes.first else { throw Trouble.notFound("\(prefix)…") }
        tap(at: box.width > 200 ? CGPoint(x: box.minX + 150, y: box.midY - 6) : CGPoint(x: box.midX, y: box.midY))
    }

    private func candidates(_ prefix: String, in view: UIView) -> [UIView] {
        if view.isHidden || view.alpha < 0.01 { return [] }
        let own = view.accessibilityIdentifier?.hasPrefix(prefix) == true ? [view] : []
        return own + view.subviews.flatMap { candidates(prefix, in: $0) }
    }

    /// Where the alert on screen stands.
    func alert() -> CGRect? {
        for window in UIApplication.shared.windows {
            var controller = window.rootViewController
            while let next = controller?.presentedViewController { controller = next }
            if let alert = controller as? UIAlertController { return alert.view.frame }
        }
        return nil
    }
}
