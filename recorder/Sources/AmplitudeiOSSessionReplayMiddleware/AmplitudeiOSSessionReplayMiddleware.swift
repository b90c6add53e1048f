// The recorder as middleware of Amplitude-iOS (the maintenance SDK), from 8.21.0 on: takes ids, zone and opt-out from the
// client, and ties its events to the replay. May be called on any thread; hands every event on, at once: the client loses an
// event that comes back later, or never.
import Amplitude
import AmplitudeSessionReplay
import Foundation

/// Add it to one client, before `initializeApiKey`:
/// `amplitude.addEventMiddleware(AmplitudeiOSSessionReplayMiddleware(sampleRate: 0.1))`. A second client is refused.
#if canImport(ObjectiveC)
    @objc
#endif
public class AmplitudeiOSSessionReplayMiddleware: NSObject, AMPMiddleware {
    private let make: (Amplitude) -> SessionReplay
    private let autoStart: Bool
    private let refusals: any AmplitudeSessionReplay.Logger
    private let lock = NSLock()
    private var recorder: SessionReplay?
    private weak var client: Amplitude?
    private var isAttached = false

    /// - Parameters:
    ///   - sampleRate: 0 … 1, by session; 0 by default.
    ///   - maskLevel: how much text is hidden.
    ///   - quality: of pictures.
    ///   - enableRemoteConfig: the project's settings go before these; nothing is recorded before they are known once.
    ///   - uploadConfig: on which networks recordings are sent.
    ///   - autoStart: whether recording begins when the client is initialised; else with `start`.
    ///   - recordLogOptions: how much `recordLog` takes.
    ///   - logger: the client has none of its own.
    ///   - serverUrl: where recordings go; nil: as Info.plist says for the client's zone.
    public init(
        sampleRate: Float = 0.0, maskLevel: MaskLevel = .medium, quality: QualityProfile = .high,
        enableRemoteConfig: Bool = true, uploadConfig: UploadConfig = UploadConfig(), autoStart: Bool = true,
        recordLogOptions: RecordLogOptions = RecordLogOptions(),
        logger: any AmplitudeSessionReplay.Logger = AmplitudeSessionReplay.ConsoleLogger(), serverUrl: URL? = nil
    ) {
        (self.autoStart, refusals) = (autoStart, logger)
        make = { client in
            SessionReplay(
                apiKey: client.apiKey, deviceId: client.getDeviceId(), sessionId: client.getSessionId(),
                optOut: client.optOut, sampleRate: sampleRate, logger: logger,
                serverZone: client.serverZone() == .EU ? .EU : .US, maskLevel: maskLevel,
                enableRemoteConfig: enableRemoteConfig, serverUrl: serverUrl, quality: quality, uploadConfig: uploadConfig,
                recordLogOptions: recordLogOptions)
        }
    }

    #if canImport(ObjectiveC)
        /// `initWithSampleRate:`, for Objective-C.
        @objc(initWithSampleRate:) public convenience init(objectiveCSampleRate sampleRate: Float) {
            self.init(sampleRate: sampleRate)
        }
    #endif

    /// The recorder, once the client is initialised; nil before. Any thread.
    public var sessionReplay: SessionReplay? { lock.withLock { recorder } }

    public func amplitudeDidFinishInitializing(_ amplitude: Amplitude) {
        guard let replay = attach(to: amplitude) else {
            return refusals.warn(message: "Session Replay records another instance already: this one stays without replays")
        }
        replay.deviceId = amplitude.getDeviceId()
        replay.sessionId = amplitude.getSessionId()
        replay.optOut = amplitude.optOut
        if autoStart { replay.start() }
    }

    public func amplitude(_ amplitude: Amplitude, didChangeDeviceId deviceId: String) {
        own(amplitude)?.deviceId = deviceId
    }

    public func amplitude(_ amplitude: Amplitude, didChangeSessionId sessionId: Int64) {
        own(amplitude)?.sessionId = sessionId
    }

    public func amplitude(_ amplitude: Amplitude, didOptOut optOut: Bool) { own(amplitude)?.optOut = optOut }

    public func amplitude(_ amplitude: Amplitude, didUploadEventsManually manually: Bool) {
        if manually { own(amplitude)?.flush() }
    }

    /// Gives events of the replay's own session and device its id; a property that is there already stays.
    public func run(_ payload: AMPMiddlewarePayload, next: @escaping AMPMiddlewareNext) {
        tag(payload.event)
        next(payload)
    }

    // Swift imports `amplitudeDidRemoveMiddleware:` under one of these two names; the other one is never called.
    public func amplitudeDidRemove(_ amplitude: Amplitude) { removed(from: amplitude) }
    public func amplitudeDidRemoveMiddleware(_ amplitude: Amplitude) { removed(from: amplitude) }

    /// See `SessionReplay.start`; nothing before the client is initialised.
    public func start() { sessionReplay?.start() }

    /// See `SessionReplay.stop`.
    public func stop() { sessionReplay?.stop() }

    /// See `SessionReplay.recordLog`.
    public func recordLog(level: RecordLogLevel, message: String?, date: Date = Date()) {
        sessionReplay?.recordLog(level: level, message: message, date: date)
    }

    private func tag(_ event: NSMutableDictionary) {
        guard let sessionId = (event["session_id"] as? NSNumber)?.int64Value,
            let own = sessionReplay?.additionalEventProperties(
                sessionId: sessionId, deviceId: event["device_id"] as? String), !own.isEmpty
        else { return }
        var properties = event["event_properties"] as? [AnyHashable: Any] ?? [:]
        for (key, value) in own where properties[key] == nil { properties[key] = value }
        event["event_properties"] = properties
    }

    private func removed(from amplitude: Amplitude) {
        guard let replay = own(amplitude) else { return }
        lock.withLock { isAttached = false }
        replay.stop()
    }

    /// The recorder, if it belongs to this client.
    private func own(_ amplitude: Amplitude) -> SessionReplay? {
        lock.withLock { client === amplitude ? recorder : nil }
    }

    /// nil where the middleware belongs to another client.
    private func attach(to amplitude: Amplitude) -> SessionReplay? {
        lock.withLock {
            if isAttached, let client, client !== amplitude { return nil }
            if client !== amplitude { recorder = nil }
            let replay = recorder ?? make(amplitude)
            (recorder, client, isAttached) = (replay, amplitude, true)
            return replay
        }
    }
}
