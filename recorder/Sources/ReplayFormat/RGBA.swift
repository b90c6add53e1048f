// A colour (SPEC F25): sRGB, 8 bits a channel, in one word.

/// An sRGB colour. Written `#rrggbb`, or `#rrggbbaa` where it is not opaque.
public struct RGBA: Hashable, Sendable {
    /// 0xRRGGBBAA.
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Channels are 0 … 255.
    public init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
        rawValue = UInt32(red) << 24 | UInt32(green) << 16 | UInt32(blue) << 8 | UInt32(alpha)
    }

    public static let black = RGBA(rawValue: 0x0000_00ff)
    public static let white = RGBA(rawValue: 0xffff_ffff)

    public var red: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 24) }
    public var green: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 16) }
    public var blue: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 8) }
    public var alpha: UInt8 { UInt8(truncatingIfNeeded: rawValue) }
    public var isOpaque: Bool { alpha == 255 }

    /// Reads `#rrggbb` and `#rrggbbaa` in lower case; nil for anything else, an opaque `aa` included.
    public init?(text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 7 || bytes.count == 9, bytes[0] == UInt8(ascii: "#") else { return nil }
        var value: UInt32 = 0
        for byte in bytes.dropFirst() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        rawValue = bytes.count == 7 ? value << 8 | 0xff : value
        if bytes.count == 9 && isOpaque { return nil }
    }
}
