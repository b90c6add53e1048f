// One replay on its way to the disk: keeps the journal of its open chunk, seals chunks, persists what outlives the
// process. A disk that fails costs chunks, never the app: what is lost is said in the log. Confined to the queue.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

final class ReplayWriter: ChunkKeeping {
    let name: ReplayName
    private(set) var state: ReplayState
    /// The first node id that no view has yet, by the latest capture.
    var nextNodeId: Int32
    private let store: ChunkStore
    private let sealer: ChunkSealer
    private let log: @Sendable (String) -> Void
    private let announce: () -> Void
    private var journal: ChunkJournal?

    /// - Parameter announce: a chunk is on the disk for good.
    init(
        name: ReplayName, state: ReplayState, sealer: ChunkSealer, log: @escaping @Sendable (String) -> Void,
        announce: @escaping () -> Void
    ) {
        (self.name, self.state, self.sealer, self.log, self.announce) = (name, state, sealer, log, announce)
        (store, nextNodeId) = (sealer.store, state.nextNodeId)
        keepState()
    }

    /// Without the messages of the app's log that are more than a session takes, whichever process took the others.
    func admitted(_ notes: [Note], mostLogs: Int) -> [Note] {
        notes.filter { note in
            guard case .log = note.body else { return true }
            guard hasRoom(mostLogs: mostLogs) else { return false }
            state.logs = (state.logs ?? 0) + 1
            return true
        }
    }

    func hasRoom(mostLogs: Int) -> Bool { state.logs ?? 0 < mostLogs }

    func opened(_ header: ChunkHeader) {
        let chunk = ChunkName(replay: name, sequence: header.sequence)
        journal = ChunkJournal(at: store.journal(of: chunk), header: header)
        if journal == nil { log("could not open the journal of \(name)") }
    }

    func wrote(_ line: [UInt8]) { journal?.append(entry: line) }

    func expects(_ line: [UInt8]) { journal?.append(expected: line) }

    func named(resource name: String) { journal?.append(resource: name) }

    func sealed(_ bytes: [UInt8], sequence: Int, lastAt: Int) {
        journal = nil
        (state.nextSequence, state.lastAt, state.nextNodeId) = (sequence + 1, lastAt, max(state.nextNodeId, nextNodeId))
        sealer.seal(bytes, as: ChunkName(replay: name, sequence: sequence)) { self.keepState() }
        announce()
    }

    /// Forgets the open chunk; its number is not used again.
    func abandoned(sequence: Int) {
        journal?.remove()
        journal = nil
        (state.nextSequence, state.nextNodeId) = (sequence + 1, max(state.nextNodeId, nextNodeId))
        keepState()
    }

    private func keepState() {
        do { try store.save(state, of: name) } catch {
            log("could not keep the state of \(name): \(error.localizedDescription)")
        }
    }
}
