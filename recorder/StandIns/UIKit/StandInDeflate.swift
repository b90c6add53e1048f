// A small deflate encoder (RFC 1951, one fixed-Huffman block, greedy LZ77 over a 32 KiB window) in a zlib
// wrapper (RFC 1950): the stand-ins must write real PNGs without any library. O(length × chain).
import Foundation

enum Deflate {
    static func zlib(_ input: [UInt8]) -> [UInt8] {
        var bits = BitWriter()
        bits.write(1, 1)
        bits.write(1, 2)
        compress(input, into: &bits)
        return [0x78, 0x01] + bits.finished() + bigEndian(adler32(input))
    }

    static func bigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func adler32(_ bytes: [UInt8]) -> UInt32 {
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            a = (a + UInt32(byte)) % 65521
            b = (b + a) % 65521
        }
        return b << 16 | a
    }

    private static func compress(_ input: [UInt8], into bits: inout BitWriter) {
        var heads = [Int](repeating: -1, count: 1 << 15)
        var previous = [Int](repeating: -1, count: input.count)
        var position = 0
        func key(_ at: Int) -> Int {
            (Int(input[at]) << 10 ^ Int(input[at + 1]) << 5 ^ Int(input[at + 2])) & 0x7FFF
        }
        func remember(_ at: Int) {
            guard at + 2 < input.count else { return }
            previous[at] = heads[key(at)]
            heads[key(at)] = at
        }
        while position < input.count {
            var best = (length: 0, distance: 0)
            if position + 2 < input.count {
                var (candidate, tries) = (heads[key(position)], 32)
                while candidate >= 0, tries > 0, position - candidate <= 32768 {
                    var length = 0
                    while length < 258, position + length < input.count,
                        input[candidate + length] == input[position + length]
                    { length += 1 }
                    if length > best.length { best = (length, position - candidate) }
                    (candidate, tries) = (previous[candidate], tries - 1)
                }
            }
            if best.length >= 3 {
                bits.writeMatch(length: best.length, distance: best.distance)
                for offset in 0..<best.length { remember(position + offset) }
                position += best.length
            } else {
                bits.writeSymbol(Int(input[position]))
                remember(position)
                position += 1
            }
        }
        bits.writeSymbol(256)
    }
}

private struct BitWriter {
    private var bytes: [UInt8] = []
    private var buffer: UInt32 = 0
    private var count = 0

    private static let lengthBase = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
        227, 258,
    ]
    private static let lengthExtra = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBase = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
        4097, 6145, 8193, 12289, 16385, 24577,
    ]

    mutating func write(_ value: Int, _ width: Int) {
        buffer |= UInt32(value) << count
        count += width
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: buffer))
            buffer >>= 8
            count -= 8
        }
    }

    /// Huffman codes go in with their highest bit first.
    private mutating func writeCode(_ code: Int, _ width: Int) {
        for bit in stride(from: width - 1, through: 0, by: -1) { write(code >> bit & 1, 1) }
    }

    mutating func writeSymbol(_ symbol: Int) {
        switch symbol {
        case 0..<144: writeCode(0x30 + symbol, 8)
        case 144..<256: writeCode(0x190 + symbol - 144, 9)
        case 256..<280: writeCode(symbol - 256, 7)
        default: writeCode(0xC0 + symbol - 280, 8)
        }
    }

    mutating func writeMatch(length: Int, distance: Int) {
        let index = BitWriter.lengthBase.lastIndex { $0 <= length }!
        writeSymbol(257 + index)
        write(length - BitWriter.lengthBase[index], BitWriter.lengthExtra[index])
        let place = BitWriter.distanceBase.lastIndex { $0 <= distance }!
        writeCode(place, 5)
        write(distance - BitWriter.distanceBase[place], place < 2 ? 0 : place / 2 - 1)
    }

    func finished() -> [UInt8] { count > 0 ? bytes + [UInt8(truncatingIfNeeded: buffer)] : bytes }
}
