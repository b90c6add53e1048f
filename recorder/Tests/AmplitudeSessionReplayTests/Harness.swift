// A phone and a recorder for the tests of this target: everything inline, on the virtual clock, in a folder of its own.
import AmplitudeSessionReplay
import Foundation
import PhoneForTests
import QuartzCore
import ReplayCore
import ReplayFormat
import UIKit
import XCTest

@MainActor final class Phone {
    static let start = PhoneForTests.start
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("phone-\(UUID().uuidString)")
    let window: UIWindow
    private var replays: [SessionReplay] = []

    init(transport: any Transporting = NoServer()) {
        PhoneForTests.prepare(storage: folder, transport: transport)
        window = UIWindow(frame: UIScreen.main.bounds)
        window.rootViewController = UIViewController()
        window.makeKeyAndVisible()
    }

    var view: UIView { window.rootViewController!.view }

    func recorder(
        deviceId: String? = "device", sessionId: Int64 = 1_762_178_525_000, optOut: Bool = false, sampleRate: Float = 1,
        level: AmplitudeSessionReplay.MaskLevel = .medium, remote: Bool = false, server: URL? = nil,
        logger: (any AmplitudeSessionReplay.Logger)? = nil
    ) -> SessionReplay {
        let replay = SessionReplay(
            apiKey: "key", deviceId: deviceId, sessionId: sessionId, optOut: optOut, sampleRate: sampleRate, logger: logger,
            maskLevel: level, enableRemoteConfig: remote, serverUrl: server)
        replays.append(replay)
        return replay
    }

    func wait(_ seconds: Double) { StandInClock.shared.advance(by: seconds) }

    func tap(_ point: CGPoint) {
        let finger = StandInFinger()
        finger.down(at: point)
        wait(0.08)
        finger.up()
    }

    func close() {
        for replay in replays { replay.stop() }
        try? FileManager.default.removeItem(at: folder)
    }

    /// All sealed chunks of all replays, judged by the decoder.
    func chunks() throws -> [Chunk] {
        try chunkBytes().map { try ChunkDecoder.decode($0).get() }
    }

    func chunkBytes() throws -> [[UInt8]] {
        try ReplayFilesForTests.all(under: folder).filter { $0.lastPathComponent.hasSuffix(".ndjson.gz") }
            .map { try Gzip.decompress([UInt8](Data(contentsOf: $0))).get() }
    }

    /// What is on the disk of chunks that still grow: all that a crash would leave of them.
    var journal: String {
        ReplayFilesForTests.all(under: folder).filter { $0.pathExtension == "open" }
            .compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined()
    }

    func entries(_ kind: String) throws -> [Entry] { try chunks().flatMap(\.entries).filter { $0.kind == kind } }
}

extension Phone {
    /// What is recorded of a screen made so, at the default level.
    func record(_ make: (UIView) -> Void) throws -> ViewNode {
        make(view)
        let replay = recorder()
        replay.start()
        wait(0.2)
        return try lastTree(of: replay)
    }

    /// Stops the recorder and answers the tree at the end of its last chunk.
    func lastTree(of replay: SessionReplay) throws -> ViewNode {
        wait(0.2)
        replay.stop()
        return try lastTree()
    }

    func lastTree() throws -> ViewNode {
        let chunk = try XCTUnwrap(try chunks().last)
        guard case .snapshot(let first) = chunk.entries[0].body else { throw FormatProblem(rule: "F9", message: "none") }
        var state = TreeState(first)
        for entry in chunk.entries.dropFirst() {
            switch entry.body {
            case .snapshot(let tree): state.replace(with: tree)
            case .diff(let diff): try state.apply(diff).get()
            default: continue
            }
        }
        return state.tree
    }
}

enum ReplayFilesForTests {
    /// In the order of replays and sequences.
    static func all(under folder: URL) -> [URL] {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return files.filter { !$0.hasDirectoryPath }.sorted {
            ($0.deletingLastPathComponent().path, sequence($0)) < ($1.deletingLastPathComponent().path, sequence($1))
        }
    }

    private static func sequence(_ url: URL) -> Int { Int(url.lastPathComponent.prefix { $0.isNumber }) ?? -1 }
}

extension ViewNode {
    func first(where fits: (ViewNode) -> Bool) -> ViewNode? {
        if fits(self) { return self }
        for child in children { if let found = child.first(where: fits) { return found } }
        return nil
    }

    func node(_ accessibilityId: String) -> ViewNode? { first { $0.accessibilityId == accessibilityId } }
    func node(class name: String) -> ViewNode? { first { $0.className == name } }

    var all: [ViewNode] { [self] + children.flatMap(\.all) }
}
