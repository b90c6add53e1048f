// What the app and the server have said so far, and what follows from it: whether and under which name something is
// recorded, and how much of it is hidden. Pure values; whoever owns one guards it.
import Foundation

#if SWIFT_PACKAGE
    import ReplayCore
    import ReplayFormat
#endif

struct RecordingState {
    /// What was set in code; the project's settings go before it.
    struct Own {
        let sampleRate: Float
        let maskLevel: MaskLevel
        /// Nothing is recorded before the project's settings are known.
        let waitsForConfig: Bool
    }

    let own: Own
    var deviceId: DeviceId?
    var sessionId: SessionId
    var customSessionId = ""
    var optOut: Bool
    /// How often the user has opted out.
    var optOuts = 0
    var isStarted = false
    /// How often it was started.
    var starts = 0
    /// What counts since the start; nil: no answer yet.
    var config: RemoteConfig?
    /// What the server said last, also to an earlier process.
    var cachedConfig: RemoteConfig?

    init(own: Own, deviceId: DeviceId?, sessionId: SessionId, optOut: Bool) {
        (self.own, self.deviceId, self.sessionId, self.optOut) = (own, deviceId, sessionId, optOut)
    }

    /// What is to be recorded; nil: nothing.
    var replay: ReplayName? {
        guard isStarted, !optOut, !own.waitsForConfig || config != nil, config?.captureEnabled != false, let name,
            Sampling.isRecorded(sessionId: name.sessionId, sampleRate: config?.sampleRate ?? ownSampleRate)
        else { return nil }
        return name
    }

    /// Of the ids alone; nil: there is no session, or one of the ids cannot be one.
    var name: ReplayName? {
        guard let deviceId else { return nil }
        guard customSessionId.isEmpty else { return ReplayName(deviceId: deviceId, sessionId: customSessionId) }
        return sessionId < 0 ? nil : ReplayName(deviceId: deviceId, sessionId: String(sessionId))
    }

    var level: Privacy.MaskLevel {
        config?.maskLevel(else: own.maskLevel.format) ?? own.maskLevel.format
    }

    /// As it was meant: a Float's 0.4 lies a little above 0.4, and rates have six decimals.
    private var ownSampleRate: Double { (Double(own.sampleRate) * 1_000_000).rounded() / 1_000_000 }
}
