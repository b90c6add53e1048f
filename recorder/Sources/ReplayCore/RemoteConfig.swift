// What the project's settings say about recording (SPEC U4), and the copy of it that the phone keeps.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

public struct RemoteConfig: Codable, Equatable, Sendable {
    /// 0 … 1; nil: the app's own counts.
    public var sampleRate: Double?
    /// nil: the app's own counts. A level that this version does not know hides all text.
    public var maskLevel: String?
    public var captureEnabled: Bool?

    public init(sampleRate: Double? = nil, maskLevel: String? = nil, captureEnabled: Bool? = nil) {
        (self.sampleRate, self.maskLevel, self.captureEnabled) = (sampleRate, maskLevel, captureEnabled)
    }

    /// nil: these are no settings; a rate beyond 0 … 1 is none.
    init?(answer: Data) {
        guard let read = try? JSONDecoder().decode(RemoteConfig.self, from: answer),
            read.sampleRate.map({ (0...1).contains($0) }) ?? true
        else { return nil }
        self = read
    }

    /// The level that counts.
    public func maskLevel(else own: Privacy.MaskLevel) -> Privacy.MaskLevel {
        maskLevel.map { Privacy.MaskLevel(rawValue: $0) ?? .conservative } ?? own
    }

    /// These settings for the rest of a run in which newer ones arrive: what is switched off goes off at once, and what is
    /// hidden is hidden at once. All else waits for the next start, so that no session is half recorded.
    /// - Parameter own: the app's own level.
    public func tightened(by newer: RemoteConfig, own: Privacy.MaskLevel) -> RemoteConfig {
        var result = self
        if newer.captureEnabled == false { result.captureEnabled = false }
        let levels = Privacy.MaskLevel.allCases
        let (now, then) = (maskLevel(else: own), newer.maskLevel(else: own))
        if levels.firstIndex(of: then) ?? 0 > levels.firstIndex(of: now) ?? 0 { result.maskLevel = then.rawValue }
        return result
    }
}

public struct RemoteConfigStore: Sendable {
    private let file: URL

    public init(root: URL) { file = root.appendingPathComponent("config.json") }

    /// The last answer that arrived. Reads the disk; any thread.
    public func cached() -> RemoteConfig? {
        (try? Data(contentsOf: file)).flatMap { RemoteConfig(answer: $0) }
    }

    public enum Answer: Equatable, Sendable {
        /// - Parameter answer: its bytes, to be kept.
        case config(RemoteConfig, answer: Data)
        /// None came: ask again, as for an upload.
        case retry(afterMs: Int, spreadMs: Int)
        /// The server will not say, or not so that it can be read.
        case refused
    }

    /// Keeps the bytes of an answer. Writes the disk; any thread.
    public func keep(_ answer: Data) { try? ReplayFiles.writeDurably(answer, to: file) }

    /// Asks the server.
    /// - Parameter attempt: how often it was asked in a row, this time included, from 1.
    public func fetch(_ endpoint: UploadEndpoint, _ transport: any Transporting, attempt: Int) async -> Answer {
        let answer = await transport.send(endpoint.getConfig())
        if case .retry(let afterMs, let spreadMs) = UploadDecision.after(
            status: answer.status, attempt: attempt, retryAfterSeconds: answer.retryAfterSeconds)
        {
            return .retry(afterMs: afterMs, spreadMs: spreadMs)
        }
        guard answer.status == 200, let config = RemoteConfig(answer: answer.body) else { return .refused }
        return .config(config, answer: answer.body)
    }
}
