// The golden files, read and written again: valid ones to the same bytes, invalid ones to the rule that each is named after.
import Foundation
import ReplayCore
import ReplayFormat
import XCTest

final class GoldenTests: XCTestCase {
    func testEveryCanonicalFileIsWrittenAsTheOtherImplementationsDo() throws {
        let canonical = Fixtures.files(in: "canonical", ending: ".canonical.ndjson")
        XCTAssertGreaterThan(canonical.count, 5)
        for path in canonical {
            let given = path.replacingOccurrences(of: ".canonical.ndjson", with: ".ndjson")
            for file in [given, path] {
                let chunk = try readChunk(Fixtures.chunk(file), file)
                XCTAssertEqual(text(ChunkEncoder.encode(chunk)), text(try Fixtures.bytes(path)), file)
            }
        }
    }

    func testEveryRecordingIsWrittenAgainToTheSameBytes() throws {
        let recordings = Fixtures.files(in: "recordings", ending: ".ndjson.gz")
        XCTAssertFalse(recordings.isEmpty, "there are no recordings in fixtures")
        for path in recordings {
            let chunk = try readChunk(Fixtures.chunk(path), path)
            XCTAssertEqual(ChunkEncoder.encode(chunk), try Gzip.decompress(Fixtures.bytes(path)).get(), path)
        }
    }

    func testEveryInvalidFileBreaksItsRuleAtItsPlace() throws {
        let json = try JSONSerialization.jsonObject(with: Data(Fixtures.bytes("invalid/expected.json")))
        let expected = try XCTUnwrap(json as? [String: [String: Any]])
        let files = Fixtures.files(in: "invalid", ending: "").filter { !$0.hasSuffix(".json") && !$0.hasSuffix("/") }
        XCTAssertEqual(files, expected.keys.sorted().map { "invalid/\($0)" })
        for (name, place) in expected.sorted(by: { $0.key < $1.key }) {
            guard case .failure(let problem) = try Fixtures.chunk("invalid/\(name)") else {
                XCTFail("\(name) was read as if it were valid")
                continue
            }
            let found = "\(problem.rule), line \(problem.line), \(problem.path)"
            let wanted = "\(place["rule"] ?? ""), line \(place["line"] ?? ""), \(place["path"] ?? "")"
            XCTAssertEqual(found, wanted, name)
            XCTAssertFalse(problem.message.isEmpty, name)
        }
    }

    /// Viewers and servers read it; a recorder reads what it wrote.
    func testF4AFileOfAnOlderVersionIsNamedSo() throws {
        guard case .failure(let problem) = try Fixtures.chunk("upgrades/version-1.ndjson") else { return XCTFail("it was read") }
        XCTAssertEqual(problem, FormatProblem(rule: "F4", line: 1, path: "format", message: problem.message))
        XCTAssertTrue(problem.message.contains("older than 2"), problem.message)
    }

    private func readChunk(_ result: Result<Chunk, FormatProblem>, _ name: String) throws -> Chunk {
        if case .failure(let problem) = result { XCTFail("\(name): \(problem)") }
        return try result.get()
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
