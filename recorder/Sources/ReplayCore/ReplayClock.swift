// From the continuous clock to a replay's own time (SPEC C7). A value; O(1).
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

struct ReplayClock: Equatable {
    private let anchorMs: Int64
    private let anchorAt: Int

    /// A new replay: its time starts now.
    init(startingAt continuousMs: Int64) { (anchorMs, anchorAt) = (continuousMs, 0) }

    /// A replay of an earlier process: the phone's calendar says how long ago it began, but time never goes back.
    init(resuming state: ReplayState, continuousMs: Int64, wallMs: Int64) {
        anchorMs = continuousMs
        anchorAt = max(Int(wallMs) - state.startedAt, state.lastAt)
    }

    /// Milliseconds since the replay's start; never below 0.
    func time(of continuousMs: Int64) -> Int { max(0, anchorAt + Int(continuousMs - anchorMs)) }
}
