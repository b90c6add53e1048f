// All that only Apple's systems have: the observer of the main run loop, the Objective-C runtime, what UIKit keeps for
// subclasses of recognizers, the clocks' names, the way to the network. Behind protocols, and nothing is decided here.
// Never compiled on Linux, where LinuxOnly.swift stands in its place: whoever changes it builds it in Xcode.
#if canImport(ObjectiveC) && canImport(Network)
    import Foundation
    import Network
    import ObjectiveC
    import UIKit
    import UIKit.UIGestureRecognizerSubclass
    #if SWIFT_PACKAGE
        import ReplayCore
    #endif

    @MainActor final class MainLoop: MainLooping {
        private var observer: CFRunLoopObserver?

        func observe(_ body: @escaping @MainActor () -> Void) {
            stopObserving()
            // Core Animation commits at 2,000,000: later observers see the finished layout.
            let observer = CFRunLoopObserverCreateWithHandler(
                nil, CFRunLoopActivity.beforeWaiting.rawValue, true, 2_000_001
            ) { _, _ in MainActor.assumeIsolated { body() } }
            CFRunLoopAddObserver(CFRunLoopGetMain(), observer, .commonModes)
            self.observer = observer
        }

        func stopObserving() {
            if let observer { CFRunLoopObserverInvalidate(observer) }
            observer = nil
        }

        func wake(afterMs: Int64, _ body: @escaping @MainActor () -> Void) {
            let timer = Timer(timeInterval: Double(afterMs) / 1000, repeats: false) { _ in
                MainActor.assumeIsolated { body() }
            }
            RunLoop.main.add(timer, forMode: .common)
        }
    }

    extension ClassNames {
        static func superclass(of type: AnyClass) -> AnyClass? { class_getSuperclass(type) }

        static func isSystems(_ type: AnyClass) -> Bool {
            Bundle(for: type).bundleIdentifier?.hasPrefix("com.apple.") == true
        }

        /// The contents of a layer as a picture. A cast to a Core Foundation class always succeeds, so its type is asked.
        static func image(_ contents: Any) -> CGImage? {
            let object = contents as CFTypeRef
            return CFGetTypeID(object) == CGImage.typeID ? (object as! CGImage) : nil
        }
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
        static let phone = SystemClock(continuous: CLOCK_MONOTONIC_RAW, uptime: CLOCK_UPTIME_RAW)
    }

    extension RecorderEnvironment {
        static func phoneNetwork() -> any NetworkWatching {
            let monitor = NWPathMonitor()
            return ReportedNetwork { report in
                monitor.pathUpdateHandler = { report($0.isExpensive || $0.isConstrained, $0.status == .satisfied) }
                monitor.start(queue: DispatchQueue(label: "session-replay.network", qos: .utility))
            }
        }
    }
#endif
