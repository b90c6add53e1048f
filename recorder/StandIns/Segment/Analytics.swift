// Linux stand-in for Segment: a client with its plugins. Signatures from analytics-swift 1.9.4, Sources/Segment/Analytics.swift,
// Configuration.swift, Events.swift, Plugins.swift. Runs everything at once on the caller's thread, an event that a plugin tracks
// while it handles another one before that one, as the real client does. `standIn…` is what moves it by hand.
import Foundation

public class Configuration {
    let writeKey: String
    public init(writeKey: String) { self.writeKey = writeKey }
}

public class Analytics {
    /// `context.device.id`; "" where the phone has no vendor id.
    public var standInDeviceId = UUID().uuidString
    /// What would be sent.
    public private(set) var standInSent: [any RawEvent] = []
    /// Milliseconds since 1970; moved by tests.
    public var standInNow: Int64 = 1_762_178_525_000

    public private(set) var anonymousId = UUID().uuidString
    private var plugins: [any Plugin] = []

    public init(configuration: Configuration) {}

    @discardableResult
    public func add(plugin: any Plugin) -> any Plugin {
        plugin.configure(analytics: self)
        plugins.append(plugin)
        plugin.update(settings: Settings(), type: .initial)
        return plugin
    }

    public func remove(plugin: any Plugin) {
        for stored in plugins where stored === plugin { stored.shutdown() }
        plugins.removeAll { $0 === plugin }
    }

    public func track(name: String, properties: [String: Any]? = nil) {
        process(incoming: TrackEvent(event: name, properties: properties.flatMap { try? JSON($0) }))
    }

    public func screen(title: String, category: String? = nil, properties: [String: Any]? = nil) {
        process(incoming: ScreenEvent(title: title, category: category, properties: properties.flatMap { try? JSON($0) }))
    }

    public func identify(userId: String) { process(incoming: IdentifyEvent(userId: userId)) }

    public func reset() { anonymousId = UUID().uuidString }

    /// For events that were made elsewhere.
    public func process(event: any RawEvent) {
        switch event {
        case let event as TrackEvent: process(incoming: event)
        case let event as ScreenEvent: process(incoming: event)
        case let event as IdentifyEvent: process(incoming: event)
        default: break
        }
    }

    private func process<Event: RawEvent>(incoming event: Event) {
        var event = event
        event.anonymousId = event.anonymousId ?? anonymousId
        event.context = event.context ?? .object(["device": .object(["id": .string(standInDeviceId)])])
        event.integrations = event.integrations ?? .object([:])
        var result: Event? = event
        for type in [PluginType.before, .enrichment] {
            for plugin in plugins where plugin.type == type { result = plugin.execute(event: result) }
        }
        if let result { standInSent.append(result) }
    }
}
