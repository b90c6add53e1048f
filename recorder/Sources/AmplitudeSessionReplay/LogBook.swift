// The app's log on its way into a recording: cuts and counts the messages, and says once per session that no more are taken.
// Any thread; never blocks.
import Foundation

#if SWIFT_PACKAGE
    import ReplayCore
    import ReplayFormat
#endif

final class LogBook: @unchecked Sendable {
    private let lock = NSLock()
    private var limiter: LogLimiter
    private let logger: any Logger

    init(_ options: RecordLogOptions, logger: any Logger) {
        limiter = LogLimiter(messages: options.logCountThreshold, messageLength: options.maxMessageLength)
        self.logger = logger
    }

    /// What the recorder is to know: it alone has the count of the app's earlier starts.
    var quota: LogQuota { LogQuota(messages: limiter.messages) { [weak self] in self?.fillUp($0) } }

    /// nil: the session has as many already.
    func take(level: RecordLogLevel, message: String?, of name: ReplayName) -> Log? {
        switch lock.withLock({ limiter.judge(level: level.name, message: message, session: name.description) }) {
        case .take(let log, _): return log
        case .leave(let isFirst):
            if isFirst { sayThatItIsFull() }
            return nil
        }
    }

    private func fillUp(_ name: ReplayName) {
        if lock.withLock({ limiter.fillUp(session: name.description) }) { sayThatItIsFull() }
    }

    private func sayThatItIsFull() { logger.warn(message: "the session's log is full: later messages are left out") }
}
