// The fields that an update can set (SPEC F32), in the order of SPEC F23, and one field with its new value.

/// A field of a node that an update can name.
public enum NodeField: Int, CaseIterable, Hashable, Comparable, Sendable {
    case kind, frame, scroll, transform, anchor, clips, radii, background, gradient, border, shadow, alpha, hidden, blur
    case text, image, control, input, placeholder, mask
    case accessibilityId, controller

    /// The key in the file.
    public var key: String { NodeField.keys[rawValue] }

    public init?(key: String) {
        guard let field = NodeField.byKey[key] else { return nil }
        self = field
    }

    /// Tied to kinds: goes back to its default when the kind changes (SPEC F24, F32).
    public var isContent: Bool { self >= .text && self <= .mask }

    /// Whether `unset` may name it: it has a default.
    public var hasDefault: Bool { self > .frame }

    public static func < (left: NodeField, right: NodeField) -> Bool { left.rawValue < right.rawValue }

    // As the cases stand above: names of cases are not kept in a binary without reflection metadata.
    static let keys = [
        "kind", "frame", "scroll", "transform", "anchor", "clips", "radii", "background", "gradient", "border", "shadow",
        "alpha", "hidden", "blur", "text", "image", "control", "input", "placeholder", "mask", "accessibilityId", "controller",
    ]

    private static let byKey = Dictionary(uniqueKeysWithValues: allCases.map { ($0.key, $0) })
}

/// One field with the value that an update gives it.
public enum NodeChange: Equatable, Sendable {
    case kind(NodeKind)
    case frame(Box)
    case scroll(Point2)
    case transform(Affine)
    case anchor(Point2)
    case clips(Bool)
    case radii(Radii)
    case background(RGBA)
    case gradient(ViewNode.Gradient)
    case border(ViewNode.Border)
    case shadow(ViewNode.Shadow)
    case alpha(Double)
    case hidden(Bool)
    case blur(ViewNode.Blur)
    case text(ViewNode.Text)
    case image(ViewNode.Image)
    case control(ViewNode.Control)
    case input(ViewNode.Input)
    case placeholder(ViewNode.Placeholder)
    case mask(ViewNode.Mask)
    case accessibilityId(ByBytes<String>)
    case controller(ByBytes<String>)

    public var field: NodeField {
        switch self {
        case .kind: return .kind
        case .frame: return .frame
        case .scroll: return .scroll
        case .transform: return .transform
        case .anchor: return .anchor
        case .clips: return .clips
        case .radii: return .radii
        case .background: return .background
        case .gradient: return .gradient
        case .border: return .border
        case .shadow: return .shadow
        case .alpha: return .alpha
        case .hidden: return .hidden
        case .blur: return .blur
        case .text: return .text
        case .image: return .image
        case .control: return .control
        case .input: return .input
        case .placeholder: return .placeholder
        case .mask: return .mask
        case .accessibilityId: return .accessibilityId
        case .controller: return .controller
        }
    }
}
