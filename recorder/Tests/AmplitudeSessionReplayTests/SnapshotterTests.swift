// What the tree says of UIKit's views, taken through the public API on the stand-in phone.
import Foundation
import QuartzCore
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class SnapshotterTests: XCTestCase {
    private var phone: Phone!

    override func setUp() async throws { await MainActor.run { phone = Phone() } }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    private func record(_ make: (UIView) -> Void) throws -> ViewNode { try phone.record(make) }

    func testACaptureReadsATextOnce() async throws {
        let label = CountingLabel(frame: CGRect(x: 0, y: 0, width: 100, height: 20))
        label.text = "once"
        phone.view.addSubview(label)
        let snapshotter = Snapshotter(nextNodeId: 1, level: .medium, pictures: PictureKeys(), faults: .none)
        label.reads = 0
        XCTAssertNotNil(snapshotter.takeSnapshot(of: [phone.window], on: UIScreen.main))
        XCTAssertEqual(label.reads, 1)
    }

    func testTheRootIsTheScreenAndItsChildrenAreTheWindows() async throws {
        let tree = try record { _ in }
        XCTAssertEqual(tree.kind, .screen)
        XCTAssertEqual(tree.className, "UIScreen")
        XCTAssertEqual(tree.frame, Box(0, 0, 393, 852))
        XCTAssertEqual(tree.children.map(\.className), ["UIWindow"])
        XCTAssertEqual(tree.first { $0.controller != nil }?.controller, "UIViewController")
    }

    func testGeometryAndLooksOfAView() async throws {
        let tree = try record { root in
            let view = UIView(frame: CGRect(x: 10, y: 20, width: 100, height: 50))
            view.accessibilityIdentifier = "box"
            view.backgroundColor = UIColor(red: 1, green: 0.5, blue: 0, alpha: 0.5)
            view.transform = CGAffineTransform(rotationAngle: .pi / 2)
            view.alpha = 0.25
            view.clipsToBounds = true
            view.layer.cornerRadius = 8
            view.layer.maskedCorners = [.layerMinXMinYCorner, .layerMaxXMaxYCorner]
            view.layer.borderWidth = 2
            view.layer.borderColor = UIColor.black.cgColor
            view.layer.shadowOpacity = 0.5
            view.layer.shadowOffset = CGSize(width: 1, height: 2)
            view.layer.shadowRadius = 4
            root.addSubview(view)
        }
        let node = try XCTUnwrap(tree.node("box"))
        XCTAssertEqual(node.frame, Box(10, 20, 100, 50), "the box before the transform")
        XCTAssertEqual(node.transform, Affine(0, 1, -1, 0, 0, 0))
        XCTAssertEqual(node.background, RGBA(red: 255, green: 128, blue: 0, alpha: 128))
        XCTAssertEqual(node.alpha, 0.25)
        XCTAssertTrue(node.clips)
        XCTAssertEqual(node.radii, Radii(8, 0, 8, 0))
        XCTAssertEqual(node.border, ViewNode.Border(width: 2, color: .black))
        XCTAssertEqual(
            node.shadow, ViewNode.Shadow(color: RGBA(red: 0, green: 0, blue: 0, alpha: 128), radius: 4, offset: Point2(1, 2)))
    }

    func testSenselessGeometryOfTheHostBecomesZero() async throws {
        let tree = try record { root in
            let view = UIView(frame: CGRect(x: 0, y: 0, width: 10, height: 10))
            view.accessibilityIdentifier = "bad"
            view.layer.position = CGPoint(x: CGFloat.nan, y: CGFloat.infinity)
            view.layer.cornerRadius = .nan
            root.addSubview(view)
        }
        XCTAssertEqual(tree.node("bad")?.frame, Box(0, 0, 10, 10))
    }

    func testALabelHasItsRunsAndItsLinesAsLaidOut() async throws {
        let tree = try record { root in
            let label = UILabel(frame: CGRect(x: 0, y: 0, width: 120, height: 80))
            label.accessibilityIdentifier = "label"
            label.numberOfLines = 2
            label.font = .systemFont(ofSize: 17, weight: .semibold)
            label.textColor = .systemRed
            label.textAlignment = .center
            label.text = "A text that is longer than two lines of this label can ever hold"
            root.addSubview(label)
        }
        let node = try XCTUnwrap(tree.node("label"))
        let text = try XCTUnwrap(node.text)
        XCTAssertEqual(node.kind, .text)
        XCTAssertTrue(node.children.isEmpty)
        XCTAssertEqual(text.align, .center)
        XCTAssertEqual(text.lineLimit, 2)
        XCTAssertEqual(text.runs, [ViewNode.TextRun(size: 17, weight: 600, color: RGBA(red: 255, green: 59, blue: 48))])
        XCTAssertEqual(text.lines.count, 2)
        XCTAssertLessThan(try XCTUnwrap(text.lines[1].range).end, text.string.utf16.count, "truncated")
        XCTAssertTrue(text.lines.allSatisfy { $0.width ?? 121 <= 120 && $0.x == nil })
        XCTAssertTrue((0..<80).contains(text.lines[0].baseline) && text.lines[0].baseline < text.lines[1].baseline)
    }

    func testABookInALabelIsCutToWhatTheFormatKeeps() async throws {
        let tree = try record { root in
            let label = UILabel(frame: CGRect(x: 0, y: 0, width: 300, height: 800))
            label.accessibilityIdentifier = "book"
            label.text = String(repeating: "All happy families are alike. ", count: 2_000)
            root.addSubview(label)
        }
        let text = try XCTUnwrap(tree.node("book")?.text)
        XCTAssertLessThanOrEqual(text.string.utf8.count, Limits.textBytes)
        XCTAssertGreaterThan(text.string.utf8.count, Limits.textBytes - 100)
    }

    func testImagesAreNamedOnceAndTemplatesAreTinted() async throws {
        let tree = try record { root in
            for (index, mode) in [UIView.ContentMode.scaleAspectFit, .scaleAspectFill].enumerated() {
                let view = UIImageView(image: UIImage(systemName: "house.fill"))
                view.accessibilityIdentifier = "image\(index)"
                view.contentMode = mode
                view.tintColor = .black
                root.addSubview(view)
            }
        }
        let images = try (0..<2).map { try XCTUnwrap(tree.node("image\($0)")?.image) }
        XCTAssertEqual(images.map(\.mode), [.fit, .cover])
        XCTAssertEqual(images.map(\.resource), [0, 0])
        XCTAssertEqual(images.map(\.tint), [.black, .black])
        XCTAssertEqual(try phone.chunks().last?.header.resources.count, 1)
    }

    func testControlsSayTheirState() async throws {
        let tree = try record { root in
            let toggle = UISwitch()
            toggle.isOn = true
            toggle.onTintColor = .systemGreen
            toggle.accessibilityIdentifier = "switch"
            let button = UIButton(type: .system)
            button.setTitle("Pay", for: .normal)
            button.isEnabled = false
            button.frame = CGRect(x: 0, y: 50, width: 90, height: 40)
            button.accessibilityIdentifier = "button"
            root.addSubview(toggle)
            root.addSubview(button)
        }
        let toggle = try XCTUnwrap(tree.node("switch"))
        XCTAssertEqual(toggle.kind, .switch)
        XCTAssertEqual(toggle.control?.on, true)
        XCTAssertTrue(toggle.children.isEmpty)
        let button = try XCTUnwrap(tree.node("button"))
        XCTAssertEqual(button.kind, .button)
        XCTAssertEqual(button.control?.enabled, false)
        XCTAssertEqual(button.children.map(\.className), ["UIButtonLabel"])
        XCTAssertEqual(button.children[0].text?.string, "Pay")
    }

    func testValueControlsSayWhatTheyAreSetToAndPickersDoNot() async throws {
        let tree = try record { root in
            let slider = UISlider(frame: CGRect(x: 0, y: 0, width: 200, height: 31))
            (slider.maximumValue, slider.value) = (10, 2.5)
            let segments = UISegmentedControl(items: ["Day", "Week", "Month"])
            segments.frame = CGRect(x: 0, y: 40, width: 300, height: 32)
            segments.selectedSegmentIndex = 1
            let progress = UIProgressView(frame: CGRect(x: 0, y: 90, width: 200, height: 4))
            progress.progress = 0.75
            let spinner = UIActivityIndicatorView(style: .medium)
            spinner.startAnimating()
            let birthday = UIDatePicker(frame: CGRect(x: 0, y: 130, width: 200, height: 40))
            birthday.datePickerMode = .date
            for view in [slider, segments, progress, spinner, birthday] as [UIView] { root.addSubview(view) }
        }
        let slider = try XCTUnwrap(tree.node(class: "UISlider")?.control)
        XCTAssertEqual([slider.min, slider.value, slider.max], [0, 2.5, 10])
        let segments = try XCTUnwrap(tree.node(class: "UISegmentedControl"))
        XCTAssertEqual(segments.control?.selected, 1)
        XCTAssertEqual(segments.control?.count, 3)
        XCTAssertEqual(segments.all.compactMap(\.text?.string), ["Day", "Week", "Month"])
        XCTAssertEqual(tree.node(class: "UIProgressView")?.control?.value, 0.75)
        XCTAssertEqual(tree.node(class: "UIActivityIndicatorView")?.control?.animating, true)
        let birthday = try XCTUnwrap(tree.node(class: "UIDatePicker"))
        XCTAssertEqual(birthday.mask?.reason, .level)
        XCTAssertNil(birthday.control?.date)
        XCTAssertEqual(birthday.control?.mode, "date")
    }

    func testAGradientBehindAViewAndABareLayerAreSeen() async throws {
        let tree = try record { root in
            let gradient = CAGradientLayer()
            gradient.frame = CGRect(x: 0, y: 0, width: 100, height: 100)
            gradient.colors = [UIColor.red.cgColor, UIColor.blue.cgColor]
            root.layer.addSublayer(gradient)
            root.addSubview(UILabel(frame: CGRect(x: 0, y: 0, width: 10, height: 10)))
        }
        let gradient = try XCTUnwrap(tree.node(class: "CAGradientLayer")?.gradient)
        XCTAssertEqual(gradient.colors.count, 2)
        XCTAssertEqual([gradient.start, gradient.end], [Point2(0.5, 0), Point2(0.5, 1)])
    }

    func testAViewInTheMiddleOfAnAnimationIsRecordedWhereItIsSeen() async throws {
        let view = UIView(frame: CGRect(x: 0, y: 0, width: 50, height: 50))
        view.accessibilityIdentifier = "moving"
        phone.view.addSubview(view)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        UIView.animate(withDuration: 1, delay: 0, options: .curveLinear, animations: { view.frame.origin.x = 200 })
        phone.wait(1.5)
        XCTAssertEqual(try phone.lastTree(of: replay).node("moving")?.frame.x, 200)
        let id = try phone.lastTree().node("moving")?.id
        let places = try phone.entries("diff").flatMap { entry -> [Double] in
            guard case .diff(let diff) = entry.body else { return [] }
            return diff.updates.filter { $0.id == id }.flatMap(\.set).compactMap {
                if case .frame(let box) = $0 { return box.x } else { return nil }
            }
        }
        XCTAssertGreaterThanOrEqual(places.count, 8)
        XCTAssertEqual(places, places.sorted())
    }

    func testScrollingIsOneSmallUpdateATickAndRoundsLikeTheFile() async throws {
        let scroll = UIScrollView(frame: CGRect(x: 0, y: 0, width: 393, height: 400))
        scroll.contentInsetAdjustmentBehavior = .never
        scroll.showsVerticalScrollIndicator = false
        scroll.contentSize = CGSize(width: 393, height: 2_000)
        phone.view.addSubview(scroll)
        for row in 0..<20 {
            let label = UILabel(frame: CGRect(x: 0, y: CGFloat(row) * 100, width: 393, height: 100))
            label.text = "Row \(row)"
            scroll.addSubview(label)
        }
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        for tick in 1...5 {
            scroll.contentOffset.y = CGFloat(tick) * 10.333
            phone.wait(0.1)
        }
        XCTAssertEqual(try phone.lastTree(of: replay).node(class: "UIScrollView")?.scroll, Point2(0, 51.67))
        let diffs = try phone.entries("diff")
        XCTAssertEqual(diffs.count, 5)
        for entry in diffs { XCTAssertLessThan(ChunkEncoder.line(entry).count, 90) }
    }

    func testAReusedCellKeepsItsIdAndChangesItsText() async throws {
        let source = Rows()
        let table = UITableView(frame: CGRect(x: 0, y: 0, width: 393, height: 400), style: .plain)
        table.dataSource = source
        table.rowHeight = 44
        phone.view.addSubview(table)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        replay.flush()
        phone.wait(0.2)
        let before = try phone.lastTree()
        for _ in 0..<12 {
            table.contentOffset.y += 44
            phone.wait(0.1)
        }
        let after = try phone.lastTree(of: replay)
        let cells = { (tree: ViewNode) in tree.all.filter { $0.className == "UITableViewCell" } }
        let kept = Set(cells(before).map(\.id)).intersection(cells(after).map(\.id))
        XCTAssertGreaterThanOrEqual(kept.count, 8, "cells are the same views")
        XCTAssertLessThanOrEqual(cells(after).count, 12)
        let shown = cells(after).filter { !$0.hidden }.flatMap(\.all).compactMap(\.text?.string).filter { $0.hasPrefix("Row") }
        XCTAssertTrue(shown.contains("Row 13"))
        XCTAssertFalse(shown.contains("Row 3"))
        withExtendedLifetime(source) {}
    }

    func testTooManyViewsEndInAPlaceholderNotInACrash() async throws {
        var deepest = phone.view
        for _ in 0..<400 {
            let view = UIView(frame: CGRect(x: 0, y: 0, width: 10, height: 10))
            deepest.addSubview(view)
            deepest = view
        }
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        let tree = try phone.lastTree(of: replay)
        XCTAssertEqual(tree.first { $0.kind == .placeholder }?.placeholder?.reason, .overLimit)
    }

    func testAClassKnownByNameOnlyIsAPlaceholder() async throws {
        let tree = try record { root in
            let web = MyWebView(frame: CGRect(x: 0, y: 0, width: 100, height: 100))
            web.addSubview(UILabel())
            root.addSubview(web)
        }
        let node = try XCTUnwrap(tree.node(class: "MyWebView"))
        XCTAssertEqual(node.placeholder?.reason, .webView)
        XCTAssertTrue(node.children.isEmpty)
    }
}

private class WKWebView: UIView {}
private final class MyWebView: WKWebView {}

private final class Rows: NSObject, UITableViewDataSource {
    func tableView(_ tableView: UITableView, numberOfRowsInSection section: Int) -> Int { 200 }

    func tableView(_ tableView: UITableView, cellForRowAt indexPath: IndexPath) -> UITableViewCell {
        let cell =
            tableView.dequeueReusableCell(withIdentifier: "row")
            ?? UITableViewCell(style: .default, reuseIdentifier: "row")
        cell.textLabel?.text = "Row \(indexPath.row)"
        return cell
    }
}

private final class CountingLabel: UILabel {
    var reads = 0
    override var attributedText: NSAttributedString? {
        get {
            reads += 1
            return super.attributedText
        }
        set { super.attributedText = newValue }
    }
}
