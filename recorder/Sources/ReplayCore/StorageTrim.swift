// Keeps the store within its size: at each start the least recently used replays go until the rest fits, and if that is
// not enough, the oldest images. Which replay was used last is counted, not read off the calendar.
import Foundation

extension ChunkStore {
    /// So many replays are remembered by their numbers alone, so that one that is taken up again goes on where it was.
    static let mostRemembered = 200

    /// Removes what waits of the least recently used replays until at most `maxBytes` are used, images included. Of
    /// `current` only images go, which play as labelled placeholders.
    /// - Returns: the replays that lost chunks.
    @discardableResult
    public func trim(to maxBytes: Int, keeping current: ReplayName?) -> [ReplayName] {
        let images = ImageStore(root: root)
        // Asked first: what is there under two names goes, and is not counted.
        let pictures = images.waiting()
        var used = bytes(in: root.appendingPathComponent(ImageStore.folderName))
        let replays = leastRecentlyUsedFirst().map { (name: $0, bytes: bytes(in: folder(of: $0))) }
        used += replays.reduce(0) { $0 + $1.bytes }
        var lost: [ReplayName] = []
        for (name, bytes) in replays where name != current && used > maxBytes && waits(name) {
            removeWaiting(of: name)
            used += self.bytes(in: folder(of: name)) - bytes
            lost.append(name)
        }
        for name in pictures {
            guard used > maxBytes else { break }
            used -= ReplayFiles.size(of: images.file(of: name))
            images.remove(name, sent: false)
        }
        for (name, _) in replays.dropLast(ChunkStore.mostRemembered) where name != current && !waits(name) {
            try? FileManager.default.removeItem(at: folder(of: name))
        }
        return lost
    }

    private func leastRecentlyUsedFirst() -> [ReplayName] {
        replays().map { (name: $0, used: state(of: $0)?.used ?? 0) }.sorted { $0.used < $1.used }.map(\.name)
    }

    private func waits(_ name: ReplayName) -> Bool { !sealedChunks(of: name).isEmpty || !journals(of: name).isEmpty }

    private func bytes(in folder: URL) -> Int {
        ReplayFiles.names(in: folder).reduce(0) { $0 + ReplayFiles.size(of: folder.appendingPathComponent($1)) }
    }
}
