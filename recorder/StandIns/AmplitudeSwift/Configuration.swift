// Linux stand-in for AmplitudeSwift: what an app sets. Signatures from Amplitude-Swift 1.9.0, Sources/Amplitude/Configuration.swift.
import Foundation

public class Configuration {
    public internal(set) var apiKey: String
    public internal(set) var instanceName: String
    public var optOut: Bool {
        didSet { optOutChanged?(optOut) }
    }
    public var loggerProvider: any Logger
    public var serverZone: ServerZone
    public var serverUrl: String?
    public var minTimeBetweenSessionsMillis: Int
    var optOutChanged: ((Bool) -> Void)?

    public init(
        apiKey: String, instanceName: String = "", optOut: Bool = false, loggerProvider: any Logger = ConsoleLogger(),
        serverZone: ServerZone = ServerZone.US, serverUrl: String? = nil, minTimeBetweenSessionsMillis: Int = 300_000
    ) {
        (self.apiKey, self.instanceName, self.optOut) = (apiKey, instanceName, optOut)
        (self.loggerProvider, self.serverZone, self.serverUrl) = (loggerProvider, serverZone, serverUrl)
        self.minTimeBetweenSessionsMillis = minTimeBetweenSessionsMillis
    }
}
