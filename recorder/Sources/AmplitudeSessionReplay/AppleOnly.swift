// All that only Apple's systems have: the observer of the main run loop, the Objective-C runtime, the clocks'
// names, the way to the network. Behind protocols, and nothing is decided here.
// Never compiled on Linux, where LinuxOnly.swift stands in its place: whoever changes it builds it in Xcode.
#if canImport(ObjectiveC) && canImport(Network)
    import Foundation
    import Network
    import ObjectiveC
    import UIKit
    #if SWIFT_PACKAGE
        import ReplayCore
        import ReplayGuard
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

    package struct SystemCatch: FaultCatching {
        package init() {}
        package func nameOfRaised(_ work: @escaping () -> Void) -> String? { AMPReplayNameOfRaised(work) }
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
