// Linux stand-in for QuartzCore: a layer's geometry, look and place in the tree. No drawing.
// Animatable properties go through `change`, which starts an animation when a transaction is open.
// Main thread only in practice; like the real class it carries no actor.
import Foundation

public struct CACornerMask: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let layerMinXMinYCorner = CACornerMask(rawValue: 1)
    public static let layerMaxXMinYCorner = CACornerMask(rawValue: 2)
    public static let layerMinXMaxYCorner = CACornerMask(rawValue: 4)
    public static let layerMaxXMaxYCorner = CACornerMask(rawValue: 8)
    static let all = CACornerMask(rawValue: 15)
}

public struct CALayerCornerCurve: RawRepresentable, Equatable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let circular = CALayerCornerCurve(rawValue: "circular")
    public static let continuous = CALayerCornerCurve(rawValue: "continuous")
}

public struct CALayerContentsGravity: RawRepresentable, Equatable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let resize = CALayerContentsGravity(rawValue: "resize")
    public static let resizeAspect = CALayerContentsGravity(rawValue: "resizeAspect")
    public static let resizeAspectFill = CALayerContentsGravity(rawValue: "resizeAspectFill")
    public static let center = CALayerContentsGravity(rawValue: "center")
}

public protocol CALayerDelegate: AnyObject {}

open class CALayer: NSObject {
    private var stored = LayerGeometry()
    var running: [String: LayerAnimation] = [:]

    open weak var delegate: (any CALayerDelegate)?
    open internal(set) weak var superlayer: CALayer?
    @Counted("CALayer.sublayers") open internal(set) var sublayers: [CALayer]? = nil
    open var name: String?

    @Counted("CALayer.isHidden") open var isHidden = false
    @Counted("CALayer.masksToBounds") open var masksToBounds = false
    @Counted("CALayer.maskedCorners") open var maskedCorners: CACornerMask = .all
    @Counted("CALayer.cornerCurve") open var cornerCurve: CALayerCornerCurve = .circular
    @Counted("CALayer.borderWidth") open var borderWidth: CGFloat = 0
    @Counted("CALayer.borderColor") open var borderColor: CGColor? = nil
    @Counted("CALayer.shadowColor") open var shadowColor: CGColor? = CGColor(gray: 0, alpha: 1)
    @Counted("CALayer.shadowOpacity") open var shadowOpacity: Float = 0
    @Counted("CALayer.shadowOffset") open var shadowOffset = CGSize(width: 0, height: -3)
    @Counted("CALayer.shadowRadius") open var shadowRadius: CGFloat = 3
    @Counted("CALayer.shadowPath") open var shadowPath: CGPath? = nil
    @Counted("CALayer.contents") open var contents: Any? = nil
    @Counted("CALayer.contentsGravity") open var contentsGravity: CALayerContentsGravity = .resize
    open var contentsScale: CGFloat = 3
    @Counted("CALayer.contentsRect") open var contentsRect = CGRect(x: 0, y: 0, width: 1, height: 1)
    open var isOpaque = false
    @Counted("CALayer.mask") open var mask: CALayer? = nil
    open var allowsGroupOpacity = true
    open var isDoubleSided = true
    open var sublayerTransform = CATransform3DIdentity
    @Counted("CALayer.compositingFilter") open var compositingFilter: Any? = nil
    @Counted("CALayer.filters") open var filters: [Any]? = nil

    public required override init() { super.init() }

    /// Copies the model values of another layer: how Core Animation makes presentation layers.
    public required init(layer: Any) {
        super.init()
        guard let other = layer as? CALayer else { return }
        stored = other.stored
        (name, isHidden, masksToBounds) = (other.name, other.isHidden, other.masksToBounds)
        (maskedCorners, cornerCurve) = (other.maskedCorners, other.cornerCurve)
        (borderWidth, borderColor) = (other.borderWidth, other.borderColor)
        (shadowColor, shadowOpacity) = (other.shadowColor, other.shadowOpacity)
        (shadowOffset, shadowRadius, shadowPath) = (other.shadowOffset, other.shadowRadius, other.shadowPath)
        (contents, contentsGravity, isOpaque) = (other.contents, other.contentsGravity, other.isOpaque)
        (contentsScale, contentsRect, mask) = (other.contentsScale, other.contentsRect, other.mask)
        isDoubleSided = other.isDoubleSided
    }

    open var bounds: CGRect {
        get { counted("CALayer.bounds", stored.bounds) }
        set { change("bounds", .rect(stored.bounds), .rect(newValue)) { stored.bounds = newValue } }
    }

    /// Where the anchor point lies in the superlayer's bounds space.
    open var position: CGPoint {
        get { counted("CALayer.position", stored.position) }
        set { change("position", .point(stored.position), .point(newValue)) { stored.position = newValue } }
    }

    open var zPosition: CGFloat {
        get { counted("CALayer.zPosition", stored.zPosition) }
        set { stored.zPosition = newValue }
    }

    open var anchorPoint: CGPoint {
        get { counted("CALayer.anchorPoint", stored.anchorPoint) }
        set { stored.anchorPoint = newValue }
    }

    open var transform: CATransform3D {
        get { counted("CALayer.transform", stored.transform) }
        set {
            change("transform", .transform(stored.transform), .transform(newValue)) {
                stored.transform = newValue
            }
        }
    }

    open var opacity: Float {
        get { counted("CALayer.opacity", Float(stored.opacity)) }
        set {
            change("opacity", .scalar(stored.opacity), .scalar(CGFloat(newValue))) {
                stored.opacity = CGFloat(newValue)
            }
        }
    }

    open var cornerRadius: CGFloat {
        get { counted("CALayer.cornerRadius", stored.cornerRadius) }
        set {
            change("cornerRadius", .scalar(stored.cornerRadius), .scalar(newValue)) {
                stored.cornerRadius = newValue
            }
        }
    }

    open var backgroundColor: CGColor? {
        get { counted("CALayer.backgroundColor", stored.backgroundColor) }
        set {
            change("backgroundColor", .color(stored.backgroundColor), .color(newValue)) {
                stored.backgroundColor = newValue
            }
        }
    }

    open func affineTransform() -> CGAffineTransform { CATransform3DGetAffineTransform(transform) }
    open func setAffineTransform(_ m: CGAffineTransform) { transform = CATransform3DMakeAffineTransform(m) }

    /// The transformed box in the superlayer's bounds space; setting it moves centre and bounds size.
    open var frame: CGRect {
        get {
            let (size, anchor) = (bounds.size, anchorPoint)
            if transform == CATransform3DIdentity {
                let origin = CGPoint(x: position.x - size.width * anchor.x, y: position.y - size.height * anchor.y)
                return CGRect(origin: origin, size: size)
            }
            let box = CGRect(
                x: -size.width * anchor.x, y: -size.height * anchor.y, width: size.width, height: size.height)
            return box.applying(affineTransform()).offsetBy(dx: position.x, dy: position.y)
        }
        set {
            let turn = affineTransform()
            let size = turn.isIdentity ? newValue.size : newValue.applying(turn.inverted()).size
            if size != bounds.size { bounds = CGRect(origin: bounds.origin, size: size) }
            let moved = CGPoint(
                x: newValue.origin.x + newValue.width * anchorPoint.x,
                y: newValue.origin.y + newValue.height * anchorPoint.y)
            if moved != position { position = moved }
        }
    }

    /// The layer as it is on screen now, in the middle of animations. A copy, made at each call.
    open func presentation() -> Self? {
        StandInReads.didRead("CALayer.presentation")
        let copy = StandInReads.uncounted { type(of: self).init(layer: self) }
        let time = CACurrentMediaTime()
        for (key, animation) in running {
            guard !animation.isOver(at: time) else { continue }
            copy.stored.take(animation.value(at: time), for: key)
        }
        return copy
    }

    open func model() -> Self { self }

    /// Names of running animations, sorted; nil when there are none.
    open func animationKeys() -> [String]? {
        StandInReads.didRead("CALayer.animationKeys")
        dropFinished()
        return running.isEmpty ? nil : running.keys.sorted()
    }

    open func removeAllAnimations() { running = [:] }
    open func removeAnimation(forKey key: String) { running[key] = nil }

    open func setNeedsDisplay() {}

    private func change(
        _ key: String, _ old: AnimatedValue, _ new: AnimatedValue, _ apply: () -> Void
    ) {
        if let timing = StandInTransaction.current, timing.duration > 0 {
            let shown = running[key].flatMap { $0.isOver(at: timing.beginsAt) ? nil : $0.value(at: timing.beginsAt) }
            running[key] = LayerAnimation(from: shown ?? old, to: new, timing: timing)
            StandInTransaction.busyUntil = max(
                StandInTransaction.busyUntil, timing.beginsAt + timing.duration)
        } else if running[key] != nil {
            running[key] = nil
        }
        apply()
    }

    private func counted<Value>(_ name: StaticString, _ value: Value) -> Value {
        StandInReads.didRead(name)
        return value
    }

    private func dropFinished() {
        let time = CACurrentMediaTime()
        running = running.filter { !$0.value.isOver(at: time) }
    }
}

/// The animatable part, kept together so that a presentation copy is one assignment.
private struct LayerGeometry {
    var bounds = CGRect.zero
    var position = CGPoint.zero
    var zPosition: CGFloat = 0
    var anchorPoint = CGPoint(x: 0.5, y: 0.5)
    var transform = CATransform3DIdentity
    var opacity: CGFloat = 1
    var cornerRadius: CGFloat = 0
    var backgroundColor: CGColor?

    mutating func take(_ value: AnimatedValue, for key: String) {
        switch (key, value) {
        case ("bounds", .rect(let rect)): bounds = rect
        case ("position", .point(let point)): position = point
        case ("transform", .transform(let matrix)): transform = matrix
        case ("opacity", .scalar(let number)): opacity = number
        case ("cornerRadius", .scalar(let number)): cornerRadius = number
        case ("backgroundColor", .color(let color)): backgroundColor = color
        default: break
        }
    }
}
