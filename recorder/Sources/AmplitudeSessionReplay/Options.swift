// The values that an app chooses from.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// How much text is hidden, from least to most.
public enum MaskLevel: Int, Sendable, CaseIterable {
    /// Secure fields, and fields for passwords, codes, cards, e-mail addresses and phone numbers.
    case light
    /// Also all other text that a user types. The default.
    case medium
    /// All text.
    case conservative

    var format: Privacy.MaskLevel {
        switch self {
        case .light: return .light
        case .medium: return .medium
        case .conservative: return .conservative
        }
    }
}

/// Where the project's data is kept: chooses among the addresses of `SessionReplayServerURL` in Info.plist where no
/// `serverUrl` is set.
public enum ServerZone: Int, Sendable {
    case US, EU

    var name: String { self == .US ? "US" : "EU" }
}

/// When recordings are uploaded.
public struct UploadConfig: Equatable, Sendable {
    /// Wait while the phone is on a network that costs by the byte, or in Low Data Mode.
    public var disableMeteredUploads: Bool

    public init(disableMeteredUploads: Bool = false) { self.disableMeteredUploads = disableMeteredUploads }
}

/// How much of what an app logs is recorded.
public struct RecordLogOptions: Equatable, Sendable {
    /// Messages per session, counted over all starts of the app; more are left out.
    public var logCountThreshold: Int
    /// Characters per message; longer ones are cut.
    public var maxMessageLength: Int

    public init(logCountThreshold: Int = 1000, maxMessageLength: Int = 2000) {
        (self.logCountThreshold, self.maxMessageLength) = (logCountThreshold, maxMessageLength)
    }
}

/// How grave a message is: one of three, or a name of your own: `.init("trace")`.
public struct RecordLogLevel: Hashable, Sendable {
    public let name: String

    public init(_ rawValue: String) { name = rawValue }

    public static let error = RecordLogLevel("error")
    public static let warn = RecordLogLevel("warn")
    public static let log = RecordLogLevel("log")
}

/// Milliseconds since 1970 at which the session began; −1: there is no session.
public typealias SessionId = Int64
public typealias DeviceId = String
