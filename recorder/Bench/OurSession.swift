// Frames once more through the recorder, as a session of their own: what it would upload.
import Foundation
import ReplayCore
import ReplayFormat

enum OurSession {
    static func packedBytes(_ frames: [RecordedFrame]) throws -> Int {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let (store, queue) = (ChunkStore(root: root), InlineQueue())
        let recorder = Recorder(store: store, images: ImageStore(root: root), uploader: nil, queue: queue) { _ in }
        guard let name = ReplayName(deviceId: "0B8E6E8C-3A52-4F8B-9C56-2D9B3A0C1D11", sessionId: "1762178525000") else { return 0 }
        recorder.begin(name, facts) { _ in }
        var pictures: [String: Int] = [:]
        for frame in frames { recorder.take(capture(frame, &pictures)) }
        recorder.end()
        return try store.sealedChunks(of: name).reduce(0) { try $0 + Data(contentsOf: $1.file).count }
    }

    private static func capture(_ frame: RecordedFrame, _ pictures: inout [String: Int]) -> Capture {
        var images: [CapturedImage] = []
        for name in frame.resources where pictures[name] == nil {
            let key = pictures.count
            pictures[name] = key
            images.append(CapturedImage(key: key) { picture(key) })
        }
        let touches = frame.touches.flatMap { touch in
            (touch.points ?? []).map { point in
                TouchSample(
                    finger: touch.finger, phase: touch.phase, continuousMs: Int64(frame.at), point: Point2(point.x, point.y),
                    target: touch.target)
            }
        }
        return Capture(
            continuousMs: Int64(frame.at), wallMs: Int64(frame.wallMs), tree: keyed(frame.tree, frame.resources, pictures),
            touches: touches, images: images, nextNodeId: 1)
    }

    /// Some PNG that no other picture equals: only its name is part of a recording.
    private static func picture(_ key: Int) -> Data {
        Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + Array("\(key)".utf8))
    }

    private static func keyed(_ node: ViewNode, _ resources: [String], _ pictures: [String: Int]) -> ViewNode {
        var node = node
        if let image = node.image, image.resource < resources.count {
            node.image?.resource = pictures[resources[image.resource]] ?? 0
        }
        node.children = node.children.map { keyed($0, resources, pictures) }
        return node
    }

    private static let facts = ReplayFacts(
        device: Device(
            model: "iPhone15,4", os: "iOS", osVersion: "17.5", screen: Size2(393, 852), scale: 3, locale: "en_DE",
            timeZone: "Europe/Berlin"),
        app: App(bundleId: "com.example.cornershop", version: "2.3.1", build: "231"),
        sdk: Sdk(name: "session-replay-ios", version: "0.1.0"), privacy: Privacy(maskLevel: .medium))
}
