// Sampling against vectors of the other clients' formula.
import ReplayCore
import XCTest

final class SamplingTests: XCTestCase {
    func testU5PositionsAreThoseOfTheSharedVectors() {
        let vectors: [(Int64, Double)] = [
            (1_700_000_000_000, 0.914457), (1_700_000_000_001, 0.687050), (1_699_922_971_244, 0.758054),
            (1_726_763_570_000, 0.355723),
        ]
        for (id, position) in vectors {
            XCTAssertEqual(Sampling.position(sessionId: id), position, "\(id)")
        }
    }

    func testU5ASessionIsRecordedBelowTheRateOnly() {
        XCTAssertFalse(Sampling.isRecorded(sessionId: 1_700_000_000_000, sampleRate: 0.914457))
        XCTAssertTrue(Sampling.isRecorded(sessionId: 1_700_000_000_000, sampleRate: 0.914458))
        XCTAssertFalse(Sampling.isRecorded(sessionId: 1_700_000_000_000, sampleRate: 0))
        XCTAssertTrue(Sampling.isRecorded(sessionId: 1_700_000_000_000, sampleRate: 1))
    }
}
