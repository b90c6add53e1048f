// What a power cut leaves of a file: the order in which bytes and names reach the disk, on a disk that says what it is told.
import Foundation
import XCTest

@testable import ReplayCore

final class DurableFilesTests: XCTestCase {
    private var root: URL!

    override func setUp() { root = FileManager.default.temporaryDirectory.appendingPathComponent("durable-\(UUID().uuidString)") }
    override func tearDown() { try? FileManager.default.removeItem(at: root) }

    private var file: URL { root.appendingPathComponent("device/session/0.ndjson.gz") }
    private let chunk = Data(repeating: 7, count: 10_000)

    func testBytesAreSyncedBeforeTheNameAndTheNameBeforeAnyoneHears() throws {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let told = TellingDisk()
        try ReplayFiles.writeDurably(chunk, to: file, on: told.disk)
        XCTAssertEqual(
            told.calls,
            ["sync 0.ndjson.gz.tmp of 10000", "rename 0.ndjson.gz.tmp 0.ndjson.gz", "sync session with 0.ndjson.gz"])
        XCTAssertEqual(try Data(contentsOf: file), chunk)
    }

    func testFoldersThatAreNewAreSyncedTooFromTheOutside() throws {
        let told = TellingDisk()
        try ReplayFiles.writeDurably(chunk, to: file, on: told.disk)
        let name = root.lastPathComponent
        XCTAssertTrue(told.calls[0].hasPrefix("sync \(FileManager.default.temporaryDirectory.lastPathComponent) with "))
        XCTAssertTrue(told.calls[0].contains(name))
        XCTAssertEqual(Array(told.calls[1...2]), ["sync \(name) with device", "sync device with session"])
        XCTAssertEqual(told.calls.count, 6)
    }

    func testADiskThatFailsAtAnyStepIsAnErrorAndTheFileBeforeStays() throws {
        let before = Data("before".utf8)
        try ReplayFiles.writeDurably(before, to: file)
        for step in 0..<2 {
            XCTAssertThrowsError(try ReplayFiles.writeDurably(chunk, to: file, on: TellingDisk(failsAt: step).disk))
            XCTAssertEqual(try Data(contentsOf: file), before)
        }
        XCTAssertThrowsError(
            try ReplayFiles.writeDurably(chunk, to: file, on: TellingDisk(failsAt: 2).disk), "its name may be gone")
        XCTAssertEqual(
            try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path), ["0.ndjson.gz"],
            "nothing half is left")
    }

    func testThePhonesDiskFailsWhereThereIsNothing() {
        XCTAssertThrowsError(try Disk.phone.sync(file))
        XCTAssertThrowsError(try Disk.phone.rename(file, root))
    }
}

/// Does nothing but rename, and keeps what it was told; fails at one call.
private final class TellingDisk {
    private(set) var calls: [String] = []
    private let failsAt: Int?

    init(failsAt: Int? = nil) { self.failsAt = failsAt }

    var disk: Disk {
        Disk(
            sync: { place in
                let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)).map { $0.sorted() }
                let holds = names.map { "with \($0.joined(separator: ","))" } ?? "of \(ReplayFiles.size(of: place))"
                try self.tell("sync \(place.lastPathComponent) \(holds)")
            },
            rename: { from, to in
                try self.tell("rename \(from.lastPathComponent) \(to.lastPathComponent)")
                try Disk.phone.rename(from, to)
            })
    }

    private func tell(_ call: String) throws {
        calls.append(call)
        if calls.count - 1 == failsAt { throw CocoaError(.fileWriteUnknown) }
    }
}
