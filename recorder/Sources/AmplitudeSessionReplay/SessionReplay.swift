// The recorder as an app sees it: its ids, its switches, and the property that ties events to the replay. Decides
// whether and under which name something is recorded; the rest is CaptureController (main thread) and Recorder (queue).
import Foundation

#if SWIFT_PACKAGE
    import ReplayCore
    import ReplayFormat
#endif

/// Records the screen of one session after another. Make one per process, keep its ids equal to those of your
/// analytics client, and merge `additionalEventProperties` into every event. All members may be used from any thread;
/// nothing here throws or blocks: what goes wrong is said to the logger, and nothing is recorded.
#if canImport(ObjectiveC)
    @objc(AMPSessionReplay)
#endif
public final class SessionReplay: NSObject, @unchecked Sendable {
    /// The event property that ties an event to its replay.
    static let replayIdKey = "[Amplitude] Session Replay ID"

    public let apiKey: String
    /// 0 … 1: which part of the sessions is recorded.
    public let sampleRate: Float
    public let logger: any Logger
    public let serverZone: ServerZone
    public let maskLevel: MaskLevel
    public let enableRemoteConfig: Bool
    /// Where recordings go: as given, else as Info.plist says; nil: nowhere, and nothing is recorded.
    public let serverUrl: URL?
    public let quality: QualityProfile
    public let uploadConfig: UploadConfig
    public let recordLogOptions: RecordLogOptions

    private let lock = NSLock()
    private var state: RecordingState
    private let logs: LogBook
    /// Why nothing can be recorded; said once.
    private let refusal: ServerAddress.Refusal?
    private var hasSaidRefusal = false
    /// Held while an opt-out or its end is passed on, so that both arrive in the order in which they were set.
    private let optOutLock = NSLock()
    private let environment: RecorderEnvironment
    private let root: URL
    private let recorder: Recorder
    private let uploader: Uploader?
    private let endpoint: UploadEndpoint?
    private let configs: RemoteConfigStore
    private let configPause = CutPause()
    private let configLock = NSLock()
    /// Whose answer was the last to be kept; with `configLock` held.
    private var answeredStart = 0
    // Made and used on the main thread only.
    private var controller: CaptureController?
    private var followedOptOuts = 0

    /// - Parameters:
    ///   - apiKey: of the project that the session's events go to.
    ///   - deviceId: as sent with events; nil: nothing is recorded until it is set.
    ///   - sessionId: as sent with events, milliseconds since 1970; −1: no session.
    ///   - optOut: nothing is recorded.
    ///   - sampleRate: 0 … 1, by session; 0 by default.
    ///   - logger: nil: silence.
    ///   - serverZone: chooses the address in Info.plist where there is no `serverUrl`.
    ///   - maskLevel: how much text is hidden.
    ///   - enableRemoteConfig: the project's settings go before these; nothing is recorded before they are known once.
    ///   - serverUrl: nil: `SessionReplayServerURL` in Info.plist counts, a dictionary with `US` and `EU`.
    ///   - quality: of pictures.
    ///   - uploadConfig: on which networks recordings are sent.
    ///   - recordLogOptions: how much `recordLog` takes.
    public init(
        apiKey: String, deviceId: DeviceId? = nil, sessionId: SessionId = -1, optOut: Bool = false,
        sampleRate: Float = 0.0, logger: (any Logger)? = ConsoleLogger(), serverZone: ServerZone = .US,
        maskLevel: MaskLevel = .medium, enableRemoteConfig: Bool = true, serverUrl: URL? = nil,
        quality: QualityProfile = .high, uploadConfig: UploadConfig = UploadConfig(),
        recordLogOptions: RecordLogOptions = RecordLogOptions()
    ) {
        let logger = logger ?? SilentLogger()
        (self.apiKey, self.sampleRate, self.logger, self.serverZone) = (apiKey, sampleRate, logger, serverZone)
        (self.maskLevel, self.enableRemoteConfig, self.quality) = (maskLevel, enableRemoteConfig, quality)
        (self.uploadConfig, self.recordLogOptions) = (uploadConfig, recordLogOptions)
        logs = LogBook(recordLogOptions, logger: logger)
        let environment = RecorderEnvironment.current
        self.environment = environment
        (self.serverUrl, refusal) = SessionReplay.address(serverUrl, serverZone, environment)
        let identity = Data("\(apiKey)\n\(self.serverUrl?.absoluteString ?? "")".utf8)
        root = environment.storage.appendingPathComponent(String(Sha256.hex(identity).prefix(16)), isDirectory: true)
        let (store, images) = (ChunkStore(root: root), ImageStore(root: root))
        configs = RemoteConfigStore(root: root)
        endpoint = self.serverUrl.map { UploadEndpoint(server: $0, apiKey: apiKey) }
        let own = RecordingState.Own(
            sampleRate: sampleRate, maskLevel: maskLevel, waitsForConfig: enableRemoteConfig && endpoint != nil)
        state = RecordingState(own: own, deviceId: deviceId, sessionId: sessionId, optOut: optOut)
        uploader = endpoint.map {
            Uploader(
                store: store, images: images, endpoint: $0, transport: environment.transport, clock: environment.clock,
                tools: SessionReplay.uploadTools(environment, uploadConfig, logger))
        }
        recorder = Recorder(
            store: store, images: images, uploader: uploader, queue: environment.queue, logQuota: logs.quota,
            log: { logger.warn(message: $0) })
        super.init()
        if optOut { recorder.optOut(forgetting: false) }
        environment.network.watch { [weak uploader, configPause] in
            uploader?.hurry()
            configPause.cut()
        }
        if enableRemoteConfig { readCachedConfig() }
    }

    private static func uploadTools(
        _ environment: RecorderEnvironment, _ config: UploadConfig, _ logger: any Logger
    ) -> UploadTools {
        var tools = UploadTools()
        tools.avoidsMeteredNetworks = config.disableMeteredUploads
        (tools.network, tools.pause) = (environment.network, environment.pause)
        tools.log = { logger.warn(message: $0) }
        return tools
    }

    /// A new value begins a new replay.
    public var deviceId: DeviceId? {
        get { lock.withLock { state.deviceId } }
        set { change { $0.deviceId = newValue } }
    }

    /// A new value begins a new replay, and draws anew whether it is recorded.
    public var sessionId: SessionId {
        get { lock.withLock { state.sessionId } }
        set { change { $0.sessionId = newValue } }
    }

    /// A session id of your own in place of `sessionId`, of the characters `a-z A-Z 0-9 _ - . | @ : =`; empty: none. A new
    /// value begins a new replay.
    public var customSessionId: String {
        get { lock.withLock { state.customSessionId } }
        set { change { $0.customSessionId = newValue } }
    }

    /// While true nothing is recorded and nothing is sent. Setting it after `start` also forgets what waits on the phone;
    /// what waits when a recorder is made opted out is kept, unsent, until it is opted in.
    public var optOut: Bool {
        get { lock.withLock { state.optOut } }
        set { setOptOut(newValue) }
    }

    private func setOptOut(_ optOut: Bool) {
        optOutLock.withLock {
            let before = lock.withLock { state }
            guard optOut != before.optOut else { return }
            lock.withLock { (state.optOut, state.optOuts) = (optOut, before.optOuts + 1) }
            if optOut { recorder.optOut(forgetting: before.starts > 0) } else { recorder.optIn() }
        }
        onMain { self.apply() }
    }

    /// To be merged into every event of the session; empty while the session is not recorded.
    public var additionalEventProperties: [String: Any] {
        guard let name = lock.withLock({ state.replay }) else { return [:] }
        return [SessionReplay.replayIdKey: name.description]
    }

    /// To be merged into an event of a known session and device: empty unless they are the replay's own, as for an event
    /// that was made before the session began.
    public func additionalEventProperties(sessionId: SessionId, deviceId: DeviceId?) -> [String: Any] {
        let state = lock.withLock { self.state }
        guard state.sessionId == sessionId, state.deviceId == deviceId, let name = state.replay else { return [:] }
        return [SessionReplay.replayIdKey: name.description]
    }

    /// Begins to record, or goes on after `stop`. Only one recorder of a process can be started at a time.
    public func start() {
        guard !lock.withLock({ state.isStarted }) else { return }
        if let refusal { return sayOnce(refusal) }
        guard ActiveRecorder.take(self) else {
            return logger.warn(message: "another SessionReplay is started already: this one stays off")
        }
        // By its ids alone: whether it is recorded may not be known yet, and it must go on where it was.
        recorder.recover(keeping: lock.withLock { state.name }, maxBytes: environment.maxStorageBytes)
        // The settings are asked for anew at each start; until the answer comes, what was learnt before counts.
        change { ($0.isStarted, $0.starts, $0.config) = (true, $0.starts + 1, $0.cachedConfig) }
        if enableRemoteConfig { askForConfig() }
    }

    /// Records no more until `start`; what was recorded is uploaded.
    public func stop() {
        change { $0.isStarted = false }
        ActiveRecorder.release(self)
    }

    /// Uploads what was recorded so far.
    public func flush() {
        uploader?.hurry()
        onMain { self.controller?.flush() }
    }

    /// Puts a line of the app's log into the recording. Nothing is masked in it: log nothing that must not be seen.
    /// - Parameters:
    ///   - message: cut where it is longer than `recordLogOptions` allows; nil: an empty one.
    ///   - date: when it was logged.
    public func recordLog(level: RecordLogLevel, message: String?, date: Date = Date()) {
        guard let name = lock.withLock({ state.replay }), let log = logs.take(level: level, message: message, of: name) else {
            return
        }
        let clock = environment.clock
        let age = max(0, Double(clock.wallMs) - date.timeIntervalSince1970 * 1000)
        let note = Note(continuousMs: clock.continuousMs - Int64(min(age, 1e12)), .log(log))
        onMain { self.controller?.add(note, to: name) }
    }

    /// Waits until everything that was recorded is uploaded, or until nothing more will go.
    package func drain() async -> Uploader.Report? {
        await withCheckedContinuation { done in recorder.seal { done.resume() } }
        return await uploader?.drain()
    }

    /// The folder of what waits to be uploaded.
    package var storage: URL { root }

    private static func address(
        _ own: URL?, _ zone: ServerZone, _ environment: RecorderEnvironment
    ) -> (URL?, ServerAddress.Refusal?) {
        if own == nil, environment.recordsWithoutServer { return (nil, nil) }
        switch ServerAddress.resolve(own, zone: zone, info: environment.info()) {
        case .success(let url): return (url, nil)
        case .failure(let refusal): return (nil, refusal)
        }
    }

    private func sayOnce(_ refusal: ServerAddress.Refusal) {
        let isFirst = lock.withLock {
            defer { hasSaidRefusal = true }
            return !hasSaidRefusal
        }
        if isFirst { logger.error(message: refusal.message) }
    }

    private func change(_ edit: (inout RecordingState) -> Void) {
        lock.withLock { edit(&state) }
        onMain { self.apply() }
    }

    @MainActor private func apply() {
        let state = lock.withLock { self.state }
        let name = state.replay
        if name == nil, controller == nil { return }
        let reason = state.isStarted ? state.optOut ? "optOut" : nil : "stopped"
        if state.optOuts != followedOptOuts {
            // Also where it is over already: the recorder has forgotten the replay, which begins anew.
            followedOptOuts = state.optOuts
            controller?.follow(nil, level: state.level, pausing: "optOut")
        }
        madeController().follow(name, level: state.level, pausing: name == nil ? reason : nil)
    }

    @MainActor private func madeController() -> CaptureController {
        if let controller { return controller }
        let environment = environment
        let made = CaptureController(
            recorder: recorder, clock: environment.clock,
            trigger: RunLoopTrigger(clock: environment.clock, loop: MainLoop(), report: environment.onLook),
            faults: FaultBook(environment.catching, logger: logger), quality: quality
        ) { level in
            ReplayFacts(
                device: environment.device(), app: environment.app(), sdk: DeviceFacts.sdk,
                privacy: Privacy(maskLevel: level))
        }
        controller = made
        return made
    }

    /// Before the start, so that the session's first event has its property already.
    private func readCachedConfig() {
        environment.queue.run { [weak self, configs] in
            guard let cached = configs.cached() else { return }
            self?.change {
                $0.cachedConfig = $0.cachedConfig ?? cached
                if $0.isStarted { $0.config = $0.config ?? cached }
            }
        }
    }

    /// A fresh answer counts now where there was none, else from the next start on, but for what it forbids. A server that
    /// cannot be reached is asked again until it answers.
    private func askForConfig() {
        guard let endpoint else { return }
        let environment = environment
        let start = lock.withLock { state.starts }
        Task {
            var attempt = 1
            while lock.withLock({ state.isStarted && state.starts == start }) {
                switch await configs.fetch(endpoint, environment.transport, attempt: attempt) {
                case .config(let fresh, let answer): return take(fresh, answer, of: start)
                case .refused: return logger.warn(message: "the project's settings could not be read")
                case .retry(let after, let spread):
                    if attempt == 1 { logger.warn(message: "the project's settings could not be read yet") }
                    attempt += 1
                    await configPause.wait(after + Int(Double.random(in: 0..<1) * Double(spread)), by: environment.pause)
                }
            }
        }
    }

    /// Answers may come late, and two at once: that of the latest start counts, on the disk as in memory.
    private func take(_ fresh: RemoteConfig, _ answer: Data, of start: Int) {
        let own = maskLevel.format
        configLock.withLock {
            guard start >= answeredStart else { return }
            answeredStart = start
            configs.keep(answer)
            change {
                $0.cachedConfig = fresh
                $0.config = $0.config?.tightened(by: fresh, own: own) ?? fresh
            }
        }
    }
}
