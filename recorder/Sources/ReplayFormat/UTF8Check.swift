// Whether bytes are UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. O(n), eight ASCII bytes a step.

enum UTF8Check {
    static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count,
                bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                index += 8
                continue
            }
            guard let length = sequenceLength(bytes, index) else { return false }
            index += length
        }
        return true
    }

    /// The length of the well-formed sequence that starts here.
    private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Int? {
        let lead = bytes[index]
        if lead < 0x80 { return 1 }
        guard let (length, second) = shape(lead), index + length <= bytes.count else { return nil }
        guard second.contains(bytes[index + 1]) else { return nil }
        for offset in 2..<max(2, length) where bytes[index + offset] & 0xc0 != 0x80 { return nil }
        return length
    }

    /// How long a sequence with this first byte is, and what its second byte may be.
    private static func shape(_ lead: UInt8) -> (Int, ClosedRange<UInt8>)? {
        switch lead {
        case 0xc2...0xdf: return (2, 0x80...0xbf)
        case 0xe0: return (3, 0xa0...0xbf)
        case 0xed: return (3, 0x80...0x9f)
        case 0xe1...0xef: return (3, 0x80...0xbf)
        case 0xf0: return (4, 0x90...0xbf)
        case 0xf1...0xf3: return (4, 0x80...0xbf)
        case 0xf4: return (4, 0x80...0x8f)
        default: return nil
        }
    }
}
