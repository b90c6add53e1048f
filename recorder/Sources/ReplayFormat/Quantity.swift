// Numbers as they are written (SPEC C2, F13): integers in full, all else to a fixed number of decimals, half away from zero.

enum Quantity {
    /// Decimals of lengths, and all numbers but those below.
    static let decimals = 2
    /// Decimals of a transform, and of numbers in unknown fields.
    static let fineDecimals = 6

    /// The number that a reader gets back after this one was written. What the format cannot hold becomes what is nearest: a
    /// recorder must survive whatever a host's layout computed.
    static func rounded(_ value: Double, decimals: Int = Quantity.decimals) -> Double {
        if value == value.rounded(.towardZero) { return clamped(value) }
        guard value.isFinite else { return 0 }
        let scale = decimals == 2 ? 100.0 : 1_000_000.0
        let size = (min(abs(value), Limits.number) * scale + 0.5).rounded(.down) / scale
        return value < 0 && size != 0 ? -size : size
    }

    // Infinity is its own integer part; −0 becomes 0.
    private static func clamped(_ integer: Double) -> Double {
        let limit = Double(Limits.integer)
        if integer > limit { return integer.isFinite ? limit : 0 }
        if integer < -limit { return integer.isFinite ? -limit : 0 }
        return integer + 0
    }
}

extension Point2 {
    var rounded: Point2 { Point2(Quantity.rounded(x), Quantity.rounded(y)) }
}

extension Size2 {
    var rounded: Size2 { Size2(Quantity.rounded(width), Quantity.rounded(height)) }
}

extension Box {
    var rounded: Box {
        Box(Quantity.rounded(x), Quantity.rounded(y), Quantity.rounded(width), Quantity.rounded(height))
    }
}

extension Affine {
    var rounded: Affine {
        let fine = Quantity.fineDecimals
        return Affine(
            Quantity.rounded(a, decimals: fine), Quantity.rounded(b, decimals: fine), Quantity.rounded(c, decimals: fine),
            Quantity.rounded(d, decimals: fine), Quantity.rounded(tx, decimals: fine), Quantity.rounded(ty, decimals: fine))
    }
}

extension Radii {
    var rounded: Radii {
        Radii(
            Quantity.rounded(topLeft), Quantity.rounded(topRight), Quantity.rounded(bottomRight),
            Quantity.rounded(bottomLeft))
    }
}
