// What the middleware for Amplitude-iOS promises: no event is ever lost, and those of the replay's session carry its id.
import Amplitude
import AmplitudeiOSSessionReplayMiddleware
import Foundation
import PhoneForTests
import XCTest

@MainActor final class MiddlewareTests: XCTestCase {
    private var phone: PhoneForTests!
    private var amplitude: Amplitude!
    private let log = LogLines()
    private var all: [AmplitudeiOSSessionReplayMiddleware] = []
    private let start = PhoneForTests.startMs

    override func setUp() async throws {
        await MainActor.run {
            phone = PhoneForTests()
            amplitude = client()
        }
    }

    override func tearDown() async throws {
        await MainActor.run {
            all.forEach { $0.stop() }
            phone.close()
        }
    }

    private func client() -> Amplitude {
        let client = Amplitude.instance(withName: UUID().uuidString)
        client.setDeviceId("device")
        return client
    }

    private func middleware(sampleRate: Float = 1) -> AmplitudeiOSSessionReplayMiddleware {
        let middleware = AmplitudeiOSSessionReplayMiddleware(sampleRate: sampleRate, enableRemoteConfig: false, logger: log)
        all.append(middleware)
        return middleware
    }

    private func sent(_ client: Amplitude? = nil) -> [String] {
        (client ?? amplitude).standInSent.map { event in
            let properties = event["event_properties"] as? [AnyHashable: Any]
            return "\(event["event_type"] ?? "") \(properties?[PhoneForTests.key] as? String ?? "-")"
        }
    }

    func testNoEventIsLostBeforeDuringOrAfter() async throws {
        let middleware = middleware()
        amplitude.addEventMiddleware(middleware)
        amplitude.standInLog("before the start", sessionId: -1)
        amplitude.initializeApiKey("key")
        amplitude.logEvent("opened", withEventProperties: ["color": "red", PhoneForTests.key: "mine"])
        amplitude.logEvent("plain")
        amplitude.logEvent("out of session", outOfSession: true)
        amplitude.standInLog("late", sessionId: 1_600_000_000_000)
        phone.move()
        amplitude.removeEventMiddleware(middleware)
        amplitude.logEvent("after")
        XCTAssertEqual(
            sent(),
            ["before the start -", "opened mine", "plain device/\(start)", "out of session -", "late -", "after -"])
        XCTAssertEqual((amplitude.standInSent[1]["event_properties"] as? [AnyHashable: Any])?["color"] as? String, "red")
        XCTAssertEqual(try phone.chunks(), ["device/\(start)#0"])
    }

    func testNextIsCalledAtOnceAndOnceWhateverTheEventIs() async {
        let middleware = middleware()
        let events: [[String: Any]] = [
            [:], ["session_id": "no number"],
            ["session_id": NSNumber(value: start), "device_id": "device", "event_properties": 4],
        ]
        for attached in [false, true] {
            if attached {
                amplitude.addEventMiddleware(middleware)
                amplitude.initializeApiKey("key")
            }
            for event in events {
                var calls = 0
                let dictionary = NSMutableDictionary()
                for (key, value) in event { dictionary[key] = value }
                middleware.run(AMPMiddlewarePayload(event: dictionary, withExtra: nil)) { payload in
                    calls += payload?.event === dictionary ? 1 : 0
                }
                XCTAssertEqual(calls, 1)
            }
        }
    }

    func testRemovingAndAddingGoesOnWithASnapshotUnderEitherNameOfTheCall() async throws {
        let middleware = middleware()
        amplitude.initializeApiKey("key")
        amplitude.addEventMiddleware(middleware)
        phone.move()
        amplitude.removeEventMiddleware(middleware)
        phone.move()
        amplitude.addEventMiddleware(middleware)
        amplitude.logEvent("again")
        phone.move()
        middleware.amplitudeDidRemoveMiddleware(amplitude)
        XCTAssertEqual(sent().last, "again device/\(start)")
        XCTAssertEqual(try phone.chunks(), ["device/\(start)#0", "device/\(start)#1"])
    }

    func testSessionDeviceAndOptOutAreFollowed() async {
        amplitude.addEventMiddleware(middleware())
        amplitude.initializeApiKey("key")
        amplitude.standInNow += 400_000
        amplitude.logEvent("new session")
        amplitude.setDeviceId("second")
        amplitude.logEvent("new device")
        amplitude.optOut = true
        XCTAssertEqual(all[0].sessionReplay?.additionalEventProperties.isEmpty, true)
        amplitude.optOut = false
        amplitude.logEvent("in again")
        let second = start + 400_000
        XCTAssertEqual(
            sent(), ["new session device/\(second)", "new device second/\(second)", "in again second/\(second)"])
    }

    func testUploadingByHandSealsWhatWasRecorded() async throws {
        amplitude.addEventMiddleware(middleware())
        amplitude.initializeApiKey("key")
        phone.move()
        amplitude.uploadEvents()
        phone.move()
        XCTAssertEqual(try phone.chunks(), ["device/\(start)#0"])
    }

    func testASecondClientIsRefusedWithALogLine() async {
        let shared = middleware()
        amplitude.addEventMiddleware(shared)
        amplitude.initializeApiKey("key")
        let second = client()
        second.setServerZone(.EU)
        second.addEventMiddleware(shared)
        second.initializeApiKey("key2")
        second.setSessionId(start + 7)
        XCTAssertEqual(log.all.filter { $0.contains("another instance") }.count, 1)
        second.logEvent("other")
        amplitude.logEvent("own")
        XCTAssertEqual(sent(second), ["other -"])
        XCTAssertEqual(sent(), ["own device/\(start)"])
        second.removeEventMiddleware(shared)
        amplitude.logEvent("still")
        XCTAssertEqual(sent().last, "still device/\(start)")
    }

    func testDefaultsAndZone() async {
        let middleware = AmplitudeiOSSessionReplayMiddleware()
        amplitude.setServerZone(.EU)
        amplitude.addEventMiddleware(middleware)
        amplitude.initializeApiKey("key")
        XCTAssertEqual(middleware.sessionReplay?.sampleRate, 0)
        XCTAssertEqual(middleware.sessionReplay?.serverZone, .EU)
        XCTAssertEqual(middleware.sessionReplay?.maskLevel, .medium)
        middleware.stop()
    }
}
