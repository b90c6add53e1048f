// Which sessions are recorded (SPEC U5): decided by the session id alone, so that recorder and server agree.
#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// Draws sessions by a hash of their id.
public enum Sampling {
    /// Where a session falls, 0 ..< 1. A session is recorded iff this is below the sample rate.
    /// - Parameter sessionId: as in the replay's id; a number in decimal digits.
    public static func position(sessionId: String) -> Double {
        let hash = UInt64(XXHash32.hash(Array(sessionId.utf8)))
        return Double(hash * 31 % 1_000_000) / 1_000_000
    }

    /// Whether the session is recorded at a rate of 0 … 1.
    public static func isRecorded(sessionId: String, sampleRate: Double) -> Bool {
        position(sessionId: sessionId) < sampleRate
    }
}
