// What the plugin for Amplitude-Swift promises: which events carry the replay's id, and what it follows.
import AmplitudeSwift
import AmplitudeSwiftSessionReplayPlugin
import Foundation
import PhoneForTests
import XCTest

@MainActor final class PluginTests: XCTestCase {
    private var phone: PhoneForTests!
    private var amplitude: Amplitude!
    private let log = ClientLog()
    private var plugins: [AmplitudeSwiftSessionReplayPlugin] = []

    override func setUp() async throws {
        await MainActor.run {
            phone = PhoneForTests()
            amplitude = client()
        }
    }

    override func tearDown() async throws {
        await MainActor.run {
            plugins.forEach { $0.stop() }
            phone.close()
        }
    }

    private func client(optOut: Bool = false, zone: AmplitudeSwift.ServerZone = .US) -> Amplitude {
        let client = Amplitude(
            configuration: Configuration(apiKey: "key", optOut: optOut, loggerProvider: log, serverZone: zone))
        client.setDeviceId(deviceId: "device")
        return client
    }

    private func plugin(sampleRate: Float = 1, autoStart: Bool = true) -> AmplitudeSwiftSessionReplayPlugin {
        let plugin = AmplitudeSwiftSessionReplayPlugin(sampleRate: sampleRate, enableRemoteConfig: false, autoStart: autoStart)
        plugins.append(plugin)
        return plugin
    }

    /// Event types with the replay that they are tied to; nil: none.
    private func sent(_ client: Amplitude? = nil) -> [String] {
        (client ?? amplitude).standInSent.map { event in
            "\(event.eventType) \((event.eventProperties?[PhoneForTests.key] ?? nil) as? String ?? "-")"
        }
    }

    private let start = PhoneForTests.startMs

    func testEventsOfTheReplaysSessionAndDeviceCarryItsId() async throws {
        amplitude.add(plugin: plugin())
        amplitude.track(eventType: "opened", eventProperties: ["color": "red"])
        phone.move()
        XCTAssertEqual(sent(), ["session_start device/\(start)", "opened device/\(start)"])
        XCTAssertEqual(amplitude.standInSent[1].eventProperties?["color"] as? String, "red")
        amplitude.track(event: BaseEvent(sessionId: -1, eventType: "out of session"))
        amplitude.track(event: BaseEvent(sessionId: 1_600_000_000_000, eventType: "late"))
        amplitude.track(event: BaseEvent(deviceId: "other", eventType: "other device"))
        amplitude.track(eventType: "taken", eventProperties: [PhoneForTests.key: "mine"])
        amplitude.track(eventType: "again")
        XCTAssertEqual(
            sent().suffix(5), ["out of session -", "late -", "other device -", "taken mine", "again device/\(start)"])
        plugins[0].stop()
        XCTAssertEqual(try phone.chunks(), ["device/\(start)#0"])
    }

    func testRemovingAndAddingTheSameInstanceGoesOnWithASnapshot() async throws {
        let plugin = plugin()
        amplitude.add(plugin: plugin)
        amplitude.track(eventType: "before")
        phone.move()
        amplitude.remove(plugin: plugin)
        amplitude.track(eventType: "between")
        phone.move()
        amplitude.add(plugin: plugin)
        amplitude.track(eventType: "after")
        phone.move()
        amplitude.remove(plugin: plugin)
        XCTAssertEqual(sent().suffix(3), ["before device/\(start)", "between -", "after device/\(start)"])
        XCTAssertEqual(try phone.chunks(), ["device/\(start)#0", "device/\(start)#1"])
    }

    func testASessionThatBeganWhileThePluginWasRemovedIsFollowed() async {
        let plugin = plugin()
        amplitude.add(plugin: plugin)
        amplitude.track(eventType: "one")
        amplitude.remove(plugin: plugin)
        amplitude.setSessionId(timestamp: start + 5).setDeviceId(deviceId: "second")
        amplitude.add(plugin: plugin)
        amplitude.track(eventType: "two")
        XCTAssertEqual(sent().last, "two second/\(start + 5)")
    }

    func testNewSessionsAreFollowedWhetherTheClientSaysSoOrNot() async throws {
        for saysSo in [true, false] {
            amplitude = client()
            amplitude.standInTellsOfOwnSessions = saysSo
            let plugin = plugin()
            amplitude.add(plugin: plugin)
            amplitude.track(eventType: "one")
            phone.move()
            amplitude.standInNow += 400_000
            amplitude.track(eventType: "two")
            phone.move()
            let second = start + 400_000
            XCTAssertEqual(
                sent(),
                [
                    "session_start device/\(start)", "one device/\(start)",
                    // Untold, the plugin learns of the new session by its first event, after the end of the old one.
                    "session_end \(saysSo ? "-" : "device/\(start)")", "session_start device/\(second)", "two device/\(second)",
                ], "told: \(saysSo)")
            amplitude.track(event: BaseEvent(sessionId: start, eventType: "late"))
            amplitude.track(eventType: "three")
            XCTAssertEqual(sent().suffix(2), ["late -", "three device/\(second)"], "an old event begins no session")
            amplitude.remove(plugin: plugin)
        }
        let (first, second) = (start, start + 400_000)
        XCTAssertEqual(
            try phone.chunks(),
            ["device/\(first)#0", "device/\(first)#1", "device/\(second)#0", "device/\(second)#1"])
    }

    func testANewDeviceIdIsANewReplayAndNoneIsNoReplay() async {
        amplitude.add(plugin: plugin())
        amplitude.track(eventType: "one")
        amplitude.setDeviceId(deviceId: "second")
        amplitude.track(eventType: "two")
        amplitude.setDeviceId(deviceId: nil)
        amplitude.track(eventType: "three")
        XCTAssertEqual(sent().suffix(3), ["one device/\(start)", "two second/\(start)", "three -"])
    }

    func testOptingOutStopsAndOptingInGoesOn() async throws {
        amplitude = client(optOut: true)
        amplitude.add(plugin: plugin())
        amplitude.setSessionId(timestamp: start)
        phone.move()
        XCTAssertEqual(try phone.chunks(), [])
        amplitude.configuration.optOut = false
        amplitude.track(eventType: "in")
        phone.move()
        plugins[0].sessionReplay?.flush()
        phone.move()
        XCTAssertEqual(try phone.chunks(), ["device/\(start)#0"])
        amplitude.configuration.optOut = true
        phone.move()
        XCTAssertEqual(sent().last, "in device/\(start)")
        XCTAssertEqual(plugins[0].sessionReplay?.optOut, true)
        XCTAssertEqual(plugins[0].sessionReplay?.additionalEventProperties.isEmpty, true)
        XCTAssertEqual(try phone.chunks(), [], "what waits is forgotten")
    }

    func testByDefaultNothingIsSampled() async {
        let plugin = AmplitudeSwiftSessionReplayPlugin()
        amplitude.add(plugin: plugin)
        amplitude.track(eventType: "one")
        XCTAssertEqual(sent().last, "one -")
        XCTAssertEqual(plugin.sessionReplay?.sampleRate, 0)
        XCTAssertEqual(plugin.sessionReplay?.maskLevel, .medium)
        XCTAssertEqual(plugin.sessionReplay?.enableRemoteConfig, true)
        amplitude.remove(plugin: plugin)
    }

    func testTheZoneIsTheClients() async {
        let eu = client(zone: .EU)
        eu.add(plugin: plugin())
        XCTAssertEqual(plugins[0].sessionReplay?.serverZone, .EU)
    }

    func testASecondClientIsRefusedWithALogLine() async {
        let second = client()
        let shared = plugin()
        amplitude.add(plugin: shared)
        second.add(plugin: shared)
        XCTAssertEqual(log.lines.filter { $0.contains("another instance") }.count, 1)
        second.setSessionId(timestamp: start + 1)
        let own = plugin()
        second.add(plugin: own)
        XCTAssertEqual(log.lines.filter { $0.contains("another SessionReplay") }.count, 1)
        XCTAssertEqual(own.sessionReplay?.additionalEventProperties.isEmpty, true)
        amplitude.remove(plugin: shared)
        own.start()
        second.track(eventType: "now")
        XCTAssertEqual(sent(second).last, "now device/\(start + 1)")
    }

    func testAfterItsClientIsGoneThePluginMayServeAnother() async {
        let plugin = plugin()
        amplitude.add(plugin: plugin)
        amplitude = client()
        amplitude.add(plugin: plugin)
        amplitude.track(eventType: "one")
        XCTAssertEqual(sent().last, "one device/\(start)")
    }

    func testWithoutAutoStartTheAppStarts() async {
        let plugin = plugin(autoStart: false)
        amplitude.add(plugin: plugin)
        amplitude.track(eventType: "one")
        plugin.start()
        amplitude.track(eventType: "two")
        plugin.stop()
        amplitude.track(eventType: "three")
        XCTAssertEqual(sent().suffix(3), ["one -", "two device/\(start)", "three -"])
    }

    func testAnOwnSessionIdNamesTheReplay() async {
        let plugin = plugin()
        plugin.customSessionId = "visit-7"
        amplitude.add(plugin: plugin)
        amplitude.track(eventType: "one")
        XCTAssertEqual(sent().last, "one device/visit-7")
        XCTAssertEqual(plugin.customSessionId, "visit-7")
    }
}

private final class ClientLog: AmplitudeSwift.Logger {
    typealias LogLevel = LogLevelEnum
    var logLevel = 0
    var lines: [String] = []
    func error(message: String) { lines.append(message) }
    func warn(message: String) { lines.append(message) }
    func log(message: String) {}
    func debug(message: String) {}
}
