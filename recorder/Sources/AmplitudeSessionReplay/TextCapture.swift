// A shown text as a node has it: runs of font and colour, and the lines as TextKit lays them out, so that a player
// needs no text engine. Laying out is the dearest part of a capture, so what did not change is not laid out again.
// Main thread only.
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// How a text is put into its box.
struct TextBox: Equatable {
    /// Where lines go, points, in the node.
    var area: CGRect
    /// 0 = none.
    var lineLimit: Int
    var lineBreak: NSLineBreakMode
    var alignment: NSTextAlignment
    /// Whether the text stands in the middle of the area's height, as in labels and fields, or at its top.
    var isCentered: Bool
    var isRightToLeft: Bool
    /// How small a text of one line may be drawn so that it fits, as a part of its size; 1: it is cut instead.
    var smallestScale: CGFloat = 1
    /// Drawn in this colour throughout; nil: in those of the text.
    var color: RGBA?
}

@MainActor final class TextCapture {
    private final class Known {
        let source: NSAttributedString
        let box: TextBox
        @Shared private var text: ViewNode.Text?
        /// In a node as wide as the only line.
        private let short: Shared<ViewNode.Text>
        var lastCapture: Int

        init(_ source: NSAttributedString, _ box: TextBox, _ laidOut: ViewNode.Text, _ capture: Int) {
            let text = laidOut.canonicalised()
            _text = Shared(wrappedValue: text)
            short = Shared(wrappedValue: text.canonicalised(in: text.lines.first?.width))
            (self.source, self.box, lastCapture) = (source, box, capture)
        }

        /// As it is written in a node of that width, so that it stays in its place in memory until it is.
        func text(in width: Double) -> Shared<ViewNode.Text> {
            text?.hasOneLine(asWideAs: width) == true ? short : $text
        }
    }

    /// Of a masked text: never the text itself, only what tells whether it has changed.
    private struct Counted {
        let mark: Int
        let box: TextBox
        let lines: Int
    }

    private var known: [NodeId: Known] = [:]
    private var capture = 0
    /// How many texts this capture has shown.
    private var shown = 0
    private var counted: [NodeId: Counted] = [:]
    private var usedCounts: [NodeId: Counted] = [:]
    // One TextKit for all texts: making it costs more than most layouts.
    private let storage = NSTextStorage(string: "")
    private let manager = NSLayoutManager()
    private let container = NSTextContainer(size: .zero)
    private static let nothing = NSAttributedString(string: "")
    /// How many texts were laid out; for tests.
    private(set) var layouts = 0

    init() {
        container.lineFragmentPadding = 0
        manager.addTextContainer(container)
        storage.addLayoutManager(manager)
    }

    /// Call after each capture; forgets what it did not show.
    func endCapture() {
        if known.count > shown { known = known.filter { $0.value.lastCapture == capture } }
        (capture, shown) = (capture + 1, 0)
        (counted, usedCounts) = (usedCounts, [:])
    }

    /// - Parameter width: of the node's frame, points.
    func text(_ shown: ShownText, in box: TextBox, of id: NodeId, width: Double) -> Shared<ViewNode.Text> {
        let source = capped(shown.attributed)
        if let before = known[id], before.box == box, before.source === source || before.source.isEqual(to: source) {
            if before.lastCapture != capture { self.shown += 1 }
            before.lastCapture = capture
            return before.text(in: width)
        }
        let drawn = fitted(source, in: box)
        let text = ViewNode.Text(
            // Pictures in a text keep their room, and are not recorded.
            string: drawn.string.replacingOccurrences(of: "\u{FFFC}", with: "\u{A0}"), runs: runs(drawn, box.color),
            align: align(box), lineLimit: max(0, box.lineLimit),
            truncation: truncation(box.lineBreak), lines: lines(of: drawn, in: box))
        if known[id]?.lastCapture != capture { self.shown += 1 }
        let laidOut = Known(source, box, text, capture)
        known[id] = laidOut
        return laidOut.text(in: width)
    }

    /// How many lines the text takes, and nothing else of it.
    func lineCount(_ source: NSAttributedString, in box: TextBox, of id: NodeId) -> Int {
        let mark = mark(of: source)
        if let before = counted[id], before.mark == mark, before.box == box {
            usedCounts[id] = before
            return before.lines
        }
        let count = Counted(mark: mark, box: box, lines: lines(of: capped(source), in: box).count)
        usedCounts[id] = count
        return count.lines
    }

    /// Changes with the text and with what decides about its layout. Seeded anew in each process: it tells nothing of the text.
    private func mark(of source: NSAttributedString) -> Int {
        var hasher = Hasher()
        hasher.combine(source.string)
        source.enumerateAttributes(in: NSRange(location: 0, length: source.length)) { attributes, range, _ in
            hasher.combine(range)
            // The order of a dictionary is no property of the text.
            hasher.combine(
                attributes.reduce(0) { $0 ^ ($1.key.hashValue &* 31 &+ (($1.value as? NSObject)?.hash ?? 0)) })
        }
        return hasher.finalize()
    }

    /// The format keeps no more, and the main thread should not lay out a book.
    private func capped(_ source: NSAttributedString) -> NSAttributedString {
        // A copy: what an app can still change would always be equal to itself. Of what cannot change it is no copy.
        guard source.length > Limits.textBytes else { return source.copy() as? NSAttributedString ?? source }
        let whole = (source.string as NSString).rangeOfComposedCharacterSequence(at: Limits.textBytes)
        return source.attributedSubstring(from: NSRange(location: 0, length: whole.location))
    }

    /// The text in the size in which a label draws it that may make its font smaller.
    private func fitted(_ source: NSAttributedString, in box: TextBox) -> NSAttributedString {
        guard box.smallestScale < 1, box.lineLimit == 1, box.area.width > 0 else { return source }
        let natural = naturalWidth(of: source, in: box)
        guard natural > box.area.width else { return source }
        let scale = max(box.smallestScale, box.area.width / CGFloat(wholePixels(natural)))
        let smaller = NSMutableAttributedString(attributedString: source)
        source.enumerateAttributes(in: NSRange(location: 0, length: source.length)) { attributes, range, _ in
            guard let font = attributes[.font] as? UIFont else { return }
            set(.font, font.withSize(font.pointSize * scale), of: smaller, in: range)
        }
        return smaller
    }

    /// Taken away first: Foundation on Linux compares an old value of a foreign class by its memory, and may die of it.
    private func set(_ key: NSAttributedString.Key, _ value: Any, of text: NSMutableAttributedString, in range: NSRange) {
        text.removeAttribute(key, range: range)
        text.addAttribute(key, value: value, range: range)
    }

    // MARK: Runs

    private func runs(_ source: NSAttributedString, _ own: RGBA?) -> [ViewNode.TextRun] {
        var runs: [ViewNode.TextRun] = []
        source.enumerateAttributes(in: NSRange(location: 0, length: source.length)) { attributes, range, _ in
            let font = attributes[.font] as? UIFont ?? UIFont.systemFont(ofSize: 12)
            let color = (attributes[.foregroundColor] as? UIColor).map { LayerLooks.color($0) ?? RGBA(rawValue: 0) }
            var run = ViewNode.TextRun(
                end: range.location + range.length, size: LayerLooks.finite(font.pointSize), weight: weight(of: font),
                design: design(of: font), color: own ?? color ?? .black)
            if var last = runs.last {
                (last.end, run.end) = (run.end, run.end)
                if last == run {
                    runs[runs.count - 1].end = run.end ?? 0
                    return
                }
            }
            runs.append(run)
        }
        if runs.isEmpty { runs = [ViewNode.TextRun(size: 12)] }
        runs[runs.count - 1].end = nil
        return runs
    }

    /// UIKit's weights are −1 … 1; the format has those of CSS.
    private func weight(of font: UIFont) -> Double {
        let traits = font.fontDescriptor.object(forKey: .traits) as? [UIFontDescriptor.TraitKey: Any]
        let weight = (traits?[.weight] as? NSNumber)?.doubleValue ?? 0
        let steps: [(below: Double, weight: Double)] = [
            (-0.7, 100), (-0.5, 200), (-0.2, 300), (0.115, 400), (0.265, 500), (0.35, 600), (0.48, 700), (0.59, 800),
        ]
        return steps.first { weight < $0.below }?.weight ?? 900
    }

    private func design(of font: UIFont) -> ViewNode.FontDesign {
        let name = font.fontName
        if name.contains("Rounded") { return .rounded }
        if name.contains("NewYork") || name.contains("Serif") || name.contains("Times") || name.contains("Georgia") {
            return .serif
        }
        return font.fontDescriptor.symbolicTraits.contains(.traitMonoSpace) ? .monospaced : .default
    }

    private func align(_ box: TextBox) -> ViewNode.TextAlign {
        switch box.alignment {
        case .left: return .left
        case .center: return .center
        case .right: return .right
        case .justified: return .justified
        default: return box.isRightToLeft ? .right : .left
        }
    }

    private func truncation(_ mode: NSLineBreakMode) -> ViewNode.Truncation {
        switch mode {
        case .byTruncatingHead: return .head
        case .byTruncatingMiddle: return .middle
        case .byTruncatingTail: return .tail
        case .byClipping: return .clip
        default: return .none
        }
    }

    // MARK: Lines

    private func lines(of source: NSAttributedString, in box: TextBox) -> [ViewNode.TextLine] {
        layOut(source, in: box) { lines(of: manager, container, in: box) } ?? []
    }

    /// Of the one line that it is with as much room as it likes; points, not rounded.
    private func naturalWidth(of source: NSAttributedString, in box: TextBox) -> CGFloat {
        var wide = box
        wide.area.size.width = 1e5
        var width: CGFloat = 0
        layOut(source, in: wide) {
            manager.enumerateLineFragments(forGlyphRange: manager.glyphRange(for: container)) { _, used, _, _, _ in
                width = max(width, used.width)
            }
        }
        return width
    }

    /// - Parameter read: asks the layout manager; nothing is laid out any more when it has returned.
    @discardableResult
    private func layOut<Result>(_ source: NSAttributedString, in box: TextBox, _ read: () -> Result) -> Result? {
        guard source.length > 0, box.area.width > 0 else { return nil }
        layouts += 1
        container.size = CGSize(width: box.area.width, height: 0)
        container.maximumNumberOfLines = max(0, box.lineLimit)
        container.lineBreakMode = box.lineBreak
        storage.setAttributedString(source)
        wrapAllLines(of: source)
        // What is masked must not stay here.
        defer { storage.setAttributedString(TextCapture.nothing) }
        return read()
    }

    // A paragraph that truncates would be one line in TextKit: the container alone says how the last line ends.
    private func wrapAllLines(of source: NSAttributedString) {
        storage.beginEditing()
        defer { storage.endEditing() }
        source.enumerateAttributes(in: NSRange(location: 0, length: source.length)) { attributes, range, _ in
            guard let style = attributes[.paragraphStyle] as? NSParagraphStyle,
                style.lineBreakMode != .byWordWrapping, let wrapped = style.mutableCopy() as? NSMutableParagraphStyle
            else { return }
            wrapped.lineBreakMode = .byWordWrapping
            set(.paragraphStyle, wrapped, of: storage, in: range)
        }
    }

    private func lines(
        of manager: NSLayoutManager, _ container: NSTextContainer, in box: TextBox
    ) -> [ViewNode.TextLine] {
        let glyphs = manager.glyphRange(for: container)
        let height = manager.usedRect(for: container).height
        let top = box.area.minY + (box.isCentered ? (box.area.height - height) / 2 : 0)
        var lines: [ViewNode.TextLine] = []
        manager.enumerateLineFragments(forGlyphRange: glyphs) { fragment, used, _, range, _ in
            let characters = manager.characterRange(forGlyphRange: range, actualGlyphRange: nil)
            let cut = manager.truncatedGlyphRange(inLineFragmentForGlyphAt: range.location)
            let end = cut.location == NSNotFound ? characters.location + characters.length : cut.location
            let baseline = fragment.minY + manager.location(forGlyphAt: range.location).y
            var line = ViewNode.TextLine(
                start: characters.location, end: max(characters.location, end),
                baseline: LayerLooks.finite(top + baseline), width: self.wholePixels(used.width))
            let left = LayerLooks.finite(box.area.minX + used.minX)
            if abs(left - self.expectedLeft(of: line, in: box)) > 0.25 { line.x = left }
            lines.append(line)
        }
        return lines
    }

    /// No player shows less than a pixel, and most labels are just as wide: then the file says it twice with the same digits.
    private func wholePixels(_ width: CGFloat) -> Double {
        let scale = max(1, LayerLooks.finite(UIScreen.main.scale))
        return (LayerLooks.finite(width) * scale - 0.01).rounded(.up) / scale
    }

    /// Where alignment alone would put the line, in a node as wide as the area and both margins.
    private func expectedLeft(of line: ViewNode.TextLine, in box: TextBox) -> Double {
        let width = LayerLooks.finite(box.area.maxX + box.area.minX)
        let room = width - (line.width ?? width)
        switch align(box) {
        case .left, .justified: return 0
        case .center: return room / 2
        case .right: return room
        }
    }
}
