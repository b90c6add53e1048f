// Empties the store into the server, oldest first and one at a time; when and again is UploadSchedule's, what an answer
// means UploadDecision's. Runs while there is something to send and then rests; whoever puts something into the store
// wakes it. Nothing is sent while it is closed (opt-out) or the network costs and that is not wanted.
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

    enum Item: Hashable, Sendable, CustomStringConvertible {
        case image(String)
        case chunk(ChunkName)

        var description: String {
            switch self {
            case .image(let name): return "image \(name)"
            case .chunk(let name): return name.description
            }
        }

        var group: String {
            switch self {
            case .image(let name): return name
            case .chunk(let name): return name.replay.description
            }
        }
    }

    private let store: ChunkStore
    private let images: ImageStore
    private let endpoint: UploadEndpoint
    private let transport: any Transporting
    private let clock: any Clocking
    private let tools: UploadTools
    private let gate = UploadGate()

    private var schedule = UploadSchedule<Item> { $0.group }
    /// What waits, in the order in which it goes; nil: to be read again.
    private var listed: [Item]?
    private var isRunning = false
    private var sending: Task<Outcome, Never>?
    private var pausing: Task<Void, Never>?
    /// Milliseconds that were waited for and that the clock did not see.
    private var unseenMs: Int64 = 0
    private var waiters: [Waiter] = []
    public private(set) var report = Report()

    private struct Waiter {
        /// Does not wait for what is to be tried again later.
        let isBrief: Bool
        let answer: CheckedContinuation<Report, Never>
    }

    private enum Outcome: Sendable {
        case answer(UploadAnswer)
        /// It is no longer there.
        case gone
        /// It may not be sent now.
        case held
    }

    public init(
        store: ChunkStore, images: ImageStore, endpoint: UploadEndpoint, transport: any Transporting,
        clock: any Clocking, tools: UploadTools = UploadTools()
    ) {
        (self.store, self.images, self.endpoint) = (store, images, endpoint)
        (self.transport, self.clock, self.tools) = (transport, clock, tools)
    }

    /// There may be something to send. Returns at once, as all that is not async here; from any thread.
    public nonisolated func wake() { Task { await self.run() } }

    /// As `wake`, and asks again also if an earlier answer stopped everything: at each start.
    public nonisolated func restart() {
        Task {
            await self.forgetStop()
            await self.forgetWaits()
        }
    }

    /// As `wake`, and cuts a running wait short that the server did not ask for: the app came to the front, or the network
    /// has changed.
    public nonisolated func hurry() { Task { await self.forgetWaits() } }

    /// Nothing is sent from now on; a request that is on its way is called off.
    public nonisolated func close() {
        gate.isOpen = false
        Task { await self.callOff() }
    }

    public nonisolated func open() {
        gate.isOpen = true
        wake()
    }

    /// Sends all there is, retrying as long as it takes, and returns when nothing is left or nothing more will go.
    public func drain() async -> Report { await finished(isBrief: false) }

    /// Sends what can be sent now, chunks first, and returns when the rest has to wait: for the short time that an app
    /// has left in the background.
    public func sendNow() async -> Report {
        listed = nil
        return await finished(isBrief: true)
    }

    private func finished(isBrief: Bool) async -> Report {
        await withCheckedContinuation { answer in
            waiters.append(Waiter(isBrief: isBrief, answer: answer))
            wake()
        }
    }

    private func forgetStop() { report.isStopped = false }

    private func forgetWaits() async {
        schedule.hurry()
        await run()
    }

    private func callOff() {
        sending?.cancel()
        pausing?.cancel()
    }

    private var mayGo: Bool {
        gate.isOpen && !report.isStopped && !(tools.avoidsMeteredNetworks && tools.network.isMetered)
    }

    private func run() async {
        listed = nil
        pausing?.cancel()
        guard !isRunning else { return }
        isRunning = true
        running: while mayGo {
            switch schedule.next(of: waiting(), now: now) {
            case .send(let item): await send(item)
            case .wait(let ms):
                answerWaiters(onlyBrief: true)
                await pause(ms)
            case .rest: break running
            }
        }
        isRunning = false
        answerWaiters(onlyBrief: false)
    }

    private var now: Int64 { clock.continuousMs + unseenMs }

    private func waiting() -> [Item] {
        if let listed { return listed }
        let pictures = images.waiting().map(Item.image)
        let chunks = store.sealedChunks().map { Item.chunk($0.name) }
        // A chunk plays without its pictures; they play in no other chunk's stead.
        let all = waiters.contains { $0.isBrief } ? chunks + pictures : pictures + chunks
        listed = all
        return all
    }

    private func pause(_ ms: Int64) async {
        let until = now + ms
        let task = Task { [tools] in await tools.pause(Int(ms)) }
        pausing = task
        await task.value
        pausing = nil
        // A clock that stands still must not make us wait for ever.
        if !task.isCancelled, now < until { unseenMs += until - now }
    }

    private func send(_ item: Item) async {
        let task = Task { await self.request(item) }
        sending = task
        let outcome = await task.value
        sending = nil
        switch outcome {
        case .held: return
        case .gone: forget(item)
        case .answer(let answer): take(answer, for: item)
        }
    }

    private func take(_ answer: UploadAnswer, for item: Item) {
        switch UploadDecision.after(status: answer.status, attempt: 1, retryAfterSeconds: answer.retryAfterSeconds) {
        case .done:
            settle(item, sent: true)
        case .drop:
            let reason = String(decoding: answer.body.prefix(500), as: UTF8.self)
            tools.log("dropped \(item): \(answer.status ?? 0) \(reason)")
            settle(item, sent: false)
        case .stop:
            tools.log("stopped uploading at \(item): \(answer.status ?? 0)")
            report.isStopped = true
        case .retry:
            // Called off: no fault of the server's.
            guard gate.isOpen else { return }
            schedule.failed(item, answer, now: now, random: tools.random())
        }
    }

    private func request(_ item: Item) async -> Outcome {
        switch item {
        case .chunk(let name):
            let file = store.file(of: name)
            return await send(try? Data(contentsOf: file), from: file) { [endpoint, clock] body in
                endpoint.putChunk(name, body: body, nowMs: clock.wallMs)
            }
        case .image(let name):
            guard gate.isOpen else { return .held }
            let there = await transport.send(endpoint.headResource(name))
            guard there.status == 404 else { return .answer(there) }
            return await send(images.data(of: name), from: images.file(of: name)) { [endpoint] body in
                endpoint.putResource(name, body: body)
            }
        }
    }

    private func send(_ body: Data?, from file: URL, _ request: (Data) -> UploadRequest) async -> Outcome {
        guard gate.isOpen else { return .held }
        guard let body else {
            // A file that cannot be read now (the phone is locked) counts as no answer: it is tried again.
            return FileManager.default.fileExists(atPath: file.path) ? .answer(UploadAnswer(status: nil)) : .gone
        }
        return .answer(await transport.send(request(body)))
    }

    private func settle(_ item: Item, sent: Bool) {
        schedule.settled(item)
        switch item {
        case .image(let name):
            images.remove(name, sent: sent)
            if sent { report.sentImages += 1 }
        case .chunk(let name):
            store.remove(name)
            if sent { report.sentChunks += 1 }
        }
        if !sent { report.dropped += 1 }
        listed?.removeAll { $0 == item }
    }

    private func forget(_ item: Item) {
        schedule.forget(item)
        listed?.removeAll { $0 == item }
    }

    private func answerWaiters(onlyBrief: Bool) {
        let answered = waiters.filter { $0.isBrief || !onlyBrief }
        waiters.removeAll { $0.isBrief || !onlyBrief }
        for waiter in answered { waiter.answer.resume(returning: report) }
    }
}
