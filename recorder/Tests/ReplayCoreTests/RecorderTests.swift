// From captures to files, and what a process that died leaves.
import Foundation
import ReplayFormat
import XCTest

@testable import ReplayCore

final class RecorderTests: XCTestCase {
    private var root: URL!
    private var store: ChunkStore { ChunkStore(root: root) }
    private let replay = ReplayName(deviceId: "B1C7:x", sessionId: "1700000000000")!

    override func setUp() {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("recorder-\(UUID().uuidString)")
    }

    override func tearDown() { try? FileManager.default.removeItem(at: root) }

    private func recorder() -> Recorder {
        Recorder(store: store, images: ImageStore(root: root), uploader: nil, queue: InlineQueue(), log: { _ in })
    }

    private var facts: ReplayFacts {
        let header = sampleHeader()
        return ReplayFacts(device: header.device, app: header.app, sdk: header.sdk, privacy: header.privacy)
    }

    private func capture(_ ms: Int64, _ step: Int) -> Capture {
        Capture(continuousMs: ms, wallMs: 1_700_000_000_000 + ms, tree: sampleTree(step), nextNodeId: 5)
    }

    private func chunks(of name: ReplayName) throws -> [Chunk] {
        try store.sealedChunks(of: name).map { chunk in
            let bytes = try Gzip.decompress([UInt8](Data(contentsOf: chunk.file))).get()
            return try ChunkDecoder.decode(bytes).get()
        }
    }

    func testSealedChunksLieWhereTheFormatSays() throws {
        let recorder = recorder()
        recorder.begin(replay, facts) { _ in }
        recorder.take(capture(0, 0))
        recorder.seal()
        recorder.take(capture(100, 1))
        recorder.end()
        let folder = root.appendingPathComponent("B1C7%3ax/1700000000000").path
        XCTAssertEqual(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted(),
            ["0.ndjson.gz", "1.ndjson.gz", "replay.json"])
        XCTAssertEqual(try chunks(of: replay).map(\.header.deviceId), ["B1C7:x", "B1C7:x"])
        XCTAssertEqual(store.replays(), [replay])
    }

    func testANewReplayStartsAtSequenceZeroAndTimeZero() throws {
        let recorder = recorder()
        let other = ReplayName(deviceId: "B1C7:x", sessionId: "1700000900000")!
        recorder.begin(replay, facts) { _ in }
        recorder.take(capture(0, 0))
        recorder.begin(other, facts) { found in
            XCTAssertEqual(found.nextNodeId, 1)
            XCTAssertFalse(found.goesOn)
        }
        recorder.take(capture(900_000, 1))
        recorder.end()
        let header = try chunks(of: other)[0].header
        XCTAssertEqual([header.sequence, header.startedAt, header.wallAt], [0, 1_700_000_900_000, 1_700_000_900_000])
        XCTAssertEqual(try chunks(of: replay).count, 1)
    }

    func testARelaunchedReplayGoesOnWithSequenceTimeAndIds() throws {
        let first = recorder()
        first.begin(replay, facts) { _ in }
        first.take(capture(0, 0))
        first.take(capture(4_000, 1))
        first.end()
        let second = recorder()
        second.begin(replay, facts) { found in
            XCTAssertEqual(found.nextNodeId, 5)
            XCTAssertTrue(found.goesOn)
        }
        // The continuous clock began anew with the phone.
        second.take(Capture(continuousMs: 17, wallMs: 1_700_000_060_000, tree: sampleTree(2), nextNodeId: 9))
        second.end()
        let chunks = try chunks(of: replay)
        XCTAssertEqual(chunks.map(\.header.sequence), [0, 1])
        XCTAssertEqual(chunks.map(\.header.startedAt), [1_700_000_000_000, 1_700_000_000_000])
        XCTAssertEqual(chunks[1].firstAt, 60_000)
        XCTAssertEqual(store.state(of: replay)?.nextNodeId, 9)
    }

    func testWhatAKilledProcessLeftIsSealedAtTheNextStartToTheSameBytes() throws {
        let whole = recorder()
        whole.begin(replay, facts) { _ in }
        for step in 0..<5 { whole.take(capture(Int64(step) * 100, step)) }
        let journal = try Data(contentsOf: store.journal(of: ChunkName(replay: replay, sequence: 0)))
        whole.end()
        let expected = try Data(contentsOf: store.sealedChunks(of: replay)[0].file)

        for file in store.sealedChunks(of: replay).map(\.file) { try FileManager.default.removeItem(at: file) }
        try FileManager.default.removeItem(at: store.folder(of: replay).appendingPathComponent("replay.json"))
        // The process died in the middle of a line.
        try (journal + Data("E{\"kind\":\"diff\",\"at\":41".utf8)).write(
            to: store.journal(of: ChunkName(replay: replay, sequence: 0)))
        recorder().recover(keeping: nil)
        XCTAssertEqual(try store.sealedChunks(of: replay).map { try Data(contentsOf: $0.file) }, [expected])
        XCTAssertEqual(store.state(of: replay)?.nextSequence, 1)
        XCTAssertFalse(FileManager.default.fileExists(atPath: store.journal(of: ChunkName(replay: replay, sequence: 0)).path))
    }

    func testIdsOfViewsThatWereGoneWhenTheProcessDiedAreNotUsedAgain() throws {
        let recorder = recorder()
        recorder.begin(replay, facts) { _ in }
        var tree = sampleTree(0)
        recorder.take(capture(0, 0))
        tree.children.append(ViewNode(id: 40, className: "UIWindow", frame: Box(0, 0, 1, 1)))
        for (ms, tree) in [(100, tree), (200, sampleTree(2))] {
            recorder.take(Capture(continuousMs: Int64(ms), wallMs: 1_700_000_000_000, tree: tree, nextNodeId: 41))
        }
        self.recorder().recover(keeping: nil)
        XCTAssertEqual(store.state(of: replay)?.nextNodeId, 41)
    }

    // MARK: The app's log

    private func log(_ recorder: Recorder, _ messages: Range<Int>, at ms: Int64) {
        let notes = messages.map { Note(continuousMs: ms, .log(Log(level: "log", message: "\($0)"))) }
        recorder.take(
            Capture(
                continuousMs: ms, wallMs: 1_700_000_000_000 + ms, tree: sampleTree(Int(ms)),
                notes: notes + [Note(continuousMs: ms, .screen(name: .init(wrappedValue: "s\(ms)")))], nextNodeId: 5))
    }

    private func logged() throws -> [String] {
        try chunks(of: replay).flatMap(\.entries).compactMap { entry in
            if case .log(let log) = entry.body { return log.message } else { return nil }
        }
    }

    private func recorder(logs: Int) -> Recorder {
        Recorder(
            store: store, images: ImageStore(root: root), uploader: nil, queue: InlineQueue(),
            logQuota: LogQuota(messages: logs), log: { _ in })
    }

    func testTheNumberOfLogMessagesHoldsOverRelaunchesAndCrashes() throws {
        let first = recorder(logs: 10)
        first.begin(replay, facts) { _ in }
        log(first, 0..<3, at: 0)
        first.seal()
        log(first, 3..<5, at: 100)
        // The first process is killed with a chunk open, the second ends as it should.
        let second = recorder(logs: 10)
        second.recover(keeping: replay)
        second.begin(replay, facts) { _ in }
        log(second, 5..<8, at: 200)
        second.end()
        let third = recorder(logs: 10)
        third.begin(replay, facts) { _ in }
        log(third, 8..<12, at: 300)
        third.end()
        XCTAssertEqual(try logged(), (0..<10).map(String.init))
        let screens = try chunks(of: replay).flatMap(\.entries).filter { $0.kind == "screen" }
        XCTAssertEqual(screens.count, 4, "only log messages are left out")
    }

    func testAChunkThatIsSealedButStillJournaledCountsOnce() throws {
        let first = recorder(logs: 4)
        first.begin(replay, facts) { _ in }
        log(first, 0..<2, at: 0)
        let file = store.journal(of: ChunkName(replay: replay, sequence: 0))
        let journal = try Data(contentsOf: file)
        first.end()
        // It died before it could remove the journal.
        try journal.write(to: file)
        let second = recorder(logs: 4)
        second.recover(keeping: replay)
        second.begin(replay, facts) { _ in }
        log(second, 2..<6, at: 100)
        second.end()
        XCTAssertEqual(try logged(), (0..<4).map(String.init))
    }

    func testAStateOlderThanASealedChunkLearnsFromItsJournal() throws {
        let first = recorder(logs: 4)
        first.begin(replay, facts) { _ in }
        log(first, 0..<2, at: 700)
        let folder = store.folder(of: replay)
        let files = ["0.open", "replay.json"].map { folder.appendingPathComponent($0) }
        let before = try files.map { try Data(contentsOf: $0) }
        first.end()
        // It died between sealing and keeping its state.
        for (file, data) in zip(files, before) { try data.write(to: file) }
        recorder().recover(keeping: replay)
        let state = try XCTUnwrap(store.state(of: replay))
        XCTAssertEqual([state.logs, state.nextSequence, state.lastAt], [2, 1, 0])
        XCTAssertEqual(state.nextNodeId, 5)
    }

    func testRecoveringWhileAReplayIsRecordedLeavesItsOpenChunkAlone() throws {
        let recorder = recorder()
        recorder.begin(replay, facts) { _ in }
        recorder.take(capture(0, 0))
        recorder.recover(keeping: replay)
        XCTAssertTrue(store.sealedChunks(of: replay).isEmpty)
        XCTAssertTrue(FileManager.default.fileExists(atPath: store.journal(of: ChunkName(replay: replay, sequence: 0)).path))
        recorder.take(capture(100, 1))
        recorder.end()
        XCTAssertEqual(try chunks(of: replay).map(\.lastAt), [100])
    }

    func testAJournalThatCannotBeSealedNowIsKept() throws {
        let recorder = recorder()
        recorder.begin(replay, facts) { _ in }
        recorder.take(capture(0, 0))
        let obstacle = store.file(of: ChunkName(replay: replay, sequence: 0))
        try FileManager.default.createDirectory(at: obstacle, withIntermediateDirectories: false)
        self.recorder().recover(keeping: nil)
        try FileManager.default.removeItem(at: obstacle)
        self.recorder().recover(keeping: nil)
        XCTAssertEqual(try chunks(of: replay).count, 1)
        XCTAssertFalse(FileManager.default.fileExists(atPath: store.journal(of: ChunkName(replay: replay, sequence: 0)).path))
    }

    func testAJournalCutAnywhereGivesAValidChunkOrNone() throws {
        let recorder = recorder()
        recorder.begin(replay, facts) { _ in }
        for step in 0..<4 { recorder.take(capture(Int64(step) * 100, step)) }
        let journal = try Data(contentsOf: store.journal(of: ChunkName(replay: replay, sequence: 0)))
        for length in stride(from: 0, through: journal.count, by: 7) {
            guard let bytes = ChunkJournal.read(journal.prefix(length))?.sealed() else { continue }
            XCTAssertNoThrow(try ChunkDecoder.decode(bytes).get(), "cut at \(length)")
        }
        XCTAssertNotNil(ChunkJournal.read(journal))
        for junk in ["", "\n", "H{}\n", "E{}\n", "X\n", "R\n", "\u{0}\n"] { XCTAssertNil(ChunkJournal.read(Data(junk.utf8))) }
    }

    // MARK: Lines of the log that wait

    private func line(_ message: String, _ ms: Int64) -> Note {
        Note(continuousMs: ms, .log(Log(level: "log", message: message)))
    }

    /// A finger that moved at 120 ms, and lines of the log after it.
    private func waiting(_ ms: Int64, _ messages: [String]) -> Capture {
        let touch = TouchSample(finger: 0, phase: .moved, continuousMs: 120, point: Point2(1, 2))
        return Capture(
            continuousMs: ms, wallMs: 1_700_000_000_000 + ms, tree: nil, touches: [touch], notes: messages.map { line($0, 150) })
    }

    /// - Parameter quota: how many lines a session takes.
    private func waitingRecorder(isOpen: Bool, quota: Int = 9) -> Recorder {
        let recorder = recorder(logs: quota)
        recorder.begin(replay, facts) { _ in }
        recorder.take(capture(0, 0))
        if !isOpen { recorder.seal() }
        return recorder
    }

    /// What a crash would leave of the last chunk, wherever it cut the journal after the first so many bytes.
    private func left(from start: Int = .max) throws -> [Chunk] {
        let file = store.journal(of: try XCTUnwrap(store.journals(of: replay).last))
        let journal = try Data(contentsOf: file)
        return try (min(start, journal.count)...journal.count).map {
            try ChunkDecoder.decode(XCTUnwrap(ChunkJournal.read(journal.prefix($0))?.sealed())).get()
        }
    }

    private func messages(_ chunk: Chunk) -> [String] {
        chunk.entries.compactMap { if case .log(let log) = $0.body { return log.message } else { return nil } }
    }

    func testALineThatWaitsIsLeftByACrashAndIsNotThereTwice() throws {
        for isOpen in [true, false] {
            tearDown()
            let recorder = waitingRecorder(isOpen: isOpen)
            for lines in [["a"], ["a", "b"], ["a", "b", "a"]] {
                recorder.expect(waiting(160, lines))
                XCTAssertEqual(try left().map(messages), [lines])
            }
            let kept = try Data(contentsOf: store.journal(of: store.journals(of: replay)[0])).count
            var look = waiting(200, ["a", "b", "a"])
            look.tree = sampleTree(1)
            recorder.take(look)
            for chunk in try left(from: kept) { XCTAssertEqual(messages(chunk).sorted(), ["a", "a", "b"]) }
            let whole = try XCTUnwrap(try left().last)
            XCTAssertEqual(whole.entries.map(\.kind).suffix(5), ["touch", "log", "log", "log", "diff"])
            XCTAssertEqual(whole.entries.first { $0.kind == "touch" }?.at, 120, "in its own time")
        }
    }

    func testThatALineHasWaitedChangesNothingOfWhatIsSealed() throws {
        for isOpen in [true, false] {
            let sealed = try [true, false].map { waits -> [Data] in
                tearDown()
                let recorder = waitingRecorder(isOpen: isOpen)
                if waits { recorder.expect(waiting(160, ["a"])) }
                var look = waiting(200, ["a"])
                look.tree = sampleTree(1)
                recorder.take(look)
                recorder.end()
                return try store.sealedChunks(of: replay).map { try Data(contentsOf: $0.file) }
            }
            XCTAssertEqual(sealed[0].count, isOpen ? 1 : 2)
            XCTAssertEqual(sealed[0], sealed[1])
        }
    }

    func testNoLineIsKeptThatWouldNotBeTaken() throws {
        let full = waitingRecorder(isOpen: true, quota: 1)
        var look = capture(100, 1)
        look.notes = [line("first", 100)]
        full.take(look)
        full.expect(waiting(160, ["second"]))
        XCTAssertEqual(try left().map(messages), [["first"]])
        full.optOut(forgetting: false)
        let other = waitingRecorder(isOpen: true)
        other.optOut(forgetting: true)
        other.expect(waiting(160, ["a"]))
        XCTAssertEqual(store.journals(of: replay), [])
    }

    func testALaterReplayShowsPicturesThatAnEarlierOneHandedOver() throws {
        let recorder = recorder()
        var tree = ViewNode(id: 1, className: "UIScreen", kind: .screen, frame: Box(0, 0, 393, 852))
        tree.children = [ViewNode(id: 2, className: "UIImageView", kind: .image, frame: Box(0, 0, 9, 9))]
        tree.children[0].image = ViewNode.Image(resource: 7)
        let png = png
        for (session, images) in [("1", [CapturedImage(key: 7) { png }]), ("2", [])] {
            recorder.begin(ReplayName(deviceId: "d", sessionId: session)!, facts) { _ in }
            recorder.take(Capture(continuousMs: 0, wallMs: 1_700_000_000_000, tree: tree, images: images, nextNodeId: 3))
        }
        recorder.end()
        let headers = try ["1", "2"].map { try chunks(of: ReplayName(deviceId: "d", sessionId: $0)!)[0].header }
        XCTAssertEqual(headers.map(\.resources), [[PictureName.of(png)], [PictureName.of(png)]])
    }

    func testMakingAnImageStoreReadsNothingYet() throws {
        let (early, late) = (ImageStore(root: root), ImageStore(root: root))
        _ = try early.store(png)
        early.remove(PictureName.of(png), sent: true)
        XCTAssertEqual(try late.store(png), .stored(name: PictureName.of(png)))
        XCTAssertEqual(late.waiting(), [], "it was sent already")
    }

    private let png = Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

    func testImagesAreKeptOnceUnderTheirHash() throws {
        let images = ImageStore(root: root)
        XCTAssertEqual(try images.store(png), .stored(name: PictureName.of(png)))
        XCTAssertEqual(try images.store(png), .stored(name: PictureName.of(png)))
        XCTAssertEqual(images.waiting(), [PictureName.of(png)])
        XCTAssertEqual(try images.store(png + Data(count: Limits.resourceBytes)), .tooLarge)
        XCTAssertEqual(try images.store(Data("GIF89a".utf8)), .unusable)
        XCTAssertEqual(try images.store(nil), .unusable)
    }
}
