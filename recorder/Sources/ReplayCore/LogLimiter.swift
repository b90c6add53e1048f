// What of an app's log messages is handed to a recording: so many per session, so long each. A value; O(message) per call.
// Knows this process alone: what earlier starts of the app put into the same session, the recorder knows (`LogQuota`).
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

public struct LogLimiter: Sendable {
    public static let defaultMessages = 1_000
    public static let defaultMessageLength = 2_000

    /// Messages taken per session; 0: none.
    public let messages: Int
    /// Characters, as a reader counts them, of each message.
    public let messageLength: Int

    private var session: String?
    private var taken = 0
    private var refused = 0

    /// Negative numbers count as 0.
    public init(
        messages: Int = LogLimiter.defaultMessages, messageLength: Int = LogLimiter.defaultMessageLength
    ) {
        (self.messages, self.messageLength) = (max(0, messages), max(0, messageLength))
    }

    /// What became of a message.
    public enum Verdict: Equatable, Sendable {
        /// To be recorded; `isCut` where the end of the message is missing.
        case take(Log, isCut: Bool)
        /// Over the session's number; `isFirst` for the first such one of a session, so that it can be said once.
        case leave(isFirst: Bool)
    }

    /// Counts one message. A session that is not the one before begins to count anew.
    /// - Parameter session: what the count belongs to: the replay's name.
    public mutating func judge(level: String, message: String?, session: String) -> Verdict {
        if session != self.session { (self.session, taken, refused) = (session, 0, 0) }
        guard taken < messages else {
            refused += 1
            return .leave(isFirst: refused == 1)
        }
        taken += 1
        let whole = message ?? ""
        let kept = LogLimiter.cut(whole, toLength: messageLength)
        let log = Log(level: LogLimiter.cut(level, toLength: LogLimiter.levelLength), message: kept)
        return .take(log, isCut: kept.utf8.count < whole.utf8.count)
    }

    /// The session takes no more: an earlier start of the app has used its number up.
    /// - Returns: whether no message of it was left out before.
    public mutating func fillUp(session: String) -> Bool {
        guard session == self.session else { return false }
        (taken, refused) = (messages, refused + 1)
        return refused == 1
    }

    private static let levelLength = 64
    /// A character may have any number of accents, so that characters alone bound nothing.
    private static let bytesPerMessage = Limits.textBytes

    /// Between characters, never inside one; a single character of more bytes than fit goes.
    static func cut(_ text: String, toLength length: Int) -> String {
        // A character has at least one byte: the usual message needs no walk.
        if text.utf8.count <= min(length, bytesPerMessage) { return text }
        var (end, count, bytes) = (text.startIndex, 0, 0)
        while end < text.endIndex, count < length {
            let next = text.index(after: end)
            bytes += text.utf8.distance(from: end, to: next)
            guard bytes <= bytesPerMessage else { break }
            (end, count) = (next, count + 1)
        }
        return String(text[..<end])
    }
}
