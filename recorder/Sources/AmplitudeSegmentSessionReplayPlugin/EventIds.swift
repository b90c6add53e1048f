// Where a Segment event says which session and device it belongs to, and where the replay's id goes. Pure.
import AmplitudeSessionReplay
import Foundation
import Segment

enum EventIds {
    /// The phone's id; it is empty where there is none, and then Segment's own id for the user's phone counts.
    static func deviceId(of event: some RawEvent) -> DeviceId? {
        let ids = [event.context?["device"]?["id"]?.stringValue, event.anonymousId]
        return ids.lazy.compactMap { $0 }.first { !$0.isEmpty }
    }

    /// Milliseconds since 1970; nil: the event says none, or −1.
    static func sessionId(of event: some RawEvent) -> SessionId? {
        let properties = (event as? TrackEvent)?.properties ?? (event as? ScreenEvent)?.properties
        let ids = [event.integrations?["Actions Amplitude"]?["session_id"]?.intValue, properties?["session_id"]?.intValue]
        return ids.lazy.compactMap { $0 }.map { SessionId($0) }.first { $0 >= 0 }
    }

    /// Properties that are there already stay.
    static func adding(_ own: [String: Any], to properties: JSON?) -> JSON? {
        guard case .object(var all)? = properties ?? .object([:]) else { return properties }
        for (key, value) in own where all[key] == nil { all[key] = try? JSON(value) }
        return .object(all)
    }
}
