// Linux stand-in for SegmentAmplitude: the plugin that gives events Amplitude's session id. Signatures from
// analytics-swift-amplitude 1.5.1, Sources/SegmentAmplitude/AmplitudeSession.swift. As there, the event that makes a session begin
// still carries the id of the one before, and reaches later plugins after that session's own `session_start`.
import Foundation
import Segment

public class AmplitudeSession: Plugin {
    public var key = "Actions Amplitude"
    public var type = PluginType.enrichment
    public weak var analytics: Analytics?
    private var sessionId: Int64 = -1
    private var eventSessionId: Int64 = -1
    private var lastEventTime: Int64 = -1

    public init() {}

    public func configure(analytics: Analytics) {
        self.analytics = analytics
        if sessionId == -1 { startSession(in: analytics) }
    }

    public func execute<T: RawEvent>(event: T?) -> T? {
        guard var event, let analytics else { return event }
        if let track = event as? TrackEvent, track.event == "session_start" { eventSessionId = sessionId }
        event.integrations = .object([key: .object(["session_id": .number(Decimal(eventSessionId))])])
        let isOver = analytics.standInNow - lastEventTime >= 300_000
        lastEventTime = analytics.standInNow
        if isOver {
            analytics.track(name: "session_end")
            startSession(in: analytics)
        }
        return event
    }

    private func startSession(in analytics: Analytics) {
        sessionId = analytics.standInNow
        lastEventTime = analytics.standInNow
        if eventSessionId == -1 { eventSessionId = sessionId }
        analytics.track(name: "session_start")
    }
}
