// gzip: what goes in comes out, and what is no gzip says so.
import ReplayCore
import ReplayFormat
import XCTest

final class GzipTests: XCTestCase {
    private let text = Array(String(repeating: "{\"kind\":\"diff\"}\n", count: 5_000).utf8)

    func testWhatIsPackedIsUnpackedTheSame() throws {
        for bytes in [[], [0], text] {
            XCTAssertEqual(try Gzip.decompress(Gzip.compress(bytes)).get(), bytes)
        }
        XCTAssertLessThan(try Gzip.compress(text).count, text.count / 20)
    }

    func testEqualBytesGiveEqualFiles() throws {
        XCTAssertEqual(try Gzip.compress(text), try Gzip.compress(text))
    }

    func testF1MembersFollowOneAnother() throws {
        let members = try Gzip.compress(text) + Gzip.compress([1, 2, 3])
        XCTAssertEqual(try Gzip.decompress(members).get(), text + [1, 2, 3])
    }

    func testF1CutOrBrokenBytesAreNamed() throws {
        let packed = try Gzip.compress(text)
        var flipped = packed
        flipped[packed.count - 6] ^= 1
        for bytes in [[], [0x1f], Array(packed.dropLast()), flipped, packed + [7], text] {
            XCTAssertEqual(rule(of: Gzip.decompress(bytes)), "F1", "\(bytes.count) bytes")
        }
    }

    func testF2InflatingStopsAtTheLimit() throws {
        let limit = [UInt8](repeating: 32, count: Limits.inflatedBytes)
        XCTAssertEqual(try Gzip.decompress(Gzip.compress(limit)).get().count, limit.count)
        XCTAssertEqual(rule(of: Gzip.decompress(try Gzip.compress(limit + [32]))), "F2")
        XCTAssertEqual(rule(of: Gzip.decompress([UInt8](repeating: 0, count: Limits.chunkBytes + 1))), "F2")
    }

    private func rule(of result: Result<[UInt8], FormatProblem>) -> String? {
        if case .failure(let problem) = result { return problem.rule }
        return nil
    }
}
