// Linux stand-in for UIKit: animation blocks over the virtual clock. Model values change at once;
// the layers' presentation moves. Completion runs on the clock, on the main thread.
import Foundation

extension UIView {
    public struct AnimationOptions: OptionSet, Sendable {
        public let rawValue: UInt
        public init(rawValue: UInt) { self.rawValue = rawValue }
        public static let layoutSubviews = AnimationOptions(rawValue: 1)
        public static let allowUserInteraction = AnimationOptions(rawValue: 2)
        public static let beginFromCurrentState = AnimationOptions(rawValue: 4)
        public static let curveEaseInOut = AnimationOptions([])
        public static let curveEaseIn = AnimationOptions(rawValue: 1 << 16)
        public static let curveEaseOut = AnimationOptions(rawValue: 2 << 16)
        public static let curveLinear = AnimationOptions(rawValue: 3 << 16)
        static let curves = AnimationOptions(rawValue: 3 << 16)
    }

    public class func animate(
        withDuration duration: TimeInterval, delay: TimeInterval, options: UIView.AnimationOptions = [],
        animations: @escaping () -> Void, completion: ((Bool) -> Void)? = nil
    ) {
        run(duration, delay, curve(of: options), animations, completion)
    }

    public class func animate(
        withDuration duration: TimeInterval, animations: @escaping () -> Void,
        completion: ((Bool) -> Void)? = nil
    ) {
        run(duration, 0, .easeInOut, animations, completion)
    }

    public class func animate(
        withDuration duration: TimeInterval, delay: TimeInterval,
        usingSpringWithDamping dampingRatio: CGFloat, initialSpringVelocity velocity: CGFloat,
        options: UIView.AnimationOptions = [], animations: @escaping () -> Void,
        completion: ((Bool) -> Void)? = nil
    ) {
        run(duration, delay, .spring, animations, completion)
    }

    public class func performWithoutAnimation(_ actionsWithoutAnimation: () -> Void) {
        let outer = StandInTransaction.current
        StandInTransaction.current = nil
        actionsWithoutAnimation()
        StandInTransaction.current = outer
    }

    public class var areAnimationsEnabled: Bool { animationsAllowed }
    public class func setAnimationsEnabled(_ enabled: Bool) { animationsAllowed = enabled }
    public class var inheritedAnimationDuration: TimeInterval { StandInTransaction.current?.duration ?? 0 }

    private static var animationsAllowed = true

    private static func curve(of options: AnimationOptions) -> StandInTransaction.Curve {
        switch options.intersection(.curves) {
        case .curveEaseIn: .easeIn
        case .curveEaseOut: .easeOut
        case .curveLinear: .linear
        default: .easeInOut
        }
    }

    private static func run(
        _ duration: TimeInterval, _ delay: TimeInterval, _ curve: StandInTransaction.Curve,
        _ animations: () -> Void, _ completion: ((Bool) -> Void)?
    ) {
        guard animationsAllowed, duration + delay > 0 else {
            performWithoutAnimation(animations)
            completion?(true)
            return
        }
        let clock = StandInClock.shared
        let outer = StandInTransaction.current
        StandInTransaction.current = StandInTransaction(
            beginsAt: clock.now + delay, duration: duration, curve: curve)
        animations()
        StandInTransaction.current = outer
        StandInRunLoop.main.animationStarted()
        guard let completion else { return }
        clock.schedule(after: delay + duration) { completion(true) }
    }
}
