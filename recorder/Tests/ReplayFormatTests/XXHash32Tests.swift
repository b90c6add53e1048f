// The hash against published vectors.
import ReplayFormat
import XCTest

final class XXHash32Tests: XCTestCase {
    func testHashesAsTheReferenceDoes() {
        let vectors: [(String, UInt32)] = [
            ("1700000000000", 1_072_223_047), ("1700000000001", 1_638_570_550), ("1699922971244", 3_325_347_034),
            ("1726763570000", 2_212_043_733), ("abc", 852_579_327), ("", 46_947_589),
        ]
        for (text, hash) in vectors {
            XCTAssertEqual(XXHash32.hash(Array(text.utf8)), hash, text)
        }
    }
}
