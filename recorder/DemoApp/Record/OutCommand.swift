// `--out`: every fixed story into a folder, the same bytes each time.
import Foundation
import ReplayCore
import ReplayFormat

enum OutCommand {
    struct Trouble: Error, CustomStringConvertible {
        let description: String
    }

    @MainActor static func run(into folder: URL, stories: [Story] = Story.fixed) throws {
        try removeResources(folder.appendingPathComponent("resources"))
        for story in stories {
            let chunks = try write(story, into: folder)
            print("\(story.deviceId)/\(story.sessionId): \(chunks) chunks")
        }
    }

    /// - Returns: the number of chunks.
    @MainActor private static func write(_ story: Story, into folder: URL) throws -> Int {
        let work = FileManager.default.temporaryDirectory.appendingPathComponent("record-demo-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: work) }
        VirtualPhone.boot(story, folder: work, queue: InlineQueue(), transport: NoTransport())
        let recording = try Recording.make(story, apiKey: "demo", server: nil)
        guard let name = ReplayName(deviceId: story.deviceId, sessionId: String(story.sessionId)) else {
            throw Trouble(description: "\(story.deviceId) is no device id")
        }
        let store = ChunkStore(root: recording.replay.storage)
        let target = ChunkStore(root: folder).folder(of: name)
        try replaceFolder(target)
        for chunk in store.sealedChunks(of: name) {
            try FileManager.default.copyItem(at: chunk.file, to: target.appendingPathComponent(chunk.file.lastPathComponent))
        }
        try Data(recording.log.json.utf8).write(to: target.appendingPathComponent("events.json"))
        try copyResources(ImageStore(root: recording.replay.storage), to: folder.appendingPathComponent("resources"))
        return store.sealedChunks(of: name).count
    }

    private static func replaceFolder(_ folder: URL) throws {
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Only what an earlier run left: the folder is the caller's.
    private static func removeResources(_ folder: URL) throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where PictureName.isValid(name) {
            try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }

    private static func copyResources(_ images: ImageStore, to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in images.waiting() {
            try images.data(of: name)?.write(to: folder.appendingPathComponent(name))
        }
    }
}

/// Nothing leaves: the recordings are taken from the recorder's own folder.
private struct NoTransport: Transporting {
    func send(_ request: UploadRequest) async -> UploadAnswer { UploadAnswer(status: nil) }
}
