// Linux stand-in for CoreGraphics: paths as lists of elements. Source: Apple's documentation, CGPath, CGMutablePath,
// CGPathElement, CGPathElementType. Nothing is drawn; immutable ones may be read on any thread.
import Foundation

public enum CGPathElementType: Int32, Sendable {
    case moveToPoint, addLineToPoint, addQuadCurveToPoint, addCurveToPoint, closeSubpath
}

/// As many points as its type needs: 1, 1, 2, 3, 0.
public struct CGPathElement {
    public var type: CGPathElementType
    public var points: UnsafeMutablePointer<CGPoint>
}

public class CGPath: @unchecked Sendable {
    fileprivate var elements: [(type: CGPathElementType, points: [CGPoint])] = []

    fileprivate init() {}

    public init(rect: CGRect, transform: UnsafePointer<CGAffineTransform>?) {
        add(rect: rect)
        apply(transform)
    }

    public init(ellipseIn rect: CGRect, transform: UnsafePointer<CGAffineTransform>?) {
        add(rounded: rect, rect.width / 2, rect.height / 2)
        apply(transform)
    }

    public init(
        roundedRect rect: CGRect, cornerWidth: CGFloat, cornerHeight: CGFloat,
        transform: UnsafePointer<CGAffineTransform>?
    ) {
        add(rounded: rect, cornerWidth, cornerHeight)
        apply(transform)
    }

    public func applyWithBlock(_ block: (UnsafePointer<CGPathElement>) -> Void) {
        for element in elements {
            var points = element.points
            points.withUnsafeMutableBufferPointer { buffer in
                var empty = CGPoint.zero
                withUnsafeMutablePointer(to: &empty) { none in
                    var item = CGPathElement(type: element.type, points: buffer.baseAddress ?? none)
                    block(&item)
                }
            }
        }
    }

    private func apply(_ transform: UnsafePointer<CGAffineTransform>?) {
        guard let transform = transform?.pointee else { return }
        elements = elements.map { ($0.type, $0.points.map { $0.applying(transform) }) }
    }

    fileprivate func add(_ type: CGPathElementType, _ points: CGPoint...) { elements.append((type, points)) }

    fileprivate func add(rect: CGRect) {
        add(.moveToPoint, CGPoint(x: rect.minX, y: rect.minY))
        add(.addLineToPoint, CGPoint(x: rect.maxX, y: rect.minY))
        add(.addLineToPoint, CGPoint(x: rect.maxX, y: rect.maxY))
        add(.addLineToPoint, CGPoint(x: rect.minX, y: rect.maxY))
        add(.closeSubpath)
    }

    fileprivate func add(rounded rect: CGRect, _ width: CGFloat, _ height: CGFloat) {
        let radius = CGSize(width: width, height: height)
        add(rounded: rect, radii: [radius, radius, radius, radius])
    }

    /// A quarter of a circle as one curve: its handles are this part of the radius away from the corner's ends.
    private static let handle: CGFloat = 0.552_284_75

    /// - Parameter radii: from the top left on, clockwise.
    fileprivate func add(rounded rect: CGRect, radii: [CGSize]) {
        func point(_ x: CGFloat, _ y: CGFloat) -> CGPoint { CGPoint(x: x, y: y) }
        let (l, t, r, b) = (rect.minX, rect.minY, rect.maxX, rect.maxY)
        let near = 1 - CGPath.handle
        let (tl, tr, br, bl) = (radii[0], radii[1], radii[2], radii[3])
        add(.moveToPoint, point(l + tl.width, t))
        add(.addLineToPoint, point(r - tr.width, t))
        add(.addCurveToPoint, point(r - tr.width * near, t), point(r, t + tr.height * near), point(r, t + tr.height))
        add(.addLineToPoint, point(r, b - br.height))
        add(.addCurveToPoint, point(r, b - br.height * near), point(r - br.width * near, b), point(r - br.width, b))
        add(.addLineToPoint, point(l + bl.width, b))
        add(.addCurveToPoint, point(l + bl.width * near, b), point(l, b - bl.height * near), point(l, b - bl.height))
        add(.addLineToPoint, point(l, t + tl.height))
        add(.addCurveToPoint, point(l, t + tl.height * near), point(l + tl.width * near, t), point(l + tl.width, t))
        add(.closeSubpath)
    }
}

public final class CGMutablePath: CGPath, @unchecked Sendable {
    public override init() { super.init() }
    public func move(to point: CGPoint) { add(.moveToPoint, point) }
    public func addLine(to point: CGPoint) { add(.addLineToPoint, point) }
    public func addQuadCurve(to end: CGPoint, control: CGPoint) { add(.addQuadCurveToPoint, control, end) }
    public func addCurve(to end: CGPoint, control1: CGPoint, control2: CGPoint) {
        add(.addCurveToPoint, control1, control2, end)
    }
    public func closeSubpath() { add(.closeSubpath) }
    public func addRect(_ rect: CGRect) { add(rect: rect) }
    public func addEllipse(in rect: CGRect) { add(rounded: rect, rect.width / 2, rect.height / 2) }
    /// - Parameter radii: from the top left on, clockwise.
    public func standInAdd(rounded rect: CGRect, radii: [CGSize]) { add(rounded: rect, radii: radii) }
}
