// What the tests of the capture engine add to the phone: work that waits until it is let go, a clock on which each read
// takes its time, and the looks that were made.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import PhoneForTests
import ReplayCore
import ReplayFormat
import UIKit

/// Keeps the recorder's work until `run`, as a disk that stands still would.
final class HeldQueue: WorkQueueing, @unchecked Sendable {
    private let lock = NSLock()
    private var work: [@Sendable () -> Void] = []

    var count: Int { lock.withLock { work.count } }

    func run(_ work: @escaping @Sendable () -> Void) { lock.withLock { self.work.append(work) } }

    /// All that waits, and what that brings.
    func run() {
        while let next = lock.withLock({ work.isEmpty ? nil : work.removeFirst() }) { next() }
    }
}

/// The phone's clock, on which every read of a view or a layer takes so many milliseconds of work.
final class DearClock: Clocking, @unchecked Sendable {
    /// Main thread only.
    var msPerRead = 0.0
    private var worked = 0.0

    var continuousMs: Int64 { VirtualClock().continuousMs }
    var uptimeSeconds: Double { VirtualClock().uptimeSeconds }
    var wallMs: Int64 { VirtualClock().wallMs }
    var stopwatch: Double { worked }

    @MainActor func listen() {
        StandInReads.onRead = { [self] _ in worked += msPerRead / 1000 }
        StandInReads.isOn = true
    }
}

/// Counts reads while the recorder looks, and only then: it looks at the order 2,000,001 of a turn's observers.
@MainActor final class LookOnly {
    private var observers: [StandInRunLoop.Observer] = []

    init() {
        observers = [
            StandInRunLoop.main.addObserver(order: 2_000_000) { StandInReads.isOn = true },
            StandInRunLoop.main.addObserver(order: 2_000_002) { StandInReads.isOn = false },
        ]
    }

    func end() { for observer in observers { StandInRunLoop.main.removeObserver(observer) } }
}

@MainActor final class Looks {
    private(set) var reports: [LookReport] = []
    /// When each was made, ms.
    private(set) var times: [Int64] = []

    /// Before the recorder is made.
    init() {
        RecorderEnvironment.current.onLook = { [weak self] report in
            self?.reports.append(report)
            self?.times.append(VirtualClock().continuousMs)
        }
    }

    /// Of the looks from the one of this number on: how long after the one before it each came, and what the pace asks for by
    /// what the two before it took: 2 ms of work in each 100 ms.
    func waits(from first: Int) -> [(had: Int64, asked: Double)] {
        (first..<count).map { index in
            let slow = min(reports[index - 1].tookMs, reports[index - 2].tookMs)
            return (times[index] - times[index - 1], min(max(slow / 2 * 100, 100), 1_000))
        }
    }

    var count: Int { reports.count }
}

extension Phone {
    func lifecycles() throws -> [Lifecycle] {
        try entries("lifecycle").compactMap { entry in
            if case .lifecycle(let lifecycle) = entry.body { return lifecycle } else { return nil }
        }
    }

    func droppedCaptures() throws -> Int {
        try lifecycles().filter { $0.state == .dropped }.reduce(0) { $0 + ($1.captures ?? 0) }
    }

    /// Changes something 60 times a second.
    func keepMoving(_ seconds: Double) {
        for step in 0..<Int(seconds * 60) {
            view.backgroundColor = UIColor(white: CGFloat(step % 100) / 100, alpha: 1)
            wait(1.0 / 60)
        }
    }
}
