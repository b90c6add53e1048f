// The golden files that every implementation reads: fixtures/ at the root of the repository.
import Foundation
import ReplayCore
import ReplayFormat

enum Fixtures {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("fixtures")

    /// Paths below the folder, relative to it, sorted; none where there is no such folder.
    static func files(in path: String, ending: String) -> [String] {
        let base = folder.appendingPathComponent(path)
        let found = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return found.filter { $0.hasSuffix(ending) }.sorted().map { "\(path)/\($0)" }
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(path)))
    }

    /// The chunk in a file: `.gz` is inflated first.
    static func chunk(_ path: String) throws -> Result<Chunk, FormatProblem> {
        let bytes = try bytes(path)
        guard path.hasSuffix(".gz") else { return ChunkDecoder.decode(bytes) }
        return Gzip.decompress(bytes).flatMap(ChunkDecoder.decode)
    }
}
