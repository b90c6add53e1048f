// What the plugin for Segment promises: which events carry the replay's id, and which sessions and devices it follows.
import AmplitudeSegmentSessionReplayPlugin
import Foundation
import PhoneForTests
import Segment
import SegmentAmplitude
import XCTest

@MainActor final class SegmentPluginTests: XCTestCase {
    private var phone: PhoneForTests!
    private var analytics: Analytics!
    private let log = LogLines()
    private var plugins: [AmplitudeSegmentSessionReplayPlugin] = []
    private let start = PhoneForTests.startMs

    override func setUp() async throws {
        await MainActor.run {
            phone = PhoneForTests()
            analytics = client()
        }
    }

    override func tearDown() async throws {
        await MainActor.run {
            plugins.forEach { $0.stop() }
            phone.close()
        }
    }

    private func client() -> Analytics {
        let client = Analytics(configuration: Configuration(writeKey: UUID().uuidString))
        client.standInDeviceId = "device"
        return client
    }

    private func plugin() -> AmplitudeSegmentSessionReplayPlugin {
        let plugin = AmplitudeSegmentSessionReplayPlugin(
            amplitudeApiKey: "key", sampleRate: 1, enableRemoteConfig: false, logger: log)
        plugins.append(plugin)
        return plugin
    }

    private func sent(_ client: Analytics? = nil) -> [String] {
        (client ?? analytics).standInSent.map { event in
            let (track, screen) = (event as? TrackEvent, event as? ScreenEvent)
            let name = track?.event ?? screen?.name ?? event.type ?? ""
            let properties = track?.properties ?? screen?.properties
            return "\(name) \(properties?[PhoneForTests.key]?.stringValue ?? "-")"
        }
    }

    /// An event as it might come from elsewhere.
    private func event(_ name: String, session: Int64?, in place: JSON? = nil) -> TrackEvent {
        var event = TrackEvent(event: name, properties: place)
        event.integrations = session.map { .object(["Actions Amplitude": .object(["session_id": .number(Decimal($0))])]) }
        return event
    }

    func testTrackAndScreenEventsOfTheReplaysSessionAndDeviceCarryItsId() async throws {
        analytics.add(plugin: AmplitudeSession())
        analytics.add(plugin: plugin())
        analytics.track(name: "opened", properties: ["color": "red", "list": [1, 2.5]])
        analytics.screen(title: "Home")
        analytics.identify(userId: "user")
        analytics.track(name: "taken", properties: [PhoneForTests.key: "mine"])
        phone.move()
        XCTAssertEqual(
            sent().suffix(4), ["opened device/\(start)", "Home device/\(start)", "identify -", "taken mine"])
        let opened = analytics.standInSent.lazy.compactMap { $0 as? TrackEvent }.first { $0.event == "opened" }
        XCTAssertEqual(opened?.properties?["color"], .string("red"))
        XCTAssertEqual(opened?.properties?["list"], .array([.number(1), .number(2.5)]))
        plugins[0].stop()
        XCTAssertEqual(try phone.chunks(), ["device/\(start)#0"])
    }

    func testAnEventWithoutASessionLeavesTheSessionAlone() async throws {
        analytics.add(plugin: plugin())
        analytics.process(event: event("none yet", session: nil))
        XCTAssertEqual(plugins[0].sessionReplay.sessionId, -1)
        analytics.process(event: event("first", session: start))
        phone.move()
        for none in [nil, -1] as [Int64?] {
            analytics.process(event: event("without", session: none))
            XCTAssertEqual(plugins[0].sessionReplay.sessionId, start)
        }
        phone.move()
        analytics.process(event: event("again", session: start))
        plugins[0].stop()
        XCTAssertEqual(
            sent(), ["none yet -", "first device/\(start)", "without -", "without -", "again device/\(start)"])
        XCTAssertEqual(try phone.chunks(), ["device/\(start)#0"])
    }

    func testTheSessionMayStandAmongTheProperties() async {
        analytics.add(plugin: plugin())
        analytics.process(event: event("one", session: nil, in: .object(["session_id": .number(Decimal(start))])))
        XCTAssertEqual(sent(), ["one device/\(start)"])
    }

    func testAnEmptyDeviceIdCountsAsNone() async {
        analytics.standInDeviceId = ""
        analytics.add(plugin: plugin())
        analytics.process(event: event("one", session: start))
        let first = analytics.anonymousId
        analytics.reset()
        analytics.process(event: event("two", session: start))
        XCTAssertEqual(sent(), ["one \(first)/\(start)", "two \(analytics.anonymousId)/\(start)"])
        XCTAssertNotEqual(first, analytics.anonymousId)
    }

    func testTheEventThatEndsASessionDoesNotBringTheOldOneBack() async throws {
        analytics.add(plugin: AmplitudeSession())
        analytics.add(plugin: plugin())
        analytics.track(name: "one")
        phone.move()
        analytics.standInNow += 400_000
        analytics.track(name: "two")
        phone.move()
        analytics.track(name: "three")
        phone.move()
        plugins[0].stop()
        let second = start + 400_000
        XCTAssertEqual(
            sent().suffix(5),
            [
                "one device/\(start)", "session_end device/\(start)", "session_start device/\(second)", "two -",
                "three device/\(second)",
            ])
        XCTAssertEqual(try phone.chunks(), ["device/\(start)#0", "device/\(second)#0"])
    }

    func testASessionThatBeginsAfterTheClockWasSetBackIsFollowed() async {
        analytics.add(plugin: plugin())
        analytics.process(event: event("one", session: start))
        analytics.process(event: event("late", session: start - 5))
        analytics.process(event: event("session_start", session: start - 9))
        analytics.process(event: event("two", session: start - 9))
        XCTAssertEqual(
            sent(), ["one device/\(start)", "late -", "session_start device/\(start - 9)", "two device/\(start - 9)"])
    }

    func testRemovingAndAddingTheSameInstanceGoesOnWithASnapshot() async throws {
        let plugin = plugin()
        analytics.add(plugin: AmplitudeSession())
        analytics.add(plugin: plugin)
        analytics.track(name: "one")
        phone.move()
        analytics.remove(plugin: plugin)
        analytics.track(name: "between")
        phone.move()
        analytics.add(plugin: plugin)
        analytics.track(name: "two")
        phone.move()
        analytics.remove(plugin: plugin)
        XCTAssertEqual(sent().suffix(3), ["one device/\(start)", "between -", "two device/\(start)"])
        XCTAssertEqual(try phone.chunks(), ["device/\(start)#0", "device/\(start)#1"])
    }

    func testOptingOutStopsAndOptingInGoesOn() async {
        let plugin = plugin()
        analytics.add(plugin: AmplitudeSession())
        analytics.add(plugin: plugin)
        plugin.optOut = true
        analytics.track(name: "out")
        plugin.optOut = false
        analytics.track(name: "in")
        XCTAssertEqual(sent().suffix(2), ["out -", "in device/\(start)"])
    }

    func testASecondClientIsRefusedWithALogLine() async {
        let plugin = plugin()
        analytics.add(plugin: plugin)
        let second = client()
        second.add(plugin: plugin)
        XCTAssertEqual(log.all.filter { $0.contains("another instance") }.count, 1)
        XCTAssertTrue(plugin.analytics === analytics)
        analytics.process(event: event("one", session: start))
        XCTAssertEqual(sent(), ["one device/\(start)"])
    }

    func testDefaults() async {
        let plugin = AmplitudeSegmentSessionReplayPlugin(amplitudeApiKey: "key")
        XCTAssertEqual(plugin.sessionReplay.sampleRate, 0)
        XCTAssertEqual(plugin.sessionReplay.serverZone, .US)
        XCTAssertEqual(plugin.sessionReplay.maskLevel, .medium)
        XCTAssertFalse(plugin.optOut)
    }
}
