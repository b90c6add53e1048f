// The open chunk on the disk, line by line as it is made, so that a killed app loses nothing but a torn last line.
// `H<header>`, `R<name>` for each further image, `E<entry>`, and `L<entry>` for a line of the log that comes as an entry once
// what was before it is known: it counts where the process died before that. Masked already, as everything here.
// Each line is one `write`, and none is fsynced: the system keeps what a dead process wrote, whatever it died of. Only a
// phone that dies itself, by battery or kernel, loses what was not on the flash yet. Ten fsyncs a second for as long as an app
// is used would cost more wear and battery than the twenty seconds are worth that they would save; sealing does fsync.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

final class ChunkJournal {
    private let file: URL
    private let descriptor: Int32
    /// A line is missing: none may follow it.
    private var isBroken = false

    /// Begins an empty journal in place of what was there.
    init?(at file: URL, header: ChunkHeader) {
        self.file = file
        try? ReplayFiles.makeFolder(file.deletingLastPathComponent())
        descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o600)
        guard descriptor >= 0 else { return nil }
        write("H", ChunkEncoder.headerLine(header, firstAt: 0, lastAt: 0, counts: EntryCounts()))
    }

    deinit { close(descriptor) }

    func append(resource name: String) { write("R", Array("\(name)\n".utf8)) }

    /// - Parameter line: canonical, its newline included.
    func append(entry line: [UInt8]) { write("E", line) }

    /// - Parameter line: as the entry will be, but for its time.
    func append(expected line: [UInt8]) { write("L", line) }

    func remove() { try? FileManager.default.removeItem(at: file) }

    private func write(_ mark: String, _ line: [UInt8]) {
        guard !isBroken else { return }
        var rest = ArraySlice(Array(mark.utf8) + line)
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                isBroken = true
                return
            }
            rest = rest.dropFirst(count)
        }
    }

    /// The chunk that a journal holds, as far as it is whole; nil: not even a snapshot.
    static func read(_ data: Data) -> OpenChunk? {
        var chunk: OpenChunk?
        var expected: [Entry] = []
        // What follows the last newline is torn.
        for line in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
            guard take(line, into: &chunk, &expected) else { break }
        }
        for var entry in expected {
            entry.at = max(entry.at, RecordingTime(chunk?.lastAt ?? 0))
            _ = chunk?.append(entry, line: ChunkEncoder.line(entry))
        }
        return chunk?.state == nil ? nil : chunk
    }

    private static func take(_ line: Data, into chunk: inout OpenChunk?, _ expected: inout [Entry]) -> Bool {
        let rest = [UInt8](line.dropFirst())
        switch line.first {
        case UInt8(ascii: "H"):
            guard case .success(let header) = ChunkDecoder.decodeHeader(rest) else { return false }
            chunk = OpenChunk(header: header)
            return true
        case UInt8(ascii: "R"):
            return chunk?.index(ofResource: String(decoding: rest, as: UTF8.self)) != nil
        case UInt8(ascii: "E"):
            guard case .success(let entry) = ChunkDecoder.decodeEntry(rest) else { return false }
            if let index = expected.firstIndex(where: { $0.body == entry.body }) { expected.remove(at: index) }
            return chunk?.append(entry, line: rest + [UInt8(ascii: "\n")]) == true
        case UInt8(ascii: "L"):
            guard case .success(let entry) = ChunkDecoder.decodeEntry(rest) else { return false }
            expected.append(entry)
            return true
        default:
            return false
        }
    }
}
