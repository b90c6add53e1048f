// Linux stand-in for Segment: events and plugins. Signatures from analytics-swift 1.9.4, Sources/Segment/Types.swift, Plugins.swift,
// Timeline.swift, Settings.swift. Like there, `configure`, `update`, `execute` and `shutdown` have public defaults.
import Foundation

public enum PluginType: Int, CaseIterable {
    case before, enrichment, destination, after, utility
}

public enum UpdateType {
    case initial, refresh
}

public struct Settings: Codable {
    public init() {}
}

public protocol Plugin: AnyObject {
    var type: PluginType { get }
    var analytics: Analytics? { get set }
    func configure(analytics: Analytics)
    func update(settings: Settings, type: UpdateType)
    func execute<T: RawEvent>(event: T?) -> T?
    func shutdown()
}

extension Plugin {
    public func configure(analytics: Analytics) { self.analytics = analytics }
    public func update(settings: Settings, type: UpdateType) {}
    public func execute<T: RawEvent>(event: T?) -> T? { event }
    public func shutdown() {}
}

public protocol RawEvent: Codable {
    var type: String? { get set }
    var anonymousId: String? { get set }
    var context: JSON? { get set }
    var integrations: JSON? { get set }
}

public struct TrackEvent: RawEvent {
    public var type: String? = "track"
    public var anonymousId: String?
    public var context: JSON?
    public var integrations: JSON?
    public var event: String
    public var properties: JSON?

    public init(event: String, properties: JSON?) { (self.event, self.properties) = (event, properties) }
}

public struct ScreenEvent: RawEvent {
    public var type: String? = "screen"
    public var anonymousId: String?
    public var context: JSON?
    public var integrations: JSON?
    public var name: String?
    public var category: String?
    public var properties: JSON?

    public init(title: String? = nil, category: String?, properties: JSON? = nil) {
        (name, self.category, self.properties) = (title, category, properties)
    }
}

public struct IdentifyEvent: RawEvent {
    public var type: String? = "identify"
    public var anonymousId: String?
    public var context: JSON?
    public var integrations: JSON?
    public var userId: String?
    public var traits: JSON?

    public init(userId: String? = nil, traits: JSON? = nil) { (self.userId, self.traits) = (userId, traits) }
}
