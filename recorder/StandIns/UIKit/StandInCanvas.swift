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
        func mixed(_ other: Color, _ f: Double) -> Color {
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
    /// Red, green, blue, alpha of each pixel, rows from the top, not premultiplied.
    var channels: [Double]

    public init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        channels = [Double](repeating: 0, count: width * height * 4)
    }

    // Loops by hand and over raw memory: debug builds draw a hundred pictures, and iterators cost them dearly.
    public mutating func fill(_ shape: Shape, _ paint: Paint) {
        let area = shape.area
        let (left, right) = (max(0, Int(area.minX) - 1), min(width, Int(area.maxX) + 2))
        let (top, bottom) = (max(0, Int(area.minY) - 1), min(height, Int(area.maxY) + 2))
        let (width, height) = (width, height)
        channels.withUnsafeMutableBufferPointer { pixels in
            var y = top
            while y < bottom {
                var x = left
                while x < right {
                    let distance = shape.distance(Double(x) + 0.5, Double(y) + 0.5)
                    if distance < 0.5 {
                        let color = paint.color(x, y, width, height)
                        let alpha = color.alpha * (distance < -0.5 ? 1 : 0.5 - distance)
                        StandInCanvas.blend(color, alpha, pixels.baseAddress! + (y * width + x) * 4)
                    }
                    x += 1
                }
                y += 1
            }
        }
    }

    public mutating func fill(_ shape: Shape, _ hex: UInt32, alpha: Double = 1) {
        fill(shape, .solid(Color(hex, alpha: alpha)))
    }

    static func blend(_ color: Color, _ alpha: Double, _ pixel: UnsafeMutablePointer<Double>) {
        let kept = pixel[3] * (1 - alpha)
        let out = alpha + kept
        if out <= 0 { return }
        pixel[0] = (color.red * alpha + pixel[0] * kept) / out
        pixel[1] = (color.green * alpha + pixel[1] * kept) / out
        pixel[2] = (color.blue * alpha + pixel[2] * kept) / out
        pixel[3] = out
    }

    /// The picture as PNG bytes: 8 bits per channel, each row coded against the one above it.
    public func png() -> Data {
        let (raw, isOpaque) = filteredRows()
        let header = Deflate.bigEndian(UInt32(width)) + Deflate.bigEndian(UInt32(height))
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        bytes += StandInCanvas.chunk("IHDR", header + [8, isOpaque ? 2 : 6, 0, 0, 0])
        bytes += StandInCanvas.chunk("IDAT", Deflate.zlib(raw))
        bytes += StandInCanvas.chunk("IEND", [])
        return Data(bytes)
    }

    /// PNG's rows with filter 2 (up): three bytes per pixel where everything is opaque, else four.
    private func filteredRows() -> (bytes: [UInt8], isOpaque: Bool) {
        let (count, width) = (width * height, width)
        return channels.withUnsafeBufferPointer { pixels in
            var isOpaque = true
            var index = 0
            while index < count {
                if pixels[index * 4 + 3] < 0.999 { isOpaque = false }
                index += 1
            }
            let depth = isOpaque ? 3 : 4
            let stride = width * depth
            var values = [UInt8](repeating: 0, count: count * depth)
            var raw = [UInt8](repeating: 2, count: count * depth + count / width)
            values.withUnsafeMutableBufferPointer { values in
                raw.withUnsafeMutableBufferPointer { raw in
                    var at = 0
                    while at < count * depth {
                        let value = pixels[at / depth * 4 + at % depth]
                        values[at] = UInt8(min(255, max(0, value * 255 + 0.5)))
                        let above = at < stride ? 0 : values[at - stride]
                        raw[at + at / stride + 1] = values[at] &- above
                        at += 1
                    }
                }
            }
            return (raw, isOpaque)
        }
    }

    private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + body
        return Deflate.bigEndian(UInt32(body.count)) + named + Deflate.bigEndian(crc32(named))
    }

    private static let crcTable: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        let table = crcTable
        var crc: UInt32 = 0xFFFF_FFFF
        var index = 0
        while index < bytes.count {
            crc = table[Int((crc ^ UInt32(bytes[index])) & 255)] ^ crc >> 8
            index += 1
        }
        return ~crc
    }
}

extension StandInCanvas.Paint {
    func color(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> StandInCanvas.Color {
        switch self {
        case .solid(let color): return color
        case .vertical(let top, let bottom): return top.mixed(bottom, Double(y) / Double(max(1, height - 1)))
        case .diagonal(let start, let end):
            return start.mixed(end, Double(x + y) / Double(max(1, width + height - 2)))
        }
    }
}
