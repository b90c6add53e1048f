// Values to canonical bytes (SPEC section 6): a whole chunk, or line by line as a recorder grows one. Any thread.

/// Writes chunks canonically.
public enum ChunkEncoder {
    /// The inflated bytes of a chunk, ready to be compressed. `firstAt`, `lastAt` and `counts` are taken from the entries.
    public static func encode(_ chunk: Chunk) -> [UInt8] {
        var counts = EntryCounts()
        for entry in chunk.entries { counts.add(entry.kind) }
        var bytes = headerLine(chunk.header, firstAt: chunk.firstAt, lastAt: chunk.lastAt, counts: counts)
        for entry in chunk.entries { bytes += line(entry) }
        return bytes + endLine(chunk.end)
    }

    /// The first line of a chunk, line end included. To be written when the chunk is sealed.
    public static func headerLine(
        _ header: ChunkHeader, firstAt: RecordingTime, lastAt: RecordingTime, counts: EntryCounts
    ) -> [UInt8] {
        lineBytes { $0.header(header, firstAt: firstAt, lastAt: lastAt, counts: counts) }
    }

    /// One entry as a line, line end included.
    public static func line(_ entry: Entry) -> [UInt8] {
        lineBytes { $0.entry(entry) }
    }

    /// The last line of a chunk, line end included.
    public static func endLine(_ end: End) -> [UInt8] {
        lineBytes { $0.end(end) }
    }

    /// A tree's canonical bytes, as the `tree` of a snapshot has them.
    public static func treeBytes(_ tree: ViewNode) -> [UInt8] {
        var out = ByteWriter()
        out.node(tree)
        return out.bytes
    }

    /// A diff's canonical bytes by itself, without `kind` and `at`.
    public static func diffBytes(_ diff: Diff) -> [UInt8] {
        var out = ByteWriter()
        out.raw("{")
        out.diff(diff)
        out.raw("}")
        return out.bytes
    }

    private static func lineBytes(_ write: (inout ByteWriter) -> Void) -> [UInt8] {
        var out = ByteWriter()
        write(&out)
        out.raw("\n")
        return out.bytes
    }
}

extension ViewNode {
    /// The checksum of the tree below this root (SPEC F20).
    public var checksum: UInt32 { XXHash32.hash(ChunkEncoder.treeBytes(self)) }
}
