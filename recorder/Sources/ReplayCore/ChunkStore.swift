// The folder of what waits to be uploaded (SPEC C10): per replay its state, its open journal and its sealed chunks.
//     <deviceId>/<sessionId>/replay.json · open · <sequence>.ndjson.gz      resources/<sha256>
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

    public init(startedAt: Int, nextSequence: Int = 0, nextNodeId: Int32 = 1, lastAt: Int = 0) {
        (self.startedAt, self.nextSequence, self.nextNodeId, self.lastAt) = (startedAt, nextSequence, nextNodeId, lastAt)
    }
}

/// A sealed chunk that waits.
public struct StoredChunk: Equatable, Sendable {
    public let name: ChunkName
    public let file: URL
    let modified: Date
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

    func journal(of replay: ReplayName) -> URL { folder(of: replay).appendingPathComponent("open") }

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

    /// The sealed chunks, oldest first; of one replay by sequence.
    public func sealedChunks() -> [StoredChunk] {
        let byReplay = replays().map { sealedChunks(of: $0) }.filter { !$0.isEmpty }
        let oldestFirst = byReplay.sorted { $0[0].modified < $1[0].modified }
        return oldestFirst.flatMap { $0 }
    }

    /// The sealed chunks of one replay, by sequence.
    public func sealedChunks(of replay: ReplayName) -> [StoredChunk] {
        let folder = folder(of: replay)
        let chunks = ReplayFiles.names(in: folder).compactMap { name -> StoredChunk? in
            guard name.hasSuffix(ChunkStore.sealedSuffix), let number = Int(name.dropLast(ChunkStore.sealedSuffix.count)),
                let facts = ReplayFiles.facts(of: folder.appendingPathComponent(name))
            else { return nil }
            return StoredChunk(
                name: ChunkName(replay: replay, sequence: number), file: folder.appendingPathComponent(name),
                modified: facts.modified)
        }
        return chunks.sorted { $0.name.sequence < $1.name.sequence }
    }

    private static let sealedSuffix = ".ndjson.gz"
}
