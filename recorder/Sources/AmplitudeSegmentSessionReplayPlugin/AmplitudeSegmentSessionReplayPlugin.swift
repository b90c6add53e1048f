// The recorder as a plugin of Segment's Analytics-Swift: reads session and device from the events that pass, and ties track
// and screen events to the replay. Segment's own `AmplitudeSession` plugin gives events their session: add it first. May be
// called on any thread; costs a lock per event.
import AmplitudeSessionReplay
import Foundation
import Segment

/// Add it to one client, after `AmplitudeSession`. Keep a reference to remove it and to add the same instance again: the
/// replay then goes on, with a snapshot. A second client is refused.
public class AmplitudeSegmentSessionReplayPlugin: Plugin {
    public let type = PluginType.enrichment
    public weak var analytics: Analytics?
    /// Any thread.
    public let sessionReplay: SessionReplay

    private let autoStart: Bool
    private let lock = NSLock()
    private var isAttached = false

    /// - Parameters:
    ///   - apiKey: of the Amplitude project that Segment writes to.
    ///   - sampleRate: 0 … 1, by session; 0 by default.
    ///   - serverZone: chooses the address in Info.plist where there is no `serverUrl`.
    ///   - maskLevel: how much text is hidden.
    ///   - quality: of pictures.
    ///   - enableRemoteConfig: the project's settings go before these; nothing is recorded before they are known once.
    ///   - uploadConfig: on which networks recordings are sent.
    ///   - autoStart: whether recording begins when the plugin is added; else with `start`.
    ///   - recordLogOptions: how much `recordLog` takes.
    ///   - logger: nil: silence.
    ///   - serverUrl: where recordings go; nil: as Info.plist says for the zone.
    public init(
        amplitudeApiKey apiKey: String, sampleRate: Float = 0.0, serverZone: ServerZone = .US, maskLevel: MaskLevel = .medium,
        quality: QualityProfile = .high, enableRemoteConfig: Bool = true, uploadConfig: UploadConfig = UploadConfig(),
        autoStart: Bool = true, recordLogOptions: RecordLogOptions = RecordLogOptions(),
        logger: (any AmplitudeSessionReplay.Logger)? = ConsoleLogger(), serverUrl: URL? = nil
    ) {
        self.autoStart = autoStart
        sessionReplay = SessionReplay(
            apiKey: apiKey, sampleRate: sampleRate, logger: logger, serverZone: serverZone, maskLevel: maskLevel,
            enableRemoteConfig: enableRemoteConfig, serverUrl: serverUrl, quality: quality, uploadConfig: uploadConfig,
            recordLogOptions: recordLogOptions)
    }

    /// The user wants no replays. Any thread.
    public var optOut: Bool {
        get { sessionReplay.optOut }
        set { sessionReplay.optOut = newValue }
    }

    public func configure(analytics: Analytics) {
        let isOwn = lock.withLock { () -> Bool in
            if isAttached, let client = self.analytics, client !== analytics { return false }
            (self.analytics, isAttached) = (analytics, true)
            return true
        }
        guard isOwn else {
            let message = "Session Replay records another instance already: this one stays without replays"
            return sessionReplay.logger.warn(message: message)
        }
        if autoStart { sessionReplay.start() }
    }

    public func shutdown() {
        lock.withLock { isAttached = false }
        stop()
    }

    /// Gives track and screen events of the replay's own session and device its id; a property that is there already stays.
    public func execute<T: RawEvent>(event: T?) -> T? {
        guard let event else { return nil }
        let deviceId = EventIds.deviceId(of: event)
        // Without a session of its own an event says nothing about the session that is on.
        guard let sessionId = EventIds.sessionId(of: event), let deviceId else { return event }
        follow(sessionId, deviceId, isStart: (event as? TrackEvent)?.event == "session_start")
        let own = sessionReplay.additionalEventProperties(sessionId: sessionId, deviceId: deviceId)
        if own.isEmpty { return event }
        switch event {
        case var track as TrackEvent:
            track.properties = EventIds.adding(own, to: track.properties)
            return track as? T
        case var screen as ScreenEvent:
            screen.properties = EventIds.adding(own, to: screen.properties)
            return screen as? T
        default: return event
        }
    }

    /// See `SessionReplay.start`.
    public func start() { sessionReplay.start() }

    /// See `SessionReplay.stop`.
    public func stop() { sessionReplay.stop() }

    /// See `SessionReplay.recordLog`.
    public func recordLog(level: RecordLogLevel, message: String?, date: Date = Date()) {
        sessionReplay.recordLog(level: level, message: message, date: date)
    }

    /// Sessions only follow one another: the event that made one begin arrives after it, with the id of the one before. A
    /// session that begins counts also where the clock was set back.
    private func follow(_ sessionId: SessionId, _ deviceId: DeviceId, isStart: Bool) {
        guard lock.withLock({ isAttached }) else { return }
        let now = sessionReplay.sessionId
        guard sessionId >= now || isStart else { return }
        if sessionReplay.deviceId != deviceId { sessionReplay.deviceId = deviceId }
        if now != sessionId { sessionReplay.sessionId = sessionId }
    }
}
