// What the uploader does, against a small server by hand.
import Foundation
import ReplayFormat
import XCTest

@testable import ReplayCore

final class UploaderTests: XCTestCase {
    private var root: URL!
    private var store: ChunkStore { ChunkStore(root: root) }
    private let replay = ReplayName(deviceId: "B1C7", sessionId: "17")!

    override func setUp() {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("uploader-\(UUID().uuidString)")
    }

    override func tearDown() { try? FileManager.default.removeItem(at: root) }

    private func uploader(
        _ server: any Transporting, images: ImageStore? = nil, pauses: Pauses = Pauses(),
        _ edit: (inout UploadTools) -> Void = { _ in }
    ) -> Uploader {
        var tools = UploadTools()
        (tools.pause, tools.random) = (pauses.add, { 0.5 })
        edit(&tools)
        return Uploader(
            store: store, images: images ?? ImageStore(root: root),
            endpoint: UploadEndpoint(server: URL(string: "http://127.0.0.1:4700/base/")!, apiKey: "key"),
            transport: server, clock: StillClock(), tools: tools)
    }

    private func seal(_ sequences: Int...) throws {
        for sequence in sequences {
            try store.seal(Data("chunk \(sequence)".utf8), as: ChunkName(replay: replay, sequence: sequence))
        }
    }

    func testChunksGoOutOldestFirstAndAreForgotten() async throws {
        try seal(0, 1, 2, 10)
        let server = FakeServer()
        let report = await uploader(server).drain()
        XCTAssertEqual(report, Uploader.Report(sentChunks: 4))
        let requests = await server.requests
        XCTAssertEqual(
            requests.map(\.url.path), [0, 1, 2, 10].map { "/base/replay/v1/B1C7/17/chunks/\($0)" })
        XCTAssertTrue(store.sealedChunks().isEmpty)
    }

    func testARequestSaysWhatTheProtocolAsks() async throws {
        try seal(3)
        let server = FakeServer()
        _ = await uploader(server).drain()
        let request = await server.requests[0]
        XCTAssertEqual(request.method, "PUT")
        XCTAssertEqual(
            request.headers,
            [
                "Authorization": "Bearer key", "Content-Type": "application/x-ndjson", "Content-Encoding": "gzip",
                "X-Client-Upload-Time": "1700000000123",
            ])
        XCTAssertEqual(request.body, Data("chunk 3".utf8))
    }

    func testIdsArePercentEncoded() {
        let name = ReplayName(deviceId: "a:b|c@d=e", sessionId: "x.y_z-1")!
        let url = UploadEndpoint(server: URL(string: "http://h")!, apiKey: "k")
            .putChunk(ChunkName(replay: name, sequence: 0), body: Data(), nowMs: 0).url
        XCTAssertEqual(url.absoluteString, "http://h/replay/v1/a%3Ab%7Cc%40d%3De/x.y_z-1/chunks/0")
    }

    func testImagesGoBeforeChunksAndOnlyIfTheServerLacksThem() async throws {
        try seal(0)
        let images = ImageStore(root: root)
        let known = try stored(images, png(1))
        let new = try stored(images, png(2))
        let server = FakeServer(known: [known])
        let report = await uploader(server, images: images).drain()
        XCTAssertEqual(report, Uploader.Report(sentChunks: 1, sentImages: 2))
        let lines = await server.requests.map { "\($0.method) \($0.url.lastPathComponent)" }
        XCTAssertEqual(lines.last, "PUT 0")
        XCTAssertEqual(Set(lines.dropLast()), ["HEAD \(known)", "HEAD \(new)", "PUT \(new)"])
        XCTAssertTrue(images.waiting().isEmpty)
    }

    func testAnImageUnderALongNameIsSentUnderTheShortOne() async throws {
        let images = ImageStore(root: root)
        let folder = root.appendingPathComponent(ImageStore.folderName)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try png(1).write(to: folder.appendingPathComponent(Sha256.hex(png(1))))
        let server = FakeServer()
        let report = await uploader(server, images: images).drain()
        XCTAssertEqual(report, Uploader.Report(sentImages: 1))
        let lines = await server.requests.map { "\($0.method) \($0.url.lastPathComponent)" }
        XCTAssertEqual(lines.last, "PUT \(PictureName.of(png(1)))")
        XCTAssertEqual(ReplayFiles.names(in: folder), ["sent"])
    }

    func testAnImageThatWasSentIsNeverSentAgainAlsoByTheNextProcess() async throws {
        let images = ImageStore(root: root)
        _ = try stored(images, png(1))
        _ = await uploader(FakeServer(), images: images).drain()
        let reborn = ImageStore(root: root)
        _ = try stored(reborn, png(1))
        XCTAssertTrue(reborn.waiting().isEmpty)
    }

    func testAfterAFailureItWaitsAndTriesTheSameAgain() async throws {
        try seal(0, 1)
        let server = FakeServer(answers: [UploadAnswer(status: 503), UploadAnswer(status: nil), UploadAnswer(status: 201)])
        let pauses = Pauses()
        let report = await uploader(server, pauses: pauses).drain()
        XCTAssertEqual(report.sentChunks, 2)
        let sequence = await server.requests.map(\.url.lastPathComponent)
        XCTAssertEqual(sequence, ["0", "0", "0", "1"])
        XCTAssertEqual(pauses.all, [750, 1_500])
    }

    func testTheServersRetryAfterIsKept() async throws {
        try seal(0)
        let pauses = Pauses()
        _ = await uploader(
            FakeServer(answers: [UploadAnswer(status: 429, retryAfterSeconds: 7)]), pauses: pauses
        ).drain()
        XCTAssertEqual(pauses.all, [7_500])
    }

    func testWhatWillNeverBeTakenIsDropped() async throws {
        try seal(0, 1, 2, 3)
        let report = await uploader(FakeServer(answers: [400, 409, 413].map { UploadAnswer(status: $0) })).drain()
        XCTAssertEqual(report, Uploader.Report(sentChunks: 1, dropped: 3))
        XCTAssertTrue(store.sealedChunks().isEmpty)
    }

    func testAnUnknownKeyAndAUsedUpQuotaStopAndKeepEverything() async throws {
        try seal(0, 1)
        for status in [401, 402] {
            let server = FakeServer(answers: [UploadAnswer(status: status)])
            let uploader = uploader(server)
            let report = await uploader.drain()
            XCTAssertTrue(report.isStopped)
            _ = await uploader.drain()
            let count = await server.requests.count
            XCTAssertEqual(count, 1)
            XCTAssertEqual(store.sealedChunks().map(\.name.sequence), [0, 1])
        }
    }

    func testTheNextStartAsksAgainAfterAStop() async throws {
        try seal(0)
        let server = FakeServer(answers: [UploadAnswer(status: 401)])
        let uploader = uploader(server)
        _ = await uploader.drain()
        uploader.restart()
        while await uploader.report.sentChunks == 0 { await Task.yield() }
        XCTAssertTrue(store.sealedChunks().isEmpty)
    }

    func testOneRequestAtATimeHoweverOftenItIsWoken() async throws {
        try seal(0, 1, 2, 3, 4)
        let server = FakeServer()
        let uploader = uploader(server)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { _ = await uploader.drain() } }
        }
        let (most, count) = await (server.mostAtOnce, server.requests.count)
        XCTAssertEqual(most, 1)
        XCTAssertEqual(count, 5)
    }

    func testAnImageThatKeepsFailingDoesNotHoldUpTheChunks() async throws {
        try seal(0)
        let images = ImageStore(root: root)
        let sha = try stored(images, png(1))
        let server = FakeServer(failing: sha, times: 6)
        let report = await uploader(server, images: images).drain()
        XCTAssertEqual(report, Uploader.Report(sentChunks: 1, sentImages: 1))
        let order = await server.requests.map(\.url.lastPathComponent)
        XCTAssertEqual(order.firstIndex(of: "0"), 3)
    }

    func testAChunkThatAlwaysFailsBlocksNoOther() async throws {
        try seal(0, 1, 2)
        let other = ReplayName(deviceId: "B1C7", sessionId: "18")!
        try store.seal(Data("x".utf8), as: ChunkName(replay: other, sequence: 0))
        let server = FakeServer(failing: "1", times: .max)
        let uploader = uploader(
            server,
            pauses: Pauses { waits in
                // Once only the bad one is left, enough has been seen.
                if waits == 12 { Task { await server.stop() } }
            })
        let report = await uploader.drain()
        XCTAssertEqual(report.sentChunks, 3)
        XCTAssertEqual(store.sealedChunks().map(\.name.sequence), [1])
    }

    func testSendNowDoesNotWaitForWhatFailsAndSendsChunksFirst() async throws {
        try seal(0)
        let images = ImageStore(root: root)
        _ = try stored(images, png(1))
        let server = FakeServer(answers: [UploadAnswer(status: 503)])
        let pauses = Pauses()
        pauses.isHeld = true
        let uploader = uploader(server, images: images, pauses: pauses)
        let report = await uploader.sendNow()
        XCTAssertEqual(report.sentChunks, 0)
        let lines = await server.requests.map { "\($0.method) \($0.url.lastPathComponent)" }
        XCTAssertEqual(lines, ["PUT 0"])
        // Coming to the front cuts the wait; to drain before that has come about would cut it, too, and wait again.
        uploader.hurry()
        while !store.sealedChunks().isEmpty { await Task.yield() }
        _ = await uploader.drain()
        XCTAssertTrue(store.sealedChunks().isEmpty && images.waiting().isEmpty)
        XCTAssertEqual(pauses.all.count, 1)
    }

    func testComingToTheFrontDoesNotCutTheWaitThatTheServerAskedFor() async throws {
        try seal(0)
        let pauses = Pauses()
        pauses.isHeld = true
        let server = FakeServer(answers: [UploadAnswer(status: 503, retryAfterSeconds: 60)])
        let uploader = uploader(server, pauses: pauses)
        _ = await uploader.sendNow()
        uploader.hurry()
        while pauses.all.count < 2 { await Task.yield() }
        let count = await server.requests.count
        XCTAssertEqual(count, 1)
        XCTAssertEqual(pauses.all[1], pauses.all[0], "the clock has not moved")
        uploader.close()
        _ = await uploader.drain()
    }

    func testNothingGoesOverANetworkThatCostsUntilOneThatDoesNotIsThere() async throws {
        try seal(0)
        let (server, network) = (FakeServer(), FakeNetwork())
        let uploader = uploader(server) { ($0.network, $0.avoidsMeteredNetworks) = (network, true) }
        let report = await uploader.drain()
        XCTAssertEqual(report, Uploader.Report())
        network.isMetered = false
        uploader.hurry()
        _ = await uploader.drain()
        XCTAssertTrue(store.sealedChunks().isEmpty)
        try seal(1)
        network.isMetered = true
        _ = await self.uploader(server) { $0.network = network }.drain()
        XCTAssertTrue(store.sealedChunks().isEmpty, "who did not ask for it does not wait")
    }

    func testNothingIsSentWhileClosed() async throws {
        try seal(0)
        let server = FakeServer()
        let uploader = uploader(server)
        uploader.close()
        uploader.restart()
        uploader.hurry()
        _ = await uploader.drain()
        let count = await server.requests.count
        XCTAssertEqual(count, 0)
        uploader.open()
        let report = await uploader.drain()
        XCTAssertEqual(report.sentChunks, 1)
    }

    func testClosingCallsOffTheRequestThatIsOnItsWay() async throws {
        try seal(0, 1)
        let server = SilentServer()
        let uploader = uploader(server)
        uploader.wake()
        while !server.isAsked { await Task.yield() }
        uploader.close()
        let report = await uploader.drain()
        XCTAssertEqual(report, Uploader.Report())
        XCTAssertEqual(server.asked, 1)
        XCTAssertEqual(store.sealedChunks().count, 2)
    }

    func testAFileThatIsGoneIsPassedOver() async throws {
        try seal(0, 1)
        let store = store
        let replay = replay
        let server = FakeServer(onRequest: { store.remove(ChunkName(replay: replay, sequence: 1)) })
        let pauses = Pauses()
        let report = await uploader(server, pauses: pauses).drain()
        XCTAssertEqual(report, Uploader.Report(sentChunks: 1))
        XCTAssertEqual(pauses.all, [])
    }

    private func stored(_ images: ImageStore, _ data: Data) throws -> String {
        guard case .stored(let sha) = try images.store(data) else { throw FormatProblem(rule: "C9", message: "not stored") }
        return sha
    }

    private func png(_ byte: UInt8) -> Data { Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, byte]) }
}

private struct StillClock: Clocking {
    var continuousMs: Int64 { 0 }
    var uptimeSeconds: Double { 0 }
    var wallMs: Int64 { 1_700_000_000_123 }
}

private final class Pauses: @unchecked Sendable {
    private let lock = NSLock()
    private var waits: [Int] = []
    private let onPause: @Sendable (Int) -> Void
    /// Each wait lasts until it is cut.
    var isHeld = false

    init(_ onPause: @escaping @Sendable (_ count: Int) -> Void = { _ in }) { self.onPause = onPause }

    var all: [Int] { lock.withLock { waits } }
    var add: @Sendable (Int) async -> Void {
        { wait in
            let count = self.lock.withLock {
                self.waits.append(wait)
                return self.waits.count
            }
            self.onPause(count)
            while self.isHeld, !Task.isCancelled { await Task.yield() }
        }
    }
}

private final class FakeNetwork: NetworkWatching, @unchecked Sendable {
    private let lock = NSLock()
    private var metered = true
    var isMetered: Bool {
        get { lock.withLock { metered } }
        set { lock.withLock { metered = newValue } }
    }

    func watch(_ changed: @escaping @Sendable () -> Void) {}
}

/// Takes requests and never answers, until they are called off.
private final class SilentServer: Transporting, @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0
    var asked: Int { lock.withLock { count } }
    var isAsked: Bool { asked > 0 }

    func send(_ request: UploadRequest) async -> UploadAnswer {
        lock.withLock { count += 1 }
        while !Task.isCancelled { await Task.yield() }
        return UploadAnswer(status: nil)
    }
}

private actor FakeServer: Transporting {
    private(set) var requests: [UploadRequest] = []
    private(set) var mostAtOnce = 0
    private var atOnce = 0
    private var answers: [UploadAnswer]
    private var known: Set<String>
    private let failing: String?
    private var failures: Int
    private var isStopped = false
    private let onRequest: @Sendable () -> Void

    init(
        answers: [UploadAnswer] = [], known: Set<String> = [], failing: String? = nil, times: Int = 0,
        onRequest: @escaping @Sendable () -> Void = {}
    ) {
        (self.answers, self.known, self.failing, failures) = (answers, known, failing, times)
        self.onRequest = onRequest
    }

    /// Answers everything with 401 from now on.
    func stop() { isStopped = true }

    func send(_ request: UploadRequest) async -> UploadAnswer {
        atOnce += 1
        mostAtOnce = max(mostAtOnce, atOnce)
        requests.append(request)
        onRequest()
        await Task.yield()
        defer { atOnce -= 1 }
        if isStopped { return UploadAnswer(status: 401) }
        let name = request.url.lastPathComponent
        if name == failing, failures > 0 {
            failures -= 1
            return UploadAnswer(status: 503)
        }
        if request.method == "HEAD" { return UploadAnswer(status: known.contains(name) ? 200 : 404) }
        return answers.isEmpty ? UploadAnswer(status: 201) : answers.removeFirst()
    }
}
