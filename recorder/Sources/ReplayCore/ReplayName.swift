// What names a replay and a chunk, in memory and as files (SPEC F6, C10).
import Foundation

/// A replay's id: `deviceId/sessionId`.
public struct ReplayName: Hashable, Sendable, CustomStringConvertible {
    public let deviceId: String
    public let sessionId: String

    /// nil where either breaks F6.
    public init?(deviceId: String, sessionId: String) {
        guard ReplayName.isValid(deviceId), ReplayName.isValid(sessionId) else { return nil }
        (self.deviceId, self.sessionId) = (deviceId, sessionId)
    }

    public var description: String { "\(deviceId)/\(sessionId)" }

    /// 1 to 256 of `a-z A-Z 0-9 _ - . | @ : =`, and neither `.`, `..` nor `-1`.
    public static func isValid(_ id: String) -> Bool {
        let bytes = id.utf8
        guard (1...256).contains(bytes.count), ![".", "..", "-1"].contains(id) else { return false }
        return bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                return true
            default: return "_-.|@:=".utf8.contains(byte)
            }
        }
    }

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
