// Whatever the bytes are, the answer is a rule or a chunk: valid files, broken at random.
import ReplayFormat
import XCTest

final class BrokenBytesTests: XCTestCase {
    func testTheAnswerIsARuleOrAChunkThatCanBeWritten() throws {
        var rules = Set<String>()
        let files = Fixtures.files(in: "canonical", ending: ".canonical.ndjson").filter { $0.contains("random") }
        XCTAssertGreaterThan(files.count, 1)
        for (seed, file) in files.enumerated() {
            let valid = try Fixtures.bytes(file)
            var generator = SeededGenerator(seed: UInt64(seed))
            for round in 0..<60 {
                let broken = breaking(valid, &generator)
                let name = "\(file), seed \(seed), round \(round)"
                switch ChunkDecoder.decode(broken) {
                case .failure(let problem):
                    rules.insert(problem.rule)
                    XCTAssertFalse(problem.message.isEmpty, name)
                case .success(let chunk):
                    let written = ChunkEncoder.encode(chunk)
                    XCTAssertEqual(ChunkEncoder.encode(try ChunkDecoder.decode(written).get()), written, name)
                }
            }
        }
        // Breaks that nothing notices would prove nothing.
        XCTAssertGreaterThan(rules.count, 5, "\(rules.sorted())")
    }

    private func breaking(_ valid: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = valid
        let at = generator.int(0...(bytes.count - 1))
        switch generator.int(0...4) {
        case 0: bytes.removeSubrange(at...)
        case 1: bytes[at] ^= 1 << UInt8(generator.int(0...7))
        case 2: bytes.insert(UInt8(generator.int(0...255)), at: at)
        case 3: bytes.removeSubrange(at..<min(bytes.count, at + generator.int(1...20)))
        default: bytes.insert(contentsOf: bytes[..<at].suffix(generator.int(1...200)), at: at)
        }
        return bytes
    }
}
