// Keeps the store within its size: at each start the least recently used replays go until the rest fits, and if that is
// not enough, the oldest images.
import Foundation

extension ChunkStore {
    /// A replay that wrote nothing for so long is not taken up again; its small state file goes too.
    static let forgetAfter: TimeInterval = 30 * 24 * 3600

    /// Removes the least recently used replays until at most `maxBytes` are used, images included, and what has long
    /// been forgotten. Never touches `current`, but for its images, which play as labelled placeholders.
    /// - Returns: the replays that lost chunks.
    @discardableResult
    public func trim(to maxBytes: Int, keeping current: ReplayName?, now: Date = Date()) -> [ReplayName] {
        var used = size(of: root.appendingPathComponent(ImageStore.folderName)).bytes
        let sized = replays().map { (name: $0, facts: size(of: folder(of: $0))) }
        used += sized.reduce(0) { $0 + $1.facts.bytes }
        var lost: [ReplayName] = []
        let images = ImageStore(root: root)
        for (name, facts) in sized.sorted(by: { $0.facts.modified < $1.facts.modified }) where name != current {
            let waits = !sealedChunks(of: name).isEmpty
            let forgotten = !waits && now.timeIntervalSince(facts.modified) > ChunkStore.forgetAfter
            guard used > maxBytes || forgotten else { continue }
            try? FileManager.default.removeItem(at: folder(of: name))
            used -= facts.bytes
            if waits { lost.append(name) }
        }
        for sha256 in images.waiting() {
            guard used > maxBytes else { break }
            used -= images.data(of: sha256)?.count ?? 0
            images.remove(sha256, sent: false)
        }
        return lost
    }

    private func size(of folder: URL) -> (bytes: Int, modified: Date) {
        ReplayFiles.names(in: folder).reduce((0, .distantPast)) { sum, name in
            guard let facts = ReplayFiles.facts(of: folder.appendingPathComponent(name)) else { return sum }
            return (sum.0 + facts.bytes, max(sum.1, facts.modified))
        }
    }
}
