// How a box looks (SPEC F23): gradient, border, shadow, blur. Lengths are points.

extension ViewNode {
    public enum GradientType: String, Sendable, CaseIterable {
        case axial, radial, conic
    }

    public struct Gradient: Equatable, Sendable {
        public var type: GradientType
        /// 2 or more.
        public var colors: [RGBA]
        /// As many as `colors`, 0 … 1, ascending; nil: evenly spread.
        public var stops: [Double]?
        /// Parts of the box.
        public var start: Point2
        /// Parts of the box.
        public var end: Point2
        public var extra: Extra = []

        public init(type: GradientType, colors: [RGBA], stops: [Double]? = nil, start: Point2, end: Point2) {
            (self.type, self.colors, self.stops, self.start, self.end) = (type, colors, stops, start, end)
        }
    }

    /// Drawn inside the box.
    public struct Border: Equatable, Sendable {
        public var width: Double
        public var color: RGBA
        public var extra: Extra = []

        public init(width: Double, color: RGBA) { (self.width, self.color) = (width, color) }
    }

    public struct Shadow: Equatable, Sendable {
        public var color: RGBA
        public var radius: Double
        public var offset: Point2
        public var extra: Extra = []

        public init(color: RGBA, radius: Double, offset: Point2) {
            (self.color, self.radius, self.offset) = (color, radius, offset)
        }
    }

    public struct Blur: Equatable, Sendable {
        @ByBytes public var style: String
        public var tint: RGBA?
        public var extra: Extra = []

        public init(style: String, tint: RGBA? = nil) {
            self.style = style
            self.tint = tint
        }
    }
}
