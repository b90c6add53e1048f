// Faults of the app's own outside the reading of one view: in what is in front, under a finger, in a picture, in the look as a whole. And
// one at any place at all. Faults.swift says how far these are what happens on a phone.
import AmplitudeSessionReplay
import CoreGraphics
import Foundation
import PhoneForTests
import QuartzCore
import Raising
import ReplayCore
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class FaultyLookTests: XCTestCase {
    private var phone: Phone!
    private var log: LogLines!

    override func setUp() async throws {
        await MainActor.run {
            phone = Phone()
            log = LogLines()
            RecorderEnvironment.current.catching = UnwindingCatch()
        }
    }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    private func start(_ phone: Phone) -> SessionReplay {
        let replay = phone.recorder(logger: log)
        replay.start()
        phone.wait(0.3)
        return replay
    }

    private func label(_ text: String, y: CGFloat = 100, in view: UIView) -> UILabel {
        let label = UILabel(frame: CGRect(x: 10, y: y, width: 200, height: 20))
        label.text = text
        view.addSubview(label)
        return label
    }

    private func brokenWindow() -> BrokenWindow {
        let window = BrokenWindow(frame: UIScreen.main.bounds)
        window.rootViewController = UIViewController()
        phone.window.isHidden = true
        window.makeKeyAndVisible()
        return window
    }

    func testAFailedLookIsDroppedAndTheNextOneGoesOnUnderTheSameIds() async throws {
        let window = brokenWindow()
        let root = window.rootViewController!.view!
        let label = label("at first", in: root)
        let replay = start(phone)
        window.fault.isOn = true
        label.text = "meanwhile"
        phone.wait(0.15)
        window.fault.isOn = false
        phone.wait(0.5)
        let after = try phone.lastTree(of: replay)
        XCTAssertEqual(after.strings, ["meanwhile"], "it is made good without another change")
        XCTAssertEqual(after.all.map(\.id), try phone.firstTree().all.map(\.id))
        XCTAssertGreaterThan(try phone.droppedCaptures(), 0)
        XCTAssertEqual(log.all, [])
    }

    func testFiveFailedLooksInARowEndTheReplayAndTheNextSessionTriesAgain() async throws {
        let window = brokenWindow()
        let label = label("at first", in: window.rootViewController!.view!)
        let replay = start(phone)
        window.fault.isOn = true
        for step in 0..<30 {
            label.text = "\(step)"
            phone.wait(0.2)
        }
        XCTAssertEqual(try phone.droppedCaptures(), FaultBook.mostLooks)
        XCTAssertEqual(log.all, ["5 looks in a row raised NSRangeException: this session is recorded no further"])
        XCTAssertEqual(try phone.lifecycles().filter { $0.state == .paused }, [Lifecycle(state: .paused, reason: "fault")])
        window.fault.isOn = false
        label.text = "too late"
        phone.wait(0.5)
        XCTAssertEqual(try phone.lastTree().strings, ["at first"])
        replay.sessionId += 1
        phone.wait(0.3)
        XCTAssertEqual(try phone.lastTree(of: replay).strings, ["too late"])
    }

    func testAFingerOnAFieldThatOnlyFailedLooksHaveSeenSaysNothing() async throws {
        let window = brokenWindow()
        let replay = start(phone)
        let field = UITextField(frame: CGRect(x: 0, y: 100, width: 200, height: 40))
        field.isSecureTextEntry = true
        window.fault.isOn = true
        window.rootViewController!.view.addSubview(field)
        phone.wait(0.15)
        phone.tap(CGPoint(x: 50, y: 120))
        phone.wait(2)
        replay.stop()
        let touches = try phone.entries("touch")
        XCTAssertFalse(touches.isEmpty)
        for entry in touches {
            guard case .touch(let touch) = entry.body else { return XCTFail("no touch") }
            XCTAssertNil(touch.points)
            XCTAssertNil(touch.target)
        }
    }

    func testAControllerThatRaisesCostsTheNameOfTheScreenAndNoMore() async throws {
        let navigation = BrokenNavigation(rootViewController: UIViewController())
        phone.window.rootViewController = navigation
        let label = label("at first", in: navigation.view)
        let replay = start(phone)
        XCTAssertEqual(try phone.entries("screen").count, 0)
        navigation.fault.isOn = true
        for step in 0..<30 {
            label.text = "\(step)"
            phone.wait(0.2)
        }
        replay.sessionId += 1
        phone.wait(0.3)
        XCTAssertTrue(try phone.lastTree(of: replay).strings.contains("29"))
        XCTAssertEqual(try phone.entries("screen").count, 1)
        XCTAssertEqual(try phone.entries("viewport").count, 2)
        XCTAssertEqual(log.all, ["asking which controller is in front raised NSRangeException: it is left out"])
        XCTAssertEqual(try phone.droppedCaptures(), 0)
    }

    func testAFingerOnWhatCannotBeAskedSaysNothing() async throws {
        let view = BrokenParentage(frame: CGRect(x: 0, y: 100, width: 100, height: 100))
        phone.view.addSubview(view)
        let replay = start(phone)
        let finger = StandInFinger()
        view.fault.isOn = true
        finger.down(at: CGPoint(x: 50, y: 150))
        view.fault.isOn = false
        phone.wait(0.1)
        finger.up()
        replay.stop()
        let touches = try phone.entries("touch")
        XCTAssertFalse(touches.isEmpty)
        for entry in touches {
            guard case .touch(let touch) = entry.body else { return XCTFail("no touch") }
            XCTAssertNil(touch.points)
            XCTAssertNil(touch.target)
        }
        XCTAssertEqual(log.all, ["asking what a finger is on raised NSRangeException: it is left out"])
    }

    func testAPictureThatRaisesWhileItIsEncodedIsNone() async throws {
        let pictures = PictureKeys(RefusingCatch(name: "NSMallocException"), logger: log)
        let snapshotter = Snapshotter(nextNodeId: 1, level: .light, pictures: pictures, faults: .none)
        let picture = UIImage(systemName: "plus")!
        let view = UIImageView(image: picture)
        view.frame.size = CGSize(width: 20, height: 20)
        phone.view.addSubview(view)
        let images = try XCTUnwrap(snapshotter.takeSnapshot(of: [phone.window], on: UIScreen.main)).images
        XCTAssertEqual(images.count, 1)
        XCTAssertNil(images[0].encode())
        XCTAssertEqual(log.all, ["a picture raised NSMallocException: it is recorded as a placeholder"])
    }

    // MARK: Anywhere

    /// A screen with something of many kinds, and a label that changes.
    private func fill(_ view: UIView) -> UILabel {
        let masked = UIView(frame: CGRect(x: 0, y: 300, width: 300, height: 100))
        masked.amp_isMasked = true
        let button = UIButton(type: .system)
        button.setTitle("title", for: .normal)
        let all: [UIView] = [
            button, UISwitch(), UISlider(), UITextField(), UITextView(), UISegmentedControl(items: ["a", "b"]), masked,
            UIVisualEffectView(effect: UIBlurEffect(style: .light)), UIImageView(image: UIImage(systemName: "plus")),
        ]
        for (place, view) in all.enumerated() where view !== masked {
            view.frame = CGRect(x: 0, y: place * 30, width: 99, height: 29)
        }
        for other in all { view.addSubview(other) }
        masked.addSubview(UIButton(type: .system))
        _ = label("hidden", y: 0, in: masked)
        view.layer.addSublayer(CAGradientLayer())
        return label("marker", y: 600, in: view)
    }

    /// What one look at that screen reads, in order; where `raising` is set, the read of that number raises.
    private func reads(raising number: Int?) throws -> Int {
        let phone = Phone()
        defer { phone.close() }
        RecorderEnvironment.current.catching = UnwindingCatch()
        let marker = fill(phone.view)
        let replay = start(phone)
        let only = LookOnly()
        var count = 0
        StandInReads.onRead = { _ in
            count += 1
            if count == number { raisingRaise("NSRangeException") }
        }
        defer { StandInReads.reset() }
        marker.superview?.layer.opacity = 0.5
        phone.wait(0.5)
        only.end()
        StandInReads.reset()
        marker.text = "changed"
        marker.superview?.layer.opacity = 1
        phone.wait(0.5)
        let tree = try phone.lastTree(of: replay)
        let stubs = tree.all.filter { $0.placeholder?.label?.hasSuffix("failed") == true }
        XCTAssertLessThanOrEqual(stubs.count + (try phone.droppedCaptures()), 1, "read \(number ?? 0)")
        let isSeen = tree.strings.contains("changed") || stubs.contains { $0.frame.y == 600 || $0.frame.height > 800 }
        XCTAssertTrue(isSeen, "read \(number ?? 0)")
        return count
    }

    func testAFaultAtAnyReadOfALookCostsAtMostTheViewItIsIn() async throws {
        let all = try reads(raising: nil)
        XCTAssertGreaterThan(all, 300)
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = Seeded(state: seed)
        for _ in 0..<60 {
            let number = Int.random(in: 1...all, using: &random)
            XCTAssertGreaterThanOrEqual(try reads(raising: number), number, "seed \(seed)")
        }
    }
}

private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
