// A layer's geometry and looks as fields of a node, as they are on the screen now: in the middle of an animation the
// presentation counts. Main thread only; reads what costs no layout.
import Foundation
import QuartzCore
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

@MainActor enum LayerLooks {
    /// What is on the screen of a layer, and whether it is on the move.
    static func shown(_ layer: CALayer) -> (layer: CALayer, isMoving: Bool) {
        guard layer.animationKeys()?.isEmpty == false else { return (layer, false) }
        return (layer.presentation() ?? layer, true)
    }

    /// A node of where the layer is, and of nothing else.
    static func box(id: NodeId, className: String, layer: CALayer) -> ViewNode {
        let (bounds, anchor, position) = (layer.bounds, layer.anchorPoint, layer.position)
        var node = ViewNode(
            id: id, className: className,
            frame: Box(
                finite(position.x - anchor.x * bounds.width), finite(position.y - anchor.y * bounds.height),
                finite(bounds.width), finite(bounds.height)))
        node.scroll = Point2(finite(bounds.origin.x), finite(bounds.origin.y))
        if anchor != CGPoint(x: 0.5, y: 0.5) { node.anchor = Point2(finite(anchor.x), finite(anchor.y)) }
        let turn = layer.transform
        if !CATransform3DIsIdentity(turn) { node.transform = flattened(turn) }
        node.alpha = min(max(finite(CGFloat(layer.opacity)), 0), 1)
        node.hidden = layer.isHidden || !layer.isDoubleSided && turn.m33 < 0
        return node
    }

    /// A node of the layer's box and looks, without content and children.
    static func node(id: NodeId, className: String, layer: CALayer) -> ViewNode {
        var node = box(id: id, className: className, layer: layer)
        node.clips = layer.masksToBounds
        node.radii = radii(of: layer)
        node.background = layer.backgroundColor.flatMap(color)
        node.border = border(of: layer)
        node.shadow = shadow(of: layer)
        if let mask = layer.mask { ShapeLooks.applyMask(mask, of: layer, to: &node) }
        if type(of: layer) != CALayer.self { addClassLooks(of: layer, to: &node) }
        return node
    }

    private static func addClassLooks(of layer: CALayer, to node: inout ViewNode) {
        if let layer = layer as? CAGradientLayer { node.gradient = gradient(of: layer) }
        if let layer = layer as? CAShapeLayer { ShapeLooks.apply(layer, to: &node) }
    }

    /// A layer that is turned in space, as it lies on the screen: without perspective, which no matrix of the format holds.
    static func flattened(_ turn: CATransform3D) -> Affine {
        let all = [turn.m11, turn.m12, turn.m21, turn.m22, turn.m41, turn.m42, turn.m44]
        guard all.allSatisfy(\.isFinite), turn.m44 != 0 else { return .identity }
        let parts = all.map { finite($0 / turn.m44) }
        return Affine(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])
    }

    /// Layout bugs of the host give NaN and infinities; none of them may reach a recording.
    static func finite(_ value: CGFloat) -> Double { value.isFinite ? Double(value) : 0 }

    static func radii(of layer: CALayer) -> Radii {
        let radius = finite(layer.cornerRadius)
        guard radius > 0 else { return .zero }
        func corner(_ mask: CACornerMask) -> Double { layer.maskedCorners.contains(mask) ? radius : 0 }
        return Radii(
            corner(.layerMinXMinYCorner), corner(.layerMaxXMinYCorner), corner(.layerMaxXMaxYCorner),
            corner(.layerMinXMaxYCorner))
    }

    private static func border(of layer: CALayer) -> ViewNode.Border? {
        guard layer.borderWidth > 0, let color = layer.borderColor.flatMap(color) else { return nil }
        return ViewNode.Border(width: finite(layer.borderWidth), color: color)
    }

    private static func shadow(of layer: CALayer) -> ViewNode.Shadow? {
        guard layer.shadowOpacity > 0, let own = layer.shadowColor,
            let color = color(own, opacity: CGFloat(layer.shadowOpacity))
        else { return nil }
        let offset = Point2(finite(layer.shadowOffset.width), finite(layer.shadowOffset.height))
        return ViewNode.Shadow(color: color, radius: finite(layer.shadowRadius), offset: offset)
    }

    private static func gradient(of layer: CAGradientLayer) -> ViewNode.Gradient? {
        // Untyped in Core Animation: whatever is no colour is passed over.
        let colors = (layer.colors ?? []).compactMap { $0 as? CGColor }.map { color($0) ?? RGBA(rawValue: 0) }
        guard colors.count >= 2 else { return nil }
        let types: [CAGradientLayerType: ViewNode.GradientType] = [.axial: .axial, .radial: .radial, .conic: .conic]
        let stops = layer.locations?.map { min(max(finite(CGFloat($0.doubleValue)), 0), 1) }
        return ViewNode.Gradient(
            type: types[layer.type] ?? .axial, colors: colors,
            stops: stops.flatMap { $0.count == colors.count && $0 == $0.sorted() ? $0 : nil },
            start: Point2(finite(layer.startPoint.x), finite(layer.startPoint.y)),
            end: Point2(finite(layer.endPoint.x), finite(layer.endPoint.y)))
    }

    static func color(_ color: UIColor) -> RGBA? { self.color(color.cgColor) }

    /// In sRGB, 8 bits a channel; nil where nothing would be seen.
    static func color(_ color: CGColor) -> RGBA? { self.color(color, opacity: 1) }

    private static let sRGB = CGColorSpace(name: CGColorSpace.sRGB)

    private static func color(_ color: CGColor, opacity: CGFloat) -> RGBA? {
        let alpha = channel(color.alpha * opacity)
        guard alpha > 0, let space = sRGB,
            let parts = color.converted(to: space, intent: .defaultIntent, options: nil)?.components, parts.count >= 3
        else { return nil }
        return RGBA(red: channel(parts[0]), green: channel(parts[1]), blue: channel(parts[2]), alpha: alpha)
    }

    private static func channel(_ part: CGFloat) -> UInt8 { UInt8((min(max(finite(part), 0), 1) * 255).rounded()) }
}
