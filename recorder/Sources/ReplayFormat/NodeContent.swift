// What a node holds by its kind (SPEC F23 – F29): picture, control, input, placeholder, mask. Text has its own file.

extension ViewNode {
    public enum ContentMode: String, Sendable, CaseIterable {
        case fill, fit, cover, center, top, bottom, left, right, topLeft, topRight, bottomLeft, bottomRight
    }

    public struct Image: Equatable, Sendable {
        /// Index into the chunk header's `resources`.
        public var resource: Int
        public var mode: ContentMode
        public var tint: RGBA?
        /// The picture's own size, points.
        public var size: Size2?
        public var extra: Extra = []

        public init(resource: Int, mode: ContentMode = .fill, tint: RGBA? = nil, size: Size2? = nil) {
            (self.resource, self.mode, self.tint, self.size) = (resource, mode, tint, size)
        }
    }

    /// One wheel of a picker.
    public struct PickerColumn: Equatable, Sendable {
        public var rows: Int
        /// −1 = none.
        public var selected: Int

        public init(rows: Int, selected: Int) { (self.rows, self.selected) = (rows, selected) }
    }

    /// The state of a control; each kind uses what it has a use for (SPEC F27).
    public struct Control: Equatable, Sendable {
        /// Switch.
        public var on: Bool?
        /// Slider, stepper, progress; with `min` and `max`.
        public var value: Double?
        public var min: Double?
        public var max: Double?
        /// Segments, pages; −1 = none.
        public var selected: Int?
        /// Segments, pages.
        public var count: Int?
        /// Picker.
        public var columns: [PickerColumn]?
        /// Date picker.
        @ByBytes public var mode: String? = nil
        /// Date picker.
        @ByBytes public var date: String? = nil
        /// Activity indicator.
        public var animating = false
        public var enabled = true
        public var highlighted = false
        public var tint: RGBA?
        public var track: RGBA?
        public var thumb: RGBA?
        public var extra: Extra = []

        public init() {}
    }

    /// A text field or an editable text view.
    public struct Input: Equatable, Sendable {
        @ByBytes public var placeholder: String?
        /// UTF-16 offset.
        public var caret: Int?
        /// Always masked, as eight dots.
        public var secure: Bool
        public var focused: Bool
        public var extra: Extra = []

        public init(placeholder: String? = nil, caret: Int? = nil, secure: Bool = false, focused: Bool = false) {
            self.placeholder = placeholder
            self.caret = caret
            self.secure = secure
            self.focused = focused
        }
    }

    public enum PlaceholderReason: String, Sendable, CaseIterable {
        case webView, map, video, outOfProcess, blocked, unsupported, overLimit
    }

    /// What stands for something that is not recorded.
    public struct Placeholder: Equatable, Sendable {
        public var reason: PlaceholderReason
        @ByBytes public var label: String?
        public var extra: Extra = []

        public init(reason: PlaceholderReason, label: String? = nil) {
            self.reason = reason
            self.label = label
        }
    }

    /// What decided that a node's content is hidden.
    public enum MaskReason: String, Sendable, CaseIterable {
        case level, `class`, view, ancestor, secure, contentType, unknownClass
    }

    /// Stands for hidden content: no text, only how many bars are drawn in its place.
    public struct Mask: Equatable, Sendable {
        public var reason: MaskReason
        /// 0 = empty.
        public var lines: Int
        public var extra: Extra = []

        public init(reason: MaskReason, lines: Int) { (self.reason, self.lines) = (reason, lines) }
    }
}
