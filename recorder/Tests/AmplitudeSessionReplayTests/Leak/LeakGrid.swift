// All specimens in all situations on one screen, and all kinds of change to them.
import Foundation
import ReplayFormat
import UIKit

@testable import AmplitudeSessionReplay

@MainActor final class LeakGrid {
    private struct Standing {
        let specimen: Specimen
        let planted: Planted
        var situation: Situation
    }

    private let stage: LeakStage
    private var containers: [MaskQuestion.Ancestors: UIScrollView] = [:]
    private var standing: [Standing] = []

    init(_ stage: LeakStage) {
        self.stage = stage
        for ancestors in MaskQuestion.Ancestors.allCases {
            let container = UIScrollView(frame: stage.phone.view.bounds)
            container.contentSize = CGSize(width: 393, height: 2_000)
            if ancestors == .masked { container.amp_isMasked = true }
            if ancestors == .blocked { container.amp_isBlocked = true }
            stage.phone.view.addSubview(container)
            containers[ancestors] = container
        }
    }

    func tell() {
        stage.replay.start()
        phase("snapshot") { add(Situation.all, Specimens.all) }
        phase("update") { Array(standing.indices) }
        // Each once more, in one situation after the other.
        phase("add") { Specimens.all.indices.flatMap { add([Situation.all[$0 % Situation.all.count]], [Specimens.all[$0]]) } }
        phase("order") { turnOrder() }
        phase("move") { swapPlaces() }
        phase("setting") { change(from: [.unset, .shown], to: .masked) }
        phase("setting back") { change(from: [.masked], to: .unset) }
        phase("scroll") {
            for container in containers.values { container.contentOffset = CGPoint(x: 0, y: 120) }
            return standing.indices.filter { $0 % 5 == 0 }
        }
        stage.replay.flush()
        phase("second chunk") { Array(standing.indices) }
    }

    /// A change, and a new canary in each view that it was made to.
    private func phase(_ name: String, _ change: () -> [Int]) {
        stage.phase = name
        for one in change().map({ standing[$0] }) { one.planted.plant(stage.canary(for: one.specimen, one.situation)) }
        stage.look()
    }

    private func add(_ situations: [Situation], _ specimens: [Specimen]) -> [Int] {
        let first = standing.count
        for specimen in specimens {
            for situation in situations {
                let planted = specimen.make()
                planted.view.set(situation.setting)
                let place = standing.count
                planted.view.frame.origin = CGPoint(x: place % 3 * 130, y: place * 7 % 1_800)
                containers[situation.ancestors]?.addSubview(planted.view)
                standing.append(Standing(specimen: specimen, planted: planted, situation: situation))
            }
        }
        return Array(first..<standing.count)
    }

    private func turnOrder() -> [Int] {
        let moved = standing.indices.filter { $0 % 3 == 0 }
        for index in moved { standing[index].planted.view.superview?.bringSubviewToFront(standing[index].planted.view) }
        return moved
    }

    /// Plain ones go under the mask, masked ones under the block, blocked ones into the open.
    private func swapPlaces() -> [Int] {
        let next: [MaskQuestion.Ancestors: MaskQuestion.Ancestors] = [.plain: .masked, .masked: .blocked, .blocked: .plain]
        let moved = standing.indices.filter { $0 % 2 == 0 }
        for index in moved {
            standing[index].situation.ancestors = next[standing[index].situation.ancestors] ?? .plain
            containers[standing[index].situation.ancestors]?.addSubview(standing[index].planted.view)
        }
        return moved
    }

    private func change(from old: Set<MaskQuestion.Setting>, to new: MaskQuestion.Setting) -> [Int] {
        let changed = standing.indices.filter { old.contains(standing[$0].situation.setting) }
        for index in changed {
            standing[index].situation.setting = new
            standing[index].planted.view.set(new)
        }
        return changed
    }
}
