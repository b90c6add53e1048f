// What the main thread hands over: values only, masked already. Times are on the continuous clock, ms.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// One look at the screen, with everything that happened since the one before.
public struct Capture: Sendable {
    public var continuousMs: Int64
    /// Epoch ms by the phone's clock at the same moment.
    public var wallMs: Int64
    /// `image.resource` of a node holds a picture's key here, see `CapturedImage`; nil: there is no screen to look at.
    public var tree: ViewNode?
    public var touches: [TouchSample]
    /// Nodes of `tree` over which no point of a finger may be recorded.
    public var hiddenIds: Set<NodeId>
    public var notes: [Note]
    /// Pictures that were not in a capture before.
    public var images: [CapturedImage]
    /// The first node id that no view has yet.
    public var nextNodeId: Int32

    public init(
        continuousMs: Int64, wallMs: Int64, tree: ViewNode?, touches: [TouchSample] = [], hiddenIds: Set<NodeId> = [],
        notes: [Note] = [], images: [CapturedImage] = [], nextNodeId: Int32 = 1
    ) {
        (self.continuousMs, self.wallMs, self.tree) = (continuousMs, wallMs, tree)
        (self.touches, self.hiddenIds, self.notes) = (touches, hiddenIds, notes)
        (self.images, self.nextNodeId) = (images, nextNodeId)
    }
}

/// An entry that is neither tree nor touch: viewport, lifecycle, screen, log.
public struct Note: Sendable {
    public var continuousMs: Int64
    public var body: Entry.Body

    public init(continuousMs: Int64, _ body: Entry.Body) { (self.continuousMs, self.body) = (continuousMs, body) }
}

/// A picture by a number that stands for it within the process. It is encoded and hashed off the main thread.
public struct CapturedImage: Sendable {
    public var key: Int
    /// PNG, JPEG or WebP bytes; nil: it cannot be encoded. Called once, on the recorder's queue.
    public var encode: @Sendable () -> Data?

    public init(key: Int, encode: @escaping @Sendable () -> Data?) { (self.key, self.encode) = (key, encode) }
}

/// One report of a finger.
public struct TouchSample: Equatable, Sendable {
    public var finger: Int
    public var phase: TouchPhase
    public var continuousMs: Int64
    /// Screen points; nil over what is masked or blocked.
    public var point: Point2?
    public var target: NodeId?

    public init(finger: Int, phase: TouchPhase, continuousMs: Int64, point: Point2?, target: NodeId? = nil) {
        (self.finger, self.phase, self.continuousMs) = (finger, phase, continuousMs)
        (self.point, self.target) = (point, target)
    }
}
