// Figures of real sessions: what scrolling lists whose cells are used again costs in both formats, what the demo's
// snapshots take, and how often a view comes back under another id. Reads what `record-demo` wrote.
import Foundation
import ReplayCore
import ReplayFormat

enum SessionFigures {
    static func measure(_ recordings: URL, into figures: inout Figures) throws {
        let store = ChunkStore(root: recordings)
        var (sessions, churn, snapshots): ([[RecordedFrame]], IdChurn, [Double]) = ([], IdChurn(), [])
        for name in store.replays() {
            var frames: [RecordedFrame] = []
            for chunk in store.sealedChunks(of: name) {
                let bytes = try Gzip.decompress([UInt8](Data(contentsOf: chunk.file))).get()
                frames += try RecordedFrame.all(in: try ChunkDecoder.decode(bytes).get())
                let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 2)
                if lines.count > 1, let first = frames.last?.first {
                    snapshots.append(Double(try FormatFigures.packed(Array(lines[1]))) / Double(first.count))
                }
            }
            sessions += ScrollSessions.find(in: frames)
            churn.take(frames)
        }
        guard !sessions.isEmpty else { throw BenchTrouble(description: "no list is scrolled in \(recordings.path)") }
        figures["format.demo_snapshot_bytes_per_node.smallest"] = snapshots.min()
        figures["format.demo_snapshot_bytes_per_node.largest"] = snapshots.max()
        try compare(sessions, into: &figures)
        figures["recorder.id_churn"] = churn.inOneTick
        figures["recorder.id_churn.within_chunk"] = churn.withinChunk
    }

    private static func compare(_ sessions: [[RecordedFrame]], into figures: inout Figures) throws {
        var (ours, theirs, inOneSegment, ticks, best) = (0, 0, 0, 0, 0.0)
        for frames in sessions {
            let peer = PeerSession(frames.map(\.peer))
            let (own, other) = (try OurSession.packedBytes(frames), try peer.packedBytes(everyMs: PeerSession.segmentMs))
            (ours, theirs, ticks) = (ours + own, theirs + other, ticks + frames.count - 1)
            inOneSegment += try peer.packedBytes(everyMs: nil)
            best = max(best, Double(other) / Double(own))
        }
        figures["format.vs_datadog_scroll_session"] = Double(theirs) / Double(ours)
        figures["format.vs_datadog_scroll_session.best"] = best
        figures["format.vs_datadog_scroll_session.one_segment"] = Double(inOneSegment) / Double(ours)
        figures["format.scroll_session_bytes_per_tick"] = Double(ours) / Double(ticks)
        figures["format.scroll_session_ticks"] = Double(ticks)
    }
}

/// One state of the screen in a recording.
struct RecordedFrame {
    let at: Int
    let wallMs: Int
    let tree: ViewNode
    /// The tree at the chunk's start.
    let first: ViewNode
    /// Of its chunk: names of pictures by index.
    let resources: [String]
    /// Since the frame before.
    var touches: [Touch]
    /// Lists that this frame scrolled.
    let scrolled: Set<NodeId>
    let diff: Diff?

    var peer: PeerSession.Frame { .init(at: wallMs, tree: tree, resources: resources, touches: touches) }

    /// Whether a row that was there before shows something else now.
    var usesCellsAgain: Bool {
        !scrolled.isEmpty && diff?.updates.contains { $0.set.contains { $0.field == .text || $0.field == .image } } == true
    }

    static func all(in chunk: Chunk) throws -> [RecordedFrame] {
        guard case .snapshot(let first) = chunk.entries.first?.body else { return [] }
        var (frames, state, touches): ([RecordedFrame], TreeState, [Touch]) = ([], TreeState(first), [])
        for entry in chunk.entries {
            var diff: Diff?
            switch entry.body {
            case .snapshot(let tree): state.replace(with: tree)
            case .diff(let change):
                try state.apply(change).get()
                diff = change
            case .touch(let touch):
                touches.append(touch)
                continue
            default: continue
            }
            let at = entry.at.rawValue
            frames.append(
                RecordedFrame(
                    at: at, wallMs: chunk.header.startedAt + at, tree: state.tree, first: first,
                    resources: chunk.header.resources, touches: touches, scrolled: scrolledLists(diff, in: state.tree),
                    diff: diff))
            touches = []
        }
        return frames
    }

    private static func scrolledLists(_ diff: Diff?, in tree: ViewNode) -> Set<NodeId> {
        let scrolled = (diff?.updates ?? []).filter { $0.set.contains { $0.field == .scroll } || $0.unset.contains(.scroll) }
        var lists: Set<NodeId> = []
        func visit(_ node: ViewNode) {
            if node.className.hasSuffix("TableView") || node.className.hasSuffix("CollectionView") { lists.insert(node.id) }
            node.children.forEach(visit)
        }
        if !scrolled.isEmpty { visit(tree) }
        return lists.intersection(scrolled.map(\.id))
    }
}

enum ScrollSessions {
    /// Stretches in which lists are scrolled and use their cells again: no pause longer than 3 s, ten ticks and more, all
    /// frames in between.
    static func find(in frames: [RecordedFrame]) -> [[RecordedFrame]] {
        var (sessions, first, last, ticks): ([[RecordedFrame]], Int?, Int, Int) = ([], nil, 0, 0)
        func close() {
            guard let first, ticks >= 10, frames[first...last].contains(where: \.usesCellsAgain) else { return }
            sessions.append(Array(frames[first...last]))
        }
        for (index, frame) in frames.enumerated() where !frame.scrolled.isEmpty {
            if first == nil || frame.at - frames[last].at > 3_000 {
                close()
                (first, ticks) = (max(0, index - 1), 0)
            }
            (last, ticks) = (index, ticks + 1)
        }
        close()
        return sessions
    }
}
