// Empties the store into the server: images before chunks, oldest first, one at a time, as UploadDecision says.
// Runs while there is something to send and then rests; whoever puts something into the store wakes it.
import Foundation

public actor Uploader {
    /// What became of everything since the start.
    public struct Report: Equatable, Sendable {
        public var sentChunks = 0
        public var sentImages = 0
        public var dropped = 0
        /// 401, 402 and the like: nothing more goes out until the next start.
        public var isStopped = false
    }

    private enum Item: Hashable {
        case image(String)
        case chunk(ChunkName)
    }

    /// An image that failed so often goes behind the chunks: they play without it.
    private static let patienceWithImages = 4

    private let store: ChunkStore
    private let images: ImageStore
    private let endpoint: UploadEndpoint
    private let transport: any Transporting
    private let clock: any Clocking
    private let pause: @Sendable (_ milliseconds: Int) async -> Void
    private let random: @Sendable () -> Double
    private let log: @Sendable (String) -> Void

    private var attempts: [Item: Int] = [:]
    private var isRunning = false
    private var wasWoken = false
    private var waiters: [CheckedContinuation<Report, Never>] = []
    public private(set) var report = Report()

    /// - Parameters:
    ///   - pause: waits; tests return at once.
    ///   - random: 0 ..< 1, spreads the retries.
    ///   - log: hears of what was dropped and why nothing goes out.
    public init(
        store: ChunkStore, images: ImageStore, endpoint: UploadEndpoint, transport: any Transporting,
        clock: any Clocking,
        pause: @escaping @Sendable (Int) async -> Void = { try? await Task.sleep(nanoseconds: UInt64($0) * 1_000_000) },
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        log: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        (self.store, self.images, self.endpoint, self.transport) = (store, images, endpoint, transport)
        (self.clock, self.pause, self.random, self.log) = (clock, pause, random, log)
    }

    /// There may be something to send. Returns at once; from any thread.
    public nonisolated func wake() {
        Task { await self.run() }
    }

    /// As `wake`, and asks again also if an earlier answer stopped everything.
    public nonisolated func restart() {
        Task { await self.forgetStop() }
    }

    /// Sends all there is, retrying as long as it takes, and returns when nothing is left or nothing more will go.
    public func drain() async -> Report {
        await withCheckedContinuation { waiter in
            waiters.append(waiter)
            wake()
        }
    }

    private func forgetStop() async {
        report.isStopped = false
        await run()
    }

    private func run() async {
        wasWoken = true
        guard !isRunning else { return }
        isRunning = true
        while wasWoken, !report.isStopped {
            wasWoken = false
            while !report.isStopped, let item = nextItem() { await send(item) }
        }
        isRunning = false
        for waiter in waiters { waiter.resume(returning: report) }
        waiters = []
    }

    private func nextItem() -> Item? {
        let waiting = images.waiting().map(Item.image)
        if let image = waiting.first(where: { attempts[$0, default: 0] < Uploader.patienceWithImages }) { return image }
        if let chunk = store.sealedChunks().first { return .chunk(chunk.name) }
        return waiting.first
    }

    private func send(_ item: Item) async {
        let answer: UploadAnswer
        switch item {
        case .image(let sha256): answer = await sendImage(sha256)
        case .chunk(let name): answer = await sendChunk(name)
        }
        let attempt = attempts[item, default: 0] + 1
        switch UploadDecision.after(
            status: answer.status, attempt: attempt, retryAfterSeconds: answer.retryAfterSeconds)
        {
        case .done:
            finish(item, sent: true)
        case .drop:
            log("dropped \(text(item)): \(answer.status ?? 0) \(String(decoding: answer.body.prefix(500), as: UTF8.self))")
            finish(item, sent: false)
        case .stop:
            log("stopped uploading at \(text(item)): \(answer.status ?? 0)")
            report.isStopped = true
        case .retry(let after, let spread):
            attempts[item] = attempt
            await pause(after + Int(random() * Double(spread)))
        }
    }

    // A file that cannot be read now (the phone is locked) counts as no answer: it is tried again.
    private func sendChunk(_ name: ChunkName) async -> UploadAnswer {
        guard let body = try? Data(contentsOf: store.file(of: name)) else { return UploadAnswer(status: nil) }
        return await transport.send(endpoint.putChunk(name, body: body, nowMs: clock.wallMs))
    }

    private func sendImage(_ sha256: String) async -> UploadAnswer {
        guard let body = images.data(of: sha256) else { return UploadAnswer(status: nil) }
        let there = await transport.send(endpoint.headResource(sha256))
        guard there.status == 404 else { return there }
        return await transport.send(endpoint.putResource(sha256, body: body))
    }

    private func finish(_ item: Item, sent: Bool) {
        attempts[item] = nil
        switch item {
        case .image(let sha256):
            images.remove(sha256, sent: sent)
            if sent { report.sentImages += 1 }
        case .chunk(let name):
            store.remove(name)
            if sent { report.sentChunks += 1 }
        }
        if !sent { report.dropped += 1 }
    }

    private func text(_ item: Item) -> String {
        switch item {
        case .image(let sha256): return "image \(sha256)"
        case .chunk(let name): return name.description
        }
    }
}
