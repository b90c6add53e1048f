// The recorder behind the main thread: turns captures into sealed chunks on the disk and wakes the uploader.
// Public calls come from any thread and return at once; the work runs in order on the queue that it was given.
import Foundation
import ReplayFormat

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
    private let log: @Sendable (String) -> Void

    private let lock = NSLock()
    private var waiting = 0

    // All below is confined to the queue.
    private var next: (name: ReplayName, facts: ReplayFacts, state: ReplayState?)?
    private var writer: ReplayWriter?
    private var chunker: Chunker?
    // Each picture is handed over once in the process's life, and may be shown by many replays.
    private var pictures: [Int: StoredImage] = [:]

    /// - Parameter uploader: nil: chunks stay on the disk.
    public convenience init(
        store: ChunkStore, images: ImageStore, uploader: Uploader?, queue: any WorkQueueing,
        log: @escaping @Sendable (String) -> Void
    ) {
        self.init(store: store, images: images, uploader: uploader, queue: queue, limits: ChunkLimits(), log: log)
    }

    init(
        store: ChunkStore, images: ImageStore, uploader: Uploader?, queue: any WorkQueueing, limits: ChunkLimits,
        log: @escaping @Sendable (String) -> Void
    ) {
        (self.store, self.images, self.uploader) = (store, images, uploader)
        (self.queue, self.limits, self.log) = (queue, limits, log)
    }

    /// Makes up for a process that died, trims the store, and sends what waits. At each start, before `begin`.
    public func recover(keeping current: ReplayName?, maxBytes: Int = Recorder.defaultStorageBytes) {
        queue.run { [self] in
            // What is being recorded was left by no one: its chunk is still growing.
            for name in store.replays() where name != writer?.name { sealJournal(of: name) }
            for lost in store.trim(to: maxBytes, keeping: current) { log("storage is full, dropped replay \(lost)") }
            uploader?.restart()
        }
    }

    /// Ends the replay before and begins one, or goes on with one that an earlier process or plugin began. Its time
    /// starts with the first capture.
    /// - Parameter ready: called on the queue with the first node id that is free, and whether the replay goes on.
    public func begin(
        _ name: ReplayName, _ facts: ReplayFacts, ready: @escaping @Sendable (_ nextNodeId: Int32, _ goesOn: Bool) -> Void
    ) {
        queue.run { [self] in
            close()
            sealJournal(of: name)
            let state = store.state(of: name)
            next = (name, facts, state)
            ready(state?.nextNodeId ?? 1, state != nil)
        }
    }

    /// Whether so much waits that the next capture should be left out.
    public var isBehind: Bool { lock.withLock { waiting >= Recorder.mostWaiting } }

    public func take(_ capture: Capture) {
        lock.withLock { waiting += 1 }
        queue.run { [self] in
            lock.withLock { waiting -= 1 }
            let new = capture.images.map { (key: $0.key, image: stored($0)) }
            for (key, image) in new { pictures[key] = image }
            if next != nil, capture.tree != nil { open(at: capture) }
            for (key, image) in new { chunker?.learn(image, key: key) }
            writer?.nextNodeId = capture.nextNodeId
            chunker?.take(capture)
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
        (next, writer, chunker) = (nil, nil, nil)
    }

    private func open(at capture: Capture) {
        guard let (name, facts, known) = next else { return }
        next = nil
        let state = known ?? ReplayState(startedAt: Int(capture.wallMs))
        let writer = ReplayWriter(name: name, state: state, store: store, log: log) { [uploader] in uploader?.wake() }
        let header = ChunkHeader(
            deviceId: name.deviceId, sessionId: name.sessionId, sequence: state.nextSequence, startedAt: state.startedAt,
            wallAt: Int(capture.wallMs), device: facts.device, app: facts.app, sdk: facts.sdk, privacy: facts.privacy)
        let clock =
            known.map { ReplayClock(resuming: $0, continuousMs: capture.continuousMs, wallMs: capture.wallMs) }
            ?? ReplayClock(startingAt: capture.continuousMs)
        self.writer = writer
        chunker = Chunker(
            header: header, clock: clock, state: state, images: pictures, limits: limits, keeper: writer)
    }

    private func stored(_ image: CapturedImage) -> StoredImage {
        do { return try images.store(image.encode()) } catch {
            log("could not keep an image: \(error.localizedDescription)")
            return .unusable
        }
    }

    private func sealJournal(of name: ReplayName) {
        do { try store.sealJournal(of: name) } catch {
            log("could not seal what \(name) left open: \(error.localizedDescription)")
        }
    }
}
