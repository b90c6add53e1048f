// Inflated bytes to a chunk, or the first rule that they break. Never throws, never traps, whatever the bytes are. Any thread.
// What can be judged line by line is judged first, then what needs the trees that diffs lead to. About 16 times the bytes in memory.

/// Reads chunks.
public enum ChunkDecoder {
    /// A whole chunk, judged by all F rules but those of gzip.
    public static func decode(_ bytes: [UInt8]) -> Result<Chunk, FormatProblem> {
        bytes.withUnsafeBytes { bytes in
            if bytes.count > Limits.inflatedBytes {
                return .failure(FormatProblem(rule: "F2", message: "inflated, the chunk has more than 16 MiB"))
            }
            if !UTF8Check.isValid(bytes) {
                return .failure(FormatProblem(rule: "F3", message: "the inflated bytes are no UTF-8"))
            }
            var reader = ChunkReader(bytes: bytes)
            do { return .success(try reader.read()) } catch var problem as FormatProblem {
                problem.line = problem.line == 0 ? reader.line : problem.line
                return .failure(problem)
            } catch {
                return .failure(FormatProblem(rule: "F3", line: reader.line, message: "\(error)"))
            }
        }
    }

    /// Line 1 alone, with or without its line end.
    public static func decodeHeader(_ line: [UInt8]) -> Result<ChunkHeader, FormatProblem> {
        judged {
            try HeaderReader.header(object(line)).header
        }
    }

    /// One entry's line alone, with or without its line end; its images are not compared with a list of resources.
    public static func decodeEntry(_ line: [UInt8]) -> Result<Entry, FormatProblem> {
        judged {
            let value = try object(line)
            let (kind, at) = try EntryReader.head(value)
            return try EntryReader(resourceCount: .max).entry(value, kind: kind, at: at)
        }
    }

    /// A tree that stands by itself; its images are not compared with a list of resources.
    public static func decodeTree(_ bytes: [UInt8]) -> Result<ViewNode, FormatProblem> {
        judged {
            let reader = NodeReader(resourceCount: .max, idRule: "F21")
            return try reader.node(depth: 1)(try object(bytes), "F23")
        }
    }

    /// A diff that stands by itself, without `kind` and `at`.
    public static func decodeDiff(_ bytes: [UInt8]) -> Result<Diff, FormatProblem> {
        judged {
            try DiffReader(resourceCount: .max).diff(try object(bytes))
        }
    }

    private static func object(_ bytes: [UInt8]) throws -> JSONValue {
        try bytes.withUnsafeBytes { bytes in
            if UTF8Check.isValid(bytes) { return try ChunkReader.object(bytes) }
            throw FormatProblem(rule: "F3", message: "the bytes are no UTF-8")
        }
    }

    private static func judged<T>(_ read: () throws -> T) -> Result<T, FormatProblem> {
        do { return .success(try read()) } catch let problem as FormatProblem { return .failure(problem) } catch {
            return .failure(FormatProblem(rule: "F3", message: "\(error)"))
        }
    }
}
