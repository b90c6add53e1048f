// A chunk: the unit that is stored, uploaded and fetched, complete in itself (SPEC sections 1 and 2).

public struct Device: Equatable, Sendable {
    @ByBytes public var model: String
    @ByBytes public var os: String
    @ByBytes public var osVersion: String
    /// Points.
    public var screen: Size2
    /// Pixels per point.
    public var scale: Double
    @ByBytes public var locale: String
    @ByBytes public var timeZone: String
    public var extra: Extra = []

    public init(
        model: String, os: String, osVersion: String, screen: Size2, scale: Double, locale: String, timeZone: String
    ) {
        self.model = model
        self.os = os
        self.osVersion = osVersion
        self.screen = screen
        self.scale = scale
        self.locale = locale
        self.timeZone = timeZone
    }
}

public struct App: Equatable, Sendable {
    @ByBytes public var bundleId: String
    @ByBytes public var version: String
    @ByBytes public var build: String
    public var extra: Extra = []

    public init(bundleId: String, version: String, build: String) {
        self.bundleId = bundleId
        self.version = version
        self.build = build
    }
}

public struct Sdk: Equatable, Sendable {
    @ByBytes public var name: String
    @ByBytes public var version: String
    public var extra: Extra = []

    public init(name: String, version: String) {
        self.name = name
        self.version = version
    }
}

public struct Privacy: Equatable, Sendable {
    // Nested: as a pod the recorder is one module, and an app's own `MaskLevel` is another type.
    public enum MaskLevel: String, Sendable, CaseIterable, Codable {
        case light, medium, conservative
    }

    public var maskLevel: MaskLevel
    public var extra: Extra = []

    public init(maskLevel: MaskLevel) { self.maskLevel = maskLevel }
}

/// Line 1 of a chunk (SPEC F5). `counts` is derived from the entries when the chunk is written.
public struct ChunkHeader: Equatable, Sendable {
    @ByBytes public var deviceId: String
    @ByBytes public var sessionId: String
    /// 0, 1, 2 … within the recording.
    public var sequence: Int
    /// Epoch ms of the recording's first snapshot, the same in all its chunks.
    public var startedAt: Int
    /// Epoch ms at this chunk's first entry, by the phone's clock at that moment.
    public var wallAt: Int
    /// The name of every image that the chunk names (`PictureName`); nodes hold the index.
    public var resources: [String]
    public var device: Device
    public var app: App
    public var sdk: Sdk
    public var privacy: Privacy
    public var extra: Extra = []

    public init(
        deviceId: String, sessionId: String, sequence: Int, startedAt: Int, wallAt: Int, resources: [String] = [],
        device: Device, app: App, sdk: Sdk, privacy: Privacy
    ) {
        self.deviceId = deviceId
        self.sessionId = sessionId
        self.sequence = sequence
        self.startedAt = startedAt
        self.wallAt = wallAt
        self.resources = resources
        self.device = device
        self.app = app
        self.sdk = sdk
        self.privacy = privacy
    }
}

/// A decoded chunk: header, entries without `end`, and the end. `firstAt`, `lastAt` and `counts` follow from these.
public struct Chunk: Equatable, Sendable {
    public var header: ChunkHeader
    public var entries: [Entry]
    public var end: End

    public init(header: ChunkHeader, entries: [Entry], end: End) {
        (self.header, self.entries, self.end) = (header, entries, end)
    }

    /// Milliseconds since the recording's start of the chunk's first entry.
    public var firstAt: RecordingTime { entries.first?.at ?? end.at }
    public var lastAt: RecordingTime { end.at }
}
