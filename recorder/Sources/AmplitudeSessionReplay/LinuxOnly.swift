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

    /// Nothing can be raised.
    package struct SystemCatch: FaultCatching {
        package init() {}
        package func nameOfRaised(_ work: @escaping () -> Void) -> String? {
            work()
            return nil
        }
    }

    extension SystemClock {
        static let phone = SystemClock(continuous: CLOCK_BOOTTIME, uptime: CLOCK_MONOTONIC)
    }

    extension RecorderEnvironment {
        static func phoneNetwork() -> any NetworkWatching { FreeNetwork() }
    }
#endif
