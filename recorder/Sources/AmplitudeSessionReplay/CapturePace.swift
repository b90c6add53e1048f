// How often the screen is looked at: ten times a second at most, and less where a look is dear. A look may cost 2 ms of
// each 100 ms that pass; what is slower is paid for by waiting. One slow look is a new screen, two in a row are a slow
// screen. A value; O(1).

struct CapturePace {
    static let intervalMs: Int64 = 100
    /// What a look may take at that rate. 300 views take less.
    static let budgetMs = 2.0
    /// However slow looks are, there is one a second.
    static let slowestMs: Int64 = 1_000

    private var lastMs: Int64?
    private var lastCostMs = 0.0
    /// Between the last look and the next one.
    private(set) var waitMs = CapturePace.intervalMs
    private var wasMoving = false
    private var latestSlot: Int64 = 0
    private var refused = 0

    /// A turn of the run loop asks for a look: how many milliseconds too early; 0: look now.
    mutating func tooEarly(at now: Int64) -> Int64 {
        guard let lastMs, now >= lastMs, now - lastMs < waitMs else { return 0 }
        let slot = (now - lastMs) / CapturePace.intervalMs
        if slot > latestSlot { (latestSlot, refused) = (slot, refused + 1) }
        return waitMs - (now - lastMs)
    }

    /// How many looks the full rate would have had between the last one and this one.
    func leftOut(at now: Int64) -> Int {
        guard let lastMs, wasMoving, now >= lastMs else { return refused }
        return max(refused, Int(min(now - lastMs, waitMs) / CapturePace.intervalMs) - 1)
    }

    mutating func looked(at now: Int64, tookMs: Double, isMoving: Bool) {
        let slow = min(tookMs, lastCostMs) / CapturePace.budgetMs
        let wait = min(slow * Double(CapturePace.intervalMs), Double(CapturePace.slowestMs))
        waitMs = max(CapturePace.intervalMs, Int64(wait.rounded(.up)))
        (lastMs, lastCostMs, wasMoving, latestSlot, refused) = (now, tookMs, isMoving, 0, 0)
    }
}
