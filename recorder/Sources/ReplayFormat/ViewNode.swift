// One view of the screen (SPEC F23). A tree is its root node; subtrees share storage until they are changed.
// Fields with a default in the format are plain values here and left out when written; what may be missing is optional.

/// A view: its box, its looks, its content, and the views inside it. Lengths are points.
public struct ViewNode: Equatable, Sendable {
    /// The same for the view's life, never used again in the recording.
    public var id: NodeId
    /// The class's name; never changes for an id.
    @ByBytes public var className: String
    public var kind: NodeKind
    /// In the parent's bounds space; the box before `transform`.
    public var frame: Box
    /// The bounds' origin; moves the children by −scroll.
    public var scroll: Point2 = .zero
    /// About `anchor`.
    public var transform: Affine = .identity
    /// Parts of width and height.
    public var anchor: Point2 = .center
    /// Whether children are clipped to the box and its radii.
    public var clips = false
    public var radii: Radii = .zero
    public var background: RGBA?
    @Shared public var gradient: Gradient?
    @Shared public var border: Border?
    @Shared public var shadow: Shadow?
    /// 0 … 1, of the node and all below it as a group.
    public var alpha: Double = 1
    /// Neither the node nor what is below it is drawn.
    public var hidden = false
    @Shared public var blur: Blur?
    @Shared public var text: Text?
    @Shared public var image: Image?
    @Shared public var control: Control?
    @Shared public var input: Input?
    @Shared public var placeholder: Placeholder?
    @Shared public var mask: Mask?
    @ByBytes public var accessibilityId: String? = nil
    /// The class of the view controller whose view this is.
    @ByBytes public var controller: String? = nil
    /// Back to front.
    public var children: [ViewNode]
    public var extra: Extra = []

    public init(id: NodeId, className: String, kind: NodeKind = .view, frame: Box, children: [ViewNode] = []) {
        self.id = id
        self.className = className
        self.kind = kind
        self.frame = frame
        self.children = children
    }
}
