// What a node is (SPEC F24): decides which content fields it may hold and how it is painted.

/// A kind that this version knows, or any other string, which is kept and shown as a placeholder that names it.
public enum NodeKind: Equatable, Sendable {
    case screen, view, text, image, button, input
    case `switch`, slider, stepper, segments, progress, activity, pages, picker, date
    case placeholder
    case unknown(String)

    /// The kinds that this version knows.
    public static let known: [NodeKind] = [
        .screen, .view, .text, .image, .button, .input, .switch, .slider, .stepper, .segments, .progress, .activity, .pages,
        .picker, .date, .placeholder,
    ]

    public init(name: String) {
        self = NodeKind.byName[name] ?? .unknown(name)
    }

    /// The kind as the file has it.
    public var name: String {
        switch self {
        case .screen: return "screen"
        case .view: return "view"
        case .text: return "text"
        case .image: return "image"
        case .button: return "button"
        case .input: return "input"
        case .switch: return "switch"
        case .slider: return "slider"
        case .stepper: return "stepper"
        case .segments: return "segments"
        case .progress: return "progress"
        case .activity: return "activity"
        case .pages: return "pages"
        case .picker: return "picker"
        case .date: return "date"
        case .placeholder: return "placeholder"
        case .unknown(let name): return name
        }
    }

    /// The content fields that a node of this kind may hold; nil: any (an unknown kind is not judged).
    public var ownFields: Set<NodeField>? {
        switch self {
        case .screen, .view: return []
        case .text: return [.text, .mask]
        case .image: return [.image, .mask]
        case .button: return [.control]
        case .input: return [.text, .input, .mask]
        case .switch, .slider, .stepper, .segments, .progress, .activity, .pages, .picker, .date: return [.control, .mask]
        case .placeholder: return [.placeholder]
        case .unknown: return nil
        }
    }

    public static func == (left: NodeKind, right: NodeKind) -> Bool {
        left.name.hasSameBytes(as: right.name)
    }

    // Keys are ASCII, and nothing but itself is canonically equivalent to an ASCII string.
    private static let byName = Dictionary(uniqueKeysWithValues: known.map { ($0.name, $0) })
}
