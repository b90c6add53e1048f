// SPEC U2 as a table: every status that the protocol names, and those that only a proxy sends.
import XCTest

@testable import ReplayCore

final class UploadDecisionTests: XCTestCase {
    func testEveryStatusOfTheProtocol() {
        let table: [(Int?, UploadDecision)] = [
            (200, .done), (201, .done),
            (400, .drop), (409, .drop), (413, .drop),
            (401, .stop), (402, .stop), (403, .stop), (404, .stop), (301, .stop), (204, .stop),
            (429, .retry(afterMs: 500, spreadMs: 500)), (408, .retry(afterMs: 500, spreadMs: 500)),
            (500, .retry(afterMs: 500, spreadMs: 500)), (503, .retry(afterMs: 500, spreadMs: 500)),
            (nil, .retry(afterMs: 500, spreadMs: 500)),
        ]
        for (status, decision) in table {
            XCTAssertEqual(UploadDecision.after(status: status, attempt: 1), decision, "\(String(describing: status))")
        }
    }

    func testEachFailureDoublesTheWaitUpToFiveMinutes() {
        let waits = (1...12).map { attempt -> Int in
            guard case .retry(let after, let spread) = UploadDecision.after(status: 503, attempt: attempt) else { return 0 }
            return after + spread
        }
        XCTAssertEqual(
            waits,
            [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000, 300_000])
    }

    func testAnyNumberOfFailuresIsBorne() {
        XCTAssertEqual(UploadDecision.after(status: nil, attempt: .max), .retry(afterMs: 150_000, spreadMs: 150_000))
    }

    func testTheServersOwnWaitIsKeptAndNeverShortened() {
        XCTAssertEqual(
            UploadDecision.after(status: 429, attempt: 9, retryAfterSeconds: 30), .retry(afterMs: 30_000, spreadMs: 1_000))
        XCTAssertEqual(
            UploadDecision.after(status: 503, attempt: 1, retryAfterSeconds: 0.4), .retry(afterMs: 400, spreadMs: 1_000))
    }

    func testASenselessWaitIsCapped() {
        for seconds in [1e9, .infinity] {
            XCTAssertEqual(
                UploadDecision.after(status: 429, attempt: 1, retryAfterSeconds: seconds),
                .retry(afterMs: 3_600_000, spreadMs: 1_000))
        }
        for seconds in [-1, .nan] as [Double] {
            XCTAssertEqual(
                UploadDecision.after(status: 429, attempt: 1, retryAfterSeconds: seconds),
                .retry(afterMs: 500, spreadMs: 500))
        }
    }
}
