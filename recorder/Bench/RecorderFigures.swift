// What the recorder costs: the main thread's part of a look at 1,000 views, the queue's part of a change there, and what an
// idle screen costs. Times are of this machine, on the stand-ins. Main thread only.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import ReplayCore
import ReplayFormat
import UIKit

enum RecorderFigures {
    private static let looks = 200

    @MainActor static func measure(into figures: inout Figures) throws {
        try large(&figures)
        try counted(&figures)
        try idle(&figures)
    }

    /// Scrolling, with a row's texts changing at each step as when its cell is used again.
    @MainActor private static func large(_ figures: inout Figures) throws {
        let model = ModelScreen(rows: 166)
        let phone = BenchPhone(root: model, isTimed: true)
        phone.start()
        let first = phone.takeLooks().first
        var queued: [Double] = []
        for step in 0..<looks {
            change(model, step)
            phone.wait(1.1)
            queued.append(phone.queue.run())
        }
        let seen = phone.takeLooks()
        let views = seen.first?.views ?? 0
        guard seen.count == looks, (1_000..<1_050).contains(views) else {
            throw BenchTrouble(description: "\(seen.count) looks at \(views) views")
        }
        _ = try phone.stop()
        let took = seen.map { $0.tookMs }
        figures["recorder.linux_stand_in.main_ms_1000_views"] = quantile(took, 0.5)
        figures["recorder.linux_stand_in.main_ms_1000_views.p95"] = quantile(took, 0.95)
        figures["recorder.linux_stand_in.main_ms_1000_views.first"] = first?.tookMs
        figures["recorder.diff_encode_ms_1000_views"] = quantile(queued, 0.5)
        figures["recorder.diff_encode_ms_1000_views.p95"] = quantile(queued, 0.95)
    }

    /// The same without a stopwatch: reads and looks are counted.
    @MainActor private static func counted(_ figures: inout Figures) throws {
        let model = ModelScreen(rows: 166)
        let phone = BenchPhone(root: model)
        phone.start()
        _ = phone.takeLooks()
        // The recorder looks at the order 2,000,001.
        let before = StandInRunLoop.main.addObserver(order: 2_000_000) { StandInReads.isOn = true }
        let after = StandInRunLoop.main.addObserver(order: 2_000_002) { StandInReads.isOn = false }
        for step in 0..<20 {
            change(model, step)
            phone.wait(1.1)
            phone.queue.run()
        }
        StandInRunLoop.main.removeObserver(before)
        StandInRunLoop.main.removeObserver(after)
        let seen = phone.takeLooks()
        figures["recorder.reads_per_view"] = Double(StandInReads.count) / Double(seen.reduce(0) { $0 + $1.views })
        figures["recorder.captures_per_change"] = Double(seen.count) / 20
        _ = try phone.stop()
    }

    @MainActor private static func idle(_ figures: inout Figures) throws {
        let phone = BenchPhone(root: ModelScreen())
        phone.start()
        _ = phone.takeLooks()
        let turns = StandInRunLoop.main.turns
        StandInReads.isOn = true
        // The bench's own turn, at the end of the wait, is not waited for.
        StandInClock.shared.afterWork = { StandInRunLoop.main.turn() }
        StandInClock.shared.schedule(after: 3_600) { StandInClock.shared.afterWork = nil }
        phone.wait(3_600)
        StandInReads.isOn = false
        guard StandInReads.count == 0, StandInRunLoop.main.turns == turns else {
            throw BenchTrouble(description: "an idle screen was read \(StandInReads.count) times")
        }
        figures["recorder.idle_captures"] = Double(phone.takeLooks().count)
        _ = try phone.stop()
    }

    @MainActor static func change(_ model: ModelScreen, _ step: Int) {
        model.scroll.contentOffset.y += 17 + CGFloat(step % 7)
        let row = model.rows[step % model.rows.count]
        let item = ModelItem.at(step + 1_000)
        (row.title.text, row.detail.text, row.price.text) = (item.title, item.detail, item.price)
    }
}
