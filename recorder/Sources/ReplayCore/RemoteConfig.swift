// What the project's settings say about recording (SPEC U4), and the copy of it that the phone keeps.
import Foundation
import ReplayFormat

public struct RemoteConfig: Codable, Equatable, Sendable {
    /// 0 … 1; nil: the app's own counts.
    public var sampleRate: Double?
    /// nil, or a level that this version does not know: the app's own counts.
    public var maskLevel: String?
    public var captureEnabled: Bool?

    public init(sampleRate: Double? = nil, maskLevel: String? = nil, captureEnabled: Bool? = nil) {
        (self.sampleRate, self.maskLevel, self.captureEnabled) = (sampleRate, maskLevel, captureEnabled)
    }
}

public struct RemoteConfigStore: Sendable {
    private let file: URL

    public init(root: URL) { file = root.appendingPathComponent("config.json") }

    /// The last answer that arrived. Reads the disk; any thread.
    public func cached() -> RemoteConfig? {
        (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(RemoteConfig.self, from: $0) }
    }

    /// Asks the server and keeps the answer; nil: none came that can be read.
    public func fetch(_ endpoint: UploadEndpoint, _ transport: any Transporting) async -> RemoteConfig? {
        let answer = await transport.send(endpoint.getConfig())
        guard answer.status == 200, let config = try? JSONDecoder().decode(RemoteConfig.self, from: answer.body) else {
            return nil
        }
        try? ReplayFiles.writeDurably(answer.body, to: file)
        return config
    }
}
