// Linux stand-in for Amplitude (the maintenance SDK): a client with its middleware. Signatures from Amplitude-iOS 8.22,
// Sources/Amplitude/Public/Amplitude.h, AMPServerZone.h; order from Amplitude.m and AMPMiddlewareRunner.m. Runs everything at
// once on the caller's thread, where the real one has a queue of its own. `standIn…` is what moves it by hand.
import Foundation

public enum AMPServerZone: Int {
    case US = 0
    case EU = 1
}

public class Amplitude: NSObject {
    nonisolated(unsafe) private static var instances: [String: Amplitude] = [:]

    public private(set) var apiKey = ""
    public var optOut = false {
        didSet { middleware.forEach { $0.amplitude(self, didOptOut: optOut) } }
    }

    /// What would be sent, as the SDK would serialise it.
    public private(set) var standInSent: [NSMutableDictionary] = []
    /// Milliseconds since 1970; moved by tests.
    public var standInNow: Int64 = 1_762_178_525_000

    private var middleware: [any AMPMiddleware] = []
    private var deviceId = UUID().uuidString
    private var sessionId: Int64 = -1
    private var lastEventTime: Int64 = -1
    private var isInitialized = false
    private var zone = AMPServerZone.US

    public class func instance() -> Amplitude { instance(withName: nil) }

    public class func instance(withName instanceName: String?) -> Amplitude {
        let name = instanceName ?? "$default_instance"
        let found = instances[name] ?? Amplitude()
        instances[name] = found
        return found
    }

    /// A process that starts anew.
    public static func standInReset() { instances = [:] }

    public func initializeApiKey(_ apiKey: String) {
        self.apiKey = apiKey
        isInitialized = true
        setSessionId(standInNow)
        middleware.forEach { $0.amplitudeDidFinishInitializing(self) }
    }

    public func addEventMiddleware(_ middleware: any AMPMiddleware) {
        self.middleware.append(middleware)
        if isInitialized { middleware.amplitudeDidFinishInitializing(self) }
    }

    public func removeEventMiddleware(_ middleware: any AMPMiddleware) {
        middleware.amplitudeDidRemove(self)
        self.middleware.removeAll { $0 === middleware }
    }

    public func logEvent(
        _ eventType: String, withEventProperties eventProperties: [AnyHashable: Any]? = nil, outOfSession: Bool = false
    ) {
        guard !optOut else { return }
        if !outOfSession, sessionId < 0 || standInNow - lastEventTime >= 300_000 { setSessionId(standInNow) }
        lastEventTime = standInNow
        standInLog(eventType, eventProperties, sessionId: outOfSession ? -1 : sessionId)
    }

    /// An event as it reaches the middleware, with the session id that it was given.
    public func standInLog(_ eventType: String, _ eventProperties: [AnyHashable: Any]? = nil, sessionId: Int64) {
        let event = NSMutableDictionary()
        event["event_type"] = eventType
        event["event_properties"] = eventProperties ?? [:]
        event["session_id"] = NSNumber(value: sessionId)
        event["device_id"] = deviceId
        var isThrough = false
        run(middleware[...], AMPMiddlewarePayload(event: event, withExtra: nil)) { _ in isThrough = true }
        // An event that a middleware does not hand on at once is lost, as in the SDK.
        if isThrough { standInSent.append(event) }
    }

    public func uploadEvents() { middleware.forEach { $0.amplitude(self, didUploadEventsManually: true) } }

    public func getDeviceId() -> String { deviceId }

    public func setDeviceId(_ deviceId: String) {
        self.deviceId = deviceId
        middleware.forEach { $0.amplitude(self, didChangeDeviceId: deviceId) }
    }

    public func getSessionId() -> Int64 { sessionId }

    public func setSessionId(_ timestamp: Int64) {
        sessionId = timestamp
        lastEventTime = standInNow
        if isInitialized { middleware.forEach { $0.amplitude(self, didChangeSessionId: timestamp) } }
    }

    public func serverZone() -> AMPServerZone { zone }

    public func setServerZone(_ serverZone: AMPServerZone) { zone = serverZone }

    private func run(
        _ left: ArraySlice<any AMPMiddleware>, _ payload: AMPMiddlewarePayload, done: @escaping AMPMiddlewareNext
    ) {
        guard let first = left.first else { return done(payload) }
        first.run(payload) { next in self.run(left.dropFirst(), next ?? payload, done: done) }
    }
}
