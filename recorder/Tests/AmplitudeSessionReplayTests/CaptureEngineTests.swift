// When the screen is looked at, what that costs, and what happens where it costs too much.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import ReplayCore
import ReplayFormat
import UIKit
import XCTest

@MainActor final class CaptureEngineTests: XCTestCase {
    private var phone: Phone!
    private var looks: Looks!

    override func setUp() async throws {
        await MainActor.run {
            phone = Phone()
            looks = Looks()
        }
    }

    override func tearDown() async throws { await MainActor.run { phone.close() } }

    private func rows(_ count: Int) {
        for index in 0..<count {
            let row = UIView(frame: CGRect(x: 0, y: CGFloat(index) * 2, width: 393, height: 44))
            row.backgroundColor = .white
            phone.view.addSubview(row)
        }
    }

    // MARK: One trigger, and only on change

    func testThereIsOneTriggerHoweverOftenRecordingBegins() async {
        let before = StandInRunLoop.main.observerCount
        let replay = phone.recorder()
        for session in 0..<5 {
            replay.start()
            replay.sessionId += Int64(session)
            phone.keepMoving(0.5)
            XCTAssertEqual(StandInRunLoop.main.observerCount, before + 1)
            XCTAssertLessThanOrEqual(StandInClock.shared.pendingTimers, 1, "one wake-up at a time")
            replay.stop()
            XCTAssertEqual(StandInRunLoop.main.observerCount, before)
        }
    }

    func testAnIdleScreenIsNotReadOnce() async {
        rows(50)
        let replay = phone.recorder()
        replay.start()
        phone.wait(1)
        let (turns, seen) = (StandInRunLoop.main.turns, looks.count)
        StandInReads.isOn = true
        // One turn at the end of it, which is the test's own.
        let last = LookOnly()
        last.end()
        StandInReads.onRead = { XCTAssertGreaterThan(StandInRunLoop.main.turns, turns, "read \($0) of an idle screen") }
        phone.wait(8 * 3600)
        XCTAssertEqual(StandInRunLoop.main.turns, turns + 1)
        XCTAssertEqual(looks.count, seen + 1)
        XCTAssertEqual(StandInClock.shared.pendingTimers, 0, "nothing will wake it")
        replay.stop()
    }

    func testAChangeIsOneLookAndAViewIsReadButOnce() async {
        rows(100)
        let replay = phone.recorder()
        replay.start()
        phone.wait(1)
        let seen = looks.count
        let only = LookOnly()
        for step in 1...20 {
            phone.view.subviews[step].backgroundColor = .black
            phone.wait(0.5)
        }
        only.end()
        XCTAssertEqual(looks.count - seen, 20)
        let views = looks.reports.suffix(20).reduce(0) { $0 + $1.views }
        XCTAssertGreaterThanOrEqual(views, 20 * 104)
        XCTAssertLessThanOrEqual(Double(StandInReads.count) / Double(views), 25, "\(StandInReads.reads)")
        XCTAssertLessThanOrEqual(StandInReads.reads["CALayer.bounds", default: 0], views + 20 * 10)
        replay.stop()
    }

    func testThereAreAtMostTenLooksASecondAlsoWhenTheAppAsksForMore() async throws {
        let replay = phone.recorder()
        replay.start()
        phone.wait(1)
        let seen = looks.count
        for step in 0..<100 {
            phone.view.alpha = 1 - CGFloat(step) / 200
            replay.flush()
            phone.wait(0.02)
        }
        XCTAssertLessThanOrEqual(looks.count - seen, 22)
        XCTAssertGreaterThanOrEqual(looks.count - seen, 18)
        replay.stop()
        XCTAssertGreaterThan(try phone.chunks().count, 15, "each flush closed what there was")
    }

    // MARK: Where it looks

    func testAppsMayCallEverythingWhileViewsAreLaidOut() async throws {
        let replay = phone.recorder()
        let view = LayoutView(frame: CGRect(x: 0, y: 0, width: 100, height: 100))
        phone.view.addSubview(view)
        replay.start()
        phone.wait(0.5)
        var inside = 0
        view.onLayout = { [looks] in
            let seen = looks!.count
            StandInReads.isOn = true
            for call in [
                { replay.flush() }, { replay.sessionId += 1 }, { replay.optOut = true }, { replay.optOut = false }, { replay.stop() },
                { replay.start() },
            ] { call() }
            XCTAssertEqual(StandInReads.reads, [:])
            StandInReads.isOn = false
            XCTAssertEqual(looks!.count, seen)
            inside += 1
        }
        for _ in 0..<3 {
            view.setNeedsLayout()
            phone.wait(0.3)
        }
        XCTAssertEqual(inside, 3)
        replay.stop()
        XCTAssertEqual(
            try phone.chunks().map(\.header.sessionId), ["\(replay.sessionId)"], "each opt-out forgot the sessions before it")
    }

    func testALookWritesNothingAndRunsNoLayout() async {
        rows(10)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        let only = LookOnly()
        StandInReads.onRead = { _ in XCTAssertEqual(StandInReads.layoutsRunning, 0) }
        phone.keepMoving(2)
        only.end()
        XCTAssertGreaterThan(StandInReads.count, 1_000)
        XCTAssertEqual(StandInReads.writes, [:])
        for name in ["UIView.layoutIfNeeded", "UIView.intrinsicContentSize", "UIView.sizeThatFits", "UIViewController.loadView"] {
            XCTAssertNil(StandInReads.reads[name], name)
        }
        replay.stop()
    }

    func testTheMainThreadOnlyHandsValuesOver() async throws {
        let queue = HeldQueue()
        RecorderEnvironment.current.queue = queue
        let replay = phone.recorder()
        replay.start()
        queue.run()
        let before = ReplayFilesForTests.all(under: phone.folder)
        phone.keepMoving(1)
        XCTAssertEqual(ReplayFilesForTests.all(under: phone.folder), before)
        XCTAssertGreaterThan(queue.count, 5)
        queue.run()
        replay.stop()
        queue.run()
        XCTAssertEqual(try phone.chunks().count, 1)
    }

    // MARK: Where it costs too much

    func testASlowScreenIsLookedAtLessOftenAndTheRecordingSaysSo() async throws {
        let clock = DearClock()
        RecorderEnvironment.current.clock = clock
        let replay = phone.recorder()
        replay.start()
        phone.wait(1)
        clock.listen()
        phone.keepMoving(1)
        let perLook = Double(StandInReads.count) / Double(looks.count)
        StandInReads.reset()
        clock.listen()
        clock.msPerRead = 5 / perLook
        phone.keepMoving(2)
        let seen = looks.count
        phone.keepMoving(10)
        // 5 ms of work are paid for by 250 ms. How many reads a look has, and so what it takes here, differs from look to look:
        // each is held to what those before it took, and not to a number of looks in ten seconds.
        XCTAssertGreaterThan(looks.reports.last?.tookMs ?? 0, 3, "over the budget")
        for wait in looks.waits(from: seen) {
            XCTAssertGreaterThanOrEqual(Double(wait.had), wait.asked)
            XCTAssertLessThan(Double(wait.had), wait.asked + 2, "a wake-up comes when the time has come")
        }
        clock.msPerRead = 0
        phone.keepMoving(2)
        let fast = looks.count
        phone.keepMoving(10)
        XCTAssertGreaterThan(looks.count, fast + 80)
        for wait in looks.waits(from: fast) {
            XCTAssertGreaterThanOrEqual(wait.had, 100)
            XCTAssertLessThan(wait.had, 100 + 17, "at the turn that follows")
        }
        let leftOut = looks.reports.reduce(0) { $0 + $1.leftOut }
        XCTAssertGreaterThan(leftOut, 40)
        replay.stop()
        XCTAssertEqual(try phone.droppedCaptures(), leftOut)
    }

    func testAQueueThatStandsStillHoldsFewCapturesAndTheRecordingSaysHowManyWereDropped() async throws {
        let queue = HeldQueue()
        RecorderEnvironment.current.queue = queue
        let replay = phone.recorder()
        replay.start()
        queue.run()
        phone.keepMoving(10)
        XCTAssertLessThanOrEqual(queue.count, 16)
        queue.run()
        phone.keepMoving(1)
        queue.run()
        replay.stop()
        queue.run()
        XCTAssertEqual(Double(try phone.droppedCaptures()), 100 - 16, accuracy: 18)
    }

    func testTouchesThatNobodyTakesAreBounded() async throws {
        let queue = HeldQueue()
        RecorderEnvironment.current.queue = queue
        let replay = phone.recorder()
        replay.start()
        queue.run()
        phone.keepMoving(5)
        for _ in 0..<3 {
            let finger = StandInFinger()
            finger.down(at: CGPoint(x: 100, y: 100))
            for step in 0..<1_000 { finger.move(to: CGPoint(x: 100 + CGFloat(step % 50), y: 100)) }
            finger.up()
        }
        queue.run()
        phone.keepMoving(1)
        queue.run()
        replay.stop()
        queue.run()
        let touches = try phone.entries("touch").compactMap { entry -> Touch? in
            if case .touch(let touch) = entry.body { return touch } else { return nil }
        }
        let samples = touches.reduce(0) { $0 + ($1.points?.count ?? 1) }
        XCTAssertLessThanOrEqual(samples, 1_002)
        XCTAssertGreaterThan(samples, 900)
        XCTAssertEqual(touches.filter { $0.phase == .began }.count, touches.filter { $0.phase == .ended }.count)
    }

    // MARK: Not recorded

    func testNobodyWatchesTouchesWhileNothingIsRecorded() async {
        let replays = [
            phone.recorder(sessionId: -1), phone.recorder(optOut: true), phone.recorder(sampleRate: 0), phone.recorder(),
        ]
        for (index, replay) in replays.enumerated() {
            replay.start()
            phone.keepMoving(0.5)
            XCTAssertEqual(phone.window.gestureRecognizers?.count ?? 0, index == 3 ? 1 : 0)
            if index < 3 { replay.stop() }
        }
        replays[3].optOut = true
        XCTAssertNil(phone.window.gestureRecognizers)
        replays[3].optOut = false
        phone.keepMoving(0.5)
        XCTAssertEqual(phone.window.gestureRecognizers?.count, 1)
        replays[3].stop()
        XCTAssertNil(phone.window.gestureRecognizers)
    }

    func testNothingIsReadInTheBackground() async {
        let replay = phone.recorder()
        replay.start()
        phone.keepMoving(1)
        StandInDevice.enterBackground()
        let seen = looks.count
        let only = LookOnly()
        phone.keepMoving(3)
        only.end()
        XCTAssertEqual(StandInReads.reads, [:])
        XCTAssertEqual(looks.count, seen)
        StandInDevice.enterForeground()
        phone.keepMoving(1)
        XCTAssertGreaterThan(looks.count, seen)
        replay.stop()
    }

    // MARK: Motion

    func testAnAnimationIsRecordedAsItLooksOnTheWay() async throws {
        let view = UIView(frame: CGRect(x: 0, y: 100, width: 50, height: 50))
        view.accessibilityIdentifier = "moving"
        phone.view.addSubview(view)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        UIView.animate(withDuration: 1) { view.frame.origin.x = 300 }
        phone.wait(2)
        let seen = looks.count
        phone.wait(60)
        XCTAssertLessThanOrEqual(looks.count - seen, 1, "what has come to rest is not looked at")
        replay.stop()
        let id = try phone.lastTree().node("moving")?.id
        let places = try phone.entries("diff").flatMap { entry -> [Double] in
            guard case .diff(let diff) = entry.body else { return [] }
            return diff.updates.filter { $0.id == id }.flatMap(\.set).compactMap { change in
                if case .frame(let frame) = change { return frame.x } else { return nil }
            }
        }
        XCTAssertGreaterThanOrEqual(places.count, 9)
        XCTAssertEqual(places, places.sorted())
        XCTAssertEqual(places.last, 300)
        XCTAssertGreaterThan(places.filter { $0 > 5 && $0 < 295 }.count, 6)
    }
}

private final class LayoutView: UIView {
    var onLayout: (() -> Void)?

    override func layoutSubviews() { onLayout?() }
}
