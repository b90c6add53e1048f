// URLSession against a real socket: what leaves the phone, and what is made of the answer.
import Foundation
import XCTest

@testable import ReplayCore

final class HttpTransportTests: XCTestCase {
    func testARequestGoesOutAsItIsAndItsAnswerComesBack() async throws {
        let server = try LoopbackServer(["HTTP/1.1 429 Too Many\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\n{}"])
        let transport = HttpTransport()
        defer { transport.close() }
        let answer = await transport.send(
            UploadRequest(
                method: "PUT", url: server.url("replay/v1/a%3Ab/1/chunks/0"),
                headers: ["Authorization": "Bearer key", "Content-Encoding": "gzip", "Content-Type": "application/x-ndjson"],
                body: Data([0x1f, 0x8b, 0, 255])))
        XCTAssertEqual(answer.status, 429)
        XCTAssertEqual(answer.retryAfterSeconds, 7)
        XCTAssertEqual(answer.body, Data("{}".utf8))
        let request = server.requests[0]
        XCTAssertTrue(request.head.hasPrefix("PUT /replay/v1/a%3Ab/1/chunks/0 HTTP/1.1\r\n"), request.head)
        for line in [
            "authorization: bearer key", "content-encoding: gzip", "content-type: application/x-ndjson", "content-length: 4",
        ] {
            XCTAssertTrue(request.head.lowercased().contains("\r\n\(line)\r\n"), line)
        }
        XCTAssertEqual(request.body, Data([0x1f, 0x8b, 0, 255]))
    }

    func testHeadIsAnsweredWithoutABody() async throws {
        let server = try LoopbackServer(["HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"])
        let transport = HttpTransport()
        defer { transport.close() }
        let answer = await transport.send(UploadRequest(method: "HEAD", url: server.url("x")))
        XCTAssertEqual(answer.status, 404)
    }

    func testARedirectIsNotFollowed() async throws {
        let server = try LoopbackServer(["HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"])
        let transport = HttpTransport()
        defer { transport.close() }
        let answer = await transport.send(UploadRequest(method: "GET", url: server.url("x")))
        XCTAssertEqual(answer.status, 302)
        XCTAssertEqual(server.requests.count, 1)
    }

    func testARequestIsCalledOffWithItsTask() async throws {
        // Takes the connection and never reads.
        let server = try LoopbackServer([], listens: true)
        let transport = HttpTransport(timeout: 600)
        defer { transport.close() }
        let request = UploadRequest(method: "PUT", url: server.url("x"), body: Data([1]))
        let task = Task { await transport.send(request) }
        await Task.yield()
        task.cancel()
        let answer = await task.value
        XCTAssertNil(answer.status)
    }

    func testNoAnswerIsNoStatus() async throws {
        let url = try LoopbackServer([]).url("gone")
        let transport = HttpTransport(timeout: 5)
        defer { transport.close() }
        let answer = await transport.send(UploadRequest(method: "GET", url: url))
        XCTAssertNil(answer.status)
    }
}

/// Answers each connection with the next of its answers and closes it; with none it does not listen.
private final class LoopbackServer: @unchecked Sendable {
    private let descriptor: Int32
    private var port: UInt16 = 0
    private let lock = NSLock()
    private var seen: [(head: String, body: Data)] = []
    var requests: [(head: String, body: Data)] { lock.withLock { seen } }

    /// - Parameter listens: takes connections also where there are no answers, and leaves them waiting.
    init(_ answers: [String], listens: Bool = false) throws {
        #if canImport(Glibc)
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard bound else { throw URLError(.cannotConnectToHost) }
        port = UInt16(bigEndian: address.sin_port)
        if listens || !answers.isEmpty { listen(descriptor, 4) } else { close(descriptor) }
        guard !answers.isEmpty else { return }
        Thread.detachNewThread { [self] in
            for answer in answers { serve(answer) }
            close(descriptor)
        }
    }

    func url(_ path: String) -> URL { URL(string: "http://127.0.0.1:\(port)/\(path)")! }

    private func serve(_ answer: String) {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else { return }
        defer { close(connection) }
        var bytes = Data()
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !isWhole(bytes) {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes.append(contentsOf: buffer[..<count])
        }
        let end = bytes.range(of: Data("\r\n\r\n".utf8))?.upperBound ?? bytes.endIndex
        let request = (head: String(decoding: bytes[..<end], as: UTF8.self), body: Data(bytes[end...]))
        lock.withLock { seen.append(request) }
        _ = Array(answer.utf8).withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
    }

    private func isWhole(_ bytes: Data) -> Bool {
        guard let end = bytes.range(of: Data("\r\n\r\n".utf8))?.upperBound else { return false }
        let head = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
        let length =
            head.components(separatedBy: "\r\n").first { $0.hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
        return bytes.count - end >= length
    }
}
