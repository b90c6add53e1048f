// Linux stand-in for UIKit: TextKit 1. A layout manager lays its storage out into its first container, from
// the fixed metrics table; one glyph is one UTF-16 unit. Layout is made anew at each question that follows a
// change: O(length). Any one thread at a time.
import Foundation

open class NSTextStorage: NSMutableAttributedString {
    public private(set) var layoutManagers: [NSLayoutManager] = []

    open func addLayoutManager(_ aLayoutManager: NSLayoutManager) {
        layoutManagers.append(aLayoutManager)
        aLayoutManager.textStorage = self
        aLayoutManager.forget()
    }

    open func removeLayoutManager(_ aLayoutManager: NSLayoutManager) {
        layoutManagers.removeAll { $0 === aLayoutManager }
        aLayoutManager.textStorage = nil
    }

    open override func replaceCharacters(in range: NSRange, with str: String) {
        super.replaceCharacters(in: range, with: str)
        for manager in layoutManagers { manager.forget() }
    }

    open override func setAttributes(_ attrs: [NSAttributedString.Key: Any]?, range: NSRange) {
        super.setAttributes(attrs, range: range)
        for manager in layoutManagers { manager.forget() }
    }
}

open class NSTextContainer: NSObject {
    open internal(set) weak var layoutManager: NSLayoutManager?
    open var size: CGSize { didSet { layoutManager?.forget() } }
    /// Points of padding at each end of a line; 5 by default, as in TextKit.
    open var lineFragmentPadding: CGFloat = 5 { didSet { layoutManager?.forget() } }
    open var maximumNumberOfLines = 0 { didSet { layoutManager?.forget() } }
    open var lineBreakMode: NSLineBreakMode = .byWordWrapping { didSet { layoutManager?.forget() } }
    open var widthTracksTextView = false

    public init(size: CGSize) {
        self.size = size
        super.init()
    }

    var lineWidth: CGFloat {
        size.width > 0 ? max(0, size.width - 2 * lineFragmentPadding) : .greatestFiniteMagnitude
    }
}

open class NSLayoutManager: NSObject {
    open weak var textStorage: NSTextStorage?
    public private(set) var textContainers: [NSTextContainer] = []
    open var usesFontLeading = true
    private var cached: [StandInLine]?

    public override init() { super.init() }

    open func addTextContainer(_ container: NSTextContainer) {
        textContainers.append(container)
        container.layoutManager = self
        forget()
    }

    open func ensureLayout(for container: NSTextContainer) { _ = lines }
    open func invalidateLayout(
        forCharacterRange charRange: NSRange, actualCharacterRange: NSRangePointer?
    ) { forget() }

    func forget() { cached = nil }

    open var numberOfGlyphs: Int { textStorage?.length ?? 0 }

    open func glyphRange(for container: NSTextContainer) -> NSRange {
        guard let last = lines.last, container === textContainers.first else {
            return NSRange(location: 0, length: 0)
        }
        return NSRange(location: 0, length: last.range.location + last.range.length)
    }

    open func characterRange(
        forGlyphRange glyphRange: NSRange, actualGlyphRange: NSRangePointer?
    ) -> NSRange {
        actualGlyphRange?.pointee = glyphRange
        return glyphRange
    }

    open func glyphRange(
        forCharacterRange charRange: NSRange, actualCharacterRange: NSRangePointer?
    ) -> NSRange {
        actualCharacterRange?.pointee = charRange
        return charRange
    }

    open func characterIndexForGlyph(at glyphIndex: Int) -> Int { glyphIndex }
    open func glyphIndexForCharacter(at charIndex: Int) -> Int { charIndex }

    /// The box of the text in the container, padding included at the sides.
    open func usedRect(for container: NSTextContainer) -> CGRect {
        lines.map(usedRect).reduce(CGRect.null) { $0.isNull ? $1 : $0.union($1) }.orZero
    }

    open func enumerateLineFragments(
        forGlyphRange glyphRange: NSRange,
        using block: (CGRect, CGRect, NSTextContainer, NSRange, UnsafeMutablePointer<ObjCBool>) -> Void
    ) {
        guard let container = textContainers.first else { return }
        var stop = ObjCBool(false)
        let end = glyphRange.location + glyphRange.length
        for line in lines where line.range.location < end {
            guard line.range.location + line.range.length > glyphRange.location else { continue }
            block(fragmentRect(line), usedRect(line), container, line.range, &stop)
            if stop.boolValue { return }
        }
    }

    /// Where a glyph's baseline begins, in its line fragment's own coordinates.
    open func location(forGlyphAt glyphIndex: Int) -> CGPoint {
        guard let line = line(at: glyphIndex), let storage = textStorage else { return .zero }
        let before = Glyphs(storage).advances[line.range.location..<max(line.range.location, glyphIndex)]
        return CGPoint(x: padding + line.left + before.reduce(0, +), y: line.baseline - line.top)
    }

    open func lineFragmentRect(
        forGlyphAt glyphIndex: Int, effectiveRange effectiveGlyphRange: NSRangePointer?
    ) -> CGRect {
        guard let line = line(at: glyphIndex) else { return .zero }
        effectiveGlyphRange?.pointee = line.range
        return fragmentRect(line)
    }

    open func lineFragmentUsedRect(
        forGlyphAt glyphIndex: Int, effectiveRange effectiveGlyphRange: NSRangePointer?
    ) -> CGRect {
        guard let line = line(at: glyphIndex) else { return .zero }
        effectiveGlyphRange?.pointee = line.range
        return usedRect(line)
    }

    /// The glyphs that the ellipsis stands for; `NSNotFound` where the line is whole.
    open func truncatedGlyphRange(inLineFragmentForGlyphAt glyphIndex: Int) -> NSRange {
        guard let line = line(at: glyphIndex), line.isTruncated else {
            return NSRange(location: NSNotFound, length: 0)
        }
        let cut = line.shown.location + line.shown.length
        return NSRange(location: cut, length: line.range.location + line.range.length - cut)
    }

    open func boundingRect(forGlyphRange glyphRange: NSRange, in container: NSTextContainer) -> CGRect {
        var box = CGRect.null
        enumerateLineFragments(forGlyphRange: glyphRange) { _, used, _, _, _ in
            box = box.isNull ? used : box.union(used)
        }
        return box.orZero
    }

    private var lines: [StandInLine] {
        if let cached { return cached }
        guard let storage = textStorage, let container = textContainers.first else { return [] }
        let all = StandInTextLayout(
            storage, width: container.lineWidth, maxLines: container.maximumNumberOfLines,
            lineBreakMode: container.lineBreakMode
        ).lines
        let tall = container.size.height
        let fitting = tall > 0 ? all.filter { $0.top + $0.height <= tall + 0.01 } : all
        cached = fitting
        return fitting
    }

    private var padding: CGFloat { textContainers.first?.lineFragmentPadding ?? 0 }

    private func line(at glyph: Int) -> StandInLine? {
        lines.first { NSLocationInRange(glyph, $0.range) }
    }

    private func fragmentRect(_ line: StandInLine) -> CGRect {
        let width = textContainers.first.map { $0.size.width > 0 ? $0.size.width : usedRect(line).width } ?? 0
        return CGRect(x: 0, y: line.top, width: width, height: line.height)
    }

    private func usedRect(_ line: StandInLine) -> CGRect {
        CGRect(x: line.left, y: line.top, width: line.width + 2 * padding, height: line.height)
    }
}

extension CGRect {
    fileprivate var orZero: CGRect { isNull ? .zero : self }
}
