// Where recordings go, and where they never go.
@testable import AmplitudeSessionReplay
import Foundation
import UIKit
import XCTest

@MainActor final class ServerAddressTests: XCTestCase {
    private let both = ["SessionReplayServerURL": ["US": "https://us.example.com/r", "EU": "https://eu.example.com/r"]]

    func testTheAppsOwnAddressGoesFirstThenInfoPlistByZone() async {
        func resolved(_ own: String?, _ zone: ServerZone, _ info: [String: Any]) -> String? {
            try? ServerAddress.resolve(own.flatMap { URL(string: $0) }, zone: zone, info: info).get().absoluteString
        }
        XCTAssertEqual(resolved("https://own.example.com", .EU, both), "https://own.example.com")
        XCTAssertEqual(resolved(nil, .US, both), "https://us.example.com/r")
        XCTAssertEqual(resolved(nil, .EU, both), "https://eu.example.com/r")
        XCTAssertEqual(resolved("http://127.0.0.1:4700", .US, [:]), "http://127.0.0.1:4700")
        let wrong: [[String: Any]] = [
            [:], ["SessionReplayServerURL": "https://us.example.com"], ["SessionReplayServerURL": ["EU": "https://e.example"]],
            ["SessionReplayServerURL": ["US": ""]], ["SessionReplayServerURL": ["US": 4]],
        ]
        for info in wrong { XCTAssertNil(resolved(nil, .US, info), "\(info)") }
        for own in ["ftp://example.com", "file:///tmp", "example.com", "https://"] { XCTAssertNil(resolved(own, .US, both), own) }
    }

    func testTheAnalyticsServicesHostsAreRefused() async {
        let hosts = ["amplitude.com", "api-sr.amplitude.com", "API2.Amplitude.COM", "api.eu.amplitude.com."]
        for host in hosts {
            let url = URL(string: "https://\(host)/x")
            guard case .failure(let refusal) = ServerAddress.resolve(url, zone: .US, info: both) else {
                XCTFail(host)
                continue
            }
            XCTAssertTrue(refusal.message.hasPrefix("nothing is recorded"), refusal.message)
        }
        for host in ["notamplitude.com", "amplitude.com.example.org", "replay.example.com"] {
            XCTAssertNoThrow(try ServerAddress.resolve(URL(string: "https://\(host)"), zone: .US, info: [:]).get(), host)
        }
    }

    func testWithoutAServerNothingIsRecordedAndOneLineSaysSo() async throws {
        let phone = Phone()
        defer { phone.close() }
        RecorderEnvironment.current.recordsWithoutServer = false
        RecorderEnvironment.current.info = { [:] }
        for url in [nil, URL(string: "https://api-sr.amplitude.com")] {
            let log = Lines()
            let replay = SessionReplay(
                apiKey: "key", deviceId: "device", sessionId: 1_762_178_525_000, sampleRate: 1, logger: log,
                enableRemoteConfig: false, serverUrl: url)
            for _ in 0..<2 {
                replay.start()
                phone.view.alpha -= 0.1
                phone.wait(1)
                XCTAssertTrue(replay.additionalEventProperties.isEmpty)
                replay.stop()
            }
            XCTAssertEqual(log.all.count, 1)
            XCTAssertNil(replay.serverUrl)
        }
        XCTAssertTrue(ReplayFilesForTests.all(under: phone.folder).isEmpty)
    }

    func testTheZoneChoosesTheAddressInInfoPlist() async {
        let phone = Phone()
        defer { phone.close() }
        RecorderEnvironment.current.recordsWithoutServer = false
        RecorderEnvironment.current.info = { ["SessionReplayServerURL": ["EU": "https://eu.example.com/r"]] }
        XCTAssertEqual(SessionReplay(apiKey: "key", serverZone: .EU).serverUrl?.host, "eu.example.com")
        XCTAssertNil(SessionReplay(apiKey: "key", serverZone: .US).serverUrl)
    }
}

/// Keeps what the recorder says.
final class Lines: AmplitudeSessionReplay.Logger, @unchecked Sendable {
    private let lock = NSLock()
    private var lines: [String] = []
    var all: [String] { lock.withLock { lines } }
    private func add(_ line: String) { lock.withLock { lines.append(line) } }
    func error(message: String) { add(message) }
    func warn(message: String) { add(message) }
    func log(message: String) {}
    func debug(message: String) {}
}
