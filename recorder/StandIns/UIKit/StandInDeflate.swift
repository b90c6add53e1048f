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
        var index = 0
        while index < bytes.count {
            // 5552 sums of bytes stay below 2^32 (RFC 1950).
            let end = min(bytes.count, index + 5552)
            while index < end {
                a &+= UInt32(bytes[index])
                b &+= a
                index += 1
            }
            (a, b) = (a % 65521, b % 65521)
        }
        return b << 16 | a
    }

    private static func compress(_ bytes: [UInt8], into bits: inout BitWriter) {
        var heads = [Int32](repeating: -1, count: 1 << 15)
        var previous = [Int32](repeating: -1, count: bytes.count)
        bytes.withUnsafeBufferPointer { input in
            heads.withUnsafeMutableBufferPointer { heads in
                previous.withUnsafeMutableBufferPointer { previous in
                    var finder = MatchFinder(input: input, heads: heads, previous: previous)
                    var position = 0
                    while position < input.count {
                        let match = finder.longest(at: position)
                        if match.length >= 3 {
                            bits.writeMatch(length: match.length, distance: match.distance)
                        } else {
                            bits.writeSymbol(Int(input[position]))
                        }
                        let end = position + (match.length >= 3 ? match.length : 1)
                        // Long runs are all alike inside: their last places stand for them.
                        if match.length > 32 { position = end - 3 }
                        while position < end {
                            finder.remember(position)
                            position += 1
                        }
                    }
                }
            }
        }
        bits.writeSymbol(256)
    }
}

/// Finds earlier occurrences by a hash of three bytes and a chain of places; at most 24 tries.
private struct MatchFinder {
    let input: UnsafeBufferPointer<UInt8>
    let heads: UnsafeMutableBufferPointer<Int32>
    let previous: UnsafeMutableBufferPointer<Int32>

    private func key(_ at: Int) -> Int {
        (Int(input[at]) << 10 ^ Int(input[at + 1]) << 5 ^ Int(input[at + 2])) & 0x7FFF
    }

    mutating func remember(_ at: Int) {
        if at + 2 >= input.count { return }
        let slot = key(at)
        previous[at] = heads[slot]
        heads[slot] = Int32(at)
    }

    func longest(at position: Int) -> (length: Int, distance: Int) {
        var best = (length: 0, distance: 0)
        if position + 2 >= input.count { return best }
        let limit = min(258, input.count - position)
        var (candidate, tries) = (Int(heads[key(position)]), 24)
        while candidate >= 0, tries > 0, position - candidate <= 32768 {
            var length = 0
            while length < limit, input[candidate + length] == input[position + length] { length += 1 }
            if length > best.length { best = (length, position - candidate) }
            if length == limit { break }
            (candidate, tries) = (Int(previous[candidate]), tries - 1)
        }
        return best
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
