// A fault of the app's own in one view is a placeholder there and nothing anywhere else, tells nothing that is masked, and is not met
// again and again. Faults.swift says how far these are what happens on a phone.
import AmplitudeSessionReplay
import CoreGraphics
import Foundation
import PhoneForTests
import QuartzCore
import ReplayCore
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class FaultTests: XCTestCase {
    private var phone: Phone!
    private var log: LogLines!

    override func setUp() async throws {
        await MainActor.run {
            phone = Phone()
            log = LogLines()
            RecorderEnvironment.current.catching = UnwindingCatch()
        }
    }
    override func tearDown() async throws {
        await MainActor.run {
            PlacelessLayer.fault.isOn = true
            phone.close()
        }
    }

    private func start(_ level: AmplitudeSessionReplay.MaskLevel = .medium) -> SessionReplay {
        let replay = phone.recorder(level: level, logger: log)
        replay.start()
        phone.wait(0.3)
        return replay
    }

    @discardableResult private func add<View: UIView>(_ view: View, _ id: String, y: CGFloat, to parent: UIView? = nil) -> View {
        view.frame = CGRect(x: 10, y: y, width: 200, height: 20)
        view.accessibilityIdentifier = id
        (view as? UILabel)?.text = id
        (parent ?? phone.view).addSubview(view)
        return view
    }

    private func touches() throws -> [Touch] {
        try phone.entries("touch").compactMap { if case .touch(let touch) = $0.body { return touch } else { return nil } }
    }

    // MARK: One view

    func testOneLabelThatRaisesIsAPlaceholderAndAllElseGoesOn() async throws {
        for row in 0..<20 where row != 7 { add(UILabel(), "row \(row)", y: CGFloat(row * 30)) }
        let broken = add(BrokenLabel(), "broken", y: 210)
        let replay = start()
        (phone.view.subviews[3] as? UILabel)?.text = "changed"
        broken.frame.origin.x = 33
        phone.wait(0.3)
        let tree = try phone.lastTree(of: replay)
        let stub = try XCTUnwrap(tree.node(class: "BrokenLabel"))
        XCTAssertEqual(stub.placeholder, .init(reason: .unsupported, label: "reading BrokenLabel failed"))
        XCTAssertEqual(stub.frame, Box(33, 210, 200, 20), "where it is, it still says")
        XCTAssertNil(stub.accessibilityId)
        XCTAssertEqual(tree.nodes(class: "UILabel").compactMap(\.text?.string).count, 19)
        XCTAssertTrue(tree.strings.contains("changed"))
        XCTAssertEqual(broken.fault.asked, 1, "it is not read again")
        XCTAssertEqual(log.all, ["reading a BrokenLabel raised NSRangeException: it is recorded as a placeholder from now on"])
        XCTAssertEqual(try phone.droppedCaptures(), 0)
    }

    func testAViewThatRaisesLaterLosesWhatItShowedAndStaysTheSameNode() async throws {
        let broken = add(BrokenLabel(), "shown at first", y: 100)
        broken.fault.isOn = false
        let replay = start()
        broken.fault.isOn = true
        add(UILabel(), "next", y: 200)
        phone.wait(0.3)
        broken.fault.isOn = false
        add(UILabel(), "and next", y: 300)
        let tree = try phone.lastTree(of: replay)
        let (before, after) = (try phone.firstTree().node(class: "BrokenLabel"), tree.node(class: "BrokenLabel"))
        XCTAssertEqual(before?.text?.string, "shown at first")
        XCTAssertEqual(after?.kind, .placeholder)
        XCTAssertNil(after?.text)
        XCTAssertEqual(before?.id, after?.id)
        XCTAssertEqual(tree.strings, ["next", "and next"])
    }

    func testAContainerThatRaisesIsOnePlaceholderWithAllThatIsInIt() async throws {
        let container = add(BrokenContainer(), "container", y: 100)
        add(UILabel(), "inside", y: 0, to: container)
        add(UILabel(), "beside", y: 300)
        let replay = start()
        phone.tap(CGPoint(x: 20, y: 110))
        phone.tap(CGPoint(x: 20, y: 310))
        let tree = try phone.lastTree(of: replay)
        XCTAssertEqual(tree.node(class: "BrokenContainer")?.children, [])
        XCTAssertEqual(tree.strings, ["beside"])
        let told = try touches().map { $0.points != nil || $0.target != nil }
        XCTAssertEqual(told, [false, false, true, true], "what cannot be read counts as masked")
    }

    func testAViewThatDoesNotSayWhereItIsHidesAllTouchesInItsParent() async throws {
        let parent = add(UIView(), "parent", y: 100)
        let view = PlacelessView(frame: .zero)
        parent.addSubview(view)
        let replay = start()
        phone.tap(CGPoint(x: 20, y: 110))
        phone.tap(CGPoint(x: 20, y: 310))
        let node = try XCTUnwrap(try phone.lastTree(of: replay).node(class: "PlacelessView"))
        XCTAssertEqual(node.frame, Box(0, 0, 200, 20))
        XCTAssertEqual(try touches().map { $0.points != nil }, [false, false, true, true])
    }

    func testALayerOfNoViewThatRaisesIsAPlaceholderToo() async throws {
        let layer = BrokenLayer()
        layer.frame = CGRect(x: 5, y: 6, width: 70, height: 80)
        layer.addSublayer(CATextLayer())
        phone.view.layer.addSublayer(layer)
        add(UILabel(), "beside", y: 300)
        let tree = try phone.lastTree(of: start())
        let stub = try XCTUnwrap(tree.node(class: "BrokenLayer"))
        XCTAssertEqual(stub.placeholder?.label, "reading BrokenLayer failed")
        XCTAssertEqual(stub.frame, Box(5, 6, 70, 80))
        XCTAssertEqual(tree.strings, ["beside"])
        XCTAssertEqual(layer.fault.asked, 1)
    }

    func testATextThatRaisesWhileItIsLaidOutHarmsNoOther() async throws {
        let broken = add(UILabel(), "", y: 100)
        broken.attributedText = NSAttributedString(string: "left in the middle", attributes: [.paragraphStyle: BrokenStyle()])
        let labels = (0..<5).map { add(UILabel(), "label \($0)", y: CGFloat(150 + $0 * 30)) }
        let replay = start()
        labels[4].text = "another text"
        let tree = try phone.lastTree(of: replay)
        XCTAssertEqual(tree.strings.sorted(), ["another text", "label 0", "label 1", "label 2", "label 3"])
        XCTAssertTrue(tree.all.compactMap(\.text).allSatisfy { $0.lines.map(\.range) == [nil] })
        XCTAssertEqual(tree.all.filter { $0.placeholder?.label == "reading UILabel failed" }.count, 1)
    }

    // MARK: Again and again

    func testAClassOfTheAppsIsReadNoMoreAfterThreeFaults() async throws {
        let labels = (0..<6).map { add(BrokenLabel(), "\($0)", y: CGFloat($0 * 30)) }
        labels[5].fault.isOn = false
        let tree = try phone.lastTree(of: start())
        XCTAssertEqual(labels.map(\.fault.asked), [1, 1, 1, 0, 0, 0])
        XCTAssertEqual(tree.nodes(class: "BrokenLabel").filter { $0.kind == .placeholder }.count, 6)
        XCTAssertEqual(log.all.count, 2)
        XCTAssertEqual(
            log.all.last, "reading a BrokenLabel raised NSRangeException, time 3: none of this class is read any more")
    }

    func testAClassOfTheSystemsIsReadForMuchLongerSinceTheFaultIsInWhatItHolds() async throws {
        for row in 0..<35 {
            add(UILabel(), "", y: CGFloat(row * 20)).attributedText = NSAttributedString(
                string: "broken", attributes: [.paragraphStyle: BrokenStyle()])
        }
        add(UILabel(), "sound", y: 0)
        let replay = start()
        XCTAssertEqual(try phone.lastTree(of: replay).strings, [])
        XCTAssertEqual(FaultBook.mostOfASystemsClass, 30)
        XCTAssertEqual(log.all.count, 2)
    }

    func testAnotherViewOfTheClassIsReadWhenTheOneThatRaisedIsGone() async throws {
        var first: BrokenLabel? = add(BrokenLabel(), "first", y: 100)
        let replay = start()
        first?.removeFromSuperview()
        first = nil
        let second = add(BrokenLabel(), "second", y: 100)
        second.fault.isOn = false
        phone.wait(0.3)
        XCTAssertEqual(try phone.lastTree(of: replay).strings, ["second"])
    }

    func testTheNextReplayRemembersWhatCouldNotBeRead() async throws {
        let broken = add(BrokenLabel(), "broken", y: 100)
        let replay = start()
        replay.sessionId += 1
        phone.wait(0.3)
        XCTAssertNotNil(try phone.lastTree(of: replay).node(class: "BrokenLabel")?.placeholder)
        XCTAssertEqual(broken.fault.asked, 1)
        XCTAssertEqual(log.all.count, 1)
    }

    // MARK: Masked

    func testAFaultInWhatIsMaskedTellsNothing() async throws {
        var farm = [String]()
        for level in [AmplitudeSessionReplay.MaskLevel.light, .conservative] {
            let phone = Phone()
            RecorderEnvironment.current.catching = UnwindingCatch()
            defer { phone.close() }
            let pad = UIView(frame: CGRect(x: 0, y: 0, width: 300, height: 300))
            pad.amp_isMasked = true
            phone.view.addSubview(pad)
            let broken = (0..<3).map { number -> UILabel in
                let label = number == 0 ? BrokenLabel() : UILabel(frame: .zero)
                label.frame = CGRect(x: 0, y: 40 * number, width: 200, height: 30)
                farm.append("canary\(level)\(number)x\(UInt32.random(in: 1_000_000...9_999_999))")
                label.attributedText = NSAttributedString(
                    string: farm.last!, attributes: number == 2 ? [.paragraphStyle: BrokenStyle()] : [:])
                label.accessibilityIdentifier = farm.last
                pad.addSubview(label)
                return label
            }
            (broken[0] as? BrokenLabel)?.fault.isOn = false
            let replay = phone.recorder(level: level, logger: log)
            replay.start()
            phone.wait(0.3)
            (broken[0] as? BrokenLabel)?.fault.isOn = true
            broken[1].text = farm[1]
            phone.wait(0.3)
            replay.stop()
            let all = try phone.chunkBytes().map { String(decoding: $0, as: UTF8.self) } + log.all
            for canary in farm { XCTAssertFalse(all.contains { $0.contains(canary) }, canary) }
            XCTAssertEqual(try phone.lastTree().all.filter { $0.placeholder != nil }.count, 2)
        }
    }

    func testAMaskedKeyThatRaisesWhileItIsPressedStaysAsItWas() async throws {
        let pad = add(UIView(), "pad", y: 100)
        pad.amp_isMasked = true
        let keys = [0, 1].map { _ in BrokenKey() }
        for (place, key) in keys.enumerated() {
            key.frame = CGRect(x: place * 100, y: 0, width: 100, height: 20)
            key.backgroundColor = .white
            key.addSubview(UILabel(frame: CGRect(x: 0, y: 0, width: 20, height: 20)))
            pad.addSubview(key)
        }
        let replay = start()
        keys[1].isHighlighted = true
        phone.wait(0.3)
        keys[1].isHighlighted = false
        phone.wait(3)
        XCTAssertEqual(log.all.count, 1, "it did raise")
        let tree = try phone.lastTree(of: replay)
        let seen = tree.nodes(class: "BrokenKey")
        XCTAssertEqual(seen.map(\.kind), [.view, .view])
        XCTAssertEqual(seen[0].background, seen[1].background)
        XCTAssertEqual(seen[0].children.count, seen[1].children.count)
        XCTAssertEqual(try phone.entries("diff").count, 0, "nothing was said of it")
    }

    func testNamesOfExceptionsAreLoggedOnlyWhereTheyAreNames() async {
        XCTAssertEqual(FaultNames.loggable("NSRangeException"), "NSRangeException")
        XCTAssertEqual(FaultNames.loggable("C++"), "C++")
        for name in ["", "jane@example.com", "my secret", "naïve", String(repeating: "a", count: 65)] {
            XCTAssertEqual(FaultNames.loggable(name), "an exception", name)
        }
        let faults = FaultBook(RefusingCatch(name: "my secret"), logger: log)
        XCTAssertFalse(faults.read(.whole, of: phone.view) {})
        XCTAssertEqual(log.all, ["reading a UIView raised an exception: it is recorded as a placeholder from now on"])
    }
}
