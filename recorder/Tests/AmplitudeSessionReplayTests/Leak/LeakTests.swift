// No text and no picture that the rules hide leaves the recorder's gate: canaries in everything that an app can set, at
// every level, in every situation, by every kind of change; all bytes on the disk and on the wire are searched.
import Foundation
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class LeakTests: XCTestCase {
    private static let seed: UInt64 = 20_251_103

    func testNothingHiddenIsInTheBytesAtLight() async { await tell(.light) }
    func testNothingHiddenIsInTheBytesAtMedium() async { await tell(.medium) }
    func testNothingHiddenIsInTheBytesAtConservative() async { await tell(.conservative) }

    private func tell(_ level: AmplitudeSessionReplay.MaskLevel) async {
        print("seed \(LeakTests.seed)")
        let stage = LeakStage(level: level, seed: LeakTests.seed)
        LeakGrid(stage).tell()
        LeakScenes(stage).tell()
        await stage.judge()
    }

    // MARK: The list of ways in

    func testEveryWayInHasACanaryOrAReason() async throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("StandIns")
        let found = Set(try StandInSource(folder: folder).entrances)
        let planted = Set(Specimens.all.flatMap(\.entrances) + LeakScenes.entrances)
        let exempt = Set(Exemptions.all.keys)
        XCTAssertEqual(found.subtracting(planted).subtracting(exempt).sorted(), [], "need a canary")
        XCTAssertEqual(planted.union(exempt).subtracting(found).sorted(), [], "are no more")
        XCTAssertEqual(planted.intersection(exempt).sorted(), [], "have a canary and a reason for none")
    }
}
