// Reads the lines of one chunk in order, and then follows its trees to the end (SPEC F3 – F13, F20).

struct ChunkReader {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0
    /// The line that is being judged; 1 = header.
    private(set) var line = 1
    private var entries: [Entry] = []
    private var counts = EntryCounts()
    private var end: End?
    private var lastAt: RecordingTime = 0

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func read() throws -> Chunk {
        if bytes.isEmpty { throw FormatProblem(rule: "F4", message: "there is no header") }
        let stated = try HeaderReader.header(try nextObject())
        let reader = EntryReader(resourceCount: stated.header.resources.count)
        while offset < bytes.count {
            line += 1
            try readLine(reader)
        }
        let chunk = try finish(stated.header)
        try compare(stated, chunk)
        try follow(chunk)
        return chunk
    }

    private mutating func readLine(_ reader: EntryReader) throws {
        if end != nil { throw FormatProblem(rule: "F10", message: "there are lines after the end") }
        if entries.count >= Limits.entries {
            throw FormatProblem(rule: "F11", message: "there are more than \(Limits.entries) entries")
        }
        let value = try nextObject()
        let (kind, at) = try readHead(value)
        if line == 2 && kind != "snapshot" {
            throw FormatProblem(rule: "F9", path: "kind", message: "the second line is a snapshot, not \(kind)")
        }
        if kind == "end" {
            end = try EntryReader.end(value, at: at)
        } else {
            entries.append(try reader.entry(value, kind: kind, at: at))
            counts.add(kind)
        }
    }

    /// What every entry has, and that time does not go back (F12).
    private mutating func readHead(_ value: JSONValue) throws -> (String, RecordingTime) {
        let (kind, at) = try EntryReader.head(value)
        if at < lastAt {
            throw FormatProblem(
                rule: "F12", path: "at", message: "time goes backwards: \(at.rawValue) after \(lastAt.rawValue)")
        }
        lastAt = at
        return (kind, at)
    }

    private mutating func finish(_ header: ChunkHeader) throws -> Chunk {
        line = max(2, line)
        if entries.isEmpty && end == nil { throw FormatProblem(rule: "F9", message: "there is no snapshot") }
        guard let end else { throw FormatProblem(rule: "F10", message: "the last line is no end") }
        return Chunk(header: header, entries: entries, end: end)
    }

    /// F7: what the header says of the entries.
    private mutating func compare(_ stated: StatedHeader, _ chunk: Chunk) throws {
        line = 1
        if stated.firstAt != chunk.firstAt {
            throw FormatProblem(rule: "F7", path: "firstAt", message: "the first entry is at \(chunk.firstAt.rawValue)")
        }
        if stated.lastAt != chunk.lastAt {
            throw FormatProblem(rule: "F7", path: "lastAt", message: "the end is at \(chunk.lastAt.rawValue)")
        }
        if stated.counts != counts {
            throw FormatProblem(rule: "F7", path: "counts", message: "the entries are other in number")
        }
    }

    /// Follows the tree through all entries, and compares it with the checksum (F20).
    private mutating func follow(_ chunk: Chunk) throws {
        guard case .snapshot(let tree)? = chunk.entries.first?.body else { return }
        var state = TreeState(tree)
        for (index, entry) in chunk.entries.enumerated().dropFirst() {
            line = index + 2
            switch entry.body {
            case .snapshot(let tree): state.replace(with: tree)
            case .diff(let diff): try state.apply(diff).get()
            default: continue
            }
        }
        line = chunk.entries.count + 2
        let checksum = state.tree.checksum
        if checksum != chunk.end.checksum {
            throw FormatProblem(
                rule: "F20", path: "checksum", message: "the tree at the end has \(String(checksum, radix: 16))")
        }
    }

    private mutating func nextObject() throws -> JSONValue {
        let rest = bytes[offset...]
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
            throw FormatProblem(rule: "F3", message: "the line does not end")
        }
        defer { offset = end + 1 }
        return try ChunkReader.object(UnsafeRawBufferPointer(rebasing: bytes[offset..<end]))
    }

    /// One line as an object (F3, F13).
    static func object(_ line: UnsafeRawBufferPointer) throws -> JSONValue {
        do {
            let (value, hasLoneSurrogates) = try JSONReader.read(line)
            guard case .object = value else { throw FormatProblem(rule: "F3", message: "the line is no JSON object") }
            if hasLoneSurrogates { try CanonicalJSON.forbidLoneSurrogates(value) }
            return value
        } catch let problem as JSONReader.Problem {
            throw FormatProblem(rule: "F3", message: "\(problem.message), at byte \(problem.offset)")
        }
    }
}
