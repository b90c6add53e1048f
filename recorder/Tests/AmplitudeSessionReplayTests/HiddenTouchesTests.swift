// Fingers over what is masked or blocked, and on keypads whose keys are masked: that they were there, and nothing else.
import Foundation
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class HiddenTouchesTests: XCTestCase {
    private var phone: Phone!

    override func setUp() async throws { await MainActor.run { phone = Phone() } }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    /// Two keys in a pad; the second one is where the finger comes down.
    private func keypad() -> (pad: UIView, keys: [UIButton]) {
        let pad = UIView(frame: CGRect(x: 0, y: 100, width: 300, height: 100))
        phone.view.addSubview(pad)
        let keys = [0, 1].map { digit in
            let key = UIButton(type: .system)
            key.frame = CGRect(x: 150 * digit, y: 0, width: 150, height: 100)
            key.setTitle("\(digit)", for: .normal)
            pad.addSubview(key)
            return key
        }
        return (pad, keys)
    }

    /// Whether the touches of a tap on the second key say where it was; all of them or none.
    private func tells(_ level: AmplitudeSessionReplay.MaskLevel = .medium) throws -> Bool {
        let replay = phone.recorder(level: level)
        replay.start()
        phone.wait(0.3)
        phone.tap(CGPoint(x: 160, y: 110))
        phone.wait(0.3)
        replay.stop()
        let touches = try phone.entries("touch").compactMap { entry -> Touch? in
            if case .touch(let touch) = entry.body { return touch }
            return nil
        }
        XCTAssertEqual(touches.map(\.phase), [.began, .ended])
        let telling = touches.filter { $0.points != nil || $0.target != nil }
        XCTAssertTrue(telling.isEmpty || telling.count == touches.count)
        return !telling.isEmpty
    }

    func testAPlainKeypadIsSeen() async throws {
        _ = keypad()
        XCTAssertTrue(try tells())
    }

    func testAMaskedPadHidesItsKeys() async throws {
        keypad().pad.amp_isMasked = true
        XCTAssertFalse(try tells(.light))
    }

    func testABlockedPadHidesItsKeys() async throws {
        keypad().pad.amp_isBlocked = true
        XCTAssertFalse(try tells(.light))
    }

    func testAMaskedKeyIsHidden() async throws {
        keypad().keys[1].amp_isMasked = true
        XCTAssertFalse(try tells(.light))
    }

    func testItsNeighbourIsNot() async throws {
        keypad().keys[0].amp_isMasked = true
        XCTAssertTrue(try tells(.light))
    }

    /// The place of a key says what its masked title does not.
    func testAKeyWithAMaskedTitleIsHidden() async throws {
        keypad().keys[1].subviews.first?.amp_isMasked = true
        XCTAssertFalse(try tells(.light))
    }

    func testTheLevelThatHidesAllTextHidesKeys() async throws {
        _ = keypad()
        XCTAssertFalse(try tells(.conservative))
    }

    func testAShownKeyOfAMaskedPadIsHiddenAllTheSame() async throws {
        let (pad, keys) = keypad()
        pad.amp_isMasked = true
        keys[1].amp_isMasked = false
        XCTAssertFalse(try tells(.light))
    }

    func testWhatIsMaskedSinceTheLastCaptureIsHiddenAtOnce() async throws {
        let (pad, _) = keypad()
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.3)
        pad.amp_isMasked = true
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 160, y: 110))
        finger.up()
        phone.wait(0.3)
        replay.stop()
        for case .touch(let touch) in try phone.entries("touch").map(\.body) { XCTAssertNil(touch.points) }
    }

    // MARK: Fingers that slide

    /// The points of a finger that slides from above the pad down over it and beyond.
    private func slide(
        _ level: AmplitudeSessionReplay.MaskLevel = .light, from: CGPoint, to: CGPoint, after: () -> Void = {}
    ) throws -> [Point2] {
        let replay = phone.recorder(level: level)
        replay.start()
        phone.wait(0.3)
        after()
        let finger = StandInFinger()
        finger.down(at: from)
        for step in 1...60 {
            phone.wait(1.0 / 60)
            let part = CGFloat(step) / 60
            finger.move(to: CGPoint(x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part))
        }
        finger.up()
        phone.wait(0.3)
        replay.stop()
        return try phone.entries("touch").flatMap { entry -> [Point2] in
            guard case .touch(let touch) = entry.body else { return [] }
            XCTAssertTrue(touch.points != nil || touch.target == nil)
            return (touch.points ?? []).map { Point2($0.x, $0.y) }
        }
    }

    func testAFingerThatSlidesOverAMaskedOrBlockedPadSaysNothingThere() async throws {
        for isBlocked in [true, false] {
            phone.close()
            phone = Phone()
            let pad = keypad().pad
            if isBlocked { pad.amp_isBlocked = true } else { pad.amp_isMasked = true }
            let points = try slide(from: CGPoint(x: 50, y: 20), to: CGPoint(x: 50, y: 320))
            XCTAssertEqual(points.filter { (100...200).contains($0.y) }, [])
            XCTAssertGreaterThan(points.filter { $0.y < 100 }.count, 10)
            XCTAssertGreaterThan(points.filter { $0.y > 200 }.count, 10)
        }
    }

    func testAFingerThatCameDownOnThePadSaysNothingAnywhere() async throws {
        keypad().pad.amp_isMasked = true
        XCTAssertEqual(try slide(from: CGPoint(x: 50, y: 150), to: CGPoint(x: 50, y: 500)), [])
    }

    func testAFingerThatSlidesOverThePartsOfAPadWithMaskedTitlesSaysNothingThere() async throws {
        _ = keypad()
        let points = try slide(.conservative, from: CGPoint(x: 50, y: 20), to: CGPoint(x: 50, y: 320))
        XCTAssertEqual(points.filter { (100...200).contains($0.y) }, [])
        XCTAssertFalse(points.isEmpty)
    }

    func testAPlainPadIsSlidOver() async throws {
        _ = keypad()
        XCTAssertEqual(try slide(from: CGPoint(x: 50, y: 20), to: CGPoint(x: 50, y: 320)).count, 62)
    }

    func testAFingerThatSlidesOntoTheKeyboardOfAMaskedFieldSaysNothingThere() async throws {
        let field = UITextField(frame: CGRect(x: 20, y: 100, width: 300, height: 40))
        phone.view.addSubview(field)
        let points = try slide(.medium, from: CGPoint(x: 50, y: 300), to: CGPoint(x: 50, y: 840)) {
            field.becomeFirstResponder()
            phone.wait(1)
        }
        let top = try XCTUnwrap(
            try phone.entries("viewport").compactMap { entry -> Double? in
                if case .viewport(let viewport) = entry.body { return viewport.keyboard?.y } else { return nil }
            }.last)
        XCTAssertEqual(points.filter { $0.y > top }, [])
        XCTAssertGreaterThan(points.count, 10)
    }

    func testAMaskedPanelThatATouchBringsIsRecordedAndHidesPointsAtOnce() async throws {
        for fades in [false, true] {
            phone.close()
            phone = Phone()
            let pad = keypad().pad
            pad.amp_isMasked = true
            if fades { pad.alpha = 0 } else { pad.isHidden = true }
            let points = try slide(from: CGPoint(x: 50, y: 20), to: CGPoint(x: 50, y: 320)) {
                StandInClock.shared.schedule(after: 0.1) { (pad.isHidden, pad.alpha) = (false, 1) }
            }
            XCTAssertEqual(points.filter { (110...190).contains($0.y) }, [])
            XCTAssertGreaterThan(points.filter { $0.y > 200 }.count, 10)
            let tree = try phone.lastTree()
            XCTAssertEqual(tree.all.filter { $0.frame == Box(0, 100, 300, 100) }.map { $0.hidden || $0.alpha == 0 }, [false])
        }
    }

    // MARK: Lines of the app's log

    /// A masked panel has come under a finger since the last look, the finger has gone on over it, and the app logs a line.
    private func logOnANewPanel(_ replay: SessionReplay) -> StandInFinger {
        let pad = keypad().pad
        (pad.amp_isMasked, pad.isHidden) = (true, true)
        replay.start()
        phone.wait(0.3)
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 50, y: 20))
        phone.wait(0.3)
        finger.move(to: CGPoint(x: 50, y: 30))
        pad.isHidden = false
        finger.move(to: CGPoint(x: 50, y: 150))
        log("here", in: replay)
        return finger
    }

    private func log(_ message: String, in replay: SessionReplay) {
        replay.recordLog(level: .log, message: message, date: StandInClock.shared.wallNow)
    }

    /// nil: not at all.
    private enum Line { case isKept, isWritten }

    /// What a crash would leave of the line.
    private var line: Line? {
        let lines = phone.journal.components(separatedBy: "\n").filter { $0.contains("\"here\"") }
        return lines.contains { $0.hasPrefix("E") } ? .isWritten : lines.isEmpty ? nil : .isKept
    }

    /// Where fingers were said to be, and how many lines the log has.
    private func told() throws -> (points: [Double], lines: Int) {
        let points = try phone.entries("touch").flatMap { entry -> [Double] in
            if case .touch(let touch) = entry.body { return (touch.points ?? []).map(\.y) } else { return [] }
        }
        return (points, try phone.entries("log").count)
    }

    func testALineWaitsWithTheFingersPlacesForTheNextLook() async throws {
        let replay = phone.recorder(level: .light)
        let finger = logOnANewPanel(replay)
        XCTAssertEqual(line, .isKept, "else the places before it are told, or told after it")
        phone.wait(0.1)
        XCTAssertEqual(line, .isWritten, "the finger is still down")
        finger.up()
        replay.stop()
        let told = try told()
        XCTAssertEqual(told.points, [20, 30])
        XCTAssertEqual(told.lines, 1)
    }

    func testALineWaitsForAFingerThatWasLiftedToo() async throws {
        let replay = phone.recorder(level: .light)
        replay.start()
        phone.wait(0.3)
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 50, y: 20))
        finger.up()
        log("here", in: replay)
        XCTAssertEqual(line, .isKept)
        phone.wait(0.1)
        XCTAssertEqual(line, .isWritten)
        replay.stop()
        let order = try phone.chunks().flatMap(\.entries).map(\.kind).filter { ["touch", "log"].contains($0) }
        XCTAssertEqual(order, ["touch", "touch", "log"])
        XCTAssertEqual(try told().points, [20, 20])
    }

    func testALineWaitsForNoFingerThatRestsOrIsHidden() async throws {
        for isMasked in [true, false] {
            phone.close()
            phone = Phone()
            keypad().pad.amp_isMasked = isMasked
            let replay = phone.recorder(level: .light)
            replay.start()
            phone.wait(0.3)
            let finger = StandInFinger()
            finger.down(at: CGPoint(x: 50, y: 150))
            if isMasked { finger.move(to: CGPoint(x: 60, y: 150)) }
            log("here", in: replay)
            XCTAssertEqual(line, .isWritten)
        }
    }

    func testALineThatWaitsIsInTheRecordingThatEndsBeforeTheNextLook() async throws {
        let endings: [(SessionReplay) -> Void] = [
            { $0.stop() }, { $0.sessionId += 1 }, { $0.deviceId = "other" },
            { _ in NotificationCenter.default.post(name: UIApplication.didEnterBackgroundNotification, object: nil) },
        ]
        for (index, end) in endings.enumerated() {
            phone.close()
            phone = Phone()
            let replay = phone.recorder(level: .light)
            let finger = logOnANewPanel(replay)
            XCTAssertEqual(line, .isKept)
            end(replay)
            let first = try XCTUnwrap(try phone.chunks().first)
            XCTAssertEqual(first.entries.filter { $0.kind == "log" }.count, 1, "ending \(index)")
            XCTAssertEqual(first.header.sessionId, "1762178525000")
            finger.up()
            phone.wait(0.3)
            replay.stop()
            let told = try told()
            XCTAssertEqual(told.points, index == 3 ? [20, 30] : [20], "ending \(index): the background alone is looked at")
            XCTAssertEqual(told.lines, 1, "ending \(index)")
        }
    }

    // MARK: Fingers that are lost

    /// A finger comes down beside a masked pad and is heard of no more; then the pad changes.
    private func assertLost(line: UInt = #line, _ lose: (inout UIWindow?) -> Void) throws {
        let pad = keypad().pad
        pad.amp_isMasked = true
        let replay = phone.recorder(level: .light)
        replay.start()
        phone.wait(0.3)
        var window: UIWindow? = UIWindow(frame: CGRect(x: 0, y: 300, width: 300, height: 300))
        window?.isHidden = false
        phone.wait(0.3)
        StandInFinger().down(at: CGPoint(x: 50, y: 400))
        phone.wait(0.3)
        lose(&window)
        pad.backgroundColor = .red
        phone.wait(0.5)
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 50, y: 700))
        finger.up()
        phone.wait(3)
        replay.stop()
        XCTAssertNotNil(try phone.lastTree().first { $0.background == RGBA(red: 255, green: 0, blue: 0) }, line: line)
        let touches = try phone.entries("touch").compactMap { entry -> Touch? in
            if case .touch(let touch) = entry.body { return touch } else { return nil }
        }
        XCTAssertEqual(touches.map(\.phase), [.began, .cancelled, .began, .ended], line: line)
        XCTAssertEqual(touches.map { $0.points == nil }, [false, true, false, false], line: line)
        XCTAssertEqual(touches.map(\.finger), [0, 0, 0, 0], line: line)
    }

    func testAFingerIsNotDownForEverWhoseRecognizerIsReset() async throws {
        try assertLost { for recognizer in $0?.gestureRecognizers ?? [] { recognizer.reset() } }
    }

    func testAFingerIsNotDownForEverWhoseWindowGoes() async throws {
        try assertLost { window in
            weak var gone = window
            window?.isHidden = true
            window = nil
            XCTAssertNil(gone)
        }
    }

    // MARK: Pressed looks

    /// A pressed key is a changed picture.
    func testAMaskedKeyDoesNotSayThatItIsPressed() async throws {
        let (pad, keys) = keypad()
        pad.amp_isMasked = true
        keys[1].accessibilityIdentifier = "key"
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.3)
        keys[1].isHighlighted = true
        phone.wait(0.3)
        let pressed = try phone.lastTree(of: replay).all.filter { $0.kind == .button }
        XCTAssertEqual(pressed.map { $0.control?.highlighted }, [false, false])
    }
}
