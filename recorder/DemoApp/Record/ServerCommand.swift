// `--server`: one story as a fresh device, uploaded while it runs, its events posted at the end.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import ReplayCore

enum ServerCommand {
    /// Real seconds that uploads may take after the story has ended.
    private static let patience: TimeInterval = 60

    /// - Returns: whether the server has acknowledged everything.
    @MainActor static func run(_ server: URL, apiKey: String) throws -> Bool {
        let id = UUID().uuidString
        let story = Story.order(deviceId: id, startsAt: wholeMilliseconds(Date()), userId: "demo-\(id.prefix(8).lowercased())")
        let work = FileManager.default.temporaryDirectory.appendingPathComponent("record-demo-\(id)")
        defer { try? FileManager.default.removeItem(at: work) }
        let transport = HttpTransport()
        defer { transport.close() }
        let queue = BackgroundQueue(label: "record-demo")
        VirtualPhone.boot(story, folder: work, queue: queue, transport: transport)
        // The phone's seconds pass in a blink, so the script waits where a real recorder would not have to.
        let recording = try Recording.make(story, apiKey: apiKey, server: server) { wait(for: queue) }
        let report = finished { await recording.replay.drain() }
        let chunksLeft = ChunkStore(root: recording.replay.storage).sealedChunks().count
        let uploaded = report.map { !$0.isStopped && $0.dropped == 0 && $0.sentChunks > 0 } ?? false
        guard uploaded, chunksLeft == 0 else {
            complain("the server at \(server) did not take the whole recording (\(chunksLeft) chunks left)")
            return false
        }
        let uploadTime = EventLog.iso8601(Date())
        let posted = finished { await post(recording.log, to: server, apiKey: apiKey, uploadTime, transport) } ?? false
        guard posted else { return false }
        print("\(report?.sentChunks ?? 0) chunks, \(report?.sentImages ?? 0) images, \(recording.log.lines.count) events")
        print(base(server) + "/users/\(story.userId)")
        return true
    }

    private static func post(
        _ log: EventLog, to server: URL, apiKey: String, _ uploadTime: String, _ transport: HttpTransport
    ) async -> Bool {
        guard let url = URL(string: base(server) + "/2/httpapi") else { return false }
        let key = apiKey.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
        // By the world's clock: the phone's is right, only the script runs ahead of it. Else the server would move the shown dates.
        let body = "{\"api_key\":\"\(key)\",\"client_upload_time\":\"\(uploadTime)\",\"events\":\(log.json)}"
        let answer = await transport.send(
            UploadRequest(
                method: "POST", url: url, headers: ["Content-Type": "application/json"], body: Data(body.utf8)))
        if answer.status == 200 { return true }
        complain("the server did not take the events: \(answer.status ?? 0) \(String(decoding: answer.body, as: UTF8.self))")
        return false
    }

    /// Until the recorder's queue has done what it was given: else it would fall behind, and leave captures out.
    private static func wait(for queue: BackgroundQueue) {
        let done = DispatchSemaphore(value: 0)
        queue.run { done.signal() }
        done.wait()
        // What came back for the main thread.
        RunLoop.main.run(until: Date())
    }

    /// Blocks for the answer; nil: it took too long.
    private static func finished<Value: Sendable>(_ work: @escaping @Sendable () async -> Value?) -> Value? {
        let done = DispatchSemaphore(value: 0)
        let box = Box<Value>()
        Task.detached {
            let value = await work()
            box.put(value)
            done.signal()
        }
        return done.wait(timeout: .now() + patience) == .success ? box.take() : nil
    }

    private static func complain(_ text: String) {
        FileHandle.standardError.write(Data("record-demo: \(text)\n".utf8))
    }

    private static func base(_ server: URL) -> String {
        let text = server.absoluteString
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// Ids and times are whole milliseconds.
    private static func wholeMilliseconds(_ date: Date) -> Date {
        Date(timeIntervalSince1970: (date.timeIntervalSince1970 * 1000).rounded() / 1000)
    }
}

private final class Box<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value?
    func put(_ value: Value?) { lock.withLock { self.value = value } }
    func take() -> Value? { lock.withLock { value } }
}
