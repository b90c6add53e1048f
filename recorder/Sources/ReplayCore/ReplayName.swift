// What names a replay and a chunk, in memory and as files (SPEC F6, C10).
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// A replay's id: `deviceId/sessionId`.
public struct ReplayName: Hashable, Sendable, CustomStringConvertible {
    public let deviceId: String
    public let sessionId: String

    /// nil where either breaks F6.
    public init?(deviceId: String, sessionId: String) {
        guard Identifier.isValid(deviceId), Identifier.isValid(sessionId) else { return nil }
        (self.deviceId, self.sessionId) = (deviceId, sessionId)
    }

    public var description: String { "\(deviceId)/\(sessionId)" }

    /// An id as a file name.
    static func fileName(_ id: String) -> String {
        escapes.reduce(id) { $0.replacingOccurrences(of: $1.character, with: $1.escape) }
    }

    static func id(fileName: String) -> String {
        escapes.reduce(fileName) { $0.replacingOccurrences(of: $1.escape, with: $1.character) }
    }

    // `%` itself is no character of an id, so nothing is ambiguous.
    private static let escapes: [(character: String, escape: String)] = [
        (":", "%3a"), ("|", "%7c"), ("@", "%40"), ("=", "%3d"),
    ]
}

public struct ChunkName: Hashable, Sendable, CustomStringConvertible {
    public let replay: ReplayName
    public let sequence: Int

    public init(replay: ReplayName, sequence: Int) { (self.replay, self.sequence) = (replay, sequence) }

    public var description: String { "\(replay) chunk \(sequence)" }
}
