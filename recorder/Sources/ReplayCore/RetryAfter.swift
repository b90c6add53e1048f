// How long a server asks to be left alone: seconds, or a date that proxies send (RFC 9110, 10.2.3). Pure.
import Foundation

enum RetryAfter {
    /// Seconds from now on; nil: it says nothing that can be read.
    /// - Parameters:
    ///   - value: of the `Retry-After` header.
    ///   - date: of the `Date` header: a date is held against the server's clock, since the phone's may be wrong.
    ///   - now: the phone's clock, where the server names no date.
    static func seconds(_ value: String, date: String?, now: Date) -> Double? {
        let value = value.trimmingCharacters(in: .whitespaces)
        if let seconds = Double(value) { return seconds }
        guard let until = time(value) else { return nil }
        return max(0, until.timeIntervalSince(date.flatMap(time) ?? now))
    }

    private static func time(_ text: String) -> Date? {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return format.date(from: text)
    }
}
