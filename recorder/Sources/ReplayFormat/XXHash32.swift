// xxHash32, the published 32-bit hash, over bytes that are all there. O(n), no allocation. Used for the tree's checksum (SPEC F20)
// and for sampling (SPEC U5).

public enum XXHash32 {
    private static let prime1: UInt32 = 2_654_435_761
    private static let prime2: UInt32 = 2_246_822_519
    private static let prime3: UInt32 = 3_266_489_917
    private static let prime4: UInt32 = 668_265_263
    private static let prime5: UInt32 = 374_761_393

    public static func hash(_ bytes: [UInt8], seed: UInt32 = 0) -> UInt32 {
        bytes.withUnsafeBytes { hash($0, seed: seed) }
    }

    public static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt32 = 0) -> UInt32 {
        var offset = 0
        var state = bytes.count >= 16 ? stripes(bytes, seed, &offset) : seed &+ prime5
        state = state &+ UInt32(truncatingIfNeeded: bytes.count)
        while offset + 4 <= bytes.count {
            state = rotate(state &+ word(bytes, offset) &* prime3, 17) &* prime4
            offset += 4
        }
        while offset < bytes.count {
            state = rotate(state &+ UInt32(bytes[offset]) &* prime5, 11) &* prime1
            offset += 1
        }
        return avalanche(state)
    }

    /// Takes all whole stripes of 16 bytes in four lanes.
    private static func stripes(_ bytes: UnsafeRawBufferPointer, _ seed: UInt32, _ offset: inout Int) -> UInt32 {
        var lane1 = seed &+ prime1 &+ prime2
        var lane2 = seed &+ prime2
        var lane3 = seed
        var lane4 = seed &- prime1
        while offset + 16 <= bytes.count {
            lane1 = round(lane1, word(bytes, offset))
            lane2 = round(lane2, word(bytes, offset + 4))
            lane3 = round(lane3, word(bytes, offset + 8))
            lane4 = round(lane4, word(bytes, offset + 12))
            offset += 16
        }
        return rotate(lane1, 1) &+ rotate(lane2, 7) &+ rotate(lane3, 12) &+ rotate(lane4, 18)
    }

    private static func round(_ lane: UInt32, _ word: UInt32) -> UInt32 {
        rotate(lane &+ word &* prime2, 13) &* prime1
    }

    private static func avalanche(_ value: UInt32) -> UInt32 {
        var state = value
        state = (state ^ (state >> 15)) &* prime2
        state = (state ^ (state >> 13)) &* prime3
        return state ^ (state >> 16)
    }

    private static func rotate(_ value: UInt32, _ bits: UInt32) -> UInt32 {
        value << bits | value >> (32 - bits)
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}
