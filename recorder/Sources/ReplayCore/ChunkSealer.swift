// Makes whole chunks out of grown ones, for good: a chunk's journal goes only once its sealed file is on the disk. What a
// full disk refuses stays in memory and in its journal and is tried again with each later chunk and at each start, so
// that nothing is lost that there is room for. Confined to the recorder's queue.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

final class ChunkSealer {
    /// Of chunks that the disk refused; beyond it only their journals are left.
    static let mostRefusedBytes = 4 * 1024 * 1024

    let store: ChunkStore
    private let log: @Sendable (String) -> Void
    private var refused: [(chunk: ChunkName, gzip: Data)] = []

    init(store: ChunkStore, log: @escaping @Sendable (String) -> Void) { (self.store, self.log) = (store, log) }

    /// - Parameter keepState: called once the chunk is on the disk and its journal still there, so that a process that
    ///   dies in between finds one of the two.
    func seal(_ bytes: [UInt8], as chunk: ChunkName, keepState: () -> Void) {
        retry()
        do {
            let gzip = Data(try Gzip.compress(chunk: bytes))
            let isKept = keep(gzip, as: chunk)
            keepState()
            if isKept { removeJournal(of: chunk) }
        } catch {
            log("could not compress \(chunk): \(error.localizedDescription)")
            keepState()
        }
    }

    /// Tries again what the disk refused.
    func retry() {
        let again = refused
        refused = []
        for (chunk, gzip) in again where keep(gzip, as: chunk) { removeJournal(of: chunk) }
    }

    /// Forgets what the disk refused.
    func abandon() { refused = [] }

    /// Seals what a process that died left open, or could not seal. The bytes are those that it would have sealed itself,
    /// as far as it came. A journal that cannot be sealed now is kept for the next time.
    func sealJournals(of replay: ReplayName) {
        retry()
        for chunk in store.journals(of: replay) where !refused.contains(where: { $0.chunk == chunk }) {
            do { try sealJournal(of: chunk) } catch {
                log("could not seal what \(chunk) left open: \(error.localizedDescription)")
            }
        }
    }

    private func sealJournal(of chunk: ChunkName) throws {
        if let grown = ChunkJournal.read(try Data(contentsOf: store.journal(of: chunk))), let bytes = grown.sealed() {
            // Where the process died between sealing and removing, the file has at least as much.
            if !ReplayFiles.isFile(store.file(of: chunk)) { try store.seal(Data(try Gzip.compress(chunk: bytes)), as: chunk) }
            let known = store.state(of: chunk.replay)
            let state = (known ?? ReplayState(startedAt: grown.header.startedAt)).goingOn(after: grown)
            if state != known { try store.save(state, of: chunk.replay) }
        }
        removeJournal(of: chunk)
    }

    private func keep(_ gzip: Data, as chunk: ChunkName) -> Bool {
        do {
            try store.seal(gzip, as: chunk)
            return true
        } catch {
            log("could not keep \(chunk): \(error.localizedDescription)")
            refused.append((chunk, gzip))
            while refused.reduce(0, { $0 + $1.gzip.count }) > ChunkSealer.mostRefusedBytes { refused.removeFirst() }
            return false
        }
    }

    private func removeJournal(of chunk: ChunkName) {
        try? FileManager.default.removeItem(at: store.journal(of: chunk))
    }
}

extension ReplayState {
    /// With what a chunk adds that a process left open. What the state says of it already, it is not told twice.
    fileprivate func goingOn(after chunk: OpenChunk) -> ReplayState {
        var state = self
        if chunk.header.sequence >= nextSequence, chunk.logs > 0 { state.logs = (logs ?? 0) + chunk.logs }
        state.nextSequence = max(nextSequence, chunk.header.sequence + 1)
        state.nextNodeId = max(nextNodeId, chunk.largestNodeId + 1)
        state.lastAt = max(lastAt, chunk.lastAt)
        return state
    }
}
