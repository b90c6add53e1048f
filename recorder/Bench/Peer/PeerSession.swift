// A session as their recorder would upload it: records of whole screens, changes and touches, in segments that are packed
// one by one. Nothing of their HTTP requests is counted, nor of ours.
import Foundation
import ReplayCore
import ReplayFormat

struct PeerSession {
    /// One look at the screen, and the touches since the one before.
    struct Frame {
        /// Milliseconds since 1970.
        let at: Int
        let tree: ViewNode
        let resources: [String]
        let touches: [Touch]
    }

    /// What a batch of theirs spans on average.
    static let segmentMs = 2_000

    private var records: [(at: Int, json: String)] = []
    private var last: [Wireframe]?

    init(_ frames: [Frame]) {
        for frame in frames { take(frame) }
    }

    private mutating func take(_ frame: Frame) {
        let list = WireframeList.of(frame.tree, resources: frame.resources)
        if let last {
            let diff = WireframeDiff(from: last, to: list)
            if let json = diff.json {
                if !diff.isEmpty { add(frame.at, 11, json) }
            } else {
                addSnapshot(list, at: frame.at)
            }
        } else {
            add(frame.at, 4, "{\"height\":\(Int(frame.tree.frame.height)),\"width\":\(Int(frame.tree.frame.width))}")
            add(frame.at, 6, "{\"has_focus\":true}")
            addSnapshot(list, at: frame.at)
        }
        last = list
        for touch in frame.touches { add(touch, at: frame.at) }
    }

    private mutating func addSnapshot(_ list: [Wireframe], at: Int) {
        add(at, 10, "{\"wireframes\":[\(list.map(\.json).joined(separator: ","))]}")
    }

    /// All touches of a look have the look's time.
    private mutating func add(_ touch: Touch, at: Int) {
        let types: [TouchPhase: String] = [.began: "down", .moved: "move", .ended: "up", .cancelled: "up"]
        for point in touch.points ?? [] {
            add(
                at, 11,
                "{\"pointerEventType\":\"\(types[touch.phase] ?? "up")\",\"pointerId\":\(touch.finger),\"pointerType\":\"touch\","
                    + "\"source\":9,\"x\":\(Int(point.x.rounded())),\"y\":\(Int(point.y.rounded()))}")
        }
    }

    private mutating func add(_ at: Int, _ type: Int, _ data: String) {
        records.append((at, "{\"data\":\(data),\"timestamp\":\(at),\"type\":\(type)}"))
    }

    /// Bytes of all segments, packed by zlib.
    /// - Parameter everyMs: what one segment spans; nil: all records are one segment.
    func packedBytes(everyMs: Int?) throws -> Int {
        var bytes = 0
        var segment: [(at: Int, json: String)] = []
        for record in records {
            if let everyMs, let first = segment.first, record.at - first.at >= everyMs {
                bytes += try packed(segment)
                segment = []
            }
            segment.append(record)
        }
        return segment.isEmpty ? bytes : bytes + (try packed(segment))
    }

    private func packed(_ segment: [(at: Int, json: String)]) throws -> Int {
        let text =
            "{\"application\":{\"id\":\"5e1bd7ac-6d1a-4a0c-9f0b-0b6f3ea1c8d2\"},\"end\":\(segment.last?.at ?? 0),"
            + "\"has_full_snapshot\":true,\"records\":[\(segment.map(\.json).joined(separator: ","))],"
            + "\"records_count\":\(segment.count),\"session\":{\"id\":\"0f2c8a9e-41d7-4c1b-8a64-7d2f5b90e3a1\"},"
            + "\"source\":\"ios\",\"start\":\(segment.first?.at ?? 0),"
            + "\"view\":{\"id\":\"c3a9d1f4-9b7e-4e52-8d10-6a4f2b7c5e90\"}}\n"
        return try PeerSession.packed(text)
    }

    /// At zlib's usual level, as theirs; zlib's own frame is 12 bytes shorter than gzip's.
    static func packed(_ text: String) throws -> Int {
        try Gzip.compress(Array(text.utf8), level: 6).count - 12
    }
}
