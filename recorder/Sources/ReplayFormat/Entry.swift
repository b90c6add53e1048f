// The timed items of a chunk (SPEC section 3).

/// One timed item of a chunk. Where `at` is equal, the order in the chunk counts.
public struct Entry: Equatable, Sendable {
    public var at: RecordingTime
    public var body: Body
    public var extra: Extra = []

    public init(at: RecordingTime, _ body: Body) { (self.at, self.body) = (at, body) }

    public enum Body: Equatable, Sendable {
        /// The root of the whole tree, which replaces the one before.
        case snapshot(ViewNode)
        case diff(Diff)
        case touch(Touch)
        case viewport(Viewport)
        case lifecycle(Lifecycle)
        /// The view controller that appeared.
        case screen(name: ByBytes<String>)
        case log(Log)
        /// Of a kind that this version does not know: kept, passed over.
        case unknown(kind: ByBytes<String>)
    }

    /// The kind as the file has it.
    public var kind: String {
        switch body {
        case .snapshot: return "snapshot"
        case .diff: return "diff"
        case .touch: return "touch"
        case .viewport: return "viewport"
        case .lifecycle: return "lifecycle"
        case .screen: return "screen"
        case .log: return "log"
        case .unknown(let kind): return kind.wrappedValue
        }
    }
}

public enum TouchPhase: String, Sendable, CaseIterable {
    case began, moved, ended, cancelled
}

/// A finger's way within one phase (SPEC F16).
public struct Touch: Equatable, Sendable {
    public struct Sample: Equatable, Sendable {
        /// Milliseconds after the entry's `at`.
        public var dt: Int
        /// Screen points.
        public var x: Double
        public var y: Double

        public init(dt: Int, x: Double, y: Double) { (self.dt, self.x, self.y) = (dt, x, y) }
    }

    public var finger: Int
    public var phase: TouchPhase
    /// nil over what is masked or blocked; then there is no target either.
    public var points: [Sample]?
    public var target: NodeId?

    public init(finger: Int, phase: TouchPhase, points: [Sample]? = nil, target: NodeId? = nil) {
        (self.finger, self.phase, self.points, self.target) = (finger, phase, points, target)
    }
}

public enum Orientation: String, Sendable, CaseIterable {
    case portrait, portraitUpsideDown, landscapeLeft, landscapeRight
}

/// The screen's size and what is not the app's to draw on, points.
public struct Viewport: Equatable, Sendable {
    public var size: Size2
    public var orientation: Orientation
    public var safeArea: Edges
    /// While one is shown.
    public var keyboard: Box?

    public init(size: Size2, orientation: Orientation, safeArea: Edges, keyboard: Box? = nil) {
        (self.size, self.orientation, self.safeArea, self.keyboard) = (size, orientation, safeArea, keyboard)
    }
}

public enum LifecycleState: String, Sendable, CaseIterable {
    case foreground, background, paused, resumed, dropped
}

public struct Lifecycle: Equatable, Sendable {
    public var state: LifecycleState
    @ByBytes public var reason: String?
    /// How many captures were dropped, ≥ 1.
    public var captures: Int?

    public init(state: LifecycleState, reason: String? = nil, captures: Int? = nil) {
        self.state = state
        self.reason = reason
        self.captures = captures
    }
}

public struct Log: Equatable, Sendable {
    @ByBytes public var level: String
    @ByBytes public var message: String

    public init(level: String, message: String) {
        self.level = level
        self.message = message
    }
}

/// The last line of a chunk.
public struct End: Equatable, Sendable {
    public var at: RecordingTime
    /// Of the tree at the chunk's end (SPEC F20).
    public var checksum: UInt32
    public var extra: Extra = []

    public init(at: RecordingTime, checksum: UInt32) { (self.at, self.checksum) = (at, checksum) }
}
