// What of the screen is more than one window: overlays, scenes side by side, the keyboard's frame.
import Foundation
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class WindowTests: XCTestCase {
    private var phone: Phone!

    override func setUp() async throws { await MainActor.run { phone = Phone() } }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    private func window(_ id: String, _ scene: UIWindowScene, level: CGFloat = 0) -> UIWindow {
        let window = UIWindow(windowScene: scene)
        window.accessibilityIdentifier = id
        window.windowLevel = UIWindow.Level(rawValue: level)
        window.isHidden = false
        return window
    }

    private func scene() throws -> UIWindowScene { try XCTUnwrap(phone.window.windowScene) }

    func testWindowsLieByTheirLevelAndHiddenOnesAreNotThere() async throws {
        let scene = try scene()
        let windows = [window("alert", scene, level: 2_000), window("banner", scene, level: 1), window("gone", scene)]
        windows[2].isHidden = true
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        let tree = try phone.lastTree(of: replay)
        XCTAssertEqual(tree.children.map(\.accessibilityId), [nil, "banner", "alert"])
    }

    func testTwoScenesStandWhereTheyStandOnTheScreen() async throws {
        StandInDevice.setScreen(portrait: CGSize(width: 820, height: 1_180))
        let second = StandInDevice.openScene(
            frame: CGRect(x: 415, y: 0, width: 405, height: 1_180), besides: CGRect(x: 0, y: 0, width: 405, height: 1_180))
        let other = window("second", second)
        let button = UIButton(frame: CGRect(x: 100, y: 200, width: 100, height: 50))
        other.addSubview(button)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        phone.tap(CGPoint(x: 415 + 150, y: 225))
        phone.tap(CGPoint(x: 30, y: 40))
        phone.wait(0.2)
        let tree = try phone.lastTree(of: replay)
        XCTAssertEqual(tree.frame, Box(0, 0, 820, 1_180))
        XCTAssertEqual(tree.children.map(\.frame), [Box(0, 0, 405, 1_180), Box(415, 0, 405, 1_180)])
        let touches = try phone.entries("touch").compactMap { entry -> Touch? in
            guard case .touch(let touch) = entry.body else { return nil }
            return touch.phase == .began ? touch : nil
        }
        XCTAssertEqual(touches.map { $0.points?.first.map { Point2($0.x, $0.y) } }, [Point2(565, 225), Point2(30, 40)])
        XCTAssertEqual(touches.first?.target, tree.node(class: "UIButton")?.id)
    }

    func testASceneInTheBackgroundIsNotOnTheScreen() async throws {
        let second = StandInDevice.openScene(
            frame: CGRect(x: 200, y: 0, width: 193, height: 852), besides: CGRect(x: 0, y: 0, width: 200, height: 852))
        let other = window("second", second)
        StandInDevice.deactivate(second)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        XCTAssertNil(try phone.lastTree(of: replay).node("second"))
        XCTAssertFalse(other.isHidden)
    }

    private func keyboards() throws -> [Box?] {
        try phone.entries("viewport").map { entry in
            guard case .viewport(let viewport) = entry.body else { return nil }
            return viewport.keyboard
        }
    }

    private func announce(_ name: NSNotification.Name, _ frame: CGRect) {
        NotificationCenter.default.post(
            name: name, object: nil, userInfo: [UIResponder.keyboardFrameEndUserInfoKey: NSValue(cgRect: frame)])
    }

    func testTheKeyboardsFrameComesChangesAndGoes() async throws {
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        let steps: [(NSNotification.Name, CGRect)] = [
            (UIResponder.keyboardWillShowNotification, CGRect(x: 0, y: 517, width: 393, height: 335)),
            (UIResponder.keyboardWillChangeFrameNotification, CGRect(x: 0, y: 480, width: 393, height: 372)),
            (UIResponder.keyboardWillHideNotification, CGRect(x: 0, y: 852, width: 393, height: 372)),
            (UIResponder.keyboardWillChangeFrameNotification, CGRect(x: 0, y: 852, width: 393, height: 372)),
        ]
        for (name, frame) in steps {
            announce(name, frame)
            phone.wait(0.2)
        }
        replay.stop()
        XCTAssertEqual(try keyboards(), [nil, Box(0, 517, 393, 335), Box(0, 480, 393, 372), nil], "below the screen is gone")
    }

    func testAKeyboardAnnouncedOnAnotherThreadDoesNoHarm() async throws {
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        await Task.detached {
            NotificationCenter.default.post(name: UIResponder.keyboardWillShowNotification, object: nil, userInfo: [:])
        }.value
        phone.wait(0.2)
        replay.stop()
        XCTAssertEqual(try keyboards(), [nil])
    }
}
