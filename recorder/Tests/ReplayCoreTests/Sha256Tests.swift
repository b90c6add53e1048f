// FIPS 180-4's own examples, and lengths around the block border against each other; and the names that pictures get.
import Foundation
import ReplayFormat
import XCTest

@testable import ReplayCore

final class Sha256Tests: XCTestCase {
    func testVectors() {
        let vectors = [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
        ]
        for (text, hex) in vectors { XCTAssertEqual(Sha256.hex(Data(text.utf8)), hex) }
    }

    func testLengthsAroundTheBlockBorderGiveDistinctDigests() {
        let digests = (50...130).map { Sha256.hex(Data(repeating: 0, count: $0)) }
        XCTAssertEqual(Set(digests).count, digests.count)
        XCTAssertTrue(digests.allSatisfy { $0.utf8.count == 64 })
    }

    func testC9APictureIsCalledByTheFirst128Bits() {
        XCTAssertEqual(PictureName.of(Data("abc".utf8)), "ba7816bf8f01cfea414140de5dae2223")
        XCTAssertTrue(PictureName.isValid(PictureName.of(Data())))
        for name in ["", "ba7816bf8f01cfea414140de5dae222", "BA7816bf8f01cfea414140de5dae2223", Sha256.hex(Data())] {
            XCTAssertFalse(PictureName.isValid(name), name)
        }
    }
}
