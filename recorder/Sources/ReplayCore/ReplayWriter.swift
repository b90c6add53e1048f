// One replay on its way to the disk: keeps the journal of its open chunk, seals chunks, persists what outlives the
// process. A disk that fails costs chunks, never the app: what is lost is said in the log. Confined to the queue.
import Foundation
import ReplayFormat

final class ReplayWriter: ChunkKeeping {
    let name: ReplayName
    private(set) var state: ReplayState
    /// The first node id that no view has yet, by the latest capture.
    var nextNodeId: Int32
    private let store: ChunkStore
    private let log: @Sendable (String) -> Void
    private let announce: () -> Void
    private var journal: ChunkJournal?

    /// - Parameter announce: a chunk is on the disk for good.
    init(
        name: ReplayName, state: ReplayState, store: ChunkStore, log: @escaping @Sendable (String) -> Void,
        announce: @escaping () -> Void
    ) {
        (self.name, self.state, self.store, self.log, self.announce) = (name, state, store, log, announce)
        nextNodeId = state.nextNodeId
        attempt("keep the state of \(name)") { try store.save(state, of: name) }
    }

    func opened(_ header: ChunkHeader) {
        journal = ChunkJournal(at: store.journal(of: name), header: header)
        if journal == nil { log("could not open the journal of \(name)") }
    }

    func wrote(_ line: [UInt8]) { journal?.append(entry: line) }

    func named(resource sha256: String) { journal?.append(resource: sha256) }

    func sealed(_ bytes: [UInt8], sequence: Int, lastAt: Int) {
        let chunk = ChunkName(replay: name, sequence: sequence)
        (state.nextSequence, state.lastAt, state.nextNodeId) = (sequence + 1, lastAt, max(state.nextNodeId, nextNodeId))
        attempt("keep \(chunk)") { try store.seal(Data(try Gzip.compress(bytes)), as: chunk) }
        attempt("keep the state of \(name)") { try store.save(state, of: name) }
        journal?.remove()
        journal = nil
        announce()
    }

    private func attempt(_ what: String, _ work: () throws -> Void) {
        do { try work() } catch { log("could not \(what): \(error.localizedDescription)") }
    }
}

extension ChunkStore {
    /// Seals what a process that died left open. The bytes are those that it would have sealed itself, as far as it came.
    /// A journal that cannot be sealed now is kept for the next time.
    func sealJournal(of name: ReplayName) throws {
        let file = journal(of: name)
        guard let data = try? Data(contentsOf: file) else { return }
        if let chunk = ChunkJournal.read(data), let bytes = chunk.sealed() { try seal(chunk, bytes, of: name) }
        try FileManager.default.removeItem(at: file)
    }

    private func seal(_ chunk: OpenChunk, _ bytes: [UInt8], of name: ReplayName) throws {
        var state = state(of: name) ?? ReplayState(startedAt: chunk.header.startedAt)
        state.nextSequence = max(state.nextSequence, chunk.header.sequence + 1)
        state.nextNodeId = max(state.nextNodeId, chunk.largestNodeId + 1)
        state.lastAt = max(state.lastAt, chunk.lastAt)
        try seal(Data(try Gzip.compress(bytes)), as: ChunkName(replay: name, sequence: chunk.header.sequence))
        try save(state, of: name)
    }
}
