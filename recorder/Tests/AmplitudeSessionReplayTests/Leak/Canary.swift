// Texts and pictures that stand nowhere else, and what finds them in bytes: plain, UTF-16 of both kinds, base64 at any
// offset, inflated; whole or in part.
import Foundation
import ReplayCore
import ReplayFormat
import UIKit

/// One text and one picture, each like no other.
struct Canary {
    let text: String
    let image: UIImage
    /// What names the picture in a recording.
    let imageName: String
    fileprivate let number: Int
}

/// Makes canaries and remembers them. The same ones for the same seed.
@MainActor final class CanaryFarm {
    private var random: UInt64
    private(set) var finder = CanaryFinder()
    private var next = 0

    init(seed: UInt64) { random = seed }

    func make() -> Canary {
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        let text = String((0..<12).map { _ in letters[Int(draw() % 36)] })
        var canvas = StandInCanvas(width: 4, height: 4)
        for pixel in 0..<16 {
            canvas.fill(.box(x: Double(pixel % 4), y: Double(pixel / 4), w: 1, h: 1, r: 0), UInt32(draw() & 0xff_ffff))
        }
        let png = canvas.png()
        let canary = Canary(text: text, image: UIImage(data: png)!, imageName: PictureName.of(png), number: next)
        next += 1
        finder.add(text: Array(text.utf8), canary.number)
        finder.add(image: [UInt8](png), named: Array(canary.imageName.utf8), canary.number)
        return canary
    }

    /// SplitMix64.
    private func draw() -> UInt64 {
        random &+= 0x9e37_79b9_7f4a_7c15
        var value = random
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}

/// What was found of canaries.
struct Found {
    fileprivate var texts: Set<Int> = []
    /// Of each picture, the pieces that were found: four of its name, one of its pixels.
    fileprivate var images: [Int: UInt8] = [:]

    func hasText(of canary: Canary) -> Bool { texts.contains(canary.number) }

    /// Eight hex digits are too few to tell one name from another among thousands; two such pieces are enough.
    func hasImage(of canary: Canary) -> Bool {
        let pieces = images[canary.number, default: 0]
        return pieces & Found.pixels != 0 || pieces.nonzeroBitCount >= 2
    }

    mutating func formUnion(_ other: Found) {
        texts.formUnion(other.texts)
        images.merge(other.images) { $0 | $1 }
    }

    fileprivate static let pixels: UInt8 = 1 << 7
}

/// Looks for any eight bytes of a canary at once: one look-up per byte that is searched.
struct CanaryFinder {
    private static let width = 8
    private var texts: [UInt64: Int] = [:]
    private var images: [UInt64: (number: Int, piece: UInt8)] = [:]

    fileprivate mutating func add(text: [UInt8], _ number: Int) {
        for start in 0...text.count - CanaryFinder.width { texts[CanaryFinder.window(text, start)] = number }
    }

    /// A picture by its name, and by bytes from the middle of its pixels, which noise makes its own.
    fileprivate mutating func add(image: [UInt8], named name: [UInt8], _ number: Int) {
        for piece in 0..<name.count / CanaryFinder.width {
            images[CanaryFinder.window(name, piece * CanaryFinder.width)] = (number, 1 << UInt8(piece))
        }
        let middle = (image.count - CanaryFinder.width) / 2 + 8
        images[CanaryFinder.window(image, middle)] = (number, Found.pixels)
    }

    private static func window(_ bytes: [UInt8], _ start: Int) -> UInt64 {
        (0..<width).reduce(0) { $0 << 8 | UInt64(bytes[start + $1]) }
    }

    /// In these bytes, in what they inflate to, and in what base64 in them stands for.
    func find(in bytes: [UInt8]) -> Found {
        var found = Found()
        search(bytes, &found)
        if bytes.starts(with: [0x1f, 0x8b]), case .success(let inflated) = Gzip.decompress(bytes) {
            search(inflated, &found)
            for decoded in CanaryFinder.base64(in: inflated) { search(decoded, &found) }
        } else {
            for decoded in CanaryFinder.base64(in: bytes) { search(decoded, &found) }
        }
        return found
    }

    // By hand over raw memory: debug builds search megabytes.
    private func search(_ bytes: [UInt8], _ found: inout Found) {
        bytes.withUnsafeBufferPointer { buffer in
            var (exact, folded, wide): (UInt64, UInt64, (UInt64, UInt64)) = (0, 0, (0, 0))
            var (run, wideRun, lastHigh) = (0, (0, 0), -CanaryFinder.width)
            var index = 0
            while index < buffer.count {
                let byte = buffer[index]
                let lower = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
                let isWord = lower >= 0x61 && lower <= 0x7a || lower >= 0x30 && lower <= 0x39
                exact = exact << 8 | UInt64(byte)
                folded = folded << 8 | UInt64(lower)
                run = isWord ? run + 1 : 0
                if byte >= 0x80 { lastHigh = index }
                if run >= CanaryFinder.width { look(folded, &found) }
                if index - lastHigh < CanaryFinder.width { look(exact, &found) }
                // UTF-16 of ASCII is every other byte, whichever of the two orders it is.
                swap(&wide.0, &wide.1)
                swap(&wideRun.0, &wideRun.1)
                wide.0 = wide.0 << 8 | UInt64(lower)
                wideRun.0 = isWord ? wideRun.0 + 1 : 0
                if wideRun.0 >= CanaryFinder.width, buffer[index - 1] == 0 { look(wide.0, &found) }
                index += 1
            }
        }
    }

    private func look(_ window: UInt64, _ found: inout Found) {
        if let text = texts[window] { found.texts.insert(text) }
        if let image = images[window] { found.images[image.number, default: 0] |= image.piece }
    }

    /// What stretches of base64 letters stand for, from each of the four places that a group may begin at.
    private static func base64(in bytes: [UInt8]) -> [[UInt8]] {
        bytes.split { !isBase64($0) }.filter { $0.count >= 12 }.flatMap { stretch in
            (0..<4).compactMap { skip -> [UInt8]? in
                let letters = Array(stretch.dropFirst(skip).prefix { $0 != 0x3d })
                let whole = letters.prefix(letters.count / 4 * 4).map { $0 == 0x2d ? 0x2b : $0 == 0x5f ? 0x2f : $0 }
                return Data(base64Encoded: Data(whole)).map { [UInt8]($0) }
            }
        }
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2b, 0x2f, 0x2d, 0x5f, 0x3d: return true
        default: return false
        }
    }
}
