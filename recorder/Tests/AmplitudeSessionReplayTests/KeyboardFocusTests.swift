// What the keyboard types into: found by one walk through the views, and never believed for longer than it is so.
import QuartzCore
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class KeyboardFocusTests: XCTestCase {
    private var phone: Phone!
    private let focus = KeyboardFocus()
    private var fields: [UITextField] = []

    override func setUp() async throws {
        await MainActor.run {
            phone = Phone()
            fields = (0..<2).map { UITextField(frame: CGRect(x: 0, y: 50 * $0, width: 100, height: 40)) }
            for field in fields { phone.view.addSubview(field) }
        }
    }

    override func tearDown() async throws { await MainActor.run { phone.close() } }

    /// How many views were asked for what is inside them.
    private func walked(_ body: () -> Void) -> Int {
        var count = 0
        StandInReads.isOn = true
        StandInReads.onRead = { if $0 == "UIView.subviews" { count += 1 } }
        defer { StandInReads.reset() }
        body()
        return count
    }

    private func found() -> UIView? { focus.view(in: [phone.window]) }

    func testItIsLookedForOnceWhetherOrNotThereIsOne() async throws {
        for isThere in [true, false] {
            if isThere { fields[1].becomeFirstResponder() } else { fields[1].resignFirstResponder() }
            focus.forget()
            XCTAssertGreaterThan(walked { _ = found() }, 1)
            XCTAssertEqual(walked { for _ in 0..<100 { XCTAssertTrue(found() === (isThere ? fields[1] : nil)) } }, 0)
        }
    }

    func testOneThatIsNoMoreIsNotBelieved() async throws {
        fields[0].becomeFirstResponder()
        XCTAssertTrue(found() === fields[0])
        fields[1].becomeFirstResponder()
        XCTAssertTrue(found() === fields[1])
        fields[1].resignFirstResponder()
        XCTAssertNil(found())
        fields[0].becomeFirstResponder()
        XCTAssertNil(found(), "not before the next look")
        focus.forget()
        XCTAssertTrue(found() === fields[0])
    }

    func testAFingerThatMovesOverTheKeyboardIsNoWalkForEachMove() async throws {
        for number in 0..<200 { phone.view.insertSubview(UIView(frame: CGRect(x: number, y: 0, width: 1, height: 1)), at: 0) }
        let replay = phone.recorder(level: .light)
        replay.start()
        fields[1].becomeFirstResponder()
        phone.wait(1)
        func slide(_ y: Int) -> Int {
            let finger = StandInFinger()
            finger.down(at: CGPoint(x: 50, y: y))
            phone.wait(0.3)
            defer {
                finger.up()
                phone.wait(0.3)
            }
            return walked { for step in 0..<100 { finger.move(to: CGPoint(x: 50 + step, y: y)) } }
        }
        let (beside, over) = (slide(300), slide(700))
        replay.stop()
        XCTAssertLessThan(over - beside, 100 * 200 / 2, "far less than a walk for each")
        let points = try phone.entries("touch").flatMap { entry -> [Double] in
            if case .touch(let touch) = entry.body { return (touch.points ?? []).map(\.x) } else { return [] }
        }
        XCTAssertEqual(points.count, 204, "the field shows what is typed")
    }
}
