// gzip over the system's zlib (SPEC F1, F2). Deflating the same bytes gives the same file with the same zlib; the sealed file is
// what is kept. Any thread.
#if SWIFT_PACKAGE
    import ReplayFormat
#endif

// Apple's systems have a module of zlib's own.
#if canImport(zlib)
    import zlib
#else
    import CZlib
#endif

/// Packs and unpacks chunks.
public enum Gzip {
    /// zlib could not work: out of memory.
    public struct Failure: Error, Equatable, Sendable {
        public let status: Int32
    }

    private static let gzipWindow = 15 + 16
    private static let block = 64 * 1024

    /// One gzip member. `level` is zlib's, 1 … 9; the highest makes chunks 4 % smaller than the usual 6. The header carries no
    /// time and no name, so that equal bytes give equal files.
    /// - Parameter place: where deflate begins a block of its own, as many bytes from the start; nil: wherever zlib does.
    public static func compress(_ bytes: [UInt8], level: Int32 = 9, breakingAt place: Int? = nil) throws -> [UInt8] {
        var stream = z_stream()
        let status = deflateInit2_(
            &stream, level, Z_DEFLATED, Int32(gzipWindow), 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw Failure(status: status) }
        defer { deflateEnd(&stream) }
        var input = bytes
        // The bound is that of bytes in one go; the break adds an end and a head of a block.
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(bytes.count))) + 16)
        let result = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(output.count)
                let first = min(place ?? 0, input.count)
                if first > 0 {
                    stream.avail_in = uInt(first)
                    let status = deflate(&stream, Z_BLOCK)
                    guard status == Z_OK else { return status }
                }
                stream.avail_in += uInt(input.count - first)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard result == Z_STREAM_END else { throw Failure(status: result) }
        output.removeLast(Int(stream.avail_out))
        return output
    }

    /// A chunk, with a block of its own for the header: names of pictures have another alphabet than all else, and with codes of
    /// their own the demo's chunks come out 1 % smaller.
    public static func compress(chunk bytes: [UInt8]) throws -> [UInt8] {
        try compress(bytes, breakingAt: bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 })
    }

    /// All members, one after the other, or F1 or F2. Stops at the limit of inflated bytes.
    public static func decompress(_ bytes: [UInt8]) -> Result<[UInt8], FormatProblem> {
        if bytes.count > Limits.chunkBytes {
            return .failure(FormatProblem(rule: "F2", message: "compressed, the chunk has more than 2 MiB"))
        }
        var stream = z_stream()
        guard inflateInit2_(&stream, Int32(gzipWindow), ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return .failure(FormatProblem(rule: "F1", message: "zlib does not start"))
        }
        defer { inflateEnd(&stream) }
        var input = bytes
        return input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = uInt(input.count)
            return inflateMembers(&stream)
        }
    }

    private static func inflateMembers(_ stream: inout z_stream) -> Result<[UInt8], FormatProblem> {
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: block)
        repeat {
            inflateReset(&stream)
            if let problem = inflateMember(&stream, &output, &buffer) { return .failure(problem) }
        } while stream.avail_in > 0
        return .success(output)
    }

    private static func inflateMember(
        _ stream: inout z_stream, _ output: inout [UInt8], _ buffer: inout [UInt8]
    ) -> FormatProblem? {
        while true {
            let status = buffer.withUnsafeMutableBufferPointer { buffer in
                stream.next_out = buffer.baseAddress
                stream.avail_out = uInt(buffer.count)
                return inflate(&stream, Z_NO_FLUSH)
            }
            output += buffer[..<(buffer.count - Int(stream.avail_out))]
            if output.count > Limits.inflatedBytes {
                return FormatProblem(rule: "F2", message: "inflated, the chunk has more than 16 MiB")
            }
            if status == Z_STREAM_END { return nil }
            // All input is there from the start: room left over means that it was cut.
            if status != Z_OK || stream.avail_out > 0 {
                return FormatProblem(rule: "F1", message: "the bytes are no whole gzip file")
            }
        }
    }
}
