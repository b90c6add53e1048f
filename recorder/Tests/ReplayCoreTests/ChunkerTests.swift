// SPEC section 7, judged by decoding what comes out.
import Foundation
import ReplayFormat
import XCTest

@testable import ReplayCore

final class ChunkerTests: XCTestCase {
    private let keeper = MemoryKeeper()

    private func chunker(
        limits: ChunkLimits = ChunkLimits(), state: ReplayState = ReplayState(startedAt: 1_700_000_000_000),
        startingAt: Int64 = 5_000
    ) -> Chunker {
        Chunker(
            header: sampleHeader(), clock: ReplayClock(startingAt: startingAt), state: state, limits: limits, keeper: keeper)
    }

    private func capture(
        _ ms: Int64, _ tree: ViewNode?, touches: [TouchSample] = [], notes: [Note] = []
    ) -> Capture {
        Capture(continuousMs: ms, wallMs: 1_700_000_000_000 + ms - 5_000, tree: tree, touches: touches, notes: notes)
    }

    func testEachChunkStartsWithASnapshotAndDecodes() throws {
        var chunker = chunker()
        for step in 0..<250 { chunker.take(capture(5_000 + Int64(step) * 200, sampleTree(step))) }
        chunker.seal()
        let chunks = try keeper.chunks()
        XCTAssertEqual(chunks.map(\.header.sequence), [0, 1, 2])
        XCTAssertEqual(chunks.map(\.firstAt.rawValue), [0, 20_200, 40_400])
        XCTAssertEqual(chunks.map(\.lastAt.rawValue), [20_000, 40_200, 49_800])
        XCTAssertEqual(chunks.map(\.header.wallAt), chunks.map { 1_700_000_000_000 + $0.firstAt.rawValue })
        for chunk in chunks { XCTAssertEqual(chunk.entries.first?.kind, "snapshot") }
    }

    func testTheTreeAtEachTimeIsWhatWasCaptured() throws {
        var chunker = chunker(limits: ChunkLimits(span: 1_000))
        for step in 0..<30 { chunker.take(capture(5_000 + Int64(step) * 100, sampleTree(step))) }
        chunker.seal()
        for chunk in try keeper.chunks() {
            XCTAssertEqual(chunk.end.checksum, sampleTree(chunk.lastAt.rawValue / 100).canonicalised().checksum)
        }
    }

    func testNothingChangedMeansNoEntryAndNoChunk() throws {
        var chunker = chunker()
        for step in 0..<1_000 { chunker.take(capture(5_000 + Int64(step) * 100, sampleTree(0))) }
        chunker.seal()
        chunker.seal()
        let chunks = try keeper.chunks()
        XCTAssertEqual(chunks.count, 1)
        XCTAssertEqual(chunks[0].entries.map(\.kind), ["snapshot"])
    }

    func testAChangeThatTheFileCannotShowIsNone() throws {
        var chunker = chunker()
        var tree = sampleTree(0)
        chunker.take(capture(5_000, tree))
        tree.children[0].frame.x += 0.001
        chunker.take(capture(5_100, tree))
        chunker.seal()
        XCTAssertEqual(try keeper.chunks()[0].entries.count, 1)
    }

    func testAChunkClosesAfter64KilobytesOfEntriesBehindItsSnapshot() throws {
        var chunker = chunker()
        for step in 0..<40 {
            chunker.take(capture(5_000 + Int64(step), sampleTree(step, text: String(repeating: "\(step) ", count: 2_000))))
        }
        chunker.seal()
        let chunks = try keeper.chunks()
        XCTAssertGreaterThan(chunks.count, 2)
        for chunk in chunks.dropLast() {
            let bytes = chunk.entries.dropFirst().map { ChunkEncoder.line($0).count }
            XCTAssertGreaterThanOrEqual(bytes.reduce(0, +), 64 * 1024)
            XCTAssertLessThan(bytes.dropLast().reduce(0, +), 64 * 1024)
        }
    }

    func testTouchesAreDrainedFirstAndSortedByTheirOwnTime() throws {
        var chunker = chunker()
        chunker.take(capture(5_000, sampleTree(0)))
        let touches = [
            touch(.began, 5_030), touch(.moved, 5_040), touch(.moved, 5_056), touch(.ended, 5_060),
        ]
        chunker.take(
            capture(
                5_100, sampleTree(1), touches: touches,
                notes: [Note(continuousMs: 5_035, .screen(name: ByBytes(wrappedValue: "Cart")))]))
        chunker.seal()
        let entries = try keeper.chunks()[0].entries
        XCTAssertEqual(entries.map(\.kind), ["snapshot", "touch", "screen", "touch", "touch", "diff"])
        XCTAssertEqual(entries.map(\.at.rawValue), [0, 30, 35, 40, 60, 100])
    }

    func testATapThatChangesNothingIsRecordedOnTheTreeItFellOn() throws {
        var chunker = chunker()
        chunker.take(capture(5_000, sampleTree(0)))
        chunker.seal()
        chunker.take(capture(9_100, sampleTree(0), touches: [touch(.began, 9_000), touch(.ended, 9_080)]))
        chunker.seal()
        let tap = try keeper.chunks()[1]
        XCTAssertEqual(tap.entries.map(\.kind), ["snapshot", "touch", "touch"])
        XCTAssertEqual(tap.entries.map(\.at.rawValue), [4_000, 4_000, 4_080])
        XCTAssertEqual(tap.header.wallAt, 1_700_000_004_000)
    }

    func testAnOpenedChunkShowsTheTreeThatItsFirstTouchFellOnThenWhatItDid() throws {
        var chunker = chunker()
        chunker.take(capture(5_000, sampleTree(0)))
        chunker.seal()
        chunker.take(capture(9_100, sampleTree(7), touches: [touch(.began, 9_000)]))
        chunker.seal()
        let chunk = try keeper.chunks()[1]
        XCTAssertEqual(chunk.entries.map(\.kind), ["snapshot", "touch", "diff"])
        guard case .snapshot(let first) = chunk.entries[0].body else { return XCTFail("no snapshot") }
        XCTAssertEqual(first, sampleTree(0).canonicalised())
    }

    func testAViewThatComesBackUnderItsOldIdCostsASnapshotNotABrokenChunk() throws {
        var chunker = chunker()
        var without = sampleTree(0)
        without.children.removeLast()
        for (step, tree) in [sampleTree(0), without, sampleTree(0)].enumerated() {
            chunker.take(capture(5_000 + Int64(step) * 100, tree))
        }
        chunker.seal()
        XCTAssertEqual(try keeper.chunks()[0].entries.map(\.kind), ["snapshot", "diff", "snapshot"])
    }

    func testImagesAreIndexedAnewInEachChunk() throws {
        var chunker = chunker()
        chunker.learn(.stored(name: String(repeating: "a", count: 32)), key: 10)
        chunker.learn(.stored(name: String(repeating: "b", count: 32)), key: 11)
        chunker.take(capture(5_000, imageTree(10)))
        chunker.take(capture(5_100, imageTree(11)))
        chunker.seal()
        chunker.take(capture(5_200, imageTree(11, x: 3)))
        chunker.seal()
        let chunks = try keeper.chunks()
        XCTAssertEqual(chunks[0].header.resources.map { $0.first }, ["a", "b"])
        XCTAssertEqual(chunks[1].header.resources.map { $0.first }, ["b"])
    }

    func testAnImageThatCannotBeKeptIsAPlaceholder() throws {
        var chunker = chunker()
        chunker.learn(.tooLarge, key: 10)
        chunker.take(capture(5_000, imageTree(10)))
        chunker.seal()
        guard case .snapshot(let tree)? = try keeper.chunks()[0].entries.first?.body else { return XCTFail("no snapshot") }
        XCTAssertEqual(tree.children[0].kind, .placeholder)
        XCTAssertEqual(tree.children[0].placeholder?.reason, .overLimit)
    }

    func testEachChunkSaysTheViewportOnceAndAnEqualOneIsNotRepeated() throws {
        var chunker = chunker()
        let viewport = Viewport(
            size: Size2(393, 852), orientation: .portrait, safeArea: Edges(top: 59, left: 0, bottom: 34, right: 0))
        chunker.take(capture(5_000, sampleTree(0), notes: [Note(continuousMs: 5_000, .viewport(viewport))]))
        chunker.take(capture(5_100, sampleTree(1), notes: [Note(continuousMs: 5_100, .viewport(viewport))]))
        chunker.seal()
        chunker.take(capture(5_200, sampleTree(2)))
        chunker.seal()
        let chunks = try keeper.chunks()
        XCTAssertEqual(chunks[0].entries.map(\.kind), ["snapshot", "viewport", "diff"])
        XCTAssertEqual(chunks[1].entries.map(\.kind), ["snapshot", "viewport"])
    }

    func testTimeNeverGoesBackAlsoAfterARelaunchWithAClockSetBack() throws {
        let state = ReplayState(startedAt: 1_700_000_000_000, nextSequence: 4, nextNodeId: 50, lastAt: 60_000)
        var chunker = Chunker(
            header: sampleHeader(), clock: ReplayClock(resuming: state, continuousMs: 100, wallMs: 1_600_000_000_000),
            state: state, limits: ChunkLimits(), keeper: keeper)
        chunker.take(Capture(continuousMs: 100, wallMs: 1_600_000_000_000, tree: sampleTree(0)))
        chunker.take(Capture(continuousMs: 90, wallMs: 1_600_000_000_000, tree: sampleTree(1)))
        chunker.seal()
        let chunk = try keeper.chunks()[0]
        XCTAssertEqual(chunk.header.sequence, 4)
        XCTAssertEqual(chunk.entries.map(\.at.rawValue), [60_000, 60_000])
    }

    func testARelaunchGoesOnAtWallTime() {
        let state = ReplayState(startedAt: 1_700_000_000_000, lastAt: 60_000)
        let clock = ReplayClock(resuming: state, continuousMs: 100, wallMs: 1_700_000_300_000)
        XCTAssertEqual(clock.time(of: 100), 300_000)
        XCTAssertEqual(clock.time(of: 350), 300_250)
    }

    private func touch(_ phase: TouchPhase, _ ms: Int64) -> TouchSample {
        TouchSample(finger: 0, phase: phase, continuousMs: ms, point: Point2(10, 20), target: 2)
    }

    private func imageTree(_ key: Int, x: Double = 0) -> ViewNode {
        var image = ViewNode(id: 2, className: "UIImageView", kind: .image, frame: Box(x, 0, 10, 10))
        image.image = ViewNode.Image(resource: key)
        return ViewNode(id: 1, className: "UIScreen", kind: .screen, frame: Box(0, 0, 393, 852), children: [image])
    }
}

/// Keeps sealed chunks in memory.
private final class MemoryKeeper: ChunkKeeping {
    private var bytes: [[UInt8]] = []

    func opened(_ header: ChunkHeader) {}
    func wrote(_ line: [UInt8]) {}
    func expects(_ line: [UInt8]) {}
    func named(resource name: String) {}
    func abandoned(sequence: Int) {}
    func sealed(_ bytes: [UInt8], sequence: Int, lastAt: Int) { self.bytes.append(bytes) }

    func chunks() throws -> [Chunk] { try bytes.map { try ChunkDecoder.decode($0).get() } }
}
