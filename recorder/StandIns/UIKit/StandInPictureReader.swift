// Reads the PNGs that the stand-ins paint back into pixels, and paints them into a canvas in another size. 8 bits a channel, with
// and without alpha, any of PNG's row filters. O(pixels). Any thread.
import CZlib
import Foundation

struct StandInPixels {
    let width: Int
    let height: Int
    /// Red, green, blue, alpha of each pixel, rows from the top, not premultiplied.
    let rgba: [UInt8]

    init?(png: Data) {
        let bytes = [UInt8](png)
        func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        guard bytes.count > 33, bytes[0] == 0x89, bytes[24] == 8, bytes[25] == 2 || bytes[25] == 6 else { return nil }
        (width, height) = (number(16), number(20))
        let depth = bytes[25] == 2 ? 3 : 4
        var (packed, offset): ([UInt8], Int) = ([], 8)
        while offset + 12 <= bytes.count {
            let length = number(offset)
            if Array(bytes[offset + 4..<offset + 8]) == Array("IDAT".utf8) {
                packed += bytes[offset + 8..<offset + 8 + length]
            }
            offset += 12 + length
        }
        var raw = [UInt8](repeating: 0, count: height * (1 + width * depth))
        var size = UInt(raw.count)
        guard uncompress(&raw, &size, packed, UInt(packed.count)) == Z_OK, Int(size) == raw.count else { return nil }
        rgba = StandInPixels.unfiltered(raw, width: width, height: height, depth: depth)
    }

    private static func unfiltered(_ raw: [UInt8], width: Int, height: Int, depth: Int) -> [UInt8] {
        let stride = width * depth
        var (above, row) = ([UInt8](repeating: 0, count: stride), [UInt8](repeating: 0, count: stride))
        var rgba = [UInt8](repeating: 255, count: width * height * 4)
        for y in 0..<height {
            let start = y * (stride + 1)
            for x in 0..<stride {
                let left = x >= depth ? row[x - depth] : 0
                let corner = x >= depth ? above[x - depth] : 0
                row[x] = raw[start + 1 + x] &+ predicted(raw[start], left, above[x], corner)
            }
            for x in 0..<width { for c in 0..<depth { rgba[(y * width + x) * 4 + c] = row[x * depth + c] } }
            above = row
        }
        return rgba
    }

    private static func predicted(_ filter: UInt8, _ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
        switch filter {
        case 1: return left
        case 2: return above
        case 3: return UInt8((Int(left) + Int(above)) / 2)
        case 4:
            let guess = Int(left) + Int(above) - Int(corner)
            let far = [left, above, corner].map { abs(guess - Int($0)) }
            return far[0] <= far[1] && far[0] <= far[2] ? left : far[1] <= far[2] ? above : corner
        default: return 0
        }
    }

    /// The mean of a part of the picture, its sides in parts of width and height; alpha weighs.
    func mean(_ u: Range<Double>, _ v: Range<Double>) -> (color: StandInCanvas.Color, alpha: Double) {
        func pixels(_ part: Range<Double>, _ count: Int) -> Range<Int> {
            let first = min(max(Int(part.lowerBound * Double(count)), 0), count - 1)
            return first..<max(first + 1, min(Int((part.upperBound * Double(count)).rounded(.up)), count))
        }
        var sums = (0.0, 0.0, 0.0, 0.0)
        let (columns, rows) = (pixels(u, width), pixels(v, height))
        for y in rows {
            for x in columns {
                let at = (y * width + x) * 4
                let alpha = Double(rgba[at + 3]) / 255
                sums.0 += Double(rgba[at]) / 255 * alpha
                sums.1 += Double(rgba[at + 1]) / 255 * alpha
                sums.2 += Double(rgba[at + 2]) / 255 * alpha
                sums.3 += alpha
            }
        }
        var color = StandInCanvas.Color(0)
        if sums.3 > 0 { (color.red, color.green, color.blue) = (sums.0 / sums.3, sums.1 / sums.3, sums.2 / sums.3) }
        return (color, sums.3 / Double(rows.count * columns.count))
    }
}
