// Puts the stand-in phone in the place of a real one: its clocks, its facts, and a folder for the recorder.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import ReplayCore
import ReplayFormat
import UIKit

/// The stand-in phone's clocks. Any thread.
struct VirtualClock: Clocking {
    var continuousMs: Int64 { Int64((StandInClock.shared.continuousNow * 1000).rounded()) }
    var uptimeSeconds: Double { StandInClock.shared.now }
    var wallMs: Int64 { Int64((StandInClock.shared.wallNow.timeIntervalSince1970 * 1000).rounded()) }
}

@MainActor enum VirtualPhone {
    /// Starts the phone of a story anew.
    /// - Parameter folder: where the recorder keeps what waits.
    static func boot(_ story: Story, folder: URL, queue: any WorkQueueing, transport: any Transporting) {
        StandInDevice.reset(wall: story.startsAt)
        StandInDevice.setScreen(portrait: story.screen)
        let (model, osVersion, locale, timeZone) = (story.model, story.osVersion, story.locale, story.timeZone)
        let screen = Size2(Double(story.screen.width), Double(story.screen.height))
        RecorderEnvironment.current = RecorderEnvironment(
            clock: VirtualClock(), storage: folder, queue: queue, transport: transport,
            device: {
                Device(
                    model: model, os: "iOS", osVersion: osVersion, screen: screen, scale: 3, locale: locale,
                    timeZone: timeZone)
            },
            app: { App(bundleId: "com.example.cornershop", version: EventLog.appVersion, build: "231") })
        // A recording for a folder is read from the phone's disk.
        RecorderEnvironment.current.recordsWithoutServer = true
    }
}
