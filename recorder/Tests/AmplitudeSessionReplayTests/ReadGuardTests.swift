// Looking at the screen must change nothing in it. Two proofs: what the recorder's source may name, and what a look over every
// control really asks for.
import Foundation
import QuartzCore
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class ReadGuardTests: XCTestCase {
    private let recorder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func files(_ folder: String) throws -> [String] {
        let url = recorder.appendingPathComponent(folder)
        return try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".swift") }.sorted()
            .map { try String(contentsOf: url.appendingPathComponent($0), encoding: .utf8) }
    }

    private func matches(_ pattern: String, in text: String) throws -> [String] {
        let expression = try NSRegularExpression(pattern: pattern)
        let whole = NSRange(text.startIndex..., in: text)
        return expression.matches(in: text, range: whole).compactMap {
            Range($0.range(at: 1), in: text).map { String(text[$0]) }
        }
    }

    private func without(_ pattern: String, _ text: String) -> String {
        text.replacingOccurrences(of: pattern, with: "", options: .regularExpression)
    }

    /// What can be asked of an object of the stand-ins, and so of UIKit, as far as the recorder compiles here.
    private func declared() throws -> Set<String> {
        let lines = try ["UIKit", "QuartzCore", "CoreGraphics"].flatMap { try files("StandIns/\($0)") }
            .flatMap { $0.components(separatedBy: "\n") }.map { without("//.*", $0) }.filter { !$0.contains(" static ") }
        let pattern = "\\b(?:open|public)\\b[^=({]*?\\b(?:var|func|let)\\s+`?(\\w+)"
        return Set(try lines.flatMap { try matches(pattern, in: $0) }).filter { !$0.hasPrefix("standIn") }
    }

    private func named() throws -> Set<String> {
        let source = try files("Sources/AmplitudeSessionReplay").joined(separator: "\n")
        let code = without("\"(?:\\\\.|[^\"\\\\\n])*\"", without("//[^\n]*", source))
        return Set(try matches("\\.(\\w+)", in: code))
    }

    func testTheSourceNamesOnlyWhatMayBeRead() async throws {
        let (declared, named) = (try declared(), try named())
        XCTAssertGreaterThan(declared.count, 300, "else the stand-ins were not found")
        let allowed = AllowedReads.members.flatMap(\.names)
        XCTAssertEqual(Set(allowed).count, allowed.count, "a name stands twice")
        XCTAssertEqual(
            declared.intersection(named).subtracting(allowed).sorted(), [], "not in AllowedReads: see there before adding")
        XCTAssertEqual(Set(allowed).subtracting(named).sorted(), [], "nobody reads these any more")
        for trap in ["titleLabel", "imageView", "layoutManager", "layoutIfNeeded", "sizeThatFits", "cellForRow", "loadView"] {
            XCTAssertTrue(declared.contains(trap), "\(trap) must be there to be kept out")
            XCTAssertFalse(allowed.contains(trap), trap)
        }
    }

    func testALookAtEveryControlAsksForNothingElse() async throws {
        let phone = Phone()
        defer { phone.close() }
        let button = UIButton(type: .system)
        button.setTitle("Title", for: .normal)
        let text = UITextView()
        text.text = "text"
        let table = UITableView(frame: CGRect(x: 0, y: 0, width: 300, height: 300))
        let moving = UIView()
        let views: [UIView] = [
            button, text, table, moving, UIView(), UILabel(), UITextField(), UISwitch(), UISlider(), UIStepper(),
            UISegmentedControl(items: ["a", "b"]), UIProgressView(), UIActivityIndicatorView(style: .medium), UIPageControl(),
            UIPickerView(), UIDatePicker(), UISearchBar(), UIStackView(), UIToolbar(), UINavigationBar(), UITabBar(),
            UIImageView(image: UIImage(systemName: "plus")), UIVisualEffectView(effect: UIBlurEffect(style: .light)),
            UICollectionView(frame: .zero, collectionViewLayout: UICollectionViewFlowLayout()), UIScrollView(),
        ]
        for view in views { phone.view.addSubview(view) }
        // A controller that is there without its view having been asked for.
        let later = UIViewController()
        phone.window.rootViewController?.addChild(later)
        let tabs = UITabBarController()
        tabs.viewControllers = [UINavigationController(rootViewController: UIViewController()), UIViewController()]
        for view in views { view.setNeedsLayout() }
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.5)
        let only = LookOnly()
        var asked = Set<String>()
        StandInReads.onRead = { asked.insert($0) }
        UIView.animate(withDuration: 0.5) { moving.frame.origin.x = 50 }
        phone.wait(0.4)
        phone.window.rootViewController = tabs
        phone.wait(0.4)
        only.end()
        StandInReads.reset()
        XCTAssertGreaterThan(asked.count, 20)
        XCTAssertEqual(asked.subtracting(AllowedReads.counted).sorted(), [], "asked by a look")
        XCTAssertFalse(later.isViewLoaded)
        replay.stop()
    }

    func testTheGuardSeesWhatASideEffectWouldCome() async throws {
        var asked: [String] = []
        let (button, controller, text, table) = (UIButton(), UIViewController(), UITextView(), UITableView())
        StandInReads.isOn = true
        StandInReads.onRead = { asked.append($0) }
        defer { StandInReads.reset() }
        _ = button.titleLabel
        _ = button.imageView
        _ = controller.view
        _ = text.layoutManager
        _ = table.cellForRow(at: IndexPath(row: 0, section: 0))
        let traps = [
            "UIButton.titleLabel", "UIButton.imageView", "UIViewController.loadView", "UITextView.layoutManager",
            "UITableView.cellForRow",
        ]
        for trap in traps {
            XCTAssertTrue(asked.contains(trap), trap)
            XCTAssertFalse(AllowedReads.counted.contains(trap), trap)
        }
    }
}
