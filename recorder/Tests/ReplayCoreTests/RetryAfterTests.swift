// What a server may say in Retry-After.
import Foundation
import XCTest

@testable import ReplayCore

final class RetryAfterTests: XCTestCase {
    func testSecondsAndDates() {
        let now = Date(timeIntervalSince1970: 1_700_000_000)
        let table: [(String, String?, Double?)] = [
            ("7", nil, 7), (" 0 ", nil, 0), ("1.5", nil, 1.5), ("soon", nil, nil), ("", nil, nil),
            // By the server's clock where it says one, else by the phone's.
            ("Tue, 14 Nov 2023 22:14:20 GMT", nil, 60), ("Tue, 14 Nov 2023 22:14:20 GMT", "Tue, 14 Nov 2023 22:14:00 GMT", 20),
            ("Tue, 14 Nov 2023 22:00:00 GMT", nil, 0), ("Tue, 14 Nov 2023 22:14:20 GMT", "nonsense", 60),
        ]
        for (value, date, seconds) in table {
            XCTAssertEqual(RetryAfter.seconds(value, date: date, now: now), seconds, "\(value), \(date ?? "no date")")
        }
    }
}
