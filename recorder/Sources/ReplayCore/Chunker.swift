// Captures in, chunks out (SPEC section 7): runs the differ, writes the entries, decides when a chunk is over.
// Owns the time of the replay and the tree that it last saw. Confined to the recorder's queue. Cost: O(nodes) per
// capture.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// Where a chunk goes while it grows and when it is whole.
protocol ChunkKeeping: AnyObject {
    func opened(_ header: ChunkHeader)
    func wrote(_ line: [UInt8])
    /// A line of the log that will be written later.
    func expects(_ line: [UInt8])
    func named(resource name: String)
    /// - Parameter bytes: the whole chunk, inflated.
    func sealed(_ bytes: [UInt8], sequence: Int, lastAt: Int)
    /// The open chunk is of no more use.
    func abandoned(sequence: Int)
}

struct ChunkLimits: Sendable {
    /// Milliseconds that a chunk may span.
    var span = 20_000
    /// Bytes of raw entries after the first snapshot: else a screen of many views would close with each capture.
    var bytes = 64 * 1024
    /// Kept below the format's limit, so that one more capture always fits.
    var entries = Limits.entries / 2
}

struct Chunker {
    /// What all chunks of the replay say alike; its `sequence`, `wallAt` and `resources` are set per chunk.
    private var header: ChunkHeader
    let clock: ReplayClock
    private let limits: ChunkLimits
    private let limiter = TreeLimiter()
    private var grouping = TouchGrouping()
    private unowned let keeper: any ChunkKeeping

    private var open: OpenChunk?
    private(set) var nextSequence: Int
    /// The tree as captured: pictures by key, so that it outlives a chunk.
    private var lastTree: ViewNode?
    private var lastViewport: Viewport?
    private(set) var lastAt: Int
    /// `lastTree` with the open chunk's resource indexes: what the next diff starts from.
    private var shown: FlatTree?
    private var images: [Int: StoredImage]

    /// - Parameter images: what became of the pictures that earlier replays of the process showed, by key.
    init(
        header: ChunkHeader, clock: ReplayClock, state: ReplayState, images: [Int: StoredImage] = [:], limits: ChunkLimits,
        keeper: any ChunkKeeping
    ) {
        (self.header, self.clock, self.images, self.limits, self.keeper) = (header, clock, images, limits, keeper)
        (nextSequence, lastAt) = (state.nextSequence, state.lastAt)
    }

    /// What became of a picture; before the first capture that shows it.
    mutating func learn(_ image: StoredImage, key: Int) { images[key] = image }

    mutating func take(_ capture: Capture) {
        let at = clock.time(of: capture.continuousMs)
        let pending = entries(before: at, of: capture)
        let tree = capture.tree.map { TreeMender.mended(limiter.limited($0)).canonicalised() }
        let changed = tree != nil && tree != lastTree
        if changed || !pending.isEmpty {
            let showsNew = openIfNeeded(tree, firstAt: pending.first?.at.rawValue ?? at, at: at, capture)
            guard open != nil else { return }
            for entry in pending { write(entry) }
            if let tree, changed {
                if !showsNew { writeDiff(to: tree, at: at) }
                lastTree = tree
            }
        }
        if isDue(at) { seal() }
    }

    /// Has the last note kept of what a later capture brings.
    mutating func expect(_ waiting: Capture) {
        let at = clock.time(of: waiting.continuousMs)
        let times = waiting.notes.map(\.continuousMs) + waiting.touches.map(\.continuousMs)
        _ = openIfNeeded(nil, firstAt: times.min().map { clock.time(of: $0) } ?? at, at: at, waiting)
        guard open != nil, let note = waiting.notes.last else { return }
        let time = RecordingTime(max(clock.time(of: note.continuousMs), lastAt))
        keeper.expects(ChunkEncoder.line(Entry(at: time, note.body)))
    }

    /// Closes the open chunk, if there is one.
    mutating func seal() {
        guard let chunk = open, let bytes = chunk.sealed() else { return }
        open = nil
        nextSequence = chunk.header.sequence + 1
        keeper.sealed(bytes, sequence: chunk.header.sequence, lastAt: chunk.lastAt)
    }

    /// Forgets the open chunk, if there is one.
    mutating func abandon() {
        guard let chunk = open else { return }
        (open, lastTree, shown) = (nil, nil, nil)
        nextSequence = chunk.header.sequence + 1
        keeper.abandoned(sequence: chunk.header.sequence)
    }

    private func isDue(_ at: Int) -> Bool {
        guard let open else { return false }
        let bytes = open.lines.count - open.snapshotBytes
        return at - open.firstAt >= limits.span || bytes >= limits.bytes || open.count >= limits.entries
    }

    /// Touches and notes by time, none after the capture itself.
    private mutating func entries(before at: Int, of capture: Capture) -> [Entry] {
        let touches = grouping.touches(of: capture.touches).map { (ms: $0.continuousMs, body: Entry.Body.touch($0.touch)) }
        let notes = capture.notes.map { (ms: $0.continuousMs, body: $0.body) }.filter { !isKnownViewport($0.body) }
        return (touches + notes).enumerated()
            .sorted { ($0.element.ms, $0.offset) < ($1.element.ms, $1.offset) }
            .map { Entry(at: RecordingTime(min(max(clock.time(of: $0.element.ms), lastAt), max(at, lastAt))), $0.element.body) }
    }

    private func isKnownViewport(_ body: Entry.Body) -> Bool {
        guard case .viewport(let viewport) = body else { return false }
        return viewport == lastViewport
    }

    /// A chunk starts with a snapshot: of the tree that entries before this capture happened on, else of the new one.
    /// - Returns: whether the snapshot shows the new tree already.
    private mutating func openIfNeeded(_ tree: ViewNode?, firstAt: Int, at: Int, _ capture: Capture) -> Bool {
        guard open == nil else { return false }
        let isEarlier = firstAt < at && lastTree != nil
        guard let first = isEarlier ? lastTree : tree ?? lastTree else { return false }
        let start = max(isEarlier ? firstAt : at, lastAt)
        header.sequence = nextSequence
        header.wallAt = Int(capture.wallMs) - (at - start)
        open = OpenChunk(header: header)
        keeper.opened(header)
        writeSnapshot(FlatTree(resolved(first)), at: start)
        if let lastViewport { write(Entry(at: RecordingTime(start), .viewport(lastViewport))) }
        return !isEarlier
    }

    private mutating func writeSnapshot(_ tree: FlatTree, at: Int) {
        shown = tree
        write(Entry(at: RecordingTime(at), .snapshot(tree.root)))
    }

    /// What no diff can say, or what a diff may not (an id that comes back), a snapshot says.
    private mutating func writeDiff(to tree: ViewNode, at: Int) {
        guard let before = shown else { return }
        let after = FlatTree(resolved(tree))
        switch Differ.compare(from: before, to: after) {
        case .unchanged:
            break
        case .diff(let diff):
            if write(Entry(at: RecordingTime(at), .diff(diff))) { shown = after } else { writeSnapshot(after, at: at) }
        case .needsSnapshot:
            writeSnapshot(after, at: at)
        }
    }

    @discardableResult
    private mutating func write(_ entry: Entry) -> Bool {
        var entry = entry
        entry.at = max(entry.at, RecordingTime(lastAt))
        let line = ChunkEncoder.line(entry)
        guard open?.append(entry, line: line) == true else { return false }
        if case .viewport(let viewport) = entry.body { lastViewport = viewport }
        lastAt = entry.at.rawValue
        keeper.wrote(line)
        return true
    }

    /// The tree with this chunk's resource indexes in place of picture keys.
    private mutating func resolved(_ node: ViewNode) -> ViewNode {
        var result = node
        if let image = node.image {
            switch images[image.resource] {
            case .stored(let name)?:
                result.image?.resource = resourceIndex(name)
            case .tooLarge?:
                result = standIn(for: node, .overLimit, "image over 2 MiB")
            case .unusable?, nil:
                result = standIn(for: node, .unsupported, "image")
            }
        }
        if !result.children.isEmpty { result.children = node.children.map { resolved($0) } }
        return result
    }

    private mutating func resourceIndex(_ name: String) -> Int {
        guard let found = open?.index(ofResource: name) else { return 0 }
        if found.isNew { keeper.named(resource: name) }
        return found.index
    }

    private func standIn(
        for node: ViewNode, _ reason: ViewNode.PlaceholderReason, _ label: String
    ) -> ViewNode {
        var stub = node
        stub.kind = .placeholder
        (stub.image, stub.mask, stub.children) = (nil, nil, [])
        stub.placeholder = ViewNode.Placeholder(reason: reason, label: label)
        return stub
    }
}
