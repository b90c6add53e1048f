// How bytes leave the phone: one protocol, and URLSession behind it.
import Foundation
#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

public struct UploadRequest: Sendable {
    public var method: String
    public var url: URL
    public var headers: [String: String]
    public var body: Data?

    public init(method: String, url: URL, headers: [String: String] = [:], body: Data? = nil) {
        (self.method, self.url, self.headers, self.body) = (method, url, headers, body)
    }
}

public struct UploadAnswer: Sendable {
    /// nil: no answer came (no network, a timeout).
    public var status: Int?
    /// The server's `Retry-After`, seconds.
    public var retryAfterSeconds: Double?
    public var body: Data

    public init(status: Int?, retryAfterSeconds: Double? = nil, body: Data = Data()) {
        (self.status, self.retryAfterSeconds, self.body) = (status, retryAfterSeconds, body)
    }
}

/// Sends one request and returns its answer; never throws. From any thread. A task that is cancelled has no answer.
public protocol Transporting: Sendable {
    func send(_ request: UploadRequest) async -> UploadAnswer
}

/// HTTP over URLSession, without cache, cookies or redirects, so that the app's own traffic is not touched.
public final class HttpTransport: NSObject, Transporting, URLSessionTaskDelegate, @unchecked Sendable {
    private var session: URLSession!

    /// - Parameter timeout: seconds without a byte until a request counts as failed.
    public init(timeout: TimeInterval = 30) {
        super.init()
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = timeout
        // A line that trickles must not hold up the next chunk for days.
        configuration.timeoutIntervalForResource = timeout * 10
        configuration.httpShouldSetCookies = false
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.urlCache = nil
        session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    }

    /// Ends the session once its requests are done; without it URLSession keeps this object for ever.
    public func close() { session.finishTasksAndInvalidate() }

    public func send(_ request: UploadRequest) async -> UploadAnswer {
        var http = URLRequest(url: request.url)
        http.httpMethod = request.method
        http.httpBody = request.body
        for (name, value) in request.headers { http.setValue(value, forHTTPHeaderField: name) }
        let running = RunningTask()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { done in
                let task = session.dataTask(with: http) { data, response, _ in
                    done.resume(returning: HttpTransport.answer(data, response as? HTTPURLResponse))
                }
                running.start(task)
            }
        } onCancel: {
            running.cancel()
        }
    }

    // A redirect would send the key to another host.
    public func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    private static func answer(_ data: Data?, _ response: HTTPURLResponse?) -> UploadAnswer {
        UploadAnswer(
            status: response?.statusCode,
            retryAfterSeconds: response.flatMap { retryAfter($0.allHeaderFields) },
            body: data ?? Data())
    }

    // allHeaderFields has the server's own spelling on Linux.
    private static func retryAfter(_ headers: [AnyHashable: Any]) -> Double? {
        func value(_ name: String) -> String? {
            headers.first { ($0.key as? String)?.lowercased() == name }?.value as? String
        }
        return value("retry-after").flatMap { RetryAfter.seconds($0, date: value("date"), now: Date()) }
    }
}

/// A request that may be called off before it has begun.
private final class RunningTask: @unchecked Sendable {
    private let lock = NSLock()
    private var task: URLSessionTask?
    private var isCancelled = false

    func start(_ task: URLSessionTask) {
        let isLate = lock.withLock {
            self.task = task
            return isCancelled
        }
        task.resume()
        if isLate { task.cancel() }
    }

    func cancel() {
        let task = lock.withLock {
            isCancelled = true
            return self.task
        }
        task?.cancel()
    }
}
