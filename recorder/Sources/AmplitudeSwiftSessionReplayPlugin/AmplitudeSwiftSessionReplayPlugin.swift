// The recorder as a plugin of Amplitude-Swift, from 1.9.0 on: takes ids, zone, logger and opt-out from the client, and ties
// its events to the replay. May be called on any thread, as the client does; costs a lock per event.
import AmplitudeSessionReplay
import AmplitudeSwift
import Foundation

/// Add it to one client: `amplitude.add(plugin: AmplitudeSwiftSessionReplayPlugin(sampleRate: 0.1))`. Keep a reference to
/// remove it and to add the same instance again: the replay then goes on, with a snapshot. A second client is refused.
#if canImport(ObjectiveC)
    @objc
#endif
public class AmplitudeSwiftSessionReplayPlugin: NSObject, Plugin {
    public let type = PluginType.enrichment

    private let make: (Amplitude) -> SessionReplay
    private let autoStart: Bool
    private let lock = NSLock()
    private var recorder: SessionReplay?
    private weak var client: Amplitude?
    private var isAttached = false
    private var ownSessionId = ""

    /// - Parameters:
    ///   - sampleRate: 0 … 1, by session; 0 by default.
    ///   - maskLevel: how much text is hidden.
    ///   - quality: of pictures.
    ///   - enableRemoteConfig: the project's settings go before these; nothing is recorded before they are known once.
    ///   - autoStart: whether recording begins when the plugin is added; else with `start`.
    ///   - recordLogOptions: how much `recordLog` takes.
    ///   - uploadConfig: on which networks recordings are sent.
    ///   - serverUrl: where recordings go; nil: as Info.plist says for the client's zone.
    public init(
        sampleRate: Float = 0.0, maskLevel: MaskLevel = .medium, quality: QualityProfile = .high,
        enableRemoteConfig: Bool = true, autoStart: Bool = true, recordLogOptions: RecordLogOptions = RecordLogOptions(),
        uploadConfig: UploadConfig = UploadConfig(), serverUrl: URL? = nil
    ) {
        self.autoStart = autoStart
        make = { client in
            let configuration = client.configuration
            let logger = configuration.loggerProvider
            return SessionReplay(
                apiKey: configuration.apiKey, deviceId: client.getDeviceId(), sessionId: client.getSessionId(),
                optOut: configuration.optOut, sampleRate: sampleRate,
                logger: ClientLogger(
                    error: { logger.error(message: $0) }, warn: { logger.warn(message: $0) },
                    log: { logger.log(message: $0) }, debug: { logger.debug(message: $0) }),
                serverZone: configuration.serverZone == .EU ? .EU : .US, maskLevel: maskLevel,
                enableRemoteConfig: enableRemoteConfig, serverUrl: serverUrl, quality: quality, uploadConfig: uploadConfig,
                recordLogOptions: recordLogOptions)
        }
    }

    /// The recorder, once the plugin was added; nil before. Any thread.
    public var sessionReplay: SessionReplay? { lock.withLock { recorder } }

    /// See `SessionReplay.customSessionId`; nil: none.
    public var customSessionId: String? {
        get { lock.withLock { ownSessionId.isEmpty ? nil : ownSessionId } }
        set {
            lock.withLock { ownSessionId = newValue ?? "" }
            sessionReplay?.customSessionId = newValue ?? ""
        }
    }

    public func setup(amplitude: Amplitude) {
        guard let replay = attach(to: amplitude) else {
            let message = "Session Replay records another instance already: this one stays without replays"
            return amplitude.configuration.loggerProvider.warn(message: message)
        }
        replay.deviceId = amplitude.getDeviceId()
        replay.sessionId = amplitude.getSessionId()
        replay.optOut = amplitude.configuration.optOut
        if autoStart { replay.start() }
    }

    public func teardown() {
        lock.withLock { isAttached = false }
        stop()
    }

    public func onUserIdChanged(_ userId: String?) {}
    public func onDeviceIdChanged(_ deviceId: String?) { sessionReplay?.deviceId = deviceId }
    public func onSessionIdChanged(_ sessionId: Int64) { sessionReplay?.sessionId = sessionId }
    public func onOptOutChanged(_ optOut: Bool) { sessionReplay?.optOut = optOut }

    /// Gives events of the replay's own session and device its id; a property that is there already stays.
    public func execute(event: BaseEvent) -> BaseEvent? {
        let (replay, client) = lock.withLock { (self.recorder, self.client) }
        guard let replay, let sessionId = event.sessionId else { return event }
        // 1.9.0 and 1.9.1 do not say when they begin a session themselves: the first event of it does. The client knows which
        // session is on; the event may be an old one.
        if sessionId != replay.sessionId, let now = client?.getSessionId(), now != replay.sessionId { replay.sessionId = now }
        let own = replay.additionalEventProperties(sessionId: sessionId, deviceId: event.deviceId)
        guard !own.isEmpty else { return event }
        var properties = event.eventProperties ?? [:]
        for (key, value) in own where properties[key] == nil { properties[key] = value }
        event.eventProperties = properties
        return event
    }

    /// See `SessionReplay.start`; nothing before the plugin was added.
    public func start() { sessionReplay?.start() }

    /// See `SessionReplay.stop`.
    public func stop() { sessionReplay?.stop() }

    /// See `SessionReplay.recordLog`.
    public func recordLog(level: RecordLogLevel, message: String?, date: Date = Date()) {
        sessionReplay?.recordLog(level: level, message: message, date: date)
    }

    /// nil where the plugin belongs to another client.
    private func attach(to amplitude: Amplitude) -> SessionReplay? {
        lock.withLock {
            if isAttached, let client, client !== amplitude { return nil }
            if client !== amplitude { recorder = nil }
            let replay = recorder ?? make(amplitude)
            replay.customSessionId = ownSessionId
            (recorder, client, isAttached) = (replay, amplitude, true)
            return replay
        }
    }
}

/// The client's logger.
private struct ClientLogger: AmplitudeSessionReplay.Logger, @unchecked Sendable {
    let error: (String) -> Void
    let warn: (String) -> Void
    let log: (String) -> Void
    let debug: (String) -> Void

    func error(message: String) { error(message) }
    func warn(message: String) { warn(message) }
    func log(message: String) { log(message) }
    func debug(message: String) { debug(message) }
}
