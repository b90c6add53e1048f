// Shapes and masks as far as the format can say them. A rectangle, a rounded one and a circle are exact; any other shape is the box
// around it in its own colour, as see-through as it covers little of the box, so that the screen is neither empty nor blotted
// out. Main thread only.
import CoreGraphics
import Foundation
import QuartzCore

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

@MainActor enum ShapeLooks {
    private struct Known {
        /// Held, so that its address stays its own.
        let path: CGPath
        let outline: PathOutline?
    }

    private static var known: [ObjectIdentifier: Known] = [:]
    private static let mostKnown = 256
    /// Less than that of a box is not worth a box.
    private static let least: CGFloat = 0.03

    /// Gives the node the box and the looks of the shape, if the layer has no background of its own.
    static func apply(_ layer: CAShapeLayer, to node: inout ViewNode) {
        guard node.background == nil, let outline = layer.path.flatMap(outline) else { return }
        let fill = layer.fillColor.flatMap { LayerLooks.color($0) }
        let width = layer.strokeColor == nil ? 0 : max(0, CGFloat(LayerLooks.finite(layer.lineWidth)))
        let stroke = width > 0 ? layer.strokeColor.flatMap { LayerLooks.color($0) } : nil
        let shown = min(max(layer.strokeEnd, 0), 1) - min(max(layer.strokeStart, 0), 1)
        let isWhole = outline.isBox && shown > 0.999
        if fill == nil, stroke != nil, !isWhole {
            let box = outline.box.insetBy(dx: -width / 2, dy: -width / 2)
            let part = max(0, shown) * outline.length * width / max(box.width * box.height, 1)
            node.background = stroke.flatMap { thinned($0, part) }
            if node.background != nil { move(&node, from: layer.bounds, to: box) }
            return
        }
        let isOutlined = stroke != nil && isWhole
        let outset = isOutlined ? width / 2 : 0
        node.background = fill.flatMap { thinned($0, outline.filled) }
        if let stroke, isOutlined { node.border = ViewNode.Border(width: Double(width), color: stroke) }
        guard node.background != nil || node.border != nil else { return }
        node.radii = outline.radii.grown(by: Double(outset))
        move(&node, from: layer.bounds, to: outline.box.insetBy(dx: -outset, dy: -outset))
    }

    /// A mask that is a box over the whole layer clips as its radii do; any other is not recorded.
    static func applyMask(_ mask: CALayer, of layer: CALayer, to node: inout ViewNode) {
        let (own, anchor, place) = (mask.bounds, mask.anchorPoint, mask.position)
        let origin = CGPoint(x: place.x - anchor.x * own.width, y: place.y - anchor.y * own.height)
        var (box, radii) = (CGRect(origin: origin, size: own.size), LayerLooks.radii(of: mask))
        if let shape = mask as? CAShapeLayer {
            guard let outline = shape.path.flatMap(outline), outline.isBox else { return }
            box = outline.box.offsetBy(dx: origin.x - own.minX, dy: origin.y - own.minY)
            radii = outline.radii
        } else if mask.backgroundColor.map({ $0.alpha >= 1 }) != true {
            return
        }
        let bounds = layer.bounds
        let gaps = [box.minX - bounds.minX, box.minY - bounds.minY, box.maxX - bounds.maxX, box.maxY - bounds.maxY]
        guard gaps.allSatisfy({ abs($0) <= 1 }) else { return }
        node.clips = true
        if radii != .zero { node.radii = radii }
    }

    private static func outline(of path: CGPath) -> PathOutline? {
        let id = ObjectIdentifier(path)
        if let found = known[id] { return found.outline }
        if known.count >= mostKnown { known = [:] }
        let outline = PathOutline(path)
        known[id] = Known(path: path, outline: outline)
        return outline
    }

    private static func thinned(_ color: RGBA, _ part: CGFloat) -> RGBA? {
        guard part >= least else { return nil }
        let alpha = CGFloat(color.alpha) * (part > 0.9 ? 1 : part)
        return RGBA(red: color.red, green: color.green, blue: color.blue, alpha: UInt8(min(max(alpha, 1), 255)))
    }

    /// The node's box becomes a part of what the layer's coordinates span; what is inside stays where it is seen.
    private static func move(_ node: inout ViewNode, from bounds: CGRect, to box: CGRect) {
        guard box != bounds, !node.clips, box.width > 0, box.height > 0 else { return }
        let turnsAbout = Point2(
            node.frame.x + node.anchor.x * node.frame.width, node.frame.y + node.anchor.y * node.frame.height)
        node.frame = Box(
            node.frame.x + LayerLooks.finite(box.minX - bounds.minX), node.frame.y + LayerLooks.finite(box.minY - bounds.minY),
            LayerLooks.finite(box.width), LayerLooks.finite(box.height))
        node.scroll = Point2(LayerLooks.finite(box.minX), LayerLooks.finite(box.minY))
        guard node.transform != .identity else {
            node.anchor = .center
            return
        }
        node.anchor = Point2(
            (turnsAbout.x - node.frame.x) / node.frame.width, (turnsAbout.y - node.frame.y) / node.frame.height)
    }
}

extension Radii {
    fileprivate func grown(by length: Double) -> Radii {
        func grown(_ radius: Double) -> Double { radius > 0 ? radius + length : 0 }
        return Radii(grown(topLeft), grown(topRight), grown(bottomRight), grown(bottomLeft))
    }
}
