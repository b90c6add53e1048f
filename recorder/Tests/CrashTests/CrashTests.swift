// A process that records and is killed at any moment, again and again: nothing that the recorder had taken is lost.
import Foundation
import ReplayFormat
import XCTest

@testable import ReplayCore

final class CrashTests: XCTestCase {
    private let runs = 24
    private var root: URL!
    private var store: ChunkStore { ChunkStore(root: root) }
    private let replay = ReplayName(deviceId: "phone", sessionId: "1700000000000")!

    override func setUp() { root = FileManager.default.temporaryDirectory.appendingPathComponent("crash-\(UUID().uuidString)") }
    override func tearDown() { try? FileManager.default.removeItem(at: root) }

    func testAProcessThatIsKilledAgainAndAgainLosesNothingThatItHadTaken() throws {
        let seed = UInt64.random(in: 0...9_999)
        print("seed \(seed)")
        var taken: [Int] = []
        for run in 0..<runs {
            // Chunks close every 20 captures: any place in one, and several of them.
            taken.append(try killed(run, after: 1 + Int((seed &* 31 &+ UInt64(run) &* 7_919) % 70)))
        }
        recover()

        let chunks = try store.sealedChunks(of: replay).map { stored in
            try ChunkDecoder.decode(try Gzip.decompress([UInt8](Data(contentsOf: stored.file))).get()).get()
        }
        XCTAssertGreaterThanOrEqual(chunks.count, runs, "each run left one chunk at least")
        XCTAssertEqual(chunks.map(\.header.sequence), Array(0..<chunks.count), "no number is missing or used twice")
        XCTAssertEqual(Set(chunks.map(\.header.startedAt)).count, 1)
        for (before, after) in zip(chunks, chunks.dropFirst()) { XCTAssertLessThanOrEqual(before.lastAt, after.firstAt) }

        let logged = chunks.flatMap(\.entries).compactMap { entry -> String? in
            if case .log(let log) = entry.body { return log.message } else { return nil }
        }
        XCTAssertEqual(Set(logged).count, logged.count, "nothing is there twice")
        for (run, count) in taken.enumerated() {
            let own = logged.filter { $0.hasPrefix("\(run).") }
            XCTAssertGreaterThanOrEqual(own.count, count, "run \(run) lost what it had taken, seed \(seed)")
            XCTAssertEqual(own, (0..<own.count).map { "\(run).\($0)" }, "run \(run) has a hole, seed \(seed)")
        }
        let images = ImageStore(root: root)
        for name in chunks.flatMap(\.header.resources) { XCTAssertTrue(images.has(name), "a picture is lost, seed \(seed)") }
        XCTAssertEqual(store.journals(of: replay), [])
    }

    /// - Returns: how many captures the process said that its recorder had taken.
    private func killed(_ run: Int, after captures: Int) throws -> Int {
        let process = Process()
        // Beside the tests: both are built into one folder.
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("crashing-recorder")
        process.arguments = [root.path, "\(run)"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        var said = Data()
        while said.filter({ $0 == UInt8(ascii: "\n") }).count < captures {
            let more = pipe.fileHandleForReading.availableData
            if more.isEmpty { break }
            said += more
        }
        kill(process.processIdentifier, SIGKILL)
        said += pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        XCTAssertEqual(process.terminationReason, .uncaughtSignal, "it died before it was killed")
        return said.filter { $0 == UInt8(ascii: "\n") }.count
    }

    private func recover() {
        Recorder(
            store: store, images: ImageStore(root: root), uploader: nil, queue: InlineQueue(), log: { XCTFail($0) }
        ).recover(keeping: nil)
    }
}
