// What counts of the project's settings: read from bytes, tightened by newer ones.
import Foundation
import ReplayFormat
import XCTest

@testable import ReplayCore

final class RemoteConfigRulesTests: XCTestCase {
    func testWhatIsNoAnswerIsNone() {
        let table: [(String, RemoteConfig?)] = [
            (
                #"{"sampleRate":0.4,"maskLevel":"light","captureEnabled":true}"#,
                RemoteConfig(sampleRate: 0.4, maskLevel: "light", captureEnabled: true)
            ),
            (#"{"sampleRate":1}"#, RemoteConfig(sampleRate: 1)), (#"{}"#, RemoteConfig()),
            (#"{"sampleRate":1.5}"#, nil), (#"{"sampleRate":-0.1}"#, nil), (#"{"sampleRate":"1"}"#, nil),
            (#"{"captureEnabled":1}"#, nil),
            ("", nil), ("<html>", nil), ("[]", nil), ("null", nil),
        ]
        for (bytes, config) in table { XCTAssertEqual(RemoteConfig(answer: Data(bytes.utf8)), config, bytes) }
    }

    func testTheProjectsLevelCountsAndAnUnknownOneHidesAll() {
        let table: [(String?, Privacy.MaskLevel)] = [
            ("light", .light), ("conservative", .conservative), ("strict", .conservative), (nil, .medium),
        ]
        for (level, expected) in table { XCTAssertEqual(RemoteConfig(maskLevel: level).maskLevel(else: .medium), expected) }
    }

    func testWhatArrivesDuringASessionOnlyForbids() {
        for own in Privacy.MaskLevel.allCases {
            for (now, then) in product([nil] + Privacy.MaskLevel.allCases.map(\.rawValue)) {
                let before = RemoteConfig(sampleRate: 1, maskLevel: now, captureEnabled: true)
                let after = before.tightened(by: RemoteConfig(sampleRate: 0, maskLevel: then), own: own)
                XCTAssertEqual(after.sampleRate, 1, "no session is half recorded")
                XCTAssertEqual(after.captureEnabled, true)
                let ranks = [before.maskLevel(else: own), RemoteConfig(maskLevel: then).maskLevel(else: own)].map(rank)
                XCTAssertEqual(rank(after.maskLevel(else: own)), ranks.max(), "\(own): \(now ?? "-") then \(then ?? "-")")
            }
        }
        XCTAssertEqual(RemoteConfig().tightened(by: RemoteConfig(captureEnabled: false), own: .light).captureEnabled, false)
        XCTAssertEqual(
            RemoteConfig(captureEnabled: false).tightened(by: RemoteConfig(captureEnabled: true), own: .light).captureEnabled,
            false)
    }

    private func rank(_ level: Privacy.MaskLevel) -> Int { Privacy.MaskLevel.allCases.firstIndex(of: level)! }
    private func product(_ values: [String?]) -> [(String?, String?)] { values.flatMap { one in values.map { (one, $0) } } }
}
