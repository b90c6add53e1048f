// When to send what next: a value without clock or I/O, so that tables and simulations can test it. What fails holds its
// place for a few tries and then lets others go first, those of other replays before all; a server in trouble is asked
// ever more seldom, whatever for. Times are milliseconds on any clock that only goes on. O(waiting) per question.
import Foundation

struct UploadSchedule<Item: Hashable & Sendable>: Sendable {
    enum Step: Equatable, Sendable {
        case send(Item)
        /// Nothing may be sent for so long.
        case wait(ms: Int64)
        /// Nothing waits.
        case rest
    }

    /// After so many failures an item no longer holds up those behind it.
    static var patience: Int { 3 }

    private struct Trouble {
        var tries = 0
        var notBefore: Int64 = 0
        /// It was given a fresh start once, when others were taken after it had failed: what fails then fails by itself.
        var isForgiven = false
        var isItsOwn: Bool { isForgiven && tries > 0 }
    }

    private let group: @Sendable (Item) -> String
    private var troubles: [Item: Trouble] = [:]
    /// What failed since the server last took something, and how often.
    private var failed: Set<Item> = []
    private var failuresInARow = 0
    /// Failed, and still has its place.
    private var holder: Item?
    /// Groups of those that let others go first, since the server last took something.
    private var shunned: Set<String> = []
    private var pausedUntil: Int64 = 0
    /// As the server asked, which no impatience of ours cuts short.
    private var askedUntil: Int64 = 0

    /// - Parameter group: what may share an item's fault: its replay.
    init(group: @escaping @Sendable (Item) -> String) { self.group = group }

    /// - Parameter waiting: in the order in which they should go.
    func next(of waiting: [Item], now: Int64) -> Step {
        guard !waiting.isEmpty else { return .rest }
        let pause = max(pausedUntil, askedUntil)
        if now < pause { return .wait(ms: pause - now) }
        if let item = choice(of: waiting.filter { (troubles[$0]?.notBefore ?? 0) <= now }) { return .send(item) }
        let soonest = waiting.compactMap { troubles[$0]?.notBefore }.min() ?? now
        return .wait(ms: soonest - now)
    }

    /// What holds its place; else what has not failed, of other replays first; else what has failed least.
    private func choice(of due: [Item]) -> Item? {
        if let holder, due.contains(holder) { return holder }
        let fresh = due.filter { !failed.contains($0) && troubles[$0]?.isItsOwn != true }
        return fresh.first { !shunned.contains(group($0)) } ?? fresh.first
            ?? due.min { (troubles[$0]?.tries ?? 0) < (troubles[$1]?.tries ?? 0) }
    }

    /// The server has taken the item or refused it for good: either way it is well, and the item is gone.
    mutating func settled(_ item: Item) {
        troubles[item] = nil
        for other in failed where other != item && troubles[other]?.isForgiven == false {
            troubles[other] = Trouble(isForgiven: true)
        }
        (failed, shunned, failuresInARow, holder, pausedUntil) = ([], [], 0, nil, 0)
    }

    /// - Parameters:
    ///   - answer: one that `UploadDecision` says to retry.
    ///   - random: 0 ..< 1, so that phones do not come back all at once.
    mutating func failed(_ item: Item, _ answer: UploadAnswer, now: Int64, random: Double) {
        var trouble = troubles[item] ?? Trouble()
        trouble.tries += 1
        failed.insert(item)
        failuresInARow += 1
        let isAsked = answer.retryAfterSeconds.map { $0 >= 0 } ?? false
        let holdsPlace = failed.count == 1 && trouble.tries < Self.patience
        let pause = UploadSchedule.delay(answer, attempt: failuresInARow, random)
        if isAsked { askedUntil = now + pause }
        // No answer, or too many requests: that says nothing of the item.
        if holdsPlace || failed.count > 1 || isAsked || answer.status == nil || answer.status == 429 {
            pausedUntil = now + pause
        }
        trouble.notBefore = holdsPlace ? pausedUntil : now + UploadSchedule.delay(answer, attempt: trouble.tries, random)
        troubles[item] = trouble
        holder = holdsPlace ? item : nil
        if !holdsPlace { shunned.insert(group(item)) }
    }

    /// It was not sent, and is there no more.
    mutating func forget(_ item: Item) {
        troubles[item] = nil
        failed.remove(item)
        if holder == item { holder = nil }
    }

    /// Something has changed for the better: all is tried again now, the oldest first, but for what the server itself asked.
    mutating func hurry() {
        troubles = troubles.filter { $0.value.isItsOwn }.mapValues {
            var own = $0
            own.notBefore = 0
            return own
        }
        (failed, shunned, failuresInARow, holder, pausedUntil) = ([], [], 0, nil, 0)
    }

    private static func delay(_ answer: UploadAnswer, attempt: Int, _ random: Double) -> Int64 {
        guard
            case .retry(let after, let spread) = UploadDecision.after(
                status: answer.status, attempt: attempt, retryAfterSeconds: answer.retryAfterSeconds)
        else { return 0 }
        return Int64(after) + Int64(random * Double(spread))
    }
}
