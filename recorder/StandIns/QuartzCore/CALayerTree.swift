// Linux stand-in for QuartzCore: the order of sublayers, and points between layers. O(siblings) per change.
import Foundation

extension CALayer {
    public func addSublayer(_ layer: CALayer) {
        layer.removeFromSuperlayer()
        place(layer, at: sublayers?.count ?? 0)
    }

    public func insertSublayer(_ layer: CALayer, at idx: UInt32) {
        layer.removeFromSuperlayer()
        place(layer, at: min(Int(idx), sublayers?.count ?? 0))
    }

    public func insertSublayer(_ layer: CALayer, below sibling: CALayer?) {
        layer.removeFromSuperlayer()
        place(layer, at: index(of: sibling) ?? 0)
    }

    public func insertSublayer(_ layer: CALayer, above sibling: CALayer?) {
        layer.removeFromSuperlayer()
        place(layer, at: index(of: sibling).map { $0 + 1 } ?? (sublayers?.count ?? 0))
    }

    public func removeFromSuperlayer() {
        guard let parent = superlayer else { return }
        parent.sublayers?.removeAll { $0 === self }
        if parent.sublayers?.isEmpty == true { parent.sublayers = nil }
        superlayer = nil
    }

    /// `point` of this layer's bounds space in that of `layer`; nil stands for the root of the tree.
    public func convert(_ point: CGPoint, to layer: CALayer?) -> CGPoint {
        let global = point.applying(toRoot())
        return layer.map { global.applying($0.toRoot().inverted()) } ?? global
    }

    public func convert(_ point: CGPoint, from layer: CALayer?) -> CGPoint {
        let global = layer.map { point.applying($0.toRoot()) } ?? point
        return global.applying(toRoot().inverted())
    }

    public func contains(_ point: CGPoint) -> Bool { bounds.contains(point) }

    /// From this layer's bounds space to the superlayer's.
    public func standInToParent() -> CGAffineTransform {
        let anchor = CGPoint(
            x: bounds.origin.x + bounds.width * anchorPoint.x,
            y: bounds.origin.y + bounds.height * anchorPoint.y)
        return CGAffineTransform(translationX: -anchor.x, y: -anchor.y)
            .concatenating(affineTransform())
            .concatenating(CGAffineTransform(translationX: position.x, y: position.y))
    }

    private func toRoot() -> CGAffineTransform {
        guard let parent = superlayer else { return standInToParent() }
        return standInToParent().concatenating(parent.toRoot())
    }

    private func index(of sibling: CALayer?) -> Int? {
        guard let sibling else { return nil }
        return sublayers?.firstIndex { $0 === sibling }
    }

    private func place(_ layer: CALayer, at index: Int) {
        if sublayers == nil { sublayers = [] }
        sublayers?.insert(layer, at: index)
        layer.superlayer = self
    }
}

public struct CAGradientLayerType: RawRepresentable, Equatable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let axial = CAGradientLayerType(rawValue: "axial")
    public static let radial = CAGradientLayerType(rawValue: "radial")
    public static let conic = CAGradientLayerType(rawValue: "conic")
}

open class CAGradientLayer: CALayer {
    /// `CGColor`s, untyped as in the real class.
    open var colors: [Any]?
    open var locations: [NSNumber]?
    open var startPoint = CGPoint(x: 0.5, y: 0)
    open var endPoint = CGPoint(x: 0.5, y: 1)
    open var type: CAGradientLayerType = .axial

    public required init() { super.init() }

    public required init(layer: Any) {
        super.init(layer: layer)
        guard let other = layer as? CAGradientLayer else { return }
        (colors, locations, type) = (other.colors, other.locations, other.type)
        (startPoint, endPoint) = (other.startPoint, other.endPoint)
    }
}

public struct CAShapeLayerFillRule: RawRepresentable, Equatable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let nonZero = CAShapeLayerFillRule(rawValue: "non-zero")
    public static let evenOdd = CAShapeLayerFillRule(rawValue: "even-odd")
}

/// Source: Apple's documentation, CAShapeLayer.
open class CAShapeLayer: CALayer {
    open var path: CGPath?
    open var fillColor: CGColor? = CGColor(gray: 0, alpha: 1)
    open var fillRule: CAShapeLayerFillRule = .nonZero
    open var strokeColor: CGColor?
    open var strokeStart: CGFloat = 0
    open var strokeEnd: CGFloat = 1
    open var lineWidth: CGFloat = 1

    public required init() { super.init() }

    public required init(layer: Any) {
        super.init(layer: layer)
        guard let other = layer as? CAShapeLayer else { return }
        (path, fillColor, fillRule) = (other.path, other.fillColor, other.fillRule)
        (strokeColor, strokeStart, strokeEnd) = (other.strokeColor, other.strokeStart, other.strokeEnd)
        lineWidth = other.lineWidth
    }
}
