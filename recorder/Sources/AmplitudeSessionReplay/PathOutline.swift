// What a path amounts to for a format that knows boxes only: the box around it, the radii of the corners if it is such a box,
// and how much of the box it covers. Cost: O(elements), once per path; elements beyond a limit are not looked at.
import CoreGraphics
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

struct PathOutline {
    /// Around the path, without what a stroke adds.
    private(set) var box = CGRect.zero
    /// Of the box's corners, as the path turns around them.
    private(set) var radii = Radii.zero
    /// Whether the path is the box with these radii.
    private(set) var isBox = false
    /// What the path encloses, as a part of the box with its radii, 0 … 1.
    private(set) var filled: CGFloat = 0
    /// Points.
    private(set) var length: CGFloat = 0

    private static let mostElements = 2_000
    private static let steps = 8
    /// A curve's flattening and the corners that the system smoothes stay within it.
    private static let tolerance: CGFloat = 0.04

    /// nil: the path has no extent, or numbers that are none.
    init?(_ path: CGPath) {
        let flat = FlatPath(path, mostElements: PathOutline.mostElements, steps: PathOutline.steps)
        let points = flat.subpaths.flatMap { $0 }
        guard let first = points.first, points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return nil }
        var (left, top, right, bottom) = (first.x, first.y, first.x, first.y)
        for point in points {
            (left, right) = (min(left, point.x), max(right, point.x))
            (top, bottom) = (min(top, point.y), max(bottom, point.y))
        }
        box = CGRect(x: left, y: top, width: right - left, height: bottom - top)
        length = flat.subpaths.reduce(0) { $0 + PathOutline.length(of: $1) }
        guard box.width > 0, box.height > 0 else { return }
        radii = PathOutline.radii(of: box, flat.corners)
        let area = abs(flat.subpaths.reduce(0) { $0 + PathOutline.area(of: $1) })
        let part = area / max(box.width * box.height - CGFloat(radii.cutArea), 0.01)
        isBox = flat.isWhole && abs(part - 1) < PathOutline.tolerance
        // A triangle leaves the edges of its box as a round corner does, but only an ellipse does so at all four.
        if !isBox, radii.hasSharpCorner { radii = .zero }
        filled = isBox ? 1 : min(area / max(box.width * box.height - CGFloat(radii.cutArea), 0.01), 1)
    }

    private static func length(of points: [CGPoint]) -> CGFloat {
        var sum: CGFloat = 0
        for (from, to) in zip(points, points.dropFirst()) { sum += hypot(to.x - from.x, to.y - from.y) }
        return sum
    }

    /// Signed: a hole that runs the other way round is taken off.
    private static func area(of points: [CGPoint]) -> CGFloat {
        guard var from = points.last else { return 0 }
        var twice: CGFloat = 0
        for to in points {
            twice += from.x * to.y - to.x * from.y
            from = to
        }
        return twice / 2
    }

    /// How far from each corner the path leaves its two edges.
    private static func radii(of box: CGRect, _ points: [CGPoint]) -> Radii {
        func radius(_ x: CGFloat, _ y: CGFloat) -> Double {
            let near: CGFloat = 0.25
            let across = points.filter { abs($0.y - y) < near }.map { abs($0.x - x) }.min()
            let down = points.filter { abs($0.x - x) < near }.map { abs($0.y - y) }.min()
            guard let across, let down, min(across, down) > near else { return 0 }
            return Double(min(across, down, box.width / 2, box.height / 2))
        }
        return Radii(
            radius(box.minX, box.minY), radius(box.maxX, box.minY), radius(box.maxX, box.maxY), radius(box.minX, box.maxY))
    }
}

extension Radii {
    fileprivate var hasSharpCorner: Bool { min(topLeft, topRight, bottomRight, bottomLeft) <= 0 }

    /// What rounding takes off a box.
    fileprivate var cutArea: Double {
        let squares = topLeft * topLeft + topRight * topRight + bottomRight * bottomRight + bottomLeft * bottomLeft
        return squares * (1 - Double.pi / 4)
    }
}

/// A path as straight lines.
private struct FlatPath {
    private(set) var subpaths: [[CGPoint]] = []
    /// The ends of its lines and curves, without what curves were flattened into.
    private(set) var corners: [CGPoint] = []
    /// Whether all of it was looked at, and each part of it is closed.
    private(set) var isWhole = true

    init(_ path: CGPath, mostElements: Int, steps: Int) {
        var count = 0
        path.applyWithBlock { pointer in
            count += 1
            guard count <= mostElements else { return }
            add(pointer.pointee, steps)
        }
        if count > mostElements { isWhole = false }
        for points in subpaths where points.count > 1 {
            guard let first = points.first, let last = points.last else { continue }
            if hypot(first.x - last.x, first.y - last.y) > 0.5 { isWhole = false }
        }
    }

    private mutating func add(_ element: CGPathElement, _ steps: Int) {
        let points = element.points
        switch element.type {
        case .moveToPoint:
            subpaths.append([points[0]])
            corners.append(points[0])
        case .addLineToPoint:
            extend([points[0]])
        case .addQuadCurveToPoint:
            guard let start = subpaths.last?.last else { return }
            // The cubic curve that is the same.
            let middle = points[0]
            let end = points[1]
            func handle(_ from: CGPoint) -> CGPoint {
                CGPoint(x: from.x + (middle.x - from.x) * 2 / 3, y: from.y + (middle.y - from.y) * 2 / 3)
            }
            extend(FlatPath.curve(start, handle(start), handle(end), end, steps))
        case .addCurveToPoint:
            guard let start = subpaths.last?.last else { return }
            extend(FlatPath.curve(start, points[0], points[1], points[2], steps))
        case .closeSubpath:
            if let first = subpaths.last?.first { extend([first]) }
        @unknown default: isWhole = false
        }
    }

    private mutating func extend(_ points: [CGPoint]) {
        guard !subpaths.isEmpty, let last = points.last else { return }
        subpaths[subpaths.count - 1] += points
        corners.append(last)
    }

    private static func curve(_ a: CGPoint, _ b: CGPoint, _ c: CGPoint, _ d: CGPoint, _ steps: Int) -> [CGPoint] {
        func blend(_ t: CGFloat, _ a: CGFloat, _ b: CGFloat, _ c: CGFloat, _ d: CGFloat) -> CGFloat {
            let u = 1 - t
            let ends = u * u * u * a + t * t * t * d
            return ends + 3 * u * t * (u * b + t * c)
        }
        return (1...steps).map { step in
            let t = CGFloat(step) / CGFloat(steps)
            return CGPoint(x: blend(t, a.x, b.x, c.x, d.x), y: blend(t, a.y, b.y, c.y, d.y))
        }
    }
}
