// Linux stand-in for AmplitudeSwift: an event, as far as a plugin looks at it. Signatures from Amplitude-Swift 1.9.0,
// Sources/Amplitude/Events/EventOptions.swift, BaseEvent.swift (later versions have `[String: Any]?` for the properties).
import Foundation

open class EventOptions {
    public var userId: String?
    public var deviceId: String?
    public var timestamp: Int64?
    public var sessionId: Int64?

    public init(userId: String? = nil, deviceId: String? = nil, timestamp: Int64? = nil, sessionId: Int64? = nil) {
        (self.userId, self.deviceId, self.timestamp, self.sessionId) = (userId, deviceId, timestamp, sessionId)
    }
}

open class BaseEvent: EventOptions {
    public var eventType: String
    public var eventProperties: [String: Any?]?

    public init(
        userId: String? = nil, deviceId: String? = nil, timestamp: Int64? = nil, sessionId: Int64? = nil,
        eventType: String, eventProperties: [String: Any?]? = nil
    ) {
        (self.eventType, self.eventProperties) = (eventType, eventProperties)
        super.init(userId: userId, deviceId: deviceId, timestamp: timestamp, sessionId: sessionId)
    }
}
