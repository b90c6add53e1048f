// The session's tracked events as Amplitude's HTTP V2 API takes them. Written by hand with keys in a fixed order, so
// that two runs write the same bytes.
import Foundation

final class EventLog {
    static let appVersion = "2.3.1"

    private let story: Story
    /// Merged into every event, as the recorder asks its app to.
    private let replayProperties: [(key: String, value: DemoValue)]
    private var userId: String?
    private(set) var lines: [String] = []

    init(_ story: Story, replayProperties: [String: Any]) {
        self.story = story
        userId = story.isKnown ? story.userId : nil
        self.replayProperties = replayProperties.sorted { $0.key < $1.key }.map { ($0.key, .text("\($0.value)")) }
    }

    func take(_ event: DemoEvent) {
        if event.name == "Signed In" {
            userId = story.userId
            add("$identify", at: event.at, [], user: story.traits)
        }
        add(event.name, at: event.at, event.properties + replayProperties)
    }

    /// `session_start` and `session_end`, as the analytics client sends them.
    func session(_ name: String, at: Date) { add(name, at: at, replayProperties) }

    /// As the API's `client_upload_time`.
    static func iso8601(_ date: Date) -> String {
        let format = ISO8601DateFormatter()
        format.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        return format.string(from: date)
    }

    /// A JSON array, an event a line.
    var json: String { "[\n\(lines.joined(separator: ",\n"))\n]\n" }

    private func add(
        _ type: String, at: Date, _ properties: [(key: String, value: DemoValue)],
        user: [(key: String, value: DemoValue)] = []
    ) {
        var fields: [(String, String)] = [("event_type", text(type))]
        if let userId { fields.append(("user_id", text(userId))) }
        fields += [
            ("device_id", text(story.deviceId)), ("session_id", "\(story.sessionId)"),
            ("time", "\(Int64((at.timeIntervalSince1970 * 1000).rounded()))"),
            ("insert_id", text("\(story.deviceId.prefix(8))-\(story.sessionId)-\(lines.count)")),
            ("event_id", "\(lines.count)"), ("platform", text("iOS")), ("os_name", text("ios")),
            ("os_version", text(story.osVersion)), ("device_brand", text("Apple")),
            ("device_manufacturer", text("Apple")), ("device_model", text(story.model)),
            ("app_version", text(EventLog.appVersion)), ("country", text(story.country)), ("language", text(story.language)),
            ("library", text("record-demo/1")), ("event_properties", object(properties)),
        ]
        if !user.isEmpty { fields.append(("user_properties", "{\"$set\":\(object(user))}")) }
        lines.append("{" + fields.map { "\(text($0.0)):\($0.1)" }.joined(separator: ",") + "}")
    }

    private func object(_ properties: [(key: String, value: DemoValue)]) -> String {
        "{" + properties.map { "\(text($0.key)):\(value($0.value))" }.joined(separator: ",") + "}"
    }

    private func value(_ value: DemoValue) -> String {
        switch value {
        case .text(let string): return text(string)
        case .number(let number): return "\(number)"
        case .flag(let flag): return "\(flag)"
        }
    }

    private func text(_ string: String) -> String {
        var out = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\u{0}"..."\u{1f}":
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
