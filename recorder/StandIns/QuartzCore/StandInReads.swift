// Counts what is read and written of layers and views, by name, so that a test can hold the recorder to its costs and to
// what it may touch. Off until a test or a bench turns it on; then a dictionary look-up per access. Main thread only.

public enum StandInReads {
    /// Whether accesses are counted now.
    nonisolated(unsafe) public static var isOn = false
    /// By `Class.member`.
    nonisolated(unsafe) public private(set) static var reads: [String: Int] = [:]
    nonisolated(unsafe) public private(set) static var writes: [String: Int] = [:]
    /// Hears each counted read, as a phone would that takes its time for it.
    nonisolated(unsafe) public static var onRead: ((String) -> Void)?
    /// How many `layoutSubviews` are running, one inside the other.
    nonisolated(unsafe) public static var layoutsRunning = 0

    public static var count: Int { reads.values.reduce(0, +) }

    /// Forgets all that was counted and who hears it, and turns counting off.
    public static func reset() { (isOn, reads, writes, onRead, layoutsRunning) = (false, [:], [:], nil, 0) }

    public static func didRead(_ name: StaticString) {
        guard isOn else { return }
        let name = "\(name)"
        reads[name, default: 0] += 1
        onRead?(name)
    }

    public static func didWrite(_ name: StaticString) {
        guard isOn else { return }
        writes["\(name)", default: 0] += 1
    }

    /// Runs what a stand-in does for itself, as copying a layer.
    public static func uncounted<Result>(_ body: () -> Result) -> Result {
        let was = isOn
        isOn = false
        defer { isOn = was }
        return body()
    }
}

/// A stored property whose accesses are counted.
@propertyWrapper public struct Counted<Value> {
    private var value: Value
    private let name: StaticString

    public init(wrappedValue: Value, _ name: StaticString) { (value, self.name) = (wrappedValue, name) }

    public var wrappedValue: Value {
        get {
            StandInReads.didRead(name)
            return value
        }
        set {
            StandInReads.didWrite(name)
            value = newValue
        }
    }
}
