// A chunk while it grows: its entries as canonical lines, its images, and the tree at its end.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

struct OpenChunk {
    private(set) var header: ChunkHeader
    /// The tree that the entries so far lead to, as a reader of them has it; nil before the snapshot.
    private(set) var state: TreeState?
    private(set) var lines: [UInt8] = []
    /// Of the first entry.
    private(set) var snapshotBytes = 0
    private(set) var count = 0
    private(set) var firstAt = 0
    private(set) var lastAt = 0
    /// Of all nodes that the chunk has shown.
    private(set) var largestNodeId: Int32 = 0
    private var counts = EntryCounts()
    /// Messages of the app's log.
    var logs: Int { counts["log"] }
    private var resourceIndex: [String: Int] = [:]

    init(header: ChunkHeader) {
        self.header = header
        for (index, name) in header.resources.enumerated() { resourceIndex[name] = index }
    }

    /// The image's index in the header, and whether it is new there.
    mutating func index(ofResource name: String) -> (index: Int, isNew: Bool) {
        if let index = resourceIndex[name] { return (index, false) }
        let index = header.resources.count
        header.resources.append(name)
        resourceIndex[name] = index
        return (index, true)
    }

    /// Takes one entry with its canonical line. False: it does not fit the tree, and the chunk is as it was but for its
    /// state, which the next snapshot sets right.
    mutating func append(_ entry: Entry, line: [UInt8]) -> Bool {
        switch entry.body {
        case .snapshot(let tree):
            if state?.replace(with: tree) == nil { state = TreeState(tree) }
            largestNodeId = max(largestNodeId, tree.largestId)
        case .diff(let diff):
            guard case .success? = state?.apply(diff) else { return false }
            largestNodeId = diff.adds.reduce(largestNodeId) { max($0, $1.node.largestId) }
        default:
            guard state != nil else { return false }
        }
        if count == 0 { (firstAt, snapshotBytes) = (entry.at.rawValue, line.count) }
        lastAt = entry.at.rawValue
        count += 1
        counts.add(entry.kind)
        lines += line
        return true
    }

    /// The whole chunk, inflated; nil while it holds no snapshot.
    func sealed() -> [UInt8]? {
        guard let state else { return nil }
        let (first, last) = (RecordingTime(firstAt), RecordingTime(lastAt))
        return ChunkEncoder.headerLine(header, firstAt: first, lastAt: last, counts: counts) + lines
            + ChunkEncoder.endLine(End(at: last, checksum: state.tree.checksum))
    }
}

extension ViewNode {
    fileprivate var largestId: Int32 { children.reduce(id.rawValue) { max($0, $1.largestId) } }
}
