// Paints anti-aliased shapes into pixels and writes them as a PNG: where the demo's pictures and the
// system's symbols come from. Shapes are signed distances, coverage is half a pixel around zero.
// Coordinates are pixels. Deterministic: only +, −, ×, ÷ and square roots. O(pixels) per shape.
import Foundation

public struct StandInCanvas {
    public struct Color {
        public var red, green, blue, alpha: Double
        public init(_ hex: UInt32, alpha: Double = 1) {
            red = Double(hex >> 16 & 255) / 255
            green = Double(hex >> 8 & 255) / 255
            blue = Double(hex & 255) / 255
            self.alpha = alpha
        }
        fileprivate func mixed(_ other: Color, _ f: Double) -> Color {
            var c = self
            c.red += (other.red - red) * f
            c.green += (other.green - green) * f
            c.blue += (other.blue - blue) * f
            c.alpha += (other.alpha - alpha) * f
            return c
        }
    }

    public enum Paint {
        case solid(Color)
        /// From top to bottom of the canvas; at the corner for `diagonal`.
        case vertical(Color, Color)
        case diagonal(Color, Color)
    }

    public indirect enum Shape {
        case all
        case circle(x: Double, y: Double, r: Double)
        case ellipse(x: Double, y: Double, rx: Double, ry: Double)
        case box(x: Double, y: Double, w: Double, h: Double, r: Double)
        case line([(Double, Double)], width: Double)
        case polygon([(Double, Double)])
        case minus(Shape, Shape)
        case both(Shape, Shape)
        case either(Shape, Shape)
        /// The outline of a shape, `width` wide, centred on its edge.
        case outline(Shape, width: Double)
    }

    public let width: Int
    public let height: Int
    private var pixels: [Color]

    public init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        pixels = [Color](repeating: Color(0, alpha: 0), count: width * height)
    }

    public mutating func fill(_ shape: Shape, _ paint: Paint) {
        for y in 0..<height {
            for x in 0..<width {
                let coverage = min(1, max(0, 0.5 - shape.distance(Double(x) + 0.5, Double(y) + 0.5)))
                guard coverage > 0 else { continue }
                blend(color(of: paint, x, y), coverage, at: y * width + x)
            }
        }
    }

    public mutating func fill(_ shape: Shape, _ hex: UInt32, alpha: Double = 1) {
        fill(shape, .solid(Color(hex, alpha: alpha)))
    }

    private func color(of paint: Paint, _ x: Int, _ y: Int) -> Color {
        switch paint {
        case .solid(let color): return color
        case .vertical(let top, let bottom): return top.mixed(bottom, Double(y) / Double(max(1, height - 1)))
        case .diagonal(let start, let end):
            return start.mixed(end, Double(x + y) / Double(max(1, width + height - 2)))
        }
    }

    private mutating func blend(_ color: Color, _ coverage: Double, at index: Int) {
        let under = pixels[index]
        let alpha = color.alpha * coverage
        let out = alpha + under.alpha * (1 - alpha)
        guard out > 0 else { return }
        func mix(_ a: Double, _ b: Double) -> Double { (a * alpha + b * under.alpha * (1 - alpha)) / out }
        pixels[index].red = mix(color.red, under.red)
        pixels[index].green = mix(color.green, under.green)
        pixels[index].blue = mix(color.blue, under.blue)
        pixels[index].alpha = out
    }

    /// The picture as PNG bytes: 8 bits per channel, each row coded against the one above it.
    public func png() -> Data {
        let isOpaque = pixels.allSatisfy { $0.alpha > 0.999 }
        let channels = isOpaque ? 3 : 4
        var raw: [UInt8] = []
        var above = [UInt8](repeating: 0, count: width * channels)
        for y in 0..<height {
            var row: [UInt8] = []
            for color in pixels[y * width..<(y + 1) * width] {
                let parts = [color.red, color.green, color.blue, color.alpha].prefix(channels)
                row += parts.map { UInt8(min(255, max(0, ($0 * 255).rounded()))) }
            }
            raw.append(2)
            raw += zip(row, above).map { $0 &- $1 }
            above = row
        }
        let header = Deflate.bigEndian(UInt32(width)) + Deflate.bigEndian(UInt32(height))
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        bytes += StandInCanvas.chunk("IHDR", header + [8, isOpaque ? 2 : 6, 0, 0, 0])
        bytes += StandInCanvas.chunk("IDAT", Deflate.zlib(raw))
        bytes += StandInCanvas.chunk("IEND", [])
        return Data(bytes)
    }

    private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + body
        return Deflate.bigEndian(UInt32(body.count)) + named + Deflate.bigEndian(crc32(named))
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}

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
            return zip(points, points.dropFirst()).map { toSegment(x, y, $0, $1) }.min()! - width / 2
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
        for point in points {
            nearest = min(nearest, toSegment(x, y, last, point))
            if (point.1 > y) != (last.1 > y), x < (last.0 - point.0) * (y - point.1) / (last.1 - point.1) + point.0 {
                isInside.toggle()
            }
            last = point
        }
        return isInside ? -nearest : nearest
    }
}
