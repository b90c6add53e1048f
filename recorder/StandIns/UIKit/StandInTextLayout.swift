// Breaks an attributed string into lines from the fixed metrics table: the one engine behind UILabel's sizes
// and TextKit's line fragments, so that both always agree. Offsets are UTF-16 units; one unit is one glyph.
// Word wrap is greedy, after spaces and hyphens; trailing spaces hang. O(length).
import Foundation

/// One laid-out line. `range` covers what the line consumes, `shown` what is drawn of it.
public struct StandInLine: Equatable {
    public var range: NSRange
    public var shown: NSRange
    /// Width of what is drawn, the ellipsis included, hanging spaces excluded.
    public var width: CGFloat
    public var top: CGFloat
    public var height: CGFloat
    /// From the top of the text to this line's baseline.
    public var baseline: CGFloat
    public var left: CGFloat
    public var isTruncated: Bool
}

public struct StandInTextLayout {
    public let lines: [StandInLine]

    /// The box around all lines, spacing after the last line excluded.
    public var size: CGSize {
        CGSize(width: lines.map(\.width).max() ?? 0, height: lines.last.map { $0.top + $0.height } ?? 0)
    }

    /// - Parameters:
    ///   - width: points to wrap at.
    ///   - maxLines: 0 stands for no limit.
    ///   - lineBreakMode: what happens at the last allowed line.
    public init(
        _ text: NSAttributedString, width: CGFloat, maxLines: Int = 0,
        lineBreakMode: NSLineBreakMode = .byWordWrapping
    ) {
        let glyphs = Glyphs(text)
        var breaker = LineBreaker(
            glyphs: glyphs, width: width, maxLines: maxLines, mode: lineBreakMode)
        lines = breaker.run()
    }
}

/// Advance widths and vertical metrics per UTF-16 unit; the second unit of a pair is 0 wide.
struct Glyphs {
    var advances: [CGFloat] = []
    var units: [UInt16] = []
    var fonts: [UIFont] = []
    var paragraphs: [ParagraphValues] = []

    static let defaultFont = UIFont.systemFont(ofSize: 12)

    init(_ text: NSAttributedString) {
        var location = 0
        let string = text.string
        var attributes: [NSAttributedString.Key: Any] = [:]
        var effective = NSRange(location: 0, length: 0)
        for scalar in string.unicodeScalars {
            if location >= effective.location + effective.length, location < text.length {
                attributes = text.attributes(at: location, effectiveRange: &effective)
            }
            let font = attributes[.font] as? UIFont ?? Glyphs.defaultFont
            let kern = (attributes[.kern] as? NSNumber).map { CGFloat($0.doubleValue) } ?? 0
            let style = (attributes[.paragraphStyle] as? NSParagraphStyle)?.values ?? ParagraphValues()
            let advance = FontMetrics.advance(of: scalar, font: font)
            for (index, unit) in String(scalar).utf16.enumerated() {
                units.append(unit)
                advances.append(index == 0 ? (advance > 0 ? advance + kern : 0) : 0)
                fonts.append(font)
                paragraphs.append(style)
                location += 1
            }
        }
    }

    func isSpace(_ index: Int) -> Bool { units[index] == 32 || units[index] == 9 }
    func isNewline(_ index: Int) -> Bool { units[index] == 10 || units[index] == 0x2028 || units[index] == 13 }
    func allowsBreak(after index: Int) -> Bool {
        isSpace(index) || units[index] == 0x2D || units[index] == 0x2013 || units[index] >= 0x2E80
    }
}

private struct LineBreaker {
    let glyphs: Glyphs
    let width: CGFloat
    let maxLines: Int
    let mode: NSLineBreakMode
    private var lines: [StandInLine] = []
    private var top: CGFloat = 0

    init(glyphs: Glyphs, width: CGFloat, maxLines: Int, mode: NSLineBreakMode) {
        (self.glyphs, self.width, self.maxLines, self.mode) = (glyphs, width, maxLines, mode)
    }

    mutating func run() -> [StandInLine] {
        let count = glyphs.units.count
        var start = 0
        while start < count {
            let isLast = maxLines > 0 && lines.count == maxLines - 1
            let end = lineEnd(from: start)
            if isLast, end < count || overflows(start, end) {
                appendLast(from: start, brokenAt: end)
                return lines
            }
            append(range: start..<end, shown: start..<end, extra: 0, truncated: false)
            start = end
        }
        return lines
    }

    /// Past the last unit that belongs on the line that begins at `start`.
    private func lineEnd(from start: Int) -> Int {
        let isUnbroken = mode != .byWordWrapping && mode != .byCharWrapping && maxLines == 1
        var used: CGFloat = 0
        var afterBreak: Int?
        for index in start..<glyphs.units.count {
            if glyphs.isNewline(index) { return index + 1 }
            used += glyphs.advances[index]
            // A hair of tolerance: widths that were measured and rounded must fit again.
            if used > width + 0.01, !glyphs.isSpace(index), index > start, !isUnbroken {
                return mode == .byCharWrapping ? index : afterBreak ?? index
            }
            if glyphs.allowsBreak(after: index) { afterBreak = index + 1 }
        }
        return glyphs.units.count
    }

    private func overflows(_ start: Int, _ end: Int) -> Bool {
        shownWidth(start..<end) > width + 0.01
    }

    /// The last allowed line when more text remains: cut, clipped or truncated.
    private mutating func appendLast(from start: Int, brokenAt end: Int) {
        let all = start..<glyphs.units.count
        switch mode {
        case .byWordWrapping, .byCharWrapping:
            append(range: start..<end, shown: start..<end, extra: 0, truncated: false)
        case .byClipping:
            append(range: all, shown: all, extra: 0, truncated: false)
        default:
            // Head and middle truncation cut at the tail here: the demo has neither.
            let ellipsis = FontMetrics.advance(of: "\u{2026}", font: glyphs.fonts[start])
            var used: CGFloat = 0
            var cut = start
            while cut < all.upperBound, !glyphs.isNewline(cut), used + glyphs.advances[cut] + ellipsis <= width {
                used += glyphs.advances[cut]
                cut += 1
            }
            while cut > start, glyphs.isSpace(cut - 1) { cut -= 1 }
            append(range: all, shown: start..<cut, extra: ellipsis, truncated: true)
        }
    }

    private func shownWidth(_ range: Range<Int>) -> CGFloat {
        var end = range.upperBound
        while end > range.lowerBound, glyphs.isSpace(end - 1) || glyphs.isNewline(end - 1) { end -= 1 }
        return glyphs.advances[range.lowerBound..<end].reduce(0, +)
    }

    private mutating func append(range: Range<Int>, shown: Range<Int>, extra: CGFloat, truncated: Bool) {
        let fonts = glyphs.fonts[range]
        let ascent = fonts.map(\.ascender).max() ?? Glyphs.defaultFont.ascender
        let descent = fonts.map { -$0.descender }.max() ?? -Glyphs.defaultFont.descender
        let style = glyphs.paragraphs[range.lowerBound]
        var height = ascent + descent
        if style.lineHeightMultiple > 0 { height *= style.lineHeightMultiple }
        if style.minimumLineHeight > 0 { height = max(height, style.minimumLineHeight) }
        if style.maximumLineHeight > 0 { height = min(height, style.maximumLineHeight) }
        let lineWidth = shownWidth(shown) + extra
        let endsParagraph = range.upperBound > range.lowerBound && glyphs.isNewline(range.upperBound - 1)
        lines.append(
            StandInLine(
                range: NSRange(location: range.lowerBound, length: range.count),
                shown: NSRange(location: shown.lowerBound, length: shown.count),
                width: lineWidth, top: top, height: height, baseline: top + height - descent,
                left: left(of: lineWidth, style.alignment), isTruncated: truncated))
        top += height + style.lineSpacing + (endsParagraph ? style.paragraphSpacing : 0)
    }

    private func left(of lineWidth: CGFloat, _ alignment: NSTextAlignment) -> CGFloat {
        guard width < 1e6 else { return 0 }
        switch alignment {
        case .center: return (width - lineWidth) / 2
        case .right: return width - lineWidth
        default: return 0
        }
    }
}
