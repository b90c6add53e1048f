// What the disk holds and what goes: trimming, a disk that is full, opting out, and pictures that are gone.
import Foundation
import ReplayFormat
import XCTest

@testable import ReplayCore

final class StorageTests: XCTestCase {
    private var root: URL!
    private var store: ChunkStore { ChunkStore(root: root) }
    private var images: ImageStore { ImageStore(root: root) }
    private let replay = ReplayName(deviceId: "B1C7", sessionId: "1700000000000")!
    private let logged = Lines()

    override func setUp() { root = FileManager.default.temporaryDirectory.appendingPathComponent("storage-\(UUID().uuidString)") }
    override func tearDown() { try? FileManager.default.removeItem(at: root) }

    private func recorder(limits: ChunkLimits = ChunkLimits()) -> Recorder {
        Recorder(
            store: store, images: ImageStore(root: root), uploader: nil, queue: InlineQueue(), limits: limits, log: logged.add)
    }

    private var facts: ReplayFacts {
        let header = sampleHeader()
        return ReplayFacts(device: header.device, app: header.app, sdk: header.sdk, privacy: header.privacy)
    }

    private func capture(_ ms: Int64, _ step: Int) -> Capture {
        Capture(continuousMs: ms, wallMs: 1_700_000_000_000 + ms, tree: sampleTree(step), nextNodeId: 5)
    }

    private func chunks(of name: ReplayName) throws -> [Chunk] {
        try store.sealedChunks(of: name).map {
            try ChunkDecoder.decode(try Gzip.decompress([UInt8](Data(contentsOf: $0.file))).get()).get()
        }
    }

    /// Replays d/0 … d/n, each used after the one before, with a chunk of so many bytes.
    private func fill(_ count: Int, bytes: Int = 10_000) throws -> [ReplayName] {
        try (0..<count).map { number in
            let name = ReplayName(deviceId: "d", sessionId: "\(number)")!
            var state = ReplayState(startedAt: 1, nextSequence: 1)
            (state.born, state.used) = (number + 1, number + 1)
            try store.save(state, of: name)
            try store.seal(Data(count: bytes), as: ChunkName(replay: name, sequence: 0))
            return name
        }
    }

    // MARK: Trimming

    func testTheDefaultIsAHundredMegabytes() {
        XCTAssertEqual(Recorder.defaultStorageBytes, 100 * 1024 * 1024)
    }

    func testTheLeastRecentlyUsedReplaysGoFirstAndTheCurrentOneStays() throws {
        let names = try fill(5)
        XCTAssertEqual(store.trim(to: 32_000, keeping: names[0]), [names[1], names[2]])
        XCTAssertEqual(store.sealedChunks().map(\.name.replay), [names[0], names[3], names[4]])
        XCTAssertEqual(store.trim(to: 32_000, keeping: nil), [])
        XCTAssertEqual(store.trim(to: 22_000, keeping: nil), [names[0]])
    }

    func testAReplayThatIsTakenUpAgainIsNoLongerTheOldest() throws {
        let recorder = recorder()
        let names = (0..<3).map { ReplayName(deviceId: "d", sessionId: "\($0)")! }
        for name in names + [names[0]] {
            recorder.begin(name, facts) { _ in }
            recorder.take(capture(0, 0))
        }
        recorder.end()
        XCTAssertEqual(store.trim(to: 0, keeping: nil), [names[1], names[2], names[0]])
        XCTAssertEqual(names.map { store.state(of: $0)?.born }, [1, 2, 3])
    }

    func testTrimmingAtTheStartSaysWhatWentAndKeepsTheNumbers() throws {
        let name = try fill(1)[0]
        recorder().recover(keeping: nil, maxBytes: 1_000)
        XCTAssertEqual(logged.all, ["storage is full, dropped replay d/0"])
        let again = recorder()
        again.begin(name, facts) { XCTAssertTrue($0.goesOn) }
        again.take(capture(10, 0))
        again.end()
        XCTAssertEqual(try chunks(of: name).map(\.header.sequence), [1], "a gap, and no number twice")
    }

    func testJournalsGoWithTheirReplays() throws {
        let recorder = recorder()
        recorder.begin(replay, facts) { _ in }
        recorder.take(capture(0, 0))
        XCTAssertEqual(store.trim(to: 0, keeping: nil), [replay])
        XCTAssertEqual(store.journals(of: replay), [])
    }

    func testOnlySoManyReplaysAreRemembered() throws {
        let names = try fill(ChunkStore.mostRemembered + 3)
        for name in names.dropFirst() { store.removeWaiting(of: name) }
        store.trim(to: .max, keeping: names[1])
        XCTAssertEqual(Set(store.replays()), Set(names).subtracting([names[2]]), "what waits and what goes on stays")
    }

    func testTheOldestImagesGoWhereReplaysAreNotEnough() throws {
        let hashes = try (0..<3).map { number -> String in
            let data = png + Data(repeating: UInt8(number), count: 989)
            _ = try images.store(data)
            let date = Date(timeIntervalSince1970: 1_700_000_000 + Double(number))
            let file = images.file(of: PictureName.of(data))
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
            return PictureName.of(data)
        }
        store.trim(to: 3_000, keeping: nil)
        XCTAssertEqual(images.waiting(), hashes)
        store.trim(to: 2_500, keeping: nil)
        XCTAssertEqual(images.waiting(), Array(hashes.dropFirst()))
    }

    func testAPictureThatWasTrimmedIsHandedOverAgain() throws {
        let recorder = recorder()
        var tree = ViewNode(id: 1, className: "UIScreen", kind: .screen, frame: Box(0, 0, 393, 852))
        tree.children = [ViewNode(id: 2, className: "UIImageView", kind: .image, frame: Box(0, 0, 9, 9))]
        tree.children[0].image = ViewNode.Image(resource: 7)
        let png = png
        let shows = Capture(
            continuousMs: 0, wallMs: 1_700_000_000_000, tree: tree, images: [CapturedImage(key: 7) { png }], nextNodeId: 3)
        recorder.begin(replay, facts) { XCTAssertEqual($0.lostPictures, []) }
        recorder.take(shows)
        recorder.end()
        recorder.recover(keeping: replay, maxBytes: 0)
        XCTAssertEqual(images.waiting(), [])
        recorder.begin(replay, facts) { XCTAssertEqual($0.lostPictures, [7]) }
        recorder.take(shows)
        recorder.begin(replay, facts) { XCTAssertEqual($0.lostPictures, [], "it is there again") }
        XCTAssertEqual(images.waiting(), [PictureName.of(png)])
        // One that the server has is not lost.
        recorder.end()
        ImageStore(root: root).remove(PictureName.of(png), sent: true)
        self.recorder().begin(replay, facts) { XCTAssertEqual($0.lostPictures, []) }
    }

    // MARK: Pictures under the names of former days

    /// As recorders left them that wrote version 1: under all 64 digits of the hash.
    private func leave(_ data: Data, modified: Double = 0) throws -> String {
        let long = Sha256.hex(data)
        let folder = root.appendingPathComponent(ImageStore.folderName)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent(long)
        try data.write(to: file)
        let date = Date(timeIntervalSince1970: 1_700_000_000 + modified)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
        return long
    }

    private var pictureFiles: [String] { ReplayFiles.names(in: root.appendingPathComponent(ImageStore.folderName)) }

    func testPicturesUnderLongNamesWaitUnderShortOnes() throws {
        let other = png + Data([4])
        let names = try [(png, 2.0), (other, 1.0)].map { try leave($0, modified: $1) }
        let foreign = String(repeating: "g", count: 64)
        try png.write(to: images.file(of: foreign))
        let images = images
        XCTAssertEqual(images.waiting(), [PictureName.of(other), PictureName.of(png)], "the oldest first")
        XCTAssertEqual(names.map { String($0.prefix(32)) }, [PictureName.of(png), PictureName.of(other)])
        XCTAssertEqual(images.data(of: PictureName.of(png)), png)
        XCTAssertEqual(Set(pictureFiles), [PictureName.of(png), PictureName.of(other), foreign])
        XCTAssertEqual(try images.store(png), .stored(name: PictureName.of(png)))
    }

    func testAPictureThatIsThereUnderBothNamesIsKeptOnce() throws {
        _ = try images.store(png)
        _ = try leave(png)
        XCTAssertEqual(images.waiting(), [PictureName.of(png)])
        XCTAssertEqual(pictureFiles, [PictureName.of(png)])
    }

    func testPicturesUnderLongNamesAreTrimmed() throws {
        for number in 0..<3 { _ = try leave(png + Data(repeating: UInt8(number), count: 989), modified: Double(number)) }
        store.trim(to: 2_000, keeping: nil)
        XCTAssertEqual(images.waiting(), [1, 2].map { PictureName.of(png + Data(repeating: $0, count: 989)) })
    }

    func testOptingOutForgetsPicturesUnderLongNames() throws {
        _ = try leave(png)
        recorder().optOut(forgetting: true)
        XCTAssertEqual(pictureFiles, [])
    }

    func testWhatWasSentUnderALongNameIsNotSentAgain() throws {
        let long = try leave(png)
        let list = root.appendingPathComponent(ImageStore.folderName).appendingPathComponent("sent")
        try Data((long + "\n").utf8).write(to: list)
        try FileManager.default.removeItem(at: images.file(of: long))
        let images = images
        XCTAssertTrue(images.has(PictureName.of(png)))
        XCTAssertEqual(try images.store(png), .stored(name: PictureName.of(png)))
        XCTAssertEqual(images.waiting(), [])
        images.remove(PictureName.of(Data([1])), sent: true)
        let names = [PictureName.of(png), PictureName.of(Data([1]))]
        XCTAssertEqual(try String(contentsOf: list, encoding: .utf8), names.map { $0 + "\n" }.joined())
    }

    // MARK: A disk that refuses

    /// A folder in a file's place refuses the file, as a full disk would.
    private func obstruct(_ sequence: Int) throws -> URL {
        let place = store.file(of: ChunkName(replay: replay, sequence: sequence))
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        return place
    }

    func testWhatTheDiskRefusesIsSealedWithTheNextChunk() throws {
        let recorder = recorder()
        recorder.begin(replay, facts) { _ in }
        recorder.take(capture(0, 0))
        let obstacle = try obstruct(0)
        recorder.seal()
        XCTAssertEqual(store.journals(of: replay).map(\.sequence), [0], "its journal stays")
        XCTAssertTrue(logged.all[0].hasPrefix("could not keep B1C7/1700000000000 chunk 0: "), logged.all[0])
        recorder.take(capture(100, 1))
        recorder.seal()
        XCTAssertEqual(
            try Set(FileManager.default.contentsOfDirectory(atPath: store.folder(of: replay).path)),
            [
                "0.ndjson.gz", "0.open", "1.ndjson.gz", "replay.json",
            ])
        try FileManager.default.removeItem(at: obstacle)
        recorder.take(capture(200, 2))
        recorder.end()
        XCTAssertEqual(try chunks(of: replay).map(\.header.sequence), [0, 1, 2])
        XCTAssertEqual(store.journals(of: replay), [])
    }

    func testWhatTheDiskRefusedIsSealedByTheNextProcess() throws {
        let recorder = recorder()
        recorder.begin(replay, facts) { _ in }
        for step in 0..<4 { recorder.take(capture(Int64(step) * 100, step)) }
        let obstacle = try obstruct(0)
        recorder.seal()
        recorder.take(capture(500, 5))
        recorder.end()
        try FileManager.default.removeItem(at: obstacle)
        self.recorder().recover(keeping: nil)
        let chunks = try chunks(of: replay)
        XCTAssertEqual(chunks.map(\.header.sequence), [0, 1])
        XCTAssertEqual(chunks.map(\.lastAt), [300, 500])
        XCTAssertEqual(store.state(of: replay)?.nextSequence, 2)
    }

    func testAJournalBesideItsSealedFileIsOldNews() throws {
        let recorder = recorder()
        recorder.begin(replay, facts) { _ in }
        recorder.take(capture(0, 0))
        let journal = try Data(contentsOf: store.journal(of: ChunkName(replay: replay, sequence: 0)))
        recorder.take(capture(100, 1))
        recorder.end()
        let sealed = try Data(contentsOf: store.sealedChunks(of: replay)[0].file)
        // The process died after it had sealed and before it could remove.
        try journal.write(to: store.journal(of: ChunkName(replay: replay, sequence: 0)))
        try Data("half".utf8).write(to: store.folder(of: replay).appendingPathComponent("1.ndjson.gz.tmp"))
        self.recorder().recover(keeping: nil)
        XCTAssertEqual(try Data(contentsOf: store.sealedChunks(of: replay)[0].file), sealed)
        XCTAssertEqual(
            try FileManager.default.contentsOfDirectory(atPath: store.folder(of: replay).path).sorted(),
            ["0.ndjson.gz", "replay.json"])
    }

    func testAStateThatIsOlderThanTheLastChunkGivesNoNumberTwice() throws {
        let recorder = recorder()
        recorder.begin(replay, facts) { _ in }
        for step in 0..<3 {
            recorder.take(capture(Int64(step) * 100, step))
            recorder.seal()
        }
        recorder.end()
        var stale = try XCTUnwrap(store.state(of: replay))
        stale.nextSequence = 1
        try store.save(stale, of: replay)
        let again = self.recorder()
        again.begin(replay, facts) { _ in }
        again.take(capture(1_000, 9))
        again.end()
        XCTAssertEqual(try chunks(of: replay).map(\.header.sequence), [0, 1, 2, 3])
    }

    // MARK: Opting out

    func testOptingOutForgetsWhatWaitsAndTheNumbersGoOn() throws {
        let recorder = recorder()
        recorder.begin(replay, facts) { _ in }
        recorder.take(capture(0, 0))
        recorder.seal()
        recorder.take(capture(100, 1))
        _ = try images.store(png)
        recorder.optOut(forgetting: true)
        recorder.take(capture(200, 2))
        recorder.end()
        XCTAssertEqual(store.sealedChunks(), [])
        XCTAssertEqual(store.journals(of: replay), [])
        XCTAssertEqual(images.waiting(), [])
        recorder.take(capture(300, 3))
        recorder.optIn()
        recorder.begin(replay, facts) { XCTAssertTrue($0.goesOn) }
        recorder.take(capture(400, 4))
        recorder.end()
        XCTAssertEqual(try chunks(of: replay).map(\.header.sequence), [2])
        XCTAssertEqual(try chunks(of: replay).map(\.firstAt), [400])
    }

    func testAStartThatIsOptedOutKeepsWhatWaits() throws {
        let names = try fill(2)
        let recorder = recorder()
        recorder.optOut(forgetting: false)
        recorder.recover(keeping: nil)
        recorder.begin(replay, facts) { _ in }
        recorder.take(capture(0, 0))
        recorder.end()
        XCTAssertEqual(store.sealedChunks().map(\.name.replay), names)
    }

    // MARK: Clocks

    private func record(_ recorder: Recorder, _ times: [(continuous: Int64, wall: Int64)], firstStep: Int = 0) {
        for (index, time) in times.enumerated() {
            recorder.take(
                Capture(
                    continuousMs: time.continuous, wallMs: time.wall, tree: sampleTree(firstStep + index), nextNodeId: 5))
            recorder.seal()
        }
    }

    private let hour: Int64 = 3_600_000
    private let noon: Int64 = 1_700_000_000_000

    func testAWallClockThatJumpsMovesNothing() throws {
        let recorder = recorder()
        recorder.begin(replay, facts) { _ in }
        record(recorder, [(0, noon), (100, noon - hour), (200, noon + 50 * hour), (300, noon - 400 * hour)])
        recorder.end()
        let chunks = try chunks(of: replay)
        XCTAssertEqual(chunks.map(\.firstAt), [0, 100, 200, 300])
        XCTAssertEqual(chunks.map(\.header.sequence), [0, 1, 2, 3])
        XCTAssertEqual(Set(chunks.map(\.header.startedAt)), [Int(noon)])
    }

    func testStopAndStartGoOnByTheClockThatNoOneCanSet() throws {
        for jump in [-hour, hour] {
            let name = ReplayName(deviceId: "d", sessionId: "\(jump + 2 * hour)")!
            let recorder = recorder()
            recorder.begin(name, facts) { _ in }
            record(recorder, [(1_000, noon)])
            recorder.end()
            recorder.begin(name, facts) { _ in }
            // Ten seconds of sleep are time, the jump is none.
            record(recorder, [(11_000, noon + jump)], firstStep: 5)
            recorder.end()
            XCTAssertEqual(try chunks(of: name).map(\.firstAt), [0, 10_000], "a jump of \(jump)")
        }
    }

    func testANextProcessWhoseCalendarWasSetBackNeverGoesBack() throws {
        for (process, wall) in [noon, noon - 9 * hour, noon + 500, noon - hour].enumerated() {
            let recorder = recorder()
            recorder.begin(replay, facts) { _ in }
            record(recorder, [(0, wall), (400, wall + 400)], firstStep: process * 10)
            recorder.end()
        }
        let at = try chunks(of: replay).flatMap { [$0.firstAt.rawValue, $0.lastAt.rawValue] }
        XCTAssertEqual(at, at.sorted())
        XCTAssertEqual(at.last, 1_600)
    }

    func testTheOldestReplayGoesFirstWhateverTheCalendarSaidThen() throws {
        for (number, wall) in [noon, noon - 100 * hour, noon + 100 * hour, noon - hour].enumerated() {
            let recorder = recorder()
            recorder.begin(ReplayName(deviceId: "d", sessionId: "\(9 - number)")!, facts) { _ in }
            record(recorder, [(0, wall)])
            recorder.end()
            let file = try XCTUnwrap(store.sealedChunks(of: ReplayName(deviceId: "d", sessionId: "\(9 - number)")!).first?.file)
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: Double(wall) / 1_000)], ofItemAtPath: file.path)
        }
        XCTAssertEqual(store.sealedChunks().map(\.name.replay.sessionId), ["9", "8", "7", "6"])
        XCTAssertEqual(store.trim(to: 0, keeping: nil).map(\.sessionId), ["9", "8", "7", "6"])
    }

    private let png = Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
}

/// What was said to a log, in order.
final class Lines: @unchecked Sendable {
    private let lock = NSLock()
    private var lines: [String] = []
    var all: [String] { lock.withLock { lines } }
    var add: @Sendable (String) -> Void { { line in self.lock.withLock { self.lines.append(line) } } }
}
