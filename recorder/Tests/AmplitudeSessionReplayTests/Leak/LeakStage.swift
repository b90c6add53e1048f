// One recording with canaries in it: the phone, what is expected of each canary, and every byte that came out.
import Foundation
import ReplayCore
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class LeakStage {
    let phone: Phone
    let level: AmplitudeSessionReplay.MaskLevel
    let replay: SessionReplay
    /// What the story is at; part of every message.
    var phase = ""
    private let wire = Wire()
    private let farm: CanaryFarm
    private var expectations: [Expectation] = []

    private struct Expectation {
        let name: String
        let canary: Canary
        let isImage: Bool
        /// nil: where the rules allow it, it may be there or not.
        let isShown: Bool?
    }

    init(level: AmplitudeSessionReplay.MaskLevel, seed: UInt64) {
        phone = Phone(transport: wire)
        self.level = level
        farm = CanaryFarm(seed: seed)
        replay = phone.recorder(level: level, server: URL(string: "https://replay.example.test")!)
    }

    /// Long enough for a capture, whatever came before.
    func look() { phone.wait(0.3) }

    /// Long enough for a transition to end.
    func settle() { phone.wait(1) }

    /// A canary for a specimen in a situation, and what must become of it.
    func canary(for specimen: Specimen, _ situation: Situation) -> Canary {
        let canary = farm.make()
        let isAllowed = specimen.isShown(situation, level.format)
        let isShown = isAllowed && !specimen.isDrawn ? nil : isAllowed
        let name = "\(specimen.entrances[0]), \(specimen.content.name), \(situation.setting) in \(situation.ancestors)"
        switch specimen.content {
        case .text: expect(name, canary, isImage: false, isShown)
        case .image:
            expect(name, canary, isImage: true, isShown)
            expect(name, canary, isImage: false, false)
        case .never:
            expect(name, canary, isImage: true, false)
            expect(name, canary, isImage: false, false)
        }
        return canary
    }

    /// A canary that any view may show in this situation.
    func canary(
        _ name: String, _ content: Content = .text(.fixed), _ situation: Situation = Situation(), isDrawn: Bool = true
    ) -> Canary {
        let specimen = Specimen(entrances: [name], content: content, isDrawn: isDrawn) { Planted(UIView()) { _, _ in } }
        return canary(for: specimen, situation)
    }

    private func expect(_ name: String, _ canary: Canary, isImage: Bool, _ isShown: Bool?) {
        expectations.append(
            Expectation(name: "\(level) \(phase): \(name)", canary: canary, isImage: isImage, isShown: isShown))
    }

    /// Everything on the disk, then everything on the wire, against what was expected.
    func judge() async {
        replay.stop()
        let finder = farm.finder
        var disk = Found()
        for file in ReplayFilesForTests.all(under: phone.folder) {
            disk.formUnion(finder.find(in: Array(file.path.utf8)))
            disk.formUnion(finder.find(in: (try? Data(contentsOf: file)).map { [UInt8]($0) } ?? []))
        }
        judge(disk, "on the disk")
        wire.goOnline()
        _ = await replay.drain()
        var sent = Found()
        for request in wire.requests {
            let head = "\(request.url) \(request.headers)"
            sent.formUnion(finder.find(in: Array(head.utf8)))
            sent.formUnion(finder.find(in: request.body.map { [UInt8]($0) } ?? []))
        }
        judge(sent, "on the wire")
        phone.close()
    }

    private func judge(_ found: Found, _ place: String) {
        var (shown, faults): (Int, [String]) = (0, [])
        for expected in expectations {
            let isThere = expected.isImage ? found.hasImage(of: expected.canary) : found.hasText(of: expected.canary)
            guard let isShown = expected.isShown else { continue }
            if isShown { shown += 1 }
            let what = expected.isImage ? "picture" : "text"
            if isThere != isShown { faults.append("\(isShown ? "missing" : "LEAK"): \(what) of \(expected.name)") }
        }
        if !faults.isEmpty {
            XCTFail("\(faults.count) faults \(place):\n\(faults.prefix(40).joined(separator: "\n"))")
        }
        XCTAssertGreaterThan(shown, 0, "a search that finds nothing proves nothing")
    }
}

/// A network that is slow until it is there, and a server that takes everything and remembers it.
final class Wire: Transporting, @unchecked Sendable {
    private let lock = NSLock()
    private var isOnline = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var sent: [UploadRequest] = []

    var requests: [UploadRequest] { lock.withLock { sent } }

    func goOnline() {
        let waiting = lock.withLock {
            isOnline = true
            defer { self.waiting = [] }
            return self.waiting
        }
        for one in waiting { one.resume() }
    }

    func send(_ request: UploadRequest) async -> UploadAnswer {
        await withCheckedContinuation { done in
            let isThere = lock.withLock {
                if !isOnline { waiting.append(done) }
                return isOnline
            }
            if isThere { done.resume() }
        }
        lock.withLock { sent.append(request) }
        return UploadAnswer(status: request.method == "HEAD" ? 404 : 201)
    }
}
