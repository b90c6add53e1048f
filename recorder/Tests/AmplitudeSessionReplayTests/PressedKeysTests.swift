// Which key of a masked keypad was pressed must be nowhere in a recording: two that differ in nothing else are equal, byte for byte.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import ReplayCore
import ReplayFormat
import UIKit
import XCTest

@MainActor final class PressedKeysTests: XCTestCase {
    private var phone: Phone!

    override func setUp() async throws { await MainActor.run { phone = Phone() } }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    private enum Mask { case none, pad, titles }
    private typealias Level = AmplitudeSessionReplay.MaskLevel

    /// All bytes of a session in which the keys of a pad are pressed one after another.
    private func bytes(
        pressing keys: [Int], _ level: Level = .light, mask: Mask = .pad,
        _ makeKey: (Int) -> UIView
    ) throws -> [[UInt8]] {
        phone.close()
        phone = Phone()
        let pad = UIView(frame: CGRect(x: 0, y: 100, width: 300, height: 100))
        phone.view.addSubview(pad)
        for digit in 0..<3 {
            let key = makeKey(digit)
            key.frame = CGRect(x: 100 * digit, y: 0, width: 100, height: 100)
            pad.addSubview(key)
        }
        switch mask {
        case .none: break
        case .pad: pad.amp_isMasked = true
        case .titles: for key in pad.subviews { key.subviews.first?.amp_isMasked = true }
        }
        let replay = phone.recorder(level: level)
        replay.start()
        phone.wait(0.5)
        for key in keys {
            let finger = StandInFinger()
            finger.down(at: CGPoint(x: 100 * key + 50, y: 150))
            phone.wait(0.3)
            finger.up()
            phone.wait(0.4)
        }
        phone.wait(5)
        phone.view.backgroundColor = .gray
        phone.wait(1)
        replay.stop()
        return try phone.chunkBytes()
    }

    /// - Parameter shows: the same without a mask differs, so that the test can fail.
    private func assertNothingTold(
        _ level: Level = .light, mask: Mask = .pad, unmasked: Level = .light,
        line: UInt = #line, _ makeKey: (Int) -> UIView
    ) throws {
        let (one, other) = ([0, 1, 2], [2, 2, 1])
        let masked = try bytes(pressing: one, level, mask: mask, makeKey)
        XCTAssertTrue(try masked == bytes(pressing: other, level, mask: mask, makeKey), "the pressed keys are told", line: line)
        XCTAssertTrue(String(decoding: masked.joined(), as: UTF8.self).contains("\"phase\":\"began\""), line: line)
        let shown = try bytes(pressing: one, unmasked, mask: .none, makeKey)
        XCTAssertFalse(try shown == bytes(pressing: other, unmasked, mask: .none, makeKey), "nothing was pressed", line: line)
    }

    private func button(_ digit: Int) -> UIView {
        let key = UIButton(type: .system)
        key.setTitle("\(digit)", for: .normal)
        return key
    }

    func testSystemButtonsInAMaskedPad() async throws { try assertNothingTold { button($0) } }

    func testSystemButtonsAtTheLevelThatHidesAllText() async throws {
        try assertNothingTold(.conservative, mask: .none) { button($0) }
    }

    func testButtonsWhoseTitlesAloneAreMasked() async throws {
        try assertNothingTold(mask: .titles) { button($0) }
    }

    func testKeysOfTheAppsOwnThatChangeAllTheirLooks() async throws {
        try assertNothingTold { OwnKey(digit: $0) }
        try assertNothingTold(.conservative, mask: .none) { OwnKey(digit: $0) }
    }

    func testKeysThatStayChosen() async throws {
        try assertNothingTold { digit in
            let key = OwnKey(digit: digit)
            key.staysChosen = true
            return key
        }
    }

    func testPlainViewsThatAreColouredWhilePressed() async throws {
        try assertNothingTold { TouchedView(digit: $0, afterwards: 0) }
    }

    func testLooksThatATimerTakesBackAreNotToldEither() async throws {
        try assertNothingTold { TouchedView(digit: $0, afterwards: 0.5) }
    }

    func testABubbleOverThePressedKey() async throws { try assertNothingTold { BubblingView(digit: $0) } }

    func testAKeyThatIsPressedWhenItIsFirstSeen() async throws {
        func bytes(_ pressed: Int) throws -> [[UInt8]] {
            phone.close()
            phone = Phone()
            let pad = UIView(frame: CGRect(x: 0, y: 100, width: 300, height: 100))
            for digit in 0..<3 {
                let key = OwnKey(digit: digit)
                key.frame = CGRect(x: 100 * digit, y: 0, width: 100, height: 100)
                key.isHighlighted = digit == pressed
                pad.addSubview(key)
            }
            pad.amp_isMasked = true
            phone.view.addSubview(pad)
            let replay = phone.recorder()
            replay.start()
            phone.wait(0.5)
            for key in pad.subviews { (key as? OwnKey)?.isHighlighted = false }
            phone.wait(0.5)
            XCTAssertEqual(
                try phone.lastTree(of: replay).all.filter { $0.className == "OwnKey" && $0.background == .white }.count, 3)
            return try phone.chunkBytes()
        }
        XCTAssertTrue(try bytes(0) == bytes(2))
    }

    func testACellOfAMaskedTableDoesNotSayThatItIsChosen() async throws {
        func bytes(_ row: Int, isMasked: Bool) throws -> [[UInt8]] {
            phone.close()
            phone = Phone()
            let table = UITableView(frame: CGRect(x: 0, y: 0, width: 393, height: 400))
            let source = Rows()
            table.dataSource = source
            if isMasked { table.amp_isMasked = true }
            phone.view.addSubview(table)
            let replay = phone.recorder()
            replay.start()
            phone.wait(0.5)
            phone.tap(CGPoint(x: 50, y: 44 * row + 22))
            phone.wait(5)
            replay.stop()
            return try withExtendedLifetime(source) { try phone.chunkBytes() }
        }
        XCTAssertTrue(try bytes(1, isMasked: true) == bytes(3, isMasked: true))
        XCTAssertFalse(try bytes(1, isMasked: false) == bytes(3, isMasked: false))
    }

    func testCellsThatAFingerDragsInAreRecordedWithTheirBars() async throws {
        let table = UITableView(frame: CGRect(x: 0, y: 0, width: 393, height: 400))
        let source = Rows(count: 60)
        table.dataSource = source
        table.amp_isMasked = true
        phone.view.addSubview(table)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 50, y: 390))
        for step in 1...20 {
            finger.move(to: CGPoint(x: 50, y: 390 - step * 18))
            phone.wait(1.0 / 60)
        }
        phone.wait(0.3)
        XCTAssertGreaterThan(table.contentOffset.y, 200)
        let cells = try phone.lastTree(of: replay).all.filter { $0.className == "UITableViewCell" && !$0.hidden }
        XCTAssertGreaterThan(cells.count, 8)
        for cell in cells { XCTAssertTrue(cell.all.contains { $0.mask != nil }, "row at \(cell.frame.y)") }
        finger.up()
        withExtendedLifetime(source) {}
    }

    /// Cells that have left wait in the table, hidden, and come back as other rows.
    func testCellsThatAreUsedAgainAreRecordedWithTheirBarsToo() async throws {
        let table = UITableView(frame: CGRect(x: 0, y: 0, width: 393, height: 400))
        let source = Rows(count: 100, reuses: true)
        table.dataSource = source
        table.amp_isMasked = true
        phone.view.addSubview(table)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        for turn in 1...3 {
            let finger = StandInFinger()
            finger.down(at: CGPoint(x: 50, y: 390))
            for step in 1...20 {
                finger.move(to: CGPoint(x: 50, y: 390 - step * 18))
                phone.wait(1.0 / 60)
            }
            phone.wait(0.3)
            if turn < 3 {
                finger.up()
                phone.wait(5)
            }
        }
        let shown = table.visibleCells.map { Double($0.frame.minY) }.sorted()
        XCTAssertGreaterThan(shown.count, 8)
        XCTAssertTrue(table.subviews.contains { $0 is UITableViewCell && $0.isHidden } || shown[0] > 400, "cells are used again")
        let cells = try phone.lastTree(of: replay).all.filter { $0.className == "UITableViewCell" && !$0.hidden }
        XCTAssertEqual(cells.map(\.frame.y).sorted(), shown)
        for cell in cells {
            let lines = cell.all.compactMap(\.mask?.lines).reduce(0, +)
            XCTAssertEqual(lines, Int(cell.frame.y / cell.frame.height) % 2, "row at \(cell.frame.y)")
        }
        withExtendedLifetime(source) {}
    }

    func testOnceNobodyTouchesItThePadIsRecordedAsItIs() async throws {
        let pad = UIView(frame: CGRect(x: 0, y: 100, width: 300, height: 100))
        let key = OwnKey(digit: 1)
        key.frame = CGRect(x: 0, y: 0, width: 100, height: 100)
        key.layer.borderColor = UIColor.blue.cgColor
        pad.addSubview(key)
        pad.amp_isMasked = true
        phone.view.addSubview(pad)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 350, y: 700))
        pad.backgroundColor = .red
        key.layer.borderWidth = 2
        let added = UIView(frame: CGRect(x: 200, y: 0, width: 10, height: 10))
        added.backgroundColor = .green
        pad.addSubview(added)
        phone.wait(0.5)
        finger.up()
        phone.wait(3)
        let turns = StandInRunLoop.main.turns
        phone.wait(60)
        XCTAssertLessThanOrEqual(StandInRunLoop.main.turns - turns, 1, "it has come to rest")
        let tree = try phone.lastTree(of: replay)
        XCTAssertNotNil(tree.first { $0.background == RGBA(red: 255, green: 0, blue: 0) })
        XCTAssertEqual(tree.node(class: "OwnKey")?.border?.width, 2)
        XCTAssertEqual(tree.all.filter { $0.frame == Box(200, 0, 10, 10) }.count, 1)
    }
}

/// A control that shows in every way that it is pressed.
private final class OwnKey: UIControl {
    var staysChosen = false
    private let label = UILabel(frame: CGRect(x: 10, y: 10, width: 50, height: 20))

    init(digit: Int) {
        super.init(frame: CGRect(x: 0, y: 0, width: 100, height: 100))
        backgroundColor = .white
        label.text = "\(digit)"
        label.isUserInteractionEnabled = false
        addSubview(label)
    }

    required init?(coder: NSCoder) { nil }

    override var isHighlighted: Bool { didSet { show(isHighlighted || isSelected) } }
    override var isSelected: Bool { didSet { show(isHighlighted || isSelected) } }

    override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) {
        super.touchesEnded(touches, with: event)
        if staysChosen { isSelected = true }
    }

    private func show(_ isPressed: Bool) {
        backgroundColor = isPressed ? .black : .white
        layer.borderWidth = isPressed ? 3 : 0
        layer.borderColor = UIColor.blue.cgColor
        layer.cornerRadius = isPressed ? 8 : 0
        alpha = isPressed ? 0.5 : 1
        transform = isPressed ? CGAffineTransform(scaleX: 0.9, y: 0.9) : .identity
        label.isHidden = isPressed
        label.numberOfLines = isPressed ? 0 : 1
        if isPressed {
            let glow = UIView(frame: bounds)
            glow.tag = 7
            addSubview(glow)
        } else {
            for view in subviews where view.tag == 7 { view.removeFromSuperview() }
        }
    }
}

/// No control: colours itself while it is touched, and a while longer.
private class TouchedView: UIView {
    private let afterwards: Double

    init(digit: Int, afterwards: Double = 0) {
        self.afterwards = afterwards
        super.init(frame: .zero)
        let label = UILabel(frame: CGRect(x: 10, y: 10, width: 50, height: 20))
        label.text = "\(digit)"
        addSubview(label)
    }

    required init?(coder: NSCoder) { nil }

    override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent?) { show(true) }

    override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) {
        if afterwards == 0 { return show(false) }
        StandInClock.shared.schedule(after: afterwards) { [weak self] in self?.show(false) }
    }

    func show(_ isPressed: Bool) {
        backgroundColor = isPressed ? .black : nil
        alpha = isPressed ? 0.5 : 1
        layer.cornerRadius = isPressed ? 8 : 0
    }
}

private final class BubblingView: TouchedView {
    private var bubble: UILabel?

    override func show(_ isPressed: Bool) {
        bubble?.removeFromSuperview()
        bubble = nil
        guard isPressed else { return }
        let made = UILabel(frame: CGRect(x: frame.minX, y: -50, width: 100, height: 50))
        made.text = "pressed"
        superview?.addSubview(made)
        bubble = made
    }
}

@MainActor private final class Rows: NSObject, UITableViewDataSource {
    private let count: Int
    private let reuses: Bool

    init(count: Int = 5, reuses: Bool = false) { (self.count, self.reuses) = (count, reuses) }

    func tableView(_ tableView: UITableView, numberOfRowsInSection section: Int) -> Int { count }

    /// Rows that are used again have a text only where their number is odd.
    func tableView(_ tableView: UITableView, cellForRowAt indexPath: IndexPath) -> UITableViewCell {
        let name = reuses ? "row" : nil
        let cell =
            name.flatMap { tableView.dequeueReusableCell(withIdentifier: $0) } ?? UITableViewCell(style: .default, reuseIdentifier: name)
        cell.textLabel?.text = reuses && indexPath.row % 2 == 0 ? nil : "row \(indexPath.row)"
        return cell
    }
}
