// One story, played and recorded: what an app does, in the order in which it does it.
import AmplitudeSessionReplay
import Foundation
import UIKit

struct Recording {
    let replay: SessionReplay
    let log: EventLog

    /// Plays the story on a phone that was booted for it; on return the recorder is stopped.
    /// - Parameter everyTurn: called at least four times per second of the phone's time.
    @MainActor static func make(
        _ story: Story, apiKey: String, server: URL?, everyTurn: @escaping () -> Void = {}
    ) throws -> Recording {
        let replay = SessionReplay(
            apiKey: apiKey, deviceId: story.deviceId, sessionId: story.sessionId, sampleRate: 1,
            logger: server == nil ? nil : ConsoleLogger(), enableRemoteConfig: false, serverUrl: server)
        replay.start()
        everyTurn()
        let log = EventLog(story, replayProperties: replay.additionalEventProperties)
        log.session("session_start", at: story.startsAt)
        let app = DemoApp()
        try story.play(app, log.take, everyTurn)
        log.session("session_end", at: StandInClock.shared.wallNow)
        StandInDevice.enterBackground()
        replay.stop()
        withExtendedLifetime(app) {}
        return Recording(replay: replay, log: log)
    }
}
