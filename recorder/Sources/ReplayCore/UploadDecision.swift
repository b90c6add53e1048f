// What an answer to an upload means (SPEC U2, U3): a pure function, so that a table can test it.
import Foundation

public enum UploadDecision: Equatable, Sendable {
    /// The server has it durably: forget it here.
    case done
    /// It will never be taken: drop it and say so in the log.
    case drop
    /// Nothing will be taken for now (key, quota, address): keep everything and stop until the next start.
    case stop
    /// Ask again after `afterMs`, plus a random part of `spreadMs` so that phones do not come back all at once.
    case retry(afterMs: Int, spreadMs: Int)

    /// - Parameters:
    ///   - status: the HTTP status; nil: there was no answer.
    ///   - attempt: how often this upload has failed in a row, this time included, from 1.
    ///   - retryAfterSeconds: the server's `Retry-After`, where it named one.
    public static func after(status: Int?, attempt: Int, retryAfterSeconds: Double? = nil) -> UploadDecision {
        switch status {
        case 200?, 201?:
            return .done
        case 400?, 409?, 410?, 411?, 413?, 414?, 415?, 422?:
            return .drop
        case 408?, 425?, 429?, nil:
            return later(attempt, retryAfterSeconds)
        case let code? where code >= 500:
            return later(attempt, retryAfterSeconds)
        default:
            return .stop
        }
    }

    static let firstDelayMs = 1_000
    static let longestDelayMs = 300_000
    /// A server that asks for more than this has lost its mind; ask again after it.
    static let longestServerDelayMs = 3_600_000

    private static func later(_ attempt: Int, _ retryAfterSeconds: Double?) -> UploadDecision {
        if let seconds = retryAfterSeconds, seconds >= 0 {
            let asked = Int((min(seconds, 1e6) * 1000).rounded(.up))
            return .retry(afterMs: min(asked, longestServerDelayMs), spreadMs: firstDelayMs)
        }
        let doublings = min(max(attempt - 1, 0), 20)
        let delay = min(firstDelayMs << doublings, longestDelayMs)
        return .retry(afterMs: delay / 2, spreadMs: delay / 2)
    }
}
