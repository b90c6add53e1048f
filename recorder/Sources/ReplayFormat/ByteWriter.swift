// A growing buffer of canonical JSON (SPEC C1 – C3). Knows tokens and scalars; the writers beside it know the fields.

struct ByteWriter {
    private(set) var bytes: [UInt8] = []
    /// Of the node written last, 0 before the first: one that counts on from it is left out (SPEC F23). One writer per entry.
    var lastId: Int32 = 0

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    mutating func raw(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Text that is canonical JSON already.
    mutating func json(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    mutating func bool(_ value: Bool) { if value { raw("true") } else { raw("false") } }

    mutating func integer(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(value.magnitude)
    }

    /// C2: integers in full, all else rounded; no exponent, no trailing zeros, no −0.
    mutating func number(_ value: Double, decimals: Int = Quantity.decimals) {
        let value = Quantity.rounded(value, decimals: decimals)
        if value == value.rounded(.towardZero) { return integer(Int(value)) }
        let scale: UInt = decimals == 2 ? 100 : 1_000_000
        let scaled = UInt(abs(value) * Double(scale) + 0.5)
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(scaled / scale)
        bytes.append(UInt8(ascii: "."))
        var rest = scaled % scale
        var place = scale / 10
        while rest > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest / place))
            rest %= place
            place /= 10
        }
    }

    private mutating func digits(_ value: UInt) {
        var reversed: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &reversed) { buffer in
            var rest = value
            var start = buffer.count
            repeat {
                start -= 1
                buffer[start] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            bytes.append(contentsOf: buffer[start...])
        }
    }

    /// `[a,b,…]`.
    mutating func numbers(_ values: Double..., decimals: Int = Quantity.decimals) {
        for (index, value) in values.enumerated() {
            bytes.append(UInt8(ascii: index == 0 ? "[" : ","))
            number(value, decimals: decimals)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// C3: escapes the quote, the backslash and control characters.
    mutating func string(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { utf8 in
            var start = 0
            for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5c {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
                escape(byte)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22: raw("\\\"")
        case 0x5c: raw("\\\\")
        case 0x08: raw("\\b")
        case 0x0c: raw("\\f")
        case 0x0a: raw("\\n")
        case 0x0d: raw("\\r")
        case 0x09: raw("\\t")
        default:
            raw("\\u00")
            hexByte(byte)
        }
    }

    /// Two lower-case hex digits.
    mutating func hexByte(_ byte: UInt8) {
        for nibble in [byte >> 4, byte & 0xf] {
            bytes.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
        }
    }

    mutating func color(_ color: RGBA) {
        raw("\"#")
        hexByte(color.red)
        hexByte(color.green)
        hexByte(color.blue)
        if !color.isOpaque { hexByte(color.alpha) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// `[…,…]` of anything.
    mutating func list<T>(_ items: [T], _ write: (inout ByteWriter, T) -> Void) {
        bytes.append(UInt8(ascii: "["))
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(&self, item)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// `"name":`, behind a comma unless the object was just opened.
    mutating func key(_ name: StaticString) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        raw(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    /// A key that this code does not spell: it may need escapes.
    mutating func dynamicKey(_ name: String) {
        comma()
        string(name)
        bytes.append(UInt8(ascii: ":"))
    }

    // No value ends in an opening brace, so the last byte tells.
    private mutating func comma() {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    }
}
