// The two scalars of JSON that need work: strings with their escapes, and numbers, read as the nearest double.

extension JSONReader {
    /// Stands on the opening quote. nil: the string has a lone surrogate.
    mutating func readString() throws -> String? {
        index += 1
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                defer { index += 1 }
                return String(decoding: bytes[start..<index], as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") { return try readEscaped(from: start) }
            if byte < 0x20 { throw problem("a control character in a string") }
            index += 1
        }
        throw problem("a string without an end")
    }

    /// A string with at least one escape; stands on the first.
    private mutating func readEscaped(from start: Int) throws -> String? {
        var text = Array(bytes[start..<index])
        var isBroken = false
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return isBroken ? nil : String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                if let scalar = try readEscape() { text.append(contentsOf: scalar.utf8) } else { isBroken = true }
                hasLoneSurrogates = hasLoneSurrogates || isBroken
            case 0..<0x20: throw problem("a control character in a string")
            default: text.append(byte)
            }
        }
        throw problem("a string without an end")
    }

    /// Stands behind the backslash. nil: a lone surrogate.
    private mutating func readEscape() throws -> Unicode.Scalar? {
        let byte = peek
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try readUnit()
        default: throw problem("an unknown escape")
        }
    }

    private mutating func readUnit() throws -> Unicode.Scalar? {
        let high = try readHex()
        guard 0xd800...0xdbff ~= high else { return Unicode.Scalar(high) }
        guard peek == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u") else { return nil }
        let before = index
        index += 2
        let low = try readHex()
        guard 0xdc00...0xdfff ~= low else {
            index = before
            return nil
        }
        return Unicode.Scalar(0x10000 + (high - 0xd800) << 10 + (low - 0xdc00))
    }

    private mutating func readHex() throws -> UInt32 {
        guard index + 4 <= bytes.count else { throw problem("an escape without an end") }
        var value: UInt32 = 0
        for _ in 0..<4 {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(bytes[index] - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(bytes[index] - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(bytes[index] - UInt8(ascii: "A") + 10)
            default: throw problem("an escape that is no hexadecimal")
            }
            index += 1
        }
        return value
    }

    mutating func readNumber() throws -> Double {
        let start = index
        if peek == UInt8(ascii: "-") { index += 1 }
        if peek == UInt8(ascii: "0") { index += 1 } else { try skipDigits() }
        var isInteger = true
        if peek == UInt8(ascii: ".") {
            isInteger = false
            index += 1
            try skipDigits()
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            isInteger = false
            index += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
            try skipDigits()
        }
        if isInteger, index - start <= 15 { return smallInteger(from: start) }
        // Swift reads decimals in the C locale and rounds correctly; too large gives infinity, which F13 names.
        return Double(String(decoding: bytes[start..<index], as: UTF8.self)) ?? .infinity
    }

    private mutating func skipDigits() throws {
        let start = index
        while UInt8(ascii: "0")...UInt8(ascii: "9") ~= peek { index += 1 }
        if index == start { throw problem("expected a value") }
    }

    private func smallInteger(from start: Int) -> Double {
        let isNegative = bytes[start] == UInt8(ascii: "-")
        var value = 0
        for byte in bytes[(isNegative ? start + 1 : start)..<index] { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
        return Double(isNegative ? -value : value)
    }
}
