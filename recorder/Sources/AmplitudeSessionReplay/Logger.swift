// Where the recorder says what went wrong. It never logs text of the app's screens.
import Foundation

/// Takes the recorder's own messages. Called on any thread.
public protocol Logger: Sendable {
    func error(message: String)
    func warn(message: String)
    func log(message: String)
    func debug(message: String)
}

/// Writes errors and warnings to the system's log. The default.
public struct ConsoleLogger: Logger {
    public init() {}

    public func error(message: String) { NSLog("Session Replay: %@", message) }
    public func warn(message: String) { NSLog("Session Replay: %@", message) }
    public func log(message: String) {}
    public func debug(message: String) {}
}

/// Says nothing: what `logger: nil` stands for.
struct SilentLogger: Logger {
    func error(message: String) {}
    func warn(message: String) {}
    func log(message: String) {}
    func debug(message: String) {}
}
