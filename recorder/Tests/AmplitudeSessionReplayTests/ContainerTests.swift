// What holds other screens: split views, pages, sheets, popovers, alerts: all of it is in the tree, in front of what it covers, and
// the screen that is named is the one that the user looks at.
import Foundation
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

final class ContainerTests: CaptureTestCase {
    @MainActor private func screens(_ phone: Phone) throws -> [String] {
        try phone.entries("screen").compactMap {
            if case .screen(let name) = $0.body { return name.wrappedValue } else { return nil }
        }
    }

    @MainActor private func split() -> UISplitViewController {
        let split = UISplitViewController(style: .doubleColumn)
        split.setViewController(SideBar(), for: .primary)
        split.setViewController(Detail(), for: .secondary)
        return split
    }

    @MainActor func testASplitViewHasItsSideBarBesideTheRest() async throws {
        let phone = Phone()
        defer { phone.close() }
        StandInDevice.setScreen(portrait: CGSize(width: 1024, height: 1366))
        phone.window.frame = UIScreen.main.bounds
        phone.window.rootViewController = split()
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        let tree = try phone.lastTree(of: replay)
        let (side, detail) = (try XCTUnwrap(place(of: "SideBar", in: tree)), try XCTUnwrap(place(of: "Detail", in: tree)))
        XCTAssertEqual(side, Box(0, 0, 320, 1366))
        XCTAssertEqual(detail, Box(320, 0, 704, 1366))
        XCTAssertTrue(Set(tree.strings).isSuperset(of: ["Folders", "Letter"]))
        XCTAssertEqual(try screens(phone).last, "Detail")
    }

    @MainActor func testASplitViewOnAPhoneIsAStack() async throws {
        let phone = Phone()
        defer { phone.close() }
        let split = split()
        phone.window.rootViewController = split
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        replay.flush()
        phone.wait(0.2)
        XCTAssertNil(place(of: "Detail", in: try phone.lastTree()))
        split.show(.secondary)
        phone.wait(1)
        let tree = try phone.lastTree(of: replay)
        XCTAssertEqual(place(of: "Detail", in: tree), Box(0, 0, 393, 852))
        XCTAssertEqual(try screens(phone), ["SideBar", "Detail"])
    }

    /// On the screen, of the controller's view.
    private func place(of controller: String, in node: ViewNode, _ x: Double = 0, _ y: Double = 0) -> Box? {
        let (left, top) = (x + node.frame.x, y + node.frame.y)
        if node.controller == controller { return Box(left, top, node.frame.width, node.frame.height) }
        for child in node.children {
            if let found = place(of: controller, in: child, left - node.scroll.x, top - node.scroll.y) { return found }
        }
        return nil
    }

    @MainActor func testPagesFollowTheFingerAndDotsTellThem() async throws {
        let phone = Phone()
        defer { phone.close() }
        let book = Book()
        let pages = UIPageViewController(transitionStyle: .scroll, navigationOrientation: .horizontal)
        pages.dataSource = book
        pages.setViewControllers([book.pages[0]], direction: .forward, animated: false)
        phone.window.rootViewController = pages
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.3)
        swipe(from: 330, to: 60, phone)
        phone.wait(1)
        let tree = try phone.lastTree(of: replay)
        XCTAssertEqual(tree.strings, ["Page 2"])
        XCTAssertEqual(try screens(phone).first, "Page")
        let dots = try XCTUnwrap(tree.node(class: "UIPageControl"))
        XCTAssertEqual([dots.control?.count, dots.control?.selected], [3, 1])
        let offsets = try phone.entries("diff").flatMap { entry -> [Double] in
            guard case .diff(let diff) = entry.body else { return [] }
            return diff.updates.flatMap(\.set).compactMap {
                if case .scroll(let point) = $0 { return point.x } else { return nil }
            }
        }
        XCTAssertGreaterThanOrEqual(offsets.filter { $0 > 393 && $0 < 786 }.count, 3, "on the way to the second page")
    }

    @MainActor private func swipe(from start: CGFloat, to end: CGFloat, _ phone: Phone) {
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: start, y: 400))
        for step in 1...12 {
            phone.wait(1.0 / 60)
            finger.move(to: CGPoint(x: start + (end - start) * CGFloat(step) / 12, y: 400))
        }
        finger.up()
    }

    @MainActor func testASheetRestsHalfWayInFrontOfADimmedScreen() async throws {
        let phone = Phone()
        defer { phone.close() }
        let sheet = Detail()
        sheet.sheetPresentationController?.detents = [.medium(), .large()]
        sheet.sheetPresentationController?.prefersGrabberVisible = true
        sheet.sheetPresentationController?.preferredCornerRadius = 24
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        phone.window.rootViewController?.present(sheet, animated: true)
        phone.wait(1)
        let tree = try phone.lastTree(of: replay)
        let place = try XCTUnwrap(place(of: "Detail", in: tree))
        XCTAssertEqual(place.y + place.height, 852)
        XCTAssertEqual(place.height, 443, accuracy: 1)
        let shadow = try XCTUnwrap(tree.nodes(class: "UIDropShadowView").last)
        XCTAssertEqual(shadow.radii, Radii(24, 24, 0, 0))
        XCTAssertEqual(shadow.children.map(\.className).last, "_UIGrabber")
        XCTAssertEqual(tree.node(class: "UIDimmingView")?.background?.alpha, 51)
        XCTAssertEqual(try screens(phone).last, "Detail")
    }

    @MainActor func testAPopoverStandsBesideItsButtonAndGoesWithATapOutside() async throws {
        let phone = Phone()
        defer { phone.close() }
        let button = UIButton(type: .system)
        button.frame = CGRect(x: 200, y: 100, width: 80, height: 44)
        phone.view.addSubview(button)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        let content = Detail()
        content.modalPresentationStyle = .popover
        content.preferredContentSize = CGSize(width: 200, height: 120)
        content.popoverPresentationController?.sourceView = button
        let keeper = Keeper()
        content.popoverPresentationController?.delegate = keeper
        phone.window.rootViewController?.present(content, animated: true)
        phone.wait(1)
        replay.flush()
        phone.wait(0.2)
        let tree = try phone.lastTree()
        XCTAssertEqual(place(of: "Detail", in: tree), Box(140, 157, 200, 120))
        XCTAssertNotNil(tree.node(class: "_UIPopoverStandardChromeView")?.first { $0.blur != nil })
        XCTAssertTrue(tree.strings.contains("Letter"))
        phone.tap(CGPoint(x: 30, y: 700))
        phone.wait(1)
        XCTAssertNil(try phone.lastTree(of: replay).node(class: "_UIPopoverView"))
        XCTAssertEqual(keeper.dismissed, 1)
    }

    @MainActor func testWithoutLeaveAPopoverIsASheetOnAPhone() async throws {
        let tree = try tree { phone in
            let content = Detail()
            content.modalPresentationStyle = .popover
            phone.window.rootViewController?.present(content, animated: false)
        }
        XCTAssertNil(tree.node(class: "_UIPopoverView"))
        XCTAssertEqual(place(of: "Detail", in: tree)?.width, 393)
    }

    @MainActor func testAnAlertIsInFrontWithItsTextsAndIsNoScreen() async throws {
        for level in CaptureTestCase.levels {
            let phone = Phone()
            defer { phone.close() }
            let replay = phone.recorder(level: level)
            replay.start()
            phone.wait(0.2)
            let alert = UIAlertController(title: "Delete?", message: "It cannot be undone.", preferredStyle: .alert)
            alert.addAction(UIAlertAction(title: "Keep", style: .cancel))
            phone.window.rootViewController?.present(alert, animated: true)
            phone.wait(1)
            let tree = try phone.lastTree(of: replay)
            let node = try XCTUnwrap(tree.node(class: "_UIAlertControllerView"))
            XCTAssertEqual(node.strings, level == .conservative ? [] : ["Delete?", "It cannot be undone.", "Keep"])
            XCTAssertNotNil(node.children.first?.background)
            XCTAssertEqual(try screens(phone), ["UIViewController"])
        }
    }
}

private final class SideBar: UIViewController {
    override func viewDidLoad() {
        title = "Folders"
        view.backgroundColor = .secondarySystemBackground
    }
}

private final class Detail: UIViewController {
    override func viewDidLoad() {
        view.backgroundColor = .systemBackground
        let label = UILabel(frame: CGRect(x: 20, y: 30, width: 100, height: 30))
        label.text = "Letter"
        view.addSubview(label)
    }
}

private final class Keeper: NSObject, UIPopoverPresentationControllerDelegate {
    var dismissed = 0
    func adaptivePresentationStyle(for controller: UIPresentationController) -> UIModalPresentationStyle { .none }
    func presentationControllerDidDismiss(_ presentationController: UIPresentationController) { dismissed += 1 }
}

private final class Page: UIViewController {
    let number: Int
    init(_ number: Int) {
        self.number = number
        super.init(nibName: nil, bundle: nil)
    }
    required init?(coder: NSCoder) { nil }
    override func viewDidLoad() {
        let label = UILabel(frame: CGRect(x: 40, y: 200, width: 200, height: 30))
        label.text = "Page \(number)"
        view.addSubview(label)
    }
}

@MainActor private final class Book: NSObject, UIPageViewControllerDataSource {
    let pages = (1...3).map { Page($0) }
    func index(of controller: UIViewController?) -> Int { pages.firstIndex { $0 === controller } ?? 0 }
    func pageViewController(
        _ pageViewController: UIPageViewController, viewControllerBefore viewController: UIViewController
    ) -> UIViewController? {
        let index = index(of: viewController)
        return index > 0 ? pages[index - 1] : nil
    }
    func pageViewController(
        _ pageViewController: UIPageViewController, viewControllerAfter viewController: UIViewController
    ) -> UIViewController? {
        let index = index(of: viewController)
        return index < 2 ? pages[index + 1] : nil
    }
    func presentationCount(for pageViewController: UIPageViewController) -> Int { 3 }
    func presentationIndex(for pageViewController: UIPageViewController) -> Int {
        index(of: pageViewController.viewControllers?.first)
    }
}
