// The recorder behind the main thread: turns captures into sealed chunks on the disk and wakes the uploader.
// Public calls come from any thread and return at once; the work runs in order on the queue that it was given.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// What the header of a replay's chunks says beside its name and times.
public struct ReplayFacts: Sendable {
    public var device: Device
    public var app: App
    public var sdk: Sdk
    public var privacy: Privacy

    public init(device: Device, app: App, sdk: Sdk, privacy: Privacy) {
        (self.device, self.app, self.sdk, self.privacy) = (device, app, sdk, privacy)
    }
}

/// How much of an app's log a replay takes, counted over all starts of the app.
public struct LogQuota: Sendable {
    public var messages: Int
    /// A message was left out. Called on the recorder's queue, for each capture that had one.
    public var isFull: @Sendable (ReplayName) -> Void

    public init(messages: Int = LogLimiter.defaultMessages, isFull: @escaping @Sendable (ReplayName) -> Void = { _ in }) {
        (self.messages, self.isFull) = (messages, isFull)
    }
}

public final class Recorder: @unchecked Sendable {
    /// Of everything that waits for upload, images included.
    public static let defaultStorageBytes = 100 * 1024 * 1024
    /// Captures that may wait for the queue; more are not taken, and the recording says how many.
    static let mostWaiting = 16

    private let store: ChunkStore
    private let images: ImageStore
    private let uploader: Uploader?
    private let queue: any WorkQueueing
    private let limits: ChunkLimits
    private let logQuota: LogQuota
    private let log: @Sendable (String) -> Void

    private let sealer: ChunkSealer

    private let lock = NSLock()
    private var waiting = 0
    private var isOptedOut = false

    // All below is confined to the queue.
    private var next: (name: ReplayName, facts: ReplayFacts, state: ReplayState?)?
    private var writer: ReplayWriter?
    private var chunker: Chunker?
    private var veil = TouchVeil()
    /// Of the replay that was recorded last: if it is taken up again by this process, its time goes on by the clock that no
    /// one can set.
    private var lastClock: (name: ReplayName, clock: ReplayClock)?
    // Each picture is handed over once in the process's life, and may be shown by many replays.
    private var pictures: [Int: StoredImage] = [:]

    /// - Parameter uploader: nil: chunks stay on the disk.
    public convenience init(
        store: ChunkStore, images: ImageStore, uploader: Uploader?, queue: any WorkQueueing,
        logQuota: LogQuota = LogQuota(), log: @escaping @Sendable (String) -> Void
    ) {
        self.init(
            store: store, images: images, uploader: uploader, queue: queue, limits: ChunkLimits(), logQuota: logQuota, log: log)
    }

    init(
        store: ChunkStore, images: ImageStore, uploader: Uploader?, queue: any WorkQueueing, limits: ChunkLimits,
        logQuota: LogQuota = LogQuota(), log: @escaping @Sendable (String) -> Void
    ) {
        (self.store, self.images, self.uploader) = (store, images, uploader)
        (self.queue, self.limits, self.logQuota, self.log) = (queue, limits, logQuota, log)
        sealer = ChunkSealer(store: store, log: log)
    }

    /// Makes up for a process that died, trims the store, and sends what waits. At each start, before `begin`.
    public func recover(keeping current: ReplayName?, maxBytes: Int = Recorder.defaultStorageBytes) {
        queue.run { [self] in
            ReplayFiles.keepOutOfBackups(store.root)
            // What is being recorded was left by no one: its chunk is still growing.
            for name in store.replays() where name != writer?.name {
                ReplayFiles.removeTemporaries(in: store.folder(of: name))
                sealer.sealJournals(of: name)
            }
            for lost in store.trim(to: maxBytes, keeping: current) { log("storage is full, dropped replay \(lost)") }
            uploader?.restart()
        }
    }

    /// What `begin` finds.
    public struct Beginning: Sendable {
        /// The first node id that is free.
        public var nextNodeId: Int32 = 1
        /// An earlier process or plugin began the replay.
        public var goesOn = false
        /// Keys of pictures that were handed over and are gone since: they are to be handed over again.
        public var lostPictures: [Int] = []
    }

    /// Ends the replay before and begins one, or goes on with one that an earlier process or plugin began. Its time
    /// starts with the first capture.
    /// - Parameter ready: called on the queue.
    public func begin(_ name: ReplayName, _ facts: ReplayFacts, ready: @escaping @Sendable (Beginning) -> Void) {
        queue.run { [self] in
            close()
            sealer.sealJournals(of: name)
            let state = stateToGoOnWith(of: name)
            next = (name, facts, state)
            let lost = forgetLostPictures()
            ready(Beginning(nextNodeId: state?.nextNodeId ?? 1, goesOn: state != nil, lostPictures: lost))
        }
    }

    /// Takes no more captures and sends nothing. Captures count no more from this call on; the rest is done on the queue.
    /// - Parameter forgetting: what waits goes, on the disk too: of a user who opts out nothing is sent later. false: it
    ///   is kept, as for an app that starts opted out until it knows better.
    public func optOut(forgetting: Bool) {
        lock.withLock { isOptedOut = true }
        uploader?.close()
        queue.run { [self] in
            guard forgetting else { return close() }
            chunker?.abandon()
            close()
            sealer.abandon()
            store.removeWaiting()
            images.removeWaiting()
        }
    }

    /// Captures count again, from the next `begin` on.
    public func optIn() {
        // Behind what an opt-out before it still has to forget.
        queue.run { [self] in
            lock.withLock { isOptedOut = false }
            uploader?.open()
        }
    }

    /// Whether so much waits that the next capture should be left out.
    public var isBehind: Bool { lock.withLock { waiting >= Recorder.mostWaiting } }

    public func take(_ capture: Capture) {
        lock.withLock { waiting += 1 }
        queue.run { [self] in
            let counts = lock.withLock {
                waiting -= 1
                return !isOptedOut
            }
            guard counts else { return }
            let new = capture.images.map { (key: $0.key, image: stored($0)) }
            for (key, image) in new { pictures[key] = image }
            if next != nil, capture.tree != nil { open(at: capture) }
            for (key, image) in new { chunker?.learn(image, key: key) }
            writer?.nextNodeId = capture.nextNodeId
            chunker?.take(allowed(capture))
        }
    }

    /// Keeps a line of the log that waits for the next look, so that it is recorded also if the process dies before that.
    /// - Parameter waiting: what waits, as it will be taken; the line is its last note.
    public func expect(_ waiting: Capture) {
        queue.run { [self] in
            guard !lock.withLock({ isOptedOut }), writer?.hasRoom(mostLogs: logQuota.messages) == true else { return }
            chunker?.expect(waiting)
        }
    }

    /// Closes the open chunk, so that it is uploaded. `done` is called on the queue.
    public func seal(done: @escaping @Sendable () -> Void = {}) {
        queue.run { [self] in
            chunker?.seal()
            uploader?.wake()
            done()
        }
    }

    /// Closes the open chunk and sends what can be sent at once. `done` is called on any thread once that is done or has to
    /// wait: for the short time that an app has left in the background.
    public func sendNow(done: @escaping @Sendable () -> Void) {
        seal { [uploader] in
            Task {
                _ = await uploader?.sendNow()
                done()
            }
        }
    }

    /// What waits is tried again at once: the app has come to the front.
    public func hurry() { uploader?.hurry() }

    /// Closes the open chunk and takes no more captures until the next `begin`.
    public func end(done: @escaping @Sendable () -> Void = {}) {
        queue.run { [self] in
            close()
            uploader?.wake()
            done()
        }
    }

    private func close() {
        chunker?.seal()
        if let writer, let chunker { lastClock = (writer.name, chunker.clock) }
        (next, writer, chunker, veil) = (nil, nil, nil, TouchVeil())
    }

    /// Without the log messages that are too many and the places of fingers that are hidden.
    private func allowed(_ capture: Capture) -> Capture {
        guard let writer else { return capture }
        var kept = capture
        kept.touches = veil.veiled(capture)
        kept.notes = writer.admitted(capture.notes, mostLogs: logQuota.messages)
        if kept.notes.count < capture.notes.count { logQuota.isFull(writer.name) }
        return kept
    }

    /// The state may be older than the last chunk, where the disk was full.
    private func stateToGoOnWith(of name: ReplayName) -> ReplayState? {
        guard var state = store.state(of: name) else { return nil }
        let lastSealed = store.sealedChunks(of: name).last?.name.sequence ?? -1
        state.nextSequence = max(state.nextSequence, lastSealed + 1)
        return state
    }

    private func forgetLostPictures() -> [Int] {
        let lost = pictures.filter { if case .stored(let name) = $0.value { return !images.has(name) } else { return false } }
        for key in lost.keys { pictures[key] = nil }
        return lost.keys.sorted()
    }

    private func open(at capture: Capture) {
        guard let (name, facts, known) = next else { return }
        next = nil
        var state = known ?? ReplayState(startedAt: Int(capture.wallMs))
        state.used = store.nextUse()
        state.born = state.born ?? state.used
        let writer = ReplayWriter(name: name, state: state, sealer: sealer, log: log) { [uploader] in uploader?.wake() }
        let header = ChunkHeader(
            deviceId: name.deviceId, sessionId: name.sessionId, sequence: state.nextSequence, startedAt: state.startedAt,
            wallAt: Int(capture.wallMs), device: facts.device, app: facts.app, sdk: facts.sdk, privacy: facts.privacy)
        self.writer = writer
        chunker = Chunker(
            header: header, clock: clock(for: name, known, capture), state: state, images: pictures, limits: limits,
            keeper: writer)
    }

    private func clock(for name: ReplayName, _ known: ReplayState?, _ capture: Capture) -> ReplayClock {
        guard let known else { return ReplayClock(startingAt: capture.continuousMs) }
        if let lastClock, lastClock.name == name { return lastClock.clock }
        return ReplayClock(resuming: known, continuousMs: capture.continuousMs, wallMs: capture.wallMs)
    }

    private func stored(_ image: CapturedImage) -> StoredImage {
        do { return try images.store(image.encode()) } catch {
            log("could not keep an image: \(error.localizedDescription)")
            return .unusable
        }
    }
}
