// The public API: when something is recorded, under which name, and what it says of touches and of the phone's life.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import ReplayCore
import ReplayFormat
import UIKit
import XCTest

@MainActor final class SessionReplayTests: XCTestCase {
    private var phone: Phone!

    override func setUp() async throws { await MainActor.run { phone = Phone() } }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    private let key = "[Amplitude] Session Replay ID"

    private func move() {
        phone.view.backgroundColor = UIColor(white: CGFloat(StandInRunLoop.main.turns % 100) / 100, alpha: 1)
        phone.wait(0.2)
    }

    func testEventsGetThePropertyOnlyWhileTheSessionIsRecorded() async {
        let replay = phone.recorder()
        XCTAssertTrue(replay.additionalEventProperties.isEmpty)
        replay.start()
        XCTAssertEqual(replay.additionalEventProperties as? [String: String], [key: "device/1762178525000"])
        replay.optOut = true
        XCTAssertTrue(replay.additionalEventProperties.isEmpty)
        replay.optOut = false
        replay.sessionId = -1
        XCTAssertTrue(replay.additionalEventProperties.isEmpty)
        replay.sessionId = 1_762_178_600_000
        XCTAssertEqual(replay.additionalEventProperties as? [String: String], [key: "device/1762178600000"])
        replay.stop()
        XCTAssertTrue(replay.additionalEventProperties.isEmpty)
    }

    func testNothingIsRecordedWithoutIdOrSampleOrWhenOptedOut() async throws {
        let reasons: [SessionReplay] = [
            phone.recorder(deviceId: nil), phone.recorder(deviceId: "a/b"), phone.recorder(deviceId: ".."),
            phone.recorder(sessionId: -1), phone.recorder(optOut: true), phone.recorder(sampleRate: 0),
            // Draws 0.914457.
            phone.recorder(sessionId: 1_700_000_000_000, sampleRate: 0.9),
        ]
        for replay in reasons {
            replay.start()
            move()
            XCTAssertTrue(replay.additionalEventProperties.isEmpty)
            replay.stop()
        }
        XCTAssertTrue(try phone.chunks().isEmpty)
    }

    func testANewSessionOrDeviceIsANewReplayFromSequenceAndTimeZero() async throws {
        let replay = phone.recorder()
        replay.start()
        move()
        replay.sessionId = 1_762_178_700_000
        move()
        replay.deviceId = "other"
        move()
        replay.stop()
        let headers = try phone.chunks().map(\.header)
        XCTAssertEqual(
            Set(headers.map { "\($0.deviceId)/\($0.sessionId)" }),
            ["device/1762178525000", "device/1762178700000", "other/1762178700000"])
        XCTAssertTrue(headers.allSatisfy { $0.sequence == 0 && $0.wallAt == $0.startedAt })
        XCTAssertEqual(Set(headers.map(\.startedAt)).count, 3)
    }

    func testStopAndStartGoOnWithTheSameReplay() async throws {
        let replay = phone.recorder()
        replay.start()
        move()
        replay.stop()
        move()
        phone.wait(10)
        replay.start()
        move()
        replay.stop()
        let chunks = try phone.chunks()
        XCTAssertEqual(chunks.map(\.header.sequence), [0, 1])
        XCTAssertGreaterThan(chunks[1].firstAt.rawValue, chunks[0].lastAt.rawValue + 9_000)
        let states = try phone.entries("lifecycle").map { entry -> LifecycleState? in
            if case .lifecycle(let lifecycle) = entry.body { return lifecycle.state } else { return nil }
        }
        XCTAssertEqual(states, [.paused, .resumed, .paused])
        let ids = chunks.map { chunk -> Set<NodeId> in
            guard case .snapshot(let tree) = chunk.entries[0].body else { return [] }
            return Set(tree.all.map(\.id))
        }
        XCTAssertTrue(ids[0].isDisjoint(with: ids[1]), "an id is never used again")
    }

    func testAFullStorageKeepsTheReplayThatGoesOn() async throws {
        RecorderEnvironment.current.maxStorageBytes = 0
        let replay = phone.recorder()
        for _ in 0..<2 {
            replay.start()
            move()
            replay.stop()
        }
        XCTAssertEqual(try phone.chunks().map(\.header.sequence), [0, 1])
    }

    func testAnIdleScreenCostsNothing() async throws {
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        let turns = StandInRunLoop.main.turns
        phone.wait(120)
        XCTAssertLessThanOrEqual(StandInRunLoop.main.turns - turns, 2, "no wake-ups")
        replay.stop()
        XCTAssertEqual(try phone.entries("diff").count, 0)
    }

    func testAtMostTenLooksASecondAndTheLastStateIsNeverMissed() async throws {
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        for step in 1...60 {
            phone.view.alpha = 1 - CGFloat(step) / 100
            phone.wait(1.0 / 60)
        }
        phone.wait(1)
        let tree = try phone.lastTree(of: replay)
        XCTAssertEqual(tree.first { $0.controller != nil }?.alpha, 0.4)
        XCTAssertLessThanOrEqual(try phone.entries("diff").count, 12)
        XCTAssertGreaterThanOrEqual(try phone.entries("diff").count, 9)
    }

    // MARK: Touches

    func testATapIsRecordedAtItsTimeAndPlaceOnItsTarget() async throws {
        let button = UIButton(type: .system)
        button.frame = CGRect(x: 100, y: 200, width: 100, height: 50)
        button.accessibilityIdentifier = "button"
        phone.view.addSubview(button)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        phone.tap(CGPoint(x: 150, y: 225))
        phone.wait(0.5)
        let target = try phone.lastTree(of: replay).node("button")?.id
        let touches = try self.touches()
        XCTAssertEqual(touches.map(\.touch.phase), [.began, .ended])
        XCTAssertEqual(touches.map(\.touch.target), [target, target])
        XCTAssertEqual(touches[0].touch.points, [Touch.Sample(dt: 0, x: 150, y: 225)])
        XCTAssertEqual(touches.map(\.at), [500, 580])
    }

    func testTouchesOnMaskedAndBlockedViewsAndOnTheirKeyboardSayNothing() async throws {
        let field = UITextField(frame: CGRect(x: 20, y: 100, width: 300, height: 40))
        let blocked = UIView(frame: CGRect(x: 20, y: 200, width: 300, height: 40))
        let inner = UIView(frame: blocked.bounds)
        blocked.addSubview(inner)
        blocked.amp_isBlocked = true
        phone.view.addSubview(field)
        phone.view.addSubview(blocked)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        phone.tap(CGPoint(x: 100, y: 120))
        phone.wait(1)
        XCTAssertTrue(field.isFirstResponder)
        for character in "secret" {
            StandInKeyboard.shared.type(character)
            phone.wait(0.1)
        }
        phone.tap(CGPoint(x: 100, y: 220))
        phone.wait(0.2)
        replay.stop()
        let touches = try self.touches()
        XCTAssertEqual(touches.count, 16)
        XCTAssertTrue(touches.allSatisfy { $0.touch.points == nil && $0.touch.target == nil })
    }

    func testAKeyboardThatWasThereBeforeTheRecorderSaysNothingEither() async throws {
        let field = UITextField(frame: CGRect(x: 20, y: 100, width: 300, height: 40))
        field.isSecureTextEntry = true
        phone.view.addSubview(field)
        field.becomeFirstResponder()
        phone.wait(1)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        for character in "secret" {
            StandInKeyboard.shared.type(character)
            phone.wait(0.1)
        }
        replay.stop()
        let touches = try self.touches()
        XCTAssertEqual(touches.count, 12)
        XCTAssertTrue(touches.allSatisfy { $0.touch.points == nil && $0.touch.target == nil })
    }

    func testADragIsOneEntryOfMovesBetweenCapturesAndLeavesTheAppItsOwnGestures() async throws {
        let scroll = UIScrollView(frame: phone.view.bounds)
        scroll.contentSize = CGSize(width: 393, height: 3_000)
        phone.view.addSubview(scroll)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        let start = scroll.contentOffset.y
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 200, y: 600))
        for step in 1...30 {
            phone.wait(1.0 / 60)
            finger.move(to: CGPoint(x: 200, y: 600 - CGFloat(step) * 8))
        }
        finger.up()
        phone.wait(2)
        replay.stop()
        XCTAssertGreaterThan(scroll.contentOffset.y, start + 100, "the scroll view got the touch")
        let touches = try self.touches()
        XCTAssertEqual(touches.first?.touch.phase, .began)
        XCTAssertEqual(touches.last?.touch.phase, .ended)
        let moves = touches.filter { $0.touch.phase == .moved }
        XCTAssertEqual(moves.reduce(0) { $0 + ($1.touch.points?.count ?? 0) }, 30)
        XCTAssertLessThanOrEqual(moves.count, 8)
    }

    func testTwoFingersHaveNumbersOfTheirOwn() async throws {
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        let (one, two) = (StandInFinger(), StandInFinger())
        one.down(at: CGPoint(x: 100, y: 300))
        phone.wait(0.02)
        two.down(at: CGPoint(x: 200, y: 300))
        phone.wait(0.02)
        one.up()
        phone.wait(0.02)
        two.up()
        phone.wait(0.3)
        phone.tap(CGPoint(x: 50, y: 400))
        phone.wait(0.3)
        replay.stop()
        XCTAssertEqual(try touches().map(\.touch.finger), [0, 1, 0, 1, 0, 0])
    }

    func testTouchesWhileNothingIsRecordedAreNotKept() async throws {
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.3)
        replay.stop()
        phone.tap(CGPoint(x: 100, y: 100))
        replay.start()
        phone.wait(0.3)
        replay.stop()
        XCTAssertTrue(try touches().isEmpty)
    }

    // MARK: The phone's life

    func testTheBackgroundSealsAndSleepCountsAsTime() async throws {
        let replay = phone.recorder()
        replay.start()
        move()
        StandInDevice.enterBackground()
        let sealed = try phone.chunks().count
        XCTAssertEqual(sealed, 1)
        StandInClock.shared.sleep(for: 30)
        StandInDevice.enterForeground()
        move()
        replay.stop()
        let chunks = try phone.chunks()
        XCTAssertEqual(chunks.map(\.header.sequence), [0, 1])
        XCTAssertGreaterThanOrEqual(chunks[1].firstAt.rawValue - chunks[0].lastAt.rawValue, 30_000)
        XCTAssertEqual(chunks[1].header.wallAt - chunks[1].header.startedAt, chunks[1].firstAt.rawValue)
    }

    func testAReplayThatBeginsInTheBackgroundWaitsForTheForeground() async throws {
        for isMadeBefore in [true, false] {
            let replay = phone.recorder(deviceId: isMadeBefore ? "before" : nil)
            replay.start()
            if isMadeBefore { replay.deviceId = nil }
            let before = try phone.chunks().count
            StandInDevice.enterBackground()
            replay.deviceId = isMadeBefore ? "again" : "late"
            move()
            replay.flush()
            XCTAssertEqual(try phone.chunks().count, before)
            StandInDevice.enterForeground()
            move()
            replay.stop()
            XCTAssertEqual(try phone.chunks().count, before + 1)
        }
    }

    func testARotationAndTheKeyboardAreViewportEntries() async throws {
        let field = UITextField(frame: CGRect(x: 20, y: 100, width: 300, height: 40))
        phone.view.addSubview(field)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.3)
        field.becomeFirstResponder()
        phone.wait(0.6)
        field.resignFirstResponder()
        phone.wait(0.6)
        StandInDevice.rotate(to: .landscapeLeft)
        phone.wait(0.6)
        replay.stop()
        let viewports = try phone.entries("viewport").compactMap { entry -> Viewport? in
            if case .viewport(let viewport) = entry.body { return viewport } else { return nil }
        }
        XCTAssertEqual(viewports.map { $0.keyboard != nil }, [false, true, false, false])
        XCTAssertEqual(viewports.last?.size, Size2(852, 393))
        XCTAssertEqual(viewports.last?.orientation, .landscapeRight)
        XCTAssertEqual(viewports.first?.safeArea.top, 59)
    }

    func testAViewControllerThatAppearsIsAScreen() async throws {
        let navigation = UINavigationController(rootViewController: FirstScreen())
        phone.window.rootViewController = navigation
        let replay = phone.recorder()
        replay.start()
        phone.wait(1)
        navigation.pushViewController(SecondScreen(), animated: true)
        phone.wait(1)
        navigation.popViewController(animated: true)
        phone.wait(1)
        replay.stop()
        let names = try phone.entries("screen").compactMap { entry -> String? in
            if case .screen(let name) = entry.body { return name.wrappedValue } else { return nil }
        }
        XCTAssertEqual(names, ["FirstScreen", "SecondScreen", "FirstScreen"])
    }

    private func touches() throws -> [(at: Int, touch: Touch)] {
        try phone.entries("touch").compactMap { entry in
            if case .touch(let touch) = entry.body { return (entry.at.rawValue, touch) } else { return nil }
        }
    }
}

private final class FirstScreen: UIViewController {}
private final class SecondScreen: UIViewController {}
