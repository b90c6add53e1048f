// The fixed metrics table behind every line layout of the stand-ins: advance widths in thousandths of the
// size for ASCII in four weights (those of the Inter typeface, the free face nearest to San Francisco), one
// width for everything else by class. No kerning. Pure, O(1) per character.
import Foundation

enum FontMetrics {
    /// Width of one scalar in points.
    static func advance(of scalar: Unicode.Scalar, font: UIFont) -> CGFloat {
        let descriptor = font.fontDescriptor
        return CGFloat(thousandths(scalar, descriptor)) * descriptor.pointSize / 1000
    }

    private static func thousandths(_ scalar: Unicode.Scalar, _ font: UIFontDescriptor) -> Int {
        let value = scalar.value
        if isZeroWidth(value) { return 0 }
        if font.design == .monospaced { return value < 0x2E80 ? 618 : 1236 }
        if font.tabularDigits, (48...57).contains(value) { return 640 }
        let table = widths(for: font.weight)
        if (32...126).contains(value) { return table[Int(value) - 32] }
        if let base = latinBase(scalar) { return table[Int(base) - 32] }
        return punctuation[value] ?? (value >= 0x2E80 ? 1000 : 600)
    }

    private static func isZeroWidth(_ value: UInt32) -> Bool {
        value < 32 || (0x300...0x36F).contains(value) || (0x200B...0x200D).contains(value)
            || (0xFE00...0xFE0F).contains(value)
    }

    /// `é` is as wide as `e`: the ASCII letter under a Latin letter with marks.
    private static func latinBase(_ scalar: Unicode.Scalar) -> UInt32? {
        guard (0xC0...0x17F).contains(scalar.value) else { return nil }
        let first = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first!.value
        return (32...126).contains(first) ? first : nil
    }

    private static let punctuation: [UInt32: Int] = [
        0xA0: 281, 0xA3: 611, 0xB0: 456, 0xB7: 288, 0xBD: 847, 0xD7: 662, 0xDF: 600, 0x2013: 500, 0x2014: 1000,
        0x2018: 261, 0x2019: 261, 0x201C: 440, 0x201D: 440, 0x2022: 563, 0x2026: 864, 0x20AC: 667, 0x2192: 656,
        0x2713: 656, 0x25CF: 700, 0x2605: 800,
    ]

    private static func widths(for weight: UIFont.Weight) -> [Int] {
        switch weight.rawValue {
        case ..<0.1: regular
        case ..<0.27: medium
        case ..<0.35: semibold
        default: bold
        }
    }

    // Index 0 is the space.
    private static let regular = [
        281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407,
        610, 618, 646, 593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730,
        722, 601, 590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744,
        690, 985, 682, 679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612, 583, 370, 613,
        591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562,
        552, 426, 333, 426, 662,
    ]
    private static let medium = [
        267, 304, 494, 639, 646, 993, 653, 313, 369, 369, 521, 667, 303, 462, 303, 370, 646, 415,
        616, 627, 656, 603, 630, 571, 629, 630, 303, 315, 667, 667, 667, 527, 982, 709, 657, 733,
        722, 603, 589, 748, 745, 272, 575, 688, 565, 913, 756, 767, 642, 769, 648, 646, 653, 740,
        709, 1003, 701, 696, 641, 369, 370, 369, 477, 463, 337, 568, 618, 577, 618, 587, 379, 620,
        602, 252, 252, 559, 252, 888, 602, 604, 618, 618, 387, 539, 340, 602, 575, 829, 557, 575,
        559, 440, 346, 440, 667,
    ]
    private static let semibold = [
        252, 321, 523, 644, 650, 1004, 663, 326, 373, 373, 540, 673, 319, 465, 319, 379, 660, 423,
        623, 636, 666, 612, 640, 576, 640, 640, 319, 329, 673, 673, 673, 543, 999, 728, 659, 737,
        722, 605, 588, 749, 746, 277, 580, 703, 565, 922, 759, 769, 645, 773, 652, 650, 660, 736,
        728, 1020, 720, 713, 652, 373, 379, 373, 481, 469, 351, 574, 624, 583, 624, 591, 389, 625,
        612, 262, 262, 569, 262, 900, 612, 609, 624, 624, 397, 549, 353, 612, 587, 839, 569, 588,
        566, 455, 359, 455, 673,
    ]
    private static let bold = [
        237, 338, 552, 649, 655, 1016, 672, 339, 377, 377, 559, 679, 334, 468, 334, 388, 674, 431,
        630, 646, 676, 622, 649, 582, 651, 649, 334, 343, 679, 679, 679, 560, 1016, 747, 662, 740,
        722, 607, 587, 750, 747, 281, 584, 719, 565, 932, 762, 771, 648, 777, 657, 655, 667, 732,
        747, 1038, 738, 731, 664, 377, 388, 377, 487, 476, 365, 581, 630, 588, 630, 596, 398, 632,
        623, 271, 271, 580, 271, 913, 623, 613, 630, 630, 407, 560, 366, 623, 600, 850, 580, 602,
        573, 469, 372, 469, 679,
    ]
}
