// Every sample runs, and does what its page says of it.
import Amplitude
import AmplitudeSessionReplay
import Foundation
import PhoneForTests
import Segment
import UIKit
import XCTest

@MainActor final class SampleTests: XCTestCase {
    private var phone: PhoneForTests!
    private let start = PhoneForTests.startMs

    override func setUp() async throws { await MainActor.run { phone = PhoneForTests() } }

    override func tearDown() async throws {
        await MainActor.run {
            Amplitude.standInReset()
            phone.close()
        }
    }

    func testThePluginsSamples() async throws {
        for amplitude in [pluginQuickstart(), pluginFeatureFlag()] {
            amplitude.track(eventType: "opened")
            XCTAssertEqual(amplitude.standInSent.count, 2)
        }
        let optedOut = pluginOptOut()
        optedOut.track(eventType: "opened")
        XCTAssertTrue(optedOut.standInSent.isEmpty)
        XCTAssertEqual(pluginServerZone().1.sessionReplay?.serverZone, .EU)
        pluginSampling(standInClient())
    }

    func testThePluginIsRemovedAndAddedAgain() async throws {
        let amplitude = standInClient()
        let plugin = pluginDisable(amplitude) {
            phone.move()
            amplitude.track(eventType: "restricted")
        }
        amplitude.track(eventType: "after")
        let tagged = amplitude.standInSent.filter { ($0.eventProperties?[PhoneForTests.key] ?? nil) != nil }.map(\.eventType)
        XCTAssertEqual(tagged, ["session_start", "before", "after"])
        amplitude.remove(plugin: plugin)
    }

    func testSegmentsSamples() async throws {
        for analytics in [segmentQuickstart(), segmentFeatureFlag()] {
            analytics.track(name: "opened")
            XCTAssertEqual(analytics.standInSent.count, 2)
        }
        let plugin = segmentServerZone()
        XCTAssertEqual(plugin.sessionReplay.serverZone, .EU)
        segmentOptOut(plugin)
        XCTAssertTrue(plugin.sessionReplay.optOut)
        segmentSampling(Analytics(configuration: config))
        let analytics = Analytics(configuration: config)
        let kept = segmentDisable(analytics) { phone.move() }
        analytics.track(name: "after", properties: ["session_id": Int(start)])
        let last = try XCTUnwrap(analytics.standInSent.last as? TrackEvent)
        XCTAssertNotNil(last.properties?[PhoneForTests.key])
        kept.stop()
    }

    func testTheOtherSamples() async throws {
        let amplitude = middlewareQuickstart()
        amplitude.logEvent("opened")
        XCTAssertEqual(amplitude.standInSent.count, 1)
        var sent: [String: Any] = [:]
        let replay = standaloneQuickstart(deviceId: "device", sessionId: start) { sent = $1 }
        XCTAssertEqual(sent["color"] as? String, "red")
        XCTAssertEqual(replay.sessionId, start + 300_000)
        replay.stop()
        let (view, label) = (UIView(), UILabel())
        maskData(view, label)
        XCTAssertTrue(view.amp_isBlocked)
        XCTAssertEqual(label.amp_isMasked, true)
        XCTAssertNil(view.amp_isMasked)
        _ = MaskedCard().body
    }
}
