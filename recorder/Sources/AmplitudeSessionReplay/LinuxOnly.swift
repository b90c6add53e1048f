// What AppleOnly.swift says for Apple's systems, said for Linux and the stand-ins. Never part of an app.
#if !canImport(ObjectiveC)
    import CoreGraphics
    import Foundation
    import QuartzCore
    import UIKit
    #if SWIFT_PACKAGE
        import ReplayCore
    #endif

    /// The stand-in's run loop and clock.
    @MainActor final class MainLoop: MainLooping {
        private var observer: StandInRunLoop.Observer?

        func observe(_ body: @escaping @MainActor () -> Void) {
            stopObserving()
            observer = StandInRunLoop.main.addObserver(order: 2_000_001, body)
        }

        func stopObserving() {
            if let observer { StandInRunLoop.main.removeObserver(observer) }
            observer = nil
        }

        func wake(afterMs: Int64, _ body: @escaping @MainActor () -> Void) {
            StandInClock.shared.schedule(after: Double(afterMs) / 1000, body)
        }
    }

    extension ClassNames {
        static func superclass(of type: AnyClass) -> AnyClass? { _getSuperclass(type) }

        static func isSystems(_ type: AnyClass) -> Bool {
            ["UIKit.", "SwiftUI.", "QuartzCore."].contains { String(reflecting: type).hasPrefix($0) }
        }

        static func image(_ contents: Any) -> CGImage? { contents as? CGImage }
    }

    /// The part of a recognizer that UIKit keeps for its subclasses. Stands in no other recognizer's way.
    @MainActor class RawTouchRecognizer: UIGestureRecognizer {
        func began(_ touches: Set<UITouch>) {}
        func moved(_ touches: Set<UITouch>) {}
        func ended(_ touches: Set<UITouch>) {}
        func startOver() {}
        final func fail() { state = .failed }

        override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent) { began(touches) }
        override func touchesMoved(_ touches: Set<UITouch>, with event: UIEvent) { moved(touches) }
        override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent) { ended(touches) }
        override func touchesCancelled(_ touches: Set<UITouch>, with event: UIEvent) { ended(touches) }
        override func reset() { startOver() }
        override func canPrevent(_ preventedGestureRecognizer: UIGestureRecognizer) -> Bool { false }
        override func canBePrevented(by preventingGestureRecognizer: UIGestureRecognizer) -> Bool { false }
    }

    extension SystemClock {
        static let phone = SystemClock(continuous: CLOCK_BOOTTIME, uptime: CLOCK_MONOTONIC)
    }

    extension RecorderEnvironment {
        static func phoneNetwork() -> any NetworkWatching { FreeNetwork() }
    }
#endif
