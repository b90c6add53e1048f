// The recordings in fixtures/ are what the demo records now, they hold nothing of what was typed, and the story is all there.
import Foundation
import ReplayCore
import ReplayFormat
import XCTest

@testable import record_demo

@MainActor final class RecordDemoTests: XCTestCase {
    /// Recorded once for all tests.
    private static var folder: URL?

    private func recordings() throws -> URL {
        if let folder = RecordDemoTests.folder { return folder }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("record-demo-\(UUID().uuidString)")
        try OutCommand.run(into: folder)
        RecordDemoTests.folder = folder
        return folder
    }

    override class func tearDown() {
        MainActor.assumeIsolated {
            if let folder { try? FileManager.default.removeItem(at: folder) }
            folder = nil
        }
    }

    private var fixtures: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("fixtures/recordings")
    }

    /// Path below the folder, and content; chunks inflated, since gzip differs by zlib.
    private func content(of folder: URL) throws -> [String: [UInt8]] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        var content: [String: [UInt8]] = [:]
        for name in names {
            let file = folder.appendingPathComponent(name)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
            let bytes = [UInt8](try Data(contentsOf: file))
            content[name] = name.hasSuffix(".gz") ? try Gzip.decompress(bytes).get() : bytes
        }
        return content
    }

    private func chunks() throws -> [Chunk] {
        try content(of: recordings()).filter { $0.key.hasSuffix(".gz") }
            .map { try ChunkDecoder.decode($0.value).get() }
            .sorted { ($0.header.sessionId, $0.header.sequence) < ($1.header.sessionId, $1.header.sequence) }
    }

    func testTheFixturesAreWhatTheDemoRecords() async throws {
        let (made, kept) = (try content(of: recordings()), try content(of: fixtures))
        XCTAssertEqual(made.keys.sorted(), kept.keys.sorted())
        for name in made.keys.sorted() {
            // Not XCTAssertEqual: it would print megabytes.
            if made[name] != kept[name] { XCTFail("\(name) is another; make them again: record-demo --out fixtures/recordings") }
        }
    }

    func testNothingThatWasTypedIsAnywhereInTheBytes() async throws {
        let typed = [
            "mara.lindqvist@", "kale-and-honey", "4000000000000002", "4000 0000", "5555555555554444", "5555 5555", "11/27",
            "11 / 27", "\"314\"", "\"271\"", "jonas.fuhrmann", "grvlx", "Grvlx", "ida.okonkwo", "three-brown-hens", "Plum jam",
            "Grete",
        ]
        let text = try content(of: recordings()).filter { !$0.key.hasPrefix("resources") }
            .map { String(decoding: $0.value, as: UTF8.self) }.joined()
        XCTAssertTrue(text.contains("Corner Shop"), "this looks at the recordings")
        for canary in typed {
            for form in [canary, Data(canary.utf8).base64EncodedString(), String(canary.reversed())] {
                XCTAssertFalse(text.contains(form), canary)
            }
        }
    }

    func testEveryChunkIsOneThatAReaderTakesAndTheStoryIsLongEnough() async throws {
        let chunks = try chunks()
        let order = chunks.filter { $0.header.sessionId == "1762178525312" }
        XCTAssertEqual(order.map(\.header.sequence), Array(0..<order.count))
        XCTAssertGreaterThanOrEqual(order.last?.lastAt.rawValue ?? 0, 180_000)
        XCTAssertEqual(Set(order.map(\.header.startedAt)), [1_762_178_525_312])
        XCTAssertEqual(Set(chunks.map { "\($0.header.deviceId)/\($0.header.sessionId)" }).count, 4)
    }

    func testTheStoryShowsWhatItIsMadeToShow() async throws {
        let entries = try chunks().filter { $0.header.sessionId == "1762178525312" }.flatMap(\.entries)
        var screens: [String] = []
        var states: [LifecycleState] = []
        var orientations: Set<Orientation> = []
        for entry in entries {
            switch entry.body {
            case .screen(let name): screens.append(name.wrappedValue)
            case .lifecycle(let lifecycle): states.append(lifecycle.state)
            case .viewport(let viewport): orientations.insert(viewport.orientation)
            default: continue
            }
        }
        XCTAssertEqual(screens.first, "SignInViewController")
        for name in ["Shop", "Product", "Cart", "Checkout", "Account"] {
            XCTAssertTrue(screens.contains("\(name)ViewController"), name)
        }
        XCTAssertEqual(states, [.background, .foreground, .background])
        XCTAssertEqual(orientations.count, 2)
        let text = entries.map { String(decoding: ChunkEncoder.line($0), as: UTF8.self) }.joined()
        for part in ["_UIAlertControllerView", "UITableViewCellContentView", "_UIScrollViewScrollIndicator", "\"blocked\""] {
            XCTAssertTrue(text.contains(part), part)
        }
    }

    func testTheTourShowsEveryClass() async throws {
        let tour = try chunks().filter { $0.header.sessionId == "1762446044731" }
        let entries = tour.flatMap(\.entries)
        let text = entries.map { String(decoding: ChunkEncoder.line($0), as: UTF8.self) }.joined()
        for name in [
            "UISwitch", "UISlider", "UIStepper", "UISegmentedControl", "UIProgressView", "UIActivityIndicatorView",
            "UIPageControl",
            "UIPickerView", "UIDatePicker", "UIStackView", "UICollectionView", "UISearchBar", "UIRefreshControl", "UIToolbar",
            "UIPanelControllerContentView", "_UIQueuingScrollView", "_UIPopoverView", "_UIGrabber", "_UIAlertControllerView",
            "UITextView", "UITextField", "UILabel", "UIImageView", "UIButton", "UITableView", "UINavigationBar", "UITabBar",
            "UIVisualEffectView",
        ] {
            XCTAssertTrue(text.contains("\"class\":\"\(name)\""), name)
        }
        for kind in ["switch", "slider", "stepper", "segments", "progress", "activity", "pages", "picker", "date", "input"] {
            XCTAssertTrue(text.contains("\"kind\":\"\(kind)\""), kind)
        }
        XCTAssertGreaterThanOrEqual(entries.filter { $0.kind == "screen" }.count, GallerySection.all.count * 2)
    }

    func testTheEventsCarryTheReplayAndLieInIt() async throws {
        for (name, bytes) in try content(of: recordings()) where name.hasSuffix("events.json") {
            let events = try XCTUnwrap(JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
            let ids = name.split(separator: "/")
            let start = try XCTUnwrap(Int(ids[1]))
            XCTAssertEqual(events.first?["event_type"] as? String, "session_start")
            XCTAssertEqual(events.last?["event_type"] as? String, "session_end")
            for event in events {
                let properties = event["event_properties"] as? [String: Any]
                let isIdentify = event["event_type"] as? String == "$identify"
                XCTAssertEqual(
                    properties?["[Amplitude] Session Replay ID"] as? String, isIdentify ? nil : "\(ids[0])/\(ids[1])")
                XCTAssertEqual(event["session_id"] as? Int, start)
                XCTAssertTrue((start...start + 300_000).contains(event["time"] as? Int ?? 0))
            }
            XCTAssertEqual(Set(events.compactMap { $0["insert_id"] as? String }).count, events.count)
        }
    }

    func testTheCommandLine() async throws {
        func parse(_ arguments: String...) throws -> String { "\(try Arguments.parse(arguments))" }
        XCTAssertEqual(try parse("--help"), "help")
        XCTAssertTrue(try parse("--out", "x").hasPrefix("out"))
        XCTAssertTrue(try parse("--server", "http://127.0.0.1:4700", "--api-key", "k").hasPrefix("server"))
        XCTAssertThrowsError(try parse())
        XCTAssertThrowsError(try parse("--out"))
        XCTAssertThrowsError(try parse("--server", "http://127.0.0.1:4700"))
        XCTAssertThrowsError(try parse("--server", "nonsense", "--api-key", "k"))
        XCTAssertThrowsError(try parse("--out", "x", "--server", "http://h", "--api-key", "k"))
        XCTAssertThrowsError(try parse("--what"))
    }
}
