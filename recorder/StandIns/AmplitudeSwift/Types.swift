// Linux stand-in for AmplitudeSwift: the protocols and values that a plugin touches. Signatures from Amplitude-Swift 1.9.0,
// Sources/Amplitude/Types.swift, Constants.swift, ConsoleLogger.swift. As there, the four `onX` have no public defaults.
import Foundation

public protocol Plugin: AnyObject {
    var type: PluginType { get }
    func setup(amplitude: Amplitude)
    func execute(event: BaseEvent) -> BaseEvent?
    func teardown()
    func onUserIdChanged(_ userId: String?)
    func onDeviceIdChanged(_ deviceId: String?)
    func onSessionIdChanged(_ sessionId: Int64)
    func onOptOutChanged(_ optOut: Bool)
}

extension Plugin {
    public func execute(event: BaseEvent) -> BaseEvent? { event }
    public func setup(amplitude: Amplitude) {}
    public func teardown() {}
}

public enum PluginType: Int, CaseIterable {
    case before, enrichment, destination, utility, observe
}

public enum ServerZone: Int {
    case US, EU
}

public enum LogLevelEnum: Int {
    case OFF, ERROR, WARN, LOG, DEBUG
}

public protocol Logger {
    associatedtype LogLevel: RawRepresentable
    var logLevel: Int { get set }
    func error(message: String)
    func warn(message: String)
    func log(message: String)
    func debug(message: String)
}

public class ConsoleLogger: Logger {
    public typealias LogLevel = LogLevelEnum
    public var logLevel: Int
    public init(logLevel: Int = LogLevelEnum.OFF.rawValue) { self.logLevel = logLevel }
    public func error(message: String) {}
    public func warn(message: String) {}
    public func log(message: String) {}
    public func debug(message: String) {}
}
