// The one recorder of the process that is started: two would look at the same screen under two names. Any thread.
import Foundation

enum ActiveRecorder {
    private static let lock = NSLock()
    nonisolated(unsafe) private static weak var current: SessionReplay?

    /// - Returns: whether this recorder is the one from now on; a recorder that is gone stands in nobody's way.
    static func take(_ recorder: SessionReplay) -> Bool {
        lock.withLock {
            guard current == nil || current === recorder else { return false }
            current = recorder
            return true
        }
    }

    static func release(_ recorder: SessionReplay) {
        lock.withLock { if current === recorder { current = nil } }
    }
}
