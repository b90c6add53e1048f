// The requests of the upload protocol (SPEC U1, U3, U4): addresses and headers, nothing that waits.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// A server and the key of one of its projects.
public struct UploadEndpoint: Sendable {
    public let server: URL
    public let apiKey: String

    public init(server: URL, apiKey: String) { (self.server, self.apiKey) = (server, apiKey) }

    /// - Parameter nowMs: the phone's wall clock, epoch ms; the server learns from it how wrong that clock is.
    public func putChunk(_ name: ChunkName, body: Data, nowMs: Int64) -> UploadRequest {
        let path = "\(UploadEndpoint.encoded(name.replay.deviceId))/\(UploadEndpoint.encoded(name.replay.sessionId))"
        return UploadRequest(
            method: "PUT", url: url("replay/v1/\(path)/chunks/\(name.sequence)"),
            headers: [
                "Authorization": "Bearer \(apiKey)",
                "Content-Type": "application/x-ndjson",
                "Content-Encoding": "gzip",
                "X-Client-Upload-Time": String(nowMs),
            ],
            body: body)
    }

    public func headResource(_ name: String) -> UploadRequest {
        UploadRequest(
            method: "HEAD", url: url("replay/v1/resources/\(name)"), headers: ["Authorization": "Bearer \(apiKey)"])
    }

    public func putResource(_ name: String, body: Data) -> UploadRequest {
        UploadRequest(
            method: "PUT", url: url("replay/v1/resources/\(name)"),
            headers: [
                "Authorization": "Bearer \(apiKey)",
                "Content-Type": ImageType(of: body)?.mediaType ?? "application/octet-stream",
            ],
            body: body)
    }

    public func getConfig() -> UploadRequest {
        UploadRequest(method: "GET", url: url("replay/v1/config?api_key=\(UploadEndpoint.encoded(apiKey))"))
    }

    /// A server's address may have a path of its own, with or without a slash at its end.
    private func url(_ path: String) -> URL {
        let base = server.absoluteString
        return URL(string: base + (base.hasSuffix("/") ? "" : "/") + path) ?? server
    }

    /// Percent-encodes all but the unreserved characters of RFC 3986.
    static func encoded(_ text: String) -> String {
        var allowed = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        allowed.insert(charactersIn: "-._~")
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? text
    }
}
