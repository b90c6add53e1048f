// The values that an app chooses from.
import Foundation
import ReplayFormat

/// How much text is hidden, from least to most.
public enum MaskLevel: Int, Sendable, CaseIterable {
    /// Secure fields, and fields for passwords, codes, cards, e-mail addresses and phone numbers.
    case light
    /// Also all other text that a user types. The default.
    case medium
    /// All text.
    case conservative

    var format: ReplayFormat.MaskLevel {
        switch self {
        case .light: return .light
        case .medium: return .medium
        case .conservative: return .conservative
        }
    }
}

/// Where the project's data is kept. Recordings go to `serverUrl`; the zone is kept for plugins that take it from their
/// analytics client.
public enum ServerZone: Int, Sendable {
    case US, EU
}

/// Milliseconds since 1970 at which the session began; −1: there is no session.
public typealias SessionId = Int64
public typealias DeviceId = String
