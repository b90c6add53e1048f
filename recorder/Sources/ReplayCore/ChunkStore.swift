// The folder of what waits to be uploaded (SPEC C10): per replay its state, its open journal and its sealed chunks.
//     <deviceId>/<sessionId>/replay.json · <sequence>.open · <sequence>.ndjson.gz      resources/<name>
// Holds no state of its own, so the recorder's queue writes while the uploader reads and deletes. Any thread; every
// call touches the disk.
import Foundation

/// What of a replay outlives the process (SPEC C6).
public struct ReplayState: Codable, Equatable, Sendable {
    /// Epoch ms of the first snapshot.
    public var startedAt: Int
    public var nextSequence: Int
    /// The first node id that the replay has not used.
    public var nextNodeId: Int32
    /// The last time that the replay has reached, ms since `startedAt`.
    public var lastAt: Int
    /// Which replay of the phone it is, from 1, and which one was recorded last: counted, since the calendar may be set
    /// back. nil: it is not known, and it counts as older than all others.
    public var born: Int?
    public var used: Int?
    /// Messages of the app's log in the chunks below `nextSequence`; nil: none.
    public var logs: Int?

    public init(startedAt: Int, nextSequence: Int = 0, nextNodeId: Int32 = 1, lastAt: Int = 0) {
        (self.startedAt, self.nextSequence, self.nextNodeId, self.lastAt) = (startedAt, nextSequence, nextNodeId, lastAt)
    }
}

/// A sealed chunk that waits.
public struct StoredChunk: Equatable, Sendable {
    public let name: ChunkName
    public let file: URL
}

public struct ChunkStore: Sendable {
    public let root: URL

    public init(root: URL) { self.root = root }

    public func folder(of replay: ReplayName) -> URL {
        root.appendingPathComponent(ReplayName.fileName(replay.deviceId), isDirectory: true)
            .appendingPathComponent(ReplayName.fileName(replay.sessionId), isDirectory: true)
    }

    public func file(of chunk: ChunkName) -> URL {
        folder(of: chunk.replay).appendingPathComponent("\(chunk.sequence)\(ChunkStore.sealedSuffix)")
    }

    func journal(of chunk: ChunkName) -> URL {
        folder(of: chunk.replay).appendingPathComponent("\(chunk.sequence)\(ChunkStore.journalSuffix)")
    }

    private func stateFile(of replay: ReplayName) -> URL { folder(of: replay).appendingPathComponent("replay.json") }

    /// nil where there is none, or none that can be read.
    public func state(of replay: ReplayName) -> ReplayState? {
        guard let data = try? Data(contentsOf: stateFile(of: replay)) else { return nil }
        return try? JSONDecoder().decode(ReplayState.self, from: data)
    }

    public func save(_ state: ReplayState, of replay: ReplayName) throws {
        try ReplayFiles.writeDurably(try JSONEncoder().encode(state), to: stateFile(of: replay))
    }

    /// Puts a sealed chunk on the disk, whole; on return it survives a crash.
    public func seal(_ gzip: Data, as chunk: ChunkName) throws {
        try ReplayFiles.writeDurably(gzip, to: file(of: chunk))
    }

    public func remove(_ chunk: ChunkName) {
        try? FileManager.default.removeItem(at: file(of: chunk))
    }

    /// All replays that have a folder, by name.
    public func replays() -> [ReplayName] {
        ReplayFiles.names(in: root).filter { $0 != ImageStore.folderName }.flatMap { device in
            ReplayFiles.names(in: root.appendingPathComponent(device)).compactMap { session in
                ReplayName(deviceId: ReplayName.id(fileName: device), sessionId: ReplayName.id(fileName: session))
            }
        }
    }

    /// The sealed chunks, those of the oldest replay first; of one replay by sequence.
    public func sealedChunks() -> [StoredChunk] {
        let waiting = replays().map { (born: state(of: $0)?.born ?? 0, chunks: sealedChunks(of: $0)) }
        // The sort is stable: what is equally old goes by name.
        return waiting.filter { !$0.chunks.isEmpty }.sorted { $0.born < $1.born }.flatMap(\.chunks)
    }

    /// The sealed chunks of one replay, by sequence.
    public func sealedChunks(of replay: ReplayName) -> [StoredChunk] {
        chunks(of: replay, ChunkStore.sealedSuffix).map { StoredChunk(name: $0, file: file(of: $0)) }
    }

    /// The journals of chunks that were not sealed, by sequence.
    func journals(of replay: ReplayName) -> [ChunkName] { chunks(of: replay, ChunkStore.journalSuffix) }

    private func chunks(of replay: ReplayName, _ suffix: String) -> [ChunkName] {
        let sequences = ReplayFiles.names(in: folder(of: replay)).compactMap { name -> Int? in
            name.hasSuffix(suffix) ? Int(name.dropLast(suffix.count)) : nil
        }
        return sequences.sorted().map { ChunkName(replay: replay, sequence: $0) }
    }

    /// One more than any replay's.
    func nextUse() -> Int { 1 + (replays().compactMap { state(of: $0)?.used }.max() ?? 0) }

    /// Forgets all that waits, and of each replay only that: its numbers go on where they are.
    func removeWaiting() {
        for replay in replays() { removeWaiting(of: replay) }
    }

    func removeWaiting(of replay: ReplayName) {
        for chunk in sealedChunks(of: replay) { remove(chunk.name) }
        for chunk in journals(of: replay) { try? FileManager.default.removeItem(at: journal(of: chunk)) }
    }

    private static let sealedSuffix = ".ndjson.gz"
    private static let journalSuffix = ".open"
}
