// Sampling against vectors of the other clients' formula.
import ReplayCore
import XCTest

final class SamplingTests: XCTestCase {
    func testU5PositionsAreThoseOfTheSharedVectors() {
        let vectors: [(String, Double)] = [
            ("1700000000000", 0.914457), ("1700000000001", 0.687050), ("1699922971244", 0.758054),
            ("1726763570000", 0.355723),
        ]
        for (id, position) in vectors {
            XCTAssertEqual(Sampling.position(sessionId: id), position, "\(id)")
        }
    }

    func testU5ASessionIsRecordedBelowTheRateOnly() {
        XCTAssertFalse(Sampling.isRecorded(sessionId: "1700000000000", sampleRate: 0.914457))
        XCTAssertTrue(Sampling.isRecorded(sessionId: "1700000000000", sampleRate: 0.914458))
        XCTAssertFalse(Sampling.isRecorded(sessionId: "1700000000000", sampleRate: 0))
        XCTAssertTrue(Sampling.isRecorded(sessionId: "1700000000000", sampleRate: 1))
    }
}
