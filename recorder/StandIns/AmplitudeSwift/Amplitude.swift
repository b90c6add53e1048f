// Linux stand-in for AmplitudeSwift: a client with its plugins and sessions, in the order of Amplitude-Swift 1.9 (signatures
// from Sources/Amplitude/Amplitude.swift; order from Sessions.swift, Timeline.swift, Mediator.swift). Runs everything at once
// on the caller's thread, where the real one has a queue of its own. `standIn…` is what moves it by hand.
import Foundation

public class Amplitude {
    public private(set) var configuration: Configuration
    public lazy var logger: (any Logger)? = configuration.loggerProvider

    /// What would be sent.
    public private(set) var standInSent: [BaseEvent] = []
    /// Milliseconds since 1970; moved by tests.
    public var standInNow: Int64 = 1_762_178_525_000
    /// Versions before 1.9.2 tell plugins of a new session only if the app set it.
    public var standInTellsOfOwnSessions = true

    private var plugins: [any Plugin] = []
    private var deviceId: String?
    private var sessionId: Int64 = -1
    private var lastEventTime: Int64 = -1

    public init(configuration: Configuration) {
        self.configuration = configuration
        deviceId = UUID().uuidString
        configuration.optOutChanged = { [weak self] optOut in self?.plugins.forEach { $0.onOptOutChanged(optOut) } }
    }

    @discardableResult
    public func add(plugin: any Plugin) -> Amplitude {
        plugin.setup(amplitude: self)
        plugins.append(plugin)
        return self
    }

    @discardableResult
    public func remove(plugin: any Plugin) -> Amplitude {
        plugins.removeAll { stored in
            guard stored === plugin else { return false }
            stored.teardown()
            return true
        }
        return self
    }

    @discardableResult
    public func track(event: BaseEvent) -> Amplitude {
        guard !configuration.optOut else { return self }
        event.timestamp = event.timestamp ?? standInNow
        if event.sessionId != -1, sessionId < 0 || standInNow - lastEventTime >= configuration.minTimeBetweenSessionsMillis {
            startSession(standInNow, isOwn: true)
        }
        lastEventTime = standInNow
        event.sessionId = event.sessionId ?? sessionId
        process(event)
        return self
    }

    @discardableResult
    public func track(eventType: String, eventProperties: [String: Any]? = nil) -> Amplitude {
        track(event: BaseEvent(eventType: eventType, eventProperties: eventProperties))
    }

    @discardableResult
    public func setDeviceId(deviceId: String?) -> Amplitude {
        self.deviceId = deviceId
        plugins.forEach { $0.onDeviceIdChanged(deviceId) }
        return self
    }

    public func getDeviceId() -> String? { deviceId }

    public func getSessionId() -> Int64 { sessionId }

    @discardableResult
    public func setSessionId(timestamp: Int64) -> Amplitude {
        startSession(timestamp, isOwn: false)
        return self
    }

    private func startSession(_ id: Int64, isOwn: Bool) {
        let before = sessionId
        sessionId = id
        if !isOwn || standInTellsOfOwnSessions { plugins.forEach { $0.onSessionIdChanged(id) } }
        if before >= 0 { process(BaseEvent(timestamp: lastEventTime, sessionId: before, eventType: "session_end")) }
        lastEventTime = standInNow
        if id >= 0 { process(BaseEvent(timestamp: id, sessionId: id, eventType: "session_start")) }
    }

    private func process(_ event: BaseEvent) {
        event.deviceId = event.deviceId ?? deviceId
        var result: BaseEvent? = event
        for type in [PluginType.before, .enrichment] {
            for plugin in plugins where plugin.type == type { result = result.flatMap { plugin.execute(event: $0) } }
        }
        if let result { standInSent.append(result) }
    }
}
