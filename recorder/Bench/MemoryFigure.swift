// Whether memory grows: hours of a session on the phone's clock, with a new screen of new pictures each minute, which
// comes, is scrolled, tapped and goes; how much more the process holds at the end than after the first eighth. The texts
// come again after an hour. Main thread only.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import ReplayCore
import UIKit

enum MemoryFigure {
    @MainActor static func measure(hours: Double, into figures: inout Figures) throws {
        let navigation = UINavigationController(rootViewController: ModelScreen())
        let phone = BenchPhone(root: navigation, server: URL(string: "http://127.0.0.1:9"))
        phone.start()
        let minutes = Int(hours * 60)
        let warm = max(1, minutes / 8)
        var base = 0
        for minute in 0..<minutes {
            oneMinute(phone, navigation, minute)
            if minute + 1 == warm { base = residentKiB() }
        }
        let end = residentKiB()
        _ = try phone.stop()
        figures["recorder.8h_memory_growth_pct"] = max(0, Double(end - base) / Double(base) * 100)
        figures["recorder.8h_memory_end_mib"] = Double(end) / 1024
    }

    @MainActor private static func oneMinute(_ phone: BenchPhone, _ navigation: UINavigationController, _ minute: Int) {
        let screen = ModelScreen(first: minute % 60 * 10)
        navigation.pushViewController(screen, animated: true)
        wait(phone, 1)
        for step in 0..<15 {
            screen.scroll.contentOffset.y += CGFloat(20 + step % 5)
            wait(phone, 0.1)
        }
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 200, y: 400))
        wait(phone, 0.08)
        finger.up()
        navigation.popViewController(animated: true)
        wait(phone, 57.4)
        _ = phone.takeLooks()
    }

    @MainActor private static func wait(_ phone: BenchPhone, _ seconds: Double) {
        phone.wait(seconds)
        phone.queue.run()
    }

    /// What the process holds of the machine's memory.
    private static func residentKiB() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") }
        return line.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
    }
}
