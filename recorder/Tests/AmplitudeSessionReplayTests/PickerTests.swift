// Pickers of rows and of dates: shown with their rows where they may be, without any inside where not, at each level and in
// each style; and never a question to the app's data source.
import Foundation
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

final class PickerTests: CaptureTestCase {
    @MainActor private func picker(_ source: Sizes) -> UIPickerView {
        let picker = UIPickerView(frame: CGRect(x: 0, y: 0, width: 320, height: 216))
        (picker.dataSource, picker.delegate) = (source, source)
        picker.selectRow(2, inComponent: 0, animated: false)
        return picker
    }

    @MainActor func testAPickerShowsItsRowsAtTheLightLevelOnly() async throws {
        let source = Sizes()
        for level in CaptureTestCase.levels {
            let node = try XCTUnwrap(try tree(of: picker(source), at: level).node(class: "UIPickerView"))
            XCTAssertEqual(node.kind, .picker)
            if level == .light {
                XCTAssertEqual(
                    node.control?.columns,
                    [ViewNode.PickerColumn(rows: 5, selected: 2), ViewNode.PickerColumn(rows: 3, selected: 0)])
                XCTAssertEqual(Set(node.strings), ["XS", "S", "M", "L", "XL", "red", "green", "blue"])
                XCTAssertEqual(node.children.map(\.className), ["UIPickerColumnView", "UIPickerColumnView"])
            } else {
                XCTAssertEqual(node.mask?.reason, .level)
                XCTAssertNil(node.control?.columns)
                XCTAssertTrue(node.children.isEmpty)
            }
        }
    }

    @MainActor func testTheAppCanShowAPickerWithItsRows() async throws {
        let source = Sizes()
        let shown = picker(source)
        shown.amp_isMasked = false
        let node = try XCTUnwrap(try tree(of: shown, at: .conservative).node(class: "UIPickerView"))
        XCTAssertEqual(node.control?.columns?.first?.selected, 2)
        XCTAssertTrue(node.strings.contains("M"))
    }

    @MainActor func testRowsLieOnADrum() async throws {
        let source = Sizes()
        let node = try XCTUnwrap(try tree(of: picker(source), at: .light).node(class: "UIPickerView"))
        let column = try XCTUnwrap(node.children.first)
        let cells = column.all.filter { $0.className == "UIPickerTableViewTitledCell" }
        let chosen = try XCTUnwrap(cells.first { $0.strings == ["M"] })
        XCTAssertEqual(chosen.transform, .identity)
        XCTAssertEqual(chosen.frame.y + chosen.frame.height / 2, 108, accuracy: 0.1)
        for (text, side) in [("S", -1.0), ("L", 1)] {
            let cell = try XCTUnwrap(cells.first { $0.strings == [text] })
            XCTAssertLessThan(cell.transform.d, 1, "flatter")
            XCTAssertEqual(cell.transform.a, 1)
            XCTAssertGreaterThan((cell.frame.y + cell.frame.height / 2 - 108) * side, 20)
            XCTAssertLessThan(cell.alpha, 1)
        }
    }

    @MainActor func testRecordingAsksTheAppsDataSourceNothing() async throws {
        let phone = Phone()
        defer { phone.close() }
        let source = Sizes()
        phone.view.addSubview(picker(source))
        phone.wait(0.1)
        let unseen = UIPickerView(frame: CGRect(x: 0, y: 300, width: 320, height: 216))
        let snapshotter = Snapshotter(nextNodeId: 1, level: .light, pictures: PictureKeys(), faults: .none)
        _ = snapshotter.takeSnapshot(of: [phone.window], on: UIScreen.main)
        source.questions = 0
        _ = snapshotter.takeSnapshot(of: [phone.window], on: UIScreen.main)
        // One that was never laid out has not asked for anything yet.
        (unseen.dataSource, unseen.delegate) = (source, source)
        phone.view.addSubview(unseen)
        source.questions = 0
        let tree = snapshotter.takeSnapshot(of: [phone.window], on: UIScreen.main)?.tree
        XCTAssertEqual(source.questions, 0)
        XCTAssertEqual(tree?.nodes(class: "UIPickerView").map { $0.control?.columns?.count }, [2, nil])
    }

    // MARK: Dates

    private static let berlin = TimeZone(secondsFromGMT: 3600)!
    /// 14:02 in Berlin.
    private static let moment = Date(timeIntervalSince1970: 1_762_174_925)

    @MainActor private func dates(_ mode: UIDatePicker.Mode, _ style: UIDatePickerStyle) -> UIDatePicker {
        let picker = UIDatePicker()
        picker.timeZone = PickerTests.berlin
        (picker.datePickerMode, picker.preferredDatePickerStyle) = (mode, style)
        picker.date = PickerTests.moment
        return picker
    }

    @MainActor func testACompactDatePickerSaysItsDateInItsOwnTimeZone() async throws {
        let expected: [(UIDatePicker.Mode, String)] = [(.date, "date"), (.time, "time"), (.dateAndTime, "dateAndTime")]
        for (mode, name) in expected {
            let node = try XCTUnwrap(try tree(of: dates(mode, .compact), at: .light).node(class: "UIDatePicker"))
            XCTAssertEqual(node.kind, .date)
            XCTAssertEqual(node.control?.mode, name)
            XCTAssertEqual(node.control?.date, "2025-11-03T14:02")
            XCTAssertTrue(node.children.isEmpty)
        }
    }

    @MainActor func testAMaskedDatePickerOfAnyStyleHasNoDateAndNoInside() async throws {
        for level in [AmplitudeSessionReplay.MaskLevel.medium, .conservative] {
            for style in [UIDatePickerStyle.compact, .wheels, .inline] {
                let node = try XCTUnwrap(try tree(of: dates(.dateAndTime, style), at: level).node(class: "UIDatePicker"))
                XCTAssertEqual(node.kind, .date)
                XCTAssertEqual(node.mask?.reason, .level)
                XCTAssertEqual(node.control?.mode, "dateAndTime")
                XCTAssertNil(node.control?.date)
                XCTAssertTrue(node.children.isEmpty)
            }
        }
    }

    @MainActor func testDateWheelsAreAPickerInside() async throws {
        let node = try XCTUnwrap(try tree(of: dates(.date, .wheels), at: .light).node(class: "UIDatePicker"))
        XCTAssertEqual(node.kind, .date)
        XCTAssertNil(node.control?.date, "its rows say it")
        let wheels = try XCTUnwrap(node.node(class: "_UIDatePickerView"))
        XCTAssertEqual(wheels.kind, .picker)
        XCTAssertEqual(wheels.control?.columns?.map(\.selected), [10, 2, 125])
        XCTAssertTrue(Set(wheels.strings).isSuperset(of: ["November", "3", "2025", "October", "4", "2024"]))
    }

    @MainActor func testACalendarHasItsDaysAndTheChosenOneStandsOut() async throws {
        let node = try XCTUnwrap(try tree(of: dates(.date, .inline), at: .light).node(class: "UIDatePicker"))
        XCTAssertEqual(node.kind, .date)
        XCTAssertTrue(node.strings.contains("November 2025"))
        let days = node.nodes(class: "_UIDatePickerCalendarDayCell")
        XCTAssertEqual(days.flatMap(\.strings), (1...30).map(String.init))
        let chosen = days.filter { $0.all.contains { $0.className == "UIView" && !$0.hidden && $0.background != nil } }
        XCTAssertEqual(chosen.flatMap(\.strings), ["3"])
    }

    @MainActor func testTheAppCanShowOneDatePickerAtAnyLevel() async throws {
        for style in [UIDatePickerStyle.compact, .wheels, .inline] {
            let picker = dates(.date, style)
            picker.amp_isMasked = false
            let node = try XCTUnwrap(try tree(of: picker, at: .conservative).node(class: "UIDatePicker"))
            XCTAssertNil(node.mask)
            XCTAssertEqual(node.control?.date, style == .compact ? "2025-11-03T14:02" : nil)
            XCTAssertEqual(node.strings.contains("3"), style != .compact)
        }
    }

    @MainActor func testATurnedWheelIsOneMoreRow() async throws {
        let phone = Phone()
        defer { phone.close() }
        let source = Sizes()
        let picker = picker(source)
        phone.view.addSubview(picker)
        let replay = phone.recorder(level: .light)
        replay.start()
        phone.wait(0.2)
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 80, y: 108))
        phone.wait(0.05)
        finger.move(to: CGPoint(x: 80, y: 76))
        phone.wait(0.05)
        finger.up()
        phone.wait(0.2)
        XCTAssertEqual(source.chosen, [3])
        let node = try XCTUnwrap(try phone.lastTree(of: replay).node(class: "UIPickerView"))
        XCTAssertEqual(node.control?.columns?.first?.selected, 3)
    }
}

private final class Sizes: NSObject, UIPickerViewDataSource, UIPickerViewDelegate {
    var questions = 0
    var chosen: [Int] = []
    private let titles = [["XS", "S", "M", "L", "XL"], ["red", "green", "blue"]]

    func numberOfComponents(in pickerView: UIPickerView) -> Int {
        questions += 1
        return titles.count
    }
    func pickerView(_ pickerView: UIPickerView, numberOfRowsInComponent component: Int) -> Int {
        questions += 1
        return titles[component].count
    }
    func pickerView(_ pickerView: UIPickerView, titleForRow row: Int, forComponent component: Int) -> String? {
        questions += 1
        return titles[component][row]
    }
    func pickerView(_ pickerView: UIPickerView, didSelectRow row: Int, inComponent component: Int) { chosen.append(row) }
}
