// The geometry of the canvas's shapes: signed distances and boxes, in pixels. Only + − × ÷ and square roots.
import Foundation

extension StandInCanvas.Shape {
    /// Pixels from the shape's edge, negative inside.
    func distance(_ x: Double, _ y: Double) -> Double {
        switch self {
        case .all: return -1e6
        case .circle(let cx, let cy, let r): return length(x - cx, y - cy) - r
        case .ellipse(let cx, let cy, let rx, let ry):
            let scaled = length((x - cx) / rx, (y - cy) / ry)
            let slope = length((x - cx) / (rx * rx), (y - cy) / (ry * ry))
            return slope > 0 ? scaled * (scaled - 1) / slope : -min(rx, ry)
        case .box(let bx, let by, let w, let h, let r):
            let dx = abs(x - bx - w / 2) - w / 2 + r
            let dy = abs(y - by - h / 2) - h / 2 + r
            return length(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - r
        case .line(let points, let width):
            var nearest = Double.greatestFiniteMagnitude
            var index = 1
            while index < points.count {
                nearest = min(nearest, toSegment(x, y, points[index - 1], points[index]))
                index += 1
            }
            return nearest - width / 2
        case .polygon(let points): return toPolygon(x, y, points)
        case .minus(let a, let b): return max(a.distance(x, y), -b.distance(x, y))
        case .both(let a, let b): return max(a.distance(x, y), b.distance(x, y))
        case .either(let a, let b): return min(a.distance(x, y), b.distance(x, y))
        case .outline(let shape, let width): return abs(shape.distance(x, y)) - width / 2
        }
    }

    private func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }

    private func toSegment(_ x: Double, _ y: Double, _ a: (Double, Double), _ b: (Double, Double)) -> Double {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1)
        let squared = dx * dx + dy * dy
        let part = squared > 0 ? min(1, max(0, ((x - a.0) * dx + (y - a.1) * dy) / squared)) : 0
        return length(x - a.0 - dx * part, y - a.1 - dy * part)
    }

    private func toPolygon(_ x: Double, _ y: Double, _ points: [(Double, Double)]) -> Double {
        var isInside = false
        var nearest = Double.greatestFiniteMagnitude
        var last = points[points.count - 1]
        var index = 0
        while index < points.count {
            let point = points[index]
            index += 1
            nearest = min(nearest, toSegment(x, y, last, point))
            if (point.1 > y) != (last.1 > y), x < (last.0 - point.0) * (y - point.1) / (last.1 - point.1) + point.0 {
                isInside.toggle()
            }
            last = point
        }
        return isInside ? -nearest : nearest
    }

    /// A box around the shape, in pixels; never smaller than it.
    var area: (minX: Double, minY: Double, maxX: Double, maxY: Double) {
        switch self {
        case .all: return (-1, -1, 1e6, 1e6)
        case .circle(let x, let y, let r): return (x - r, y - r, x + r, y + r)
        case .ellipse(let x, let y, let rx, let ry): return (x - rx, y - ry, x + rx, y + ry)
        case .box(let x, let y, let w, let h, _): return (x, y, x + w, y + h)
        case .line(let points, let width): return around(points, width / 2)
        case .polygon(let points): return around(points, 0)
        case .minus(let a, _): return a.area
        case .both(let a, let b):
            let (p, q) = (a.area, b.area)
            return (max(p.minX, q.minX), max(p.minY, q.minY), min(p.maxX, q.maxX), min(p.maxY, q.maxY))
        case .either(let a, let b):
            let (p, q) = (a.area, b.area)
            return (min(p.minX, q.minX), min(p.minY, q.minY), max(p.maxX, q.maxX), max(p.maxY, q.maxY))
        case .outline(let shape, let width):
            let box = shape.area
            let half = width / 2
            return (box.minX - half, box.minY - half, box.maxX + half, box.maxY + half)
        }
    }

    private func around(
        _ points: [(Double, Double)], _ margin: Double
    ) -> (minX: Double, minY: Double, maxX: Double, maxY: Double) {
        let (xs, ys) = (points.map(\.0), points.map(\.1))
        return (xs.min()! - margin, ys.min()! - margin, xs.max()! + margin, ys.max()! + margin)
    }
}
