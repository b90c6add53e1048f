// Controls: what each says of its state at each level, and that a masked one says nothing of it in any other way.
import Foundation
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

final class ControlTests: CaptureTestCase {
    @MainActor func testASwitchSaysItsStateUnlessItIsMasked() async throws {
        for level in CaptureTestCase.levels {
            let toggle = UISwitch()
            (toggle.isOn, toggle.isEnabled) = (true, false)
            toggle.onTintColor = .systemOrange
            let node = try XCTUnwrap(try tree(of: toggle, at: level).node(class: "UISwitch"))
            XCTAssertEqual(node.kind, .switch)
            XCTAssertEqual(node.control?.on, level == .conservative ? nil : true)
            XCTAssertEqual(node.mask?.reason, level == .conservative ? .level : nil)
            XCTAssertEqual(node.control?.enabled, false)
            XCTAssertEqual(node.control?.tint, RGBA(red: 255, green: 149, blue: 0))
            XCTAssertTrue(node.children.isEmpty)
        }
    }

    @MainActor func testASliderSaysItsValueAndItsColours() async throws {
        for level in CaptureTestCase.levels {
            let slider = UISlider(frame: CGRect(x: 0, y: 0, width: 200, height: 31))
            (slider.minimumValue, slider.maximumValue, slider.value) = (-5, 5, 1.5)
            (slider.minimumTrackTintColor, slider.thumbTintColor) = (.red, .black)
            let node = try XCTUnwrap(try tree(of: slider, at: level).node(class: "UISlider"))
            XCTAssertEqual(node.kind, .slider)
            XCTAssertEqual([node.control?.min, node.control?.max], [-5, 5])
            XCTAssertEqual(node.control?.value, level == .conservative ? nil : 1.5)
            XCTAssertEqual(node.control?.tint, RGBA(red: 255, green: 0, blue: 0))
            XCTAssertEqual(node.control?.thumb, .black)
            XCTAssertTrue(node.children.isEmpty)
        }
    }

    @MainActor func testAStepperSaysItsValueAndItsEndsAndNothingOfItsButtons() async throws {
        for level in CaptureTestCase.levels {
            let stepper = UIStepper()
            (stepper.minimumValue, stepper.maximumValue, stepper.value) = (1, 9, 9)
            let node = try XCTUnwrap(try tree(of: stepper, at: level).node(class: "UIStepper"))
            XCTAssertEqual(node.kind, .stepper)
            XCTAssertEqual(node.frame.width, 94)
            XCTAssertEqual([node.control?.min, node.control?.max], [1, 9])
            XCTAssertEqual(node.control?.value, level == .conservative ? nil : 9)
            // Its plus is grey at the end: it must not be seen where the value must not.
            XCTAssertTrue(node.children.isEmpty)
        }
    }

    @MainActor func testASteppersTapIsOneChangeOfItsValue() async throws {
        let phone = Phone()
        defer { phone.close() }
        let stepper = UIStepper(frame: CGRect(x: 100, y: 100, width: 94, height: 32))
        phone.view.addSubview(stepper)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        phone.tap(CGPoint(x: 170, y: 116))
        phone.wait(0.2)
        XCTAssertEqual(stepper.value, 1)
        XCTAssertEqual(try phone.lastTree(of: replay).node(class: "UIStepper")?.control?.value, 1)
    }

    @MainActor func testSegmentsHaveTheirTitlesAsChildrenAndNothingThatTellsTheSelectedOne() async throws {
        for level in CaptureTestCase.levels {
            let control = UISegmentedControl(items: ["Day", "Week", "Month"])
            control.frame.size = CGSize(width: 300, height: 32)
            control.selectedSegmentIndex = 2
            let node = try XCTUnwrap(try tree(of: control, at: level).node(class: "UISegmentedControl"))
            XCTAssertEqual(node.kind, .segments)
            XCTAssertEqual(node.control?.count, 3)
            XCTAssertEqual(node.control?.selected, level == .conservative ? nil : 2)
            XCTAssertEqual(node.strings, level == .conservative ? [] : ["Day", "Week", "Month"])
            XCTAssertEqual(node.children.map(\.className), ["UISegment", "UISegment", "UISegment"])
        }
    }

    @MainActor func testAControlThatTheAppMasksKeepsItsKindAndLosesItsState() async throws {
        let (toggle, slider, dots) = (UISwitch(), UISlider(), UIPageControl())
        let segments = UISegmentedControl(items: ["Left", "Right"])
        (toggle.isOn, slider.value, dots.numberOfPages, dots.currentPage) = (true, 0.25, 3, 1)
        segments.selectedSegmentIndex = 0
        for view in [toggle, slider, dots, segments] { view.amp_isMasked = true }
        let tree = try tree(of: toggle, slider, dots, segments, at: .light)
        for (name, kind) in [
            ("UISwitch", NodeKind.switch), ("UISlider", .slider), ("UIPageControl", .pages), ("UISegmentedControl", .segments),
        ] {
            let node = try XCTUnwrap(tree.node(class: name), name)
            XCTAssertEqual(node.kind, kind)
            XCTAssertEqual(node.mask?.reason, .view, name)
            XCTAssertNil(node.control?.on ?? nil, name)
            XCTAssertNil(node.control?.value ?? nil, name)
            XCTAssertNil(node.control?.selected ?? nil, name)
            XCTAssertEqual(node.strings, [], name)
        }
    }

    @MainActor func testPageDotsAreWhiteUnlessToldOtherwise() async throws {
        for level in CaptureTestCase.levels {
            let dots = UIPageControl(frame: CGRect(x: 0, y: 0, width: 120, height: 26))
            (dots.numberOfPages, dots.currentPage) = (4, 2)
            let node = try XCTUnwrap(try tree(of: dots, at: level).node(class: "UIPageControl"))
            XCTAssertEqual(node.kind, .pages)
            XCTAssertEqual(node.control?.count, 4)
            XCTAssertEqual(node.control?.selected, level == .conservative ? nil : 2)
            XCTAssertEqual(node.control?.tint, RGBA(red: 255, green: 255, blue: 255))
            XCTAssertEqual(node.control?.track, RGBA(red: 255, green: 255, blue: 255, alpha: 128))
            XCTAssertTrue(node.children.isEmpty)
        }
        let single = UIPageControl(frame: CGRect(x: 0, y: 0, width: 120, height: 26))
        (single.numberOfPages, single.hidesForSinglePage, single.pageIndicatorTintColor) = (1, true, .red)
        let node = try XCTUnwrap(try tree(of: single).node(class: "UIPageControl"))
        XCTAssertEqual(node.control?.count, 0)
        XCTAssertEqual(node.control?.track, RGBA(red: 255, green: 0, blue: 0))
    }

    @MainActor func testProgressAndSpinner() async throws {
        for level in CaptureTestCase.levels {
            let bar = UIProgressView(frame: CGRect(x: 0, y: 0, width: 200, height: 4))
            (bar.progress, bar.progressTintColor) = (0.4, .red)
            let spinner = UIActivityIndicatorView(style: .large)
            spinner.startAnimating()
            let tree = try tree(of: bar, spinner, at: level)
            let progress = try XCTUnwrap(tree.node(class: "UIProgressView"))
            XCTAssertEqual(progress.kind, .progress)
            XCTAssertEqual(progress.control?.value.map { ($0 * 100).rounded() }, level == .conservative ? nil : 40)
            XCTAssertEqual(progress.control?.tint, RGBA(red: 255, green: 0, blue: 0))
            let activity = try XCTUnwrap(tree.node(class: "UIActivityIndicatorView"))
            XCTAssertEqual(activity.kind, .activity)
            XCTAssertEqual(activity.control?.animating, true)
            XCTAssertFalse(activity.hidden)
            XCTAssertTrue(activity.children.isEmpty)
        }
    }

    @MainActor func testAStoppedSpinnerIsHidden() async throws {
        let spinner = UIActivityIndicatorView(style: .medium)
        let node = try XCTUnwrap(try tree(of: spinner).node(class: "UIActivityIndicatorView"))
        XCTAssertTrue(node.hidden)
        XCTAssertEqual(node.control?.animating, false)
    }
}
