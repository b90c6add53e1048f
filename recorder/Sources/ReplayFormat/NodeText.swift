// Text as it was laid out (SPEC F26), so that a player needs no text engine of its own. Offsets are UTF-16 units.

extension ViewNode {
    public enum FontDesign: String, Sendable, CaseIterable {
        case `default`, rounded, serif, monospaced
    }

    /// A stretch of text in one font and colour, from the end of the run before to `end`.
    public struct TextRun: Equatable, Sendable {
        /// nil in the last run, which goes to the end of the string.
        public var end: Int?
        /// Points.
        public var size: Double
        /// 100 … 900.
        public var weight: Double
        public var design: FontDesign
        public var color: RGBA
        public var extra: Extra = []

        public init(
            end: Int? = nil, size: Double, weight: Double = 400, design: FontDesign = .default, color: RGBA = .black
        ) {
            (self.end, self.size, self.weight, self.design, self.color) = (end, size, weight, design, color)
        }
    }

    /// One laid-out line. Lengths in points from the node's top left.
    public struct TextLine: Hashable, Sendable {
        /// Offsets, `start` ≤ `end` in what a file may hold.
        public struct Range: Hashable, Sendable {
            public var start: Int
            public var end: Int
        }

        /// What of the string it holds; nil: all, and it is the only line.
        public internal(set) var range: Range?
        public internal(set) var baseline: Double
        /// As laid out; nil: as wide as the node's frame, whatever that is later. Only where there is no range.
        public internal(set) var width: Double?
        /// Only where alignment alone does not say it, and only with a range.
        public var x: Double?

        /// A line that holds a part of the string, or all of it.
        public init(start: Int, end: Int, baseline: Double, width: Double, x: Double? = nil) {
            range = Range(start: start, end: end)
            (self.baseline, self.width, self.x) = (baseline, width, x)
        }

        /// The only line, which holds the whole string.
        public init(baseline: Double, width: Double? = nil) { (self.baseline, self.width) = (baseline, width) }
    }

    public enum TextAlign: String, Sendable, CaseIterable {
        case left, center, right, justified
    }

    public enum Truncation: String, Sendable, CaseIterable {
        case tail, head, middle, clip, none
    }

    public struct Text: Equatable, Sendable {
        /// At most 16 KiB of UTF-8.
        @ByBytes public var string: String
        /// At least one. In a change none: these, `align`, `lineLimit` and `truncation` stay as they are (SPEC section 5).
        public var runs: [TextRun]
        public var align: TextAlign
        /// 0 = none.
        public var lineLimit: Int
        public var truncation: Truncation
        public var lines: [TextLine]
        public var extra: Extra = []

        public init(
            string: String, runs: [TextRun], align: TextAlign = .left, lineLimit: Int = 0, truncation: Truncation = .tail,
            lines: [TextLine] = []
        ) {
            self.string = string
            self.runs = runs
            self.align = align
            self.lineLimit = lineLimit
            self.truncation = truncation
            self.lines = lines
        }
    }
}
