// gzip: what goes in comes out, and what is no gzip says so.
import Foundation
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

    func testABreakChangesNothingWhereverItIs() throws {
        var random = SeededGenerator(seed: 7)
        let noise = (0..<70_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        for bytes in [[], [0], text, noise] {
            for place in [0, 1, bytes.count / 2, bytes.count, bytes.count + 9] {
                let packed = try Gzip.compress(bytes, breakingAt: place)
                XCTAssertEqual(try Gzip.decompress(packed).get(), bytes, "\(bytes.count) at \(place)")
            }
            XCTAssertEqual(try Gzip.decompress(Gzip.compress(chunk: bytes)).get(), bytes)
        }
    }

    func testAHeaderOfManyNamesIsSmallerInABlockOfItsOwn() throws {
        let names = (0..<40).map { "\"\(PictureName.of(Data([UInt8($0)])))\"" }.joined(separator: ",")
        let entries = (0..<200).map {
            "{\"kind\":\"diff\",\"at\":\($0 * 97),\"updates\":[{\"+\":9,\"set\":{\"scroll\":[0,\($0 * $0)]}}]}\n"
        }
        let chunk = Array(("{\"resources\":[\(names)]}\n" + entries.joined()).utf8)
        XCTAssertLessThan(try Gzip.compress(chunk: chunk).count, try Gzip.compress(chunk).count)
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
