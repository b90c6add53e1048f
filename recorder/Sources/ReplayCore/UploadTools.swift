// What an uploader needs beside its store and its server: waiting, chance, the network's cost, and its on-off switch.
import Foundation

/// What an uploader takes from outside beside its server.
public struct UploadTools: Sendable {
    /// Waits so many milliseconds, or less when its task is cancelled; tests return at once.
    public var pause: @Sendable (_ milliseconds: Int) async -> Void = {
        try? await Task.sleep(nanoseconds: UInt64($0) * 1_000_000)
    }
    /// 0 ..< 1, spreads the retries.
    public var random: @Sendable () -> Double = { Double.random(in: 0..<1) }
    public var network: any NetworkWatching = FreeNetwork()
    /// Waits for a network that costs nothing.
    public var avoidsMeteredNetworks = false
    /// Hears of what was dropped and why nothing goes out.
    public var log: @Sendable (String) -> Void = { _ in }

    public init() {}
}

/// Read before each request, so that an opt-out counts at once.
final class UploadGate: @unchecked Sendable {
    private let lock = NSLock()
    private var open = true

    var isOpen: Bool {
        get { lock.withLock { open } }
        set { lock.withLock { open = newValue } }
    }
}

/// A wait that can be cut short. One at a time; any thread.
public final class CutPause: @unchecked Sendable {
    private let lock = NSLock()
    private var task: Task<Void, Never>?

    public init() {}

    public func wait(_ milliseconds: Int, by pause: @escaping @Sendable (Int) async -> Void) async {
        let task = Task { await pause(milliseconds) }
        lock.withLock { self.task = task }
        await task.value
    }

    public func cut() { lock.withLock { task }?.cancel() }
}
