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

    /// Three keys side by side, on the screen.
    private func makePad(_ makeKey: (Int) -> UIView) -> UIView {
        let pad = UIView(frame: CGRect(x: 0, y: 100, width: 300, height: 100))
        for digit in 0..<3 {
            let key = makeKey(digit)
            key.frame = CGRect(x: 100 * digit, y: 0, width: 100, height: 100)
            pad.addSubview(key)
        }
        phone.view.addSubview(pad)
        return pad
    }

    /// All bytes of a session in which the keys of a pad are pressed one after another.
    private func bytes(
        pressing keys: [Int], _ level: Level = .light, mask: Mask = .pad,
        _ makeKey: (Int) -> UIView
    ) throws -> [[UInt8]] {
        phone.close()
        phone = Phone()
        let pad = makePad(makeKey)
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

    func testKeysThatBringThemselvesToTheFront() async throws {
        for isLifted in [false, true] {
            try assertNothingTold { RisingKey(digit: $0, isLifted: isLifted) }
            try assertNothingTold(.conservative, mask: .none) { RisingKey(digit: $0, isLifted: isLifted) }
        }
    }

    func testKeysThatLoseWhatIsInsideThemWhilePressed() async throws {
        try assertNothingTold { EmptyingKey(digit: $0) }
        try assertNothingTold(.conservative, mask: .none) { EmptyingKey(digit: $0) }
    }

    func testPlainViewsWhosePartsChangeWhilePressed() async throws {
        for part in ChangingView.Part.allCases { try assertNothingTold { ChangingView(digit: $0, part) } }
    }

    func testAMaskedCardThatIsPutOverAnotherIsRecordedThere() async throws {
        let pad = makePad { OwnKey(digit: $0) }
        let cards = pad.subviews
        for card in cards { card.frame.origin = .zero }
        pad.amp_isMasked = true
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        cards[0].backgroundColor = .red
        pad.bringSubviewToFront(cards[0])
        phone.wait(0.5)
        let recorded = try phone.lastTree(of: replay).all.filter { $0.className == "OwnKey" }
        XCTAssertEqual(recorded.last?.background, RGBA(red: 255, green: 0, blue: 0))
    }

    func testAKeyThatIsPressedWhenItIsFirstSeen() async throws {
        func bytes(_ pressed: Int, _ level: Level = .light, isMasked: Bool = false) throws -> [[UInt8]] {
            phone.close()
            phone = Phone()
            let pad = makePad { OwnKey(digit: $0) }
            pad.amp_isMasked = isMasked ? true : nil
            (pad.subviews[pressed] as? OwnKey)?.isHighlighted = true
            let replay = phone.recorder(level: level)
            replay.start()
            phone.wait(0.5)
            for key in pad.subviews { (key as? OwnKey)?.isHighlighted = false }
            phone.wait(0.5)
            XCTAssertEqual(
                try phone.lastTree(of: replay).all.filter { $0.className == "OwnKey" && $0.background == .white }.count, 3)
            return try phone.chunkBytes()
        }
        XCTAssertTrue(try bytes(0, isMasked: true) == bytes(2, isMasked: true))
        XCTAssertTrue(try bytes(0, .conservative) == bytes(2, .conservative))
        XCTAssertFalse(try bytes(0) == bytes(2))
    }

    func testAKeyWithoutItsMaskedTitleTellsNoTouches() async throws {
        let pad = makePad { OwnKey(digit: $0) }
        let replay = phone.recorder(level: .conservative)
        (pad.subviews[1] as? OwnKey)?.isHighlighted = true
        replay.start()
        phone.wait(0.3)
        phone.tap(CGPoint(x: 250, y: 150))
        phone.wait(0.3)
        replay.stop()
        let told = try phone.entries("touch").map { entry -> Bool in
            if case .touch(let touch) = entry.body { return touch.points != nil || touch.target != nil } else { return true }
        }
        XCTAssertEqual(told, [false, false])
    }

    /// They say nothing by being pressed, and stay as they are.
    func testButtonsThatShowTheirTitlesKeepThemBesideAPressedKey() async throws {
        let pad = makePad { OwnKey(digit: $0) }
        (pad.subviews[1] as? OwnKey)?.isHighlighted = true
        pad.amp_isMasked = true
        let button = UIButton(type: .system)
        button.frame = CGRect(x: 0, y: 300, width: 100, height: 40)
        button.setTitle("Help", for: .normal)
        phone.view.addSubview(button)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.3)
        XCTAssertEqual(try phone.lastTree(of: replay).all.compactMap { $0.text?.string }, ["Help"])
    }

    /// Some apps show by it which one is chosen.
    func testAKeyThatStaysHighlightedIsRecordedLikeAllOthers() async throws {
        for isMasked in [true, false] {
            phone.close()
            phone = Phone()
            let pad = makePad { OwnKey(digit: $0) }
            if isMasked { pad.amp_isMasked = true }
            (pad.subviews[1] as? OwnKey)?.isHighlighted = true
            let replay = phone.recorder(level: .conservative)
            replay.start()
            phone.wait(5)
            let turns = StandInRunLoop.main.turns
            phone.wait(5)
            XCTAssertLessThanOrEqual(StandInRunLoop.main.turns - turns, 1, "it has come to rest")
            let keys = try phone.lastTree(of: replay).all.filter { $0.className == "OwnKey" }
            XCTAssertEqual(keys.map { $0.all.compactMap(\.mask).count }, [1, 1, 1])
            XCTAssertEqual(keys.map { $0.border != nil }, [false, true, false])
        }
    }

    func testACellOfAMaskedTableDoesNotSayThatItIsChosen() async throws {
        func bytes(_ row: Int, isMasked: Bool) throws -> [[UInt8]] {
            phone.close()
            phone = Phone()
            let table = UITableView(frame: CGRect(x: 0, y: 0, width: 393, height: 400))
            let source = NumberedRows()
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
        let source = NumberedRows(count: 60)
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
        let source = NumberedRows(count: 100, reuses: true)
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
        let pad = makePad { OwnKey(digit: $0) }
        let key = pad.subviews[0]
        key.layer.borderColor = UIColor.blue.cgColor
        pad.amp_isMasked = true
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
