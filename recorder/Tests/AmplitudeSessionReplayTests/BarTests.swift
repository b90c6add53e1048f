// Bars: search bars, tool bars, navigation and tab bars, pull to refresh: which texts come out at which level, and what a user
// searched for never without leave.
import Foundation
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

final class BarTests: CaptureTestCase {
    @MainActor private func searchBar() -> UISearchBar {
        let bar = UISearchBar(frame: CGRect(x: 0, y: 0, width: 361, height: 122))
        (bar.placeholder, bar.text, bar.prompt) = ("Fruit, bread …", "insulin", "Search the shop")
        (bar.scopeButtonTitles, bar.showsScopeBar, bar.selectedScopeButtonIndex) = (["All", "Offers"], true, 1)
        bar.showsCancelButton = true
        return bar
    }

    @MainActor func testASearchBarHidesWhatIsSearchedForAndShowsTheRest() async throws {
        for level in CaptureTestCase.levels {
            let node = try XCTUnwrap(try tree(of: searchBar(), at: level).node(class: "UISearchBar"))
            XCTAssertEqual(node.kind, .view)
            let field = try XCTUnwrap(node.node(class: "UISearchBarTextField"))
            XCTAssertEqual(field.kind, .input)
            XCTAssertEqual(field.text?.string, level == .light ? "insulin" : nil)
            XCTAssertEqual(field.mask?.reason, level == .light ? nil : .level)
            XCTAssertEqual(field.input?.placeholder, level == .conservative ? nil : "Fruit, bread …")
            XCTAssertEqual(
                field.children.map(\.className), ["_UISearchBarSearchFieldBackgroundView", "UIImageView"],
                "its glass and its background, and none of the views that hold the text")
            let texts = level == .light ? ["insulin"] : []
            let fixed = ["Search the shop", "Cancel", "All", "Offers"]
            XCTAssertEqual(Set(node.strings), Set(level == .conservative ? [] : fixed + texts))
            let scopes = try XCTUnwrap(node.node(class: "UISegmentedControl"))
            XCTAssertEqual(scopes.control?.selected, level == .conservative ? nil : 1)
        }
    }

    @MainActor func testWhatTheAppSetsOnASearchBarHoldsForItsField() async throws {
        let shown = searchBar()
        shown.amp_isMasked = false
        XCTAssertTrue(try tree(of: shown, at: .medium).strings.contains("insulin"))
        let masked = searchBar()
        masked.amp_isMasked = true
        XCTAssertEqual(try tree(of: masked, at: .light).strings, [])
        let blocked = searchBar()
        blocked.amp_isBlocked = true
        let node = try XCTUnwrap(try tree(of: blocked, at: .light).node(class: "UISearchBar"))
        XCTAssertEqual(node.placeholder?.reason, .blocked)
    }

    @MainActor func testAToolBarHasItsButtonsWithTheirTitlesAndPictures() async throws {
        for level in CaptureTestCase.levels {
            let bar = UIToolbar(frame: CGRect(x: 0, y: 0, width: 361, height: 44))
            let picture = UIBarButtonItem(image: UIImage(systemName: "plus"), primaryAction: UIAction { _ in })
            let done = UIBarButtonItem(title: "Done", primaryAction: UIAction { _ in })
            done.isEnabled = false
            bar.items = [picture, .flexibleSpace(), done]
            let node = try XCTUnwrap(try tree(of: bar, at: level).node(class: "UIToolbar"))
            let buttons = node.nodes(class: "_UIModernBarButton")
            XCTAssertEqual(buttons.map(\.kind), [.button, .button])
            XCTAssertEqual(buttons.map { $0.control?.enabled }, [true, false])
            XCTAssertEqual(buttons[0].all.filter { $0.kind == .image }.count, 1)
            XCTAssertEqual(buttons[1].strings, level == .conservative ? [] : ["Done"])
            let frames = node.nodes(class: "_UIButtonBarButton").map(\.frame)
            XCTAssertEqual(frames[0].x, 16)
            XCTAssertEqual(frames[1].x + frames[1].width, 345, accuracy: 0.4)
            XCTAssertNotNil(node.node(class: "UIVisualEffectView")?.blur)
        }
    }

    @MainActor func testNavigationAndTabBarsHaveTheirTitles() async throws {
        for level in CaptureTestCase.levels {
            let tree = try tree(at: level) { phone in
                let root = UIViewController()
                root.title = "Orders"
                root.navigationItem.rightBarButtonItem = UIBarButtonItem(title: "Edit", primaryAction: UIAction { _ in })
                let tabs = UITabBarController()
                let navigation = UINavigationController(rootViewController: root)
                navigation.tabBarItem = UITabBarItem(title: "Home", image: UIImage(systemName: "house.fill"), tag: 0)
                navigation.tabBarItem.badgeValue = "7"
                tabs.viewControllers = [navigation]
                phone.window.rootViewController = tabs
            }
            let (top, bottom) = (try XCTUnwrap(tree.node(class: "UINavigationBar")), try XCTUnwrap(tree.node(class: "UITabBar")))
            XCTAssertTrue(Set(top.strings).isSuperset(of: level == .conservative ? [] : ["Orders", "Edit"]))
            XCTAssertEqual(bottom.strings, level == .conservative ? [] : ["Home", "7"])
            XCTAssertEqual(level == .conservative ? top.strings : [], [])
            XCTAssertEqual(bottom.node(class: "UITabBarSwappableImageView")?.kind, .image)
        }
    }

    @MainActor func testPullToRefreshIsASpinnerThatTurnsWhileItRefreshes() async throws {
        let phone = Phone()
        defer { phone.close() }
        let scroll = UIScrollView(frame: CGRect(x: 0, y: 60, width: 393, height: 600))
        (scroll.contentInsetAdjustmentBehavior, scroll.alwaysBounceVertical) = (.never, true)
        let refresh = UIRefreshControl()
        refresh.attributedTitle = NSAttributedString(string: "Updated today")
        refresh.tintColor = .red
        scroll.refreshControl = refresh
        phone.view.addSubview(scroll)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        replay.flush()
        phone.wait(0.2)
        XCTAssertEqual(try phone.lastTree().node(class: "UIRefreshControl")?.hidden, true)
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 200, y: 200))
        for step in 1...30 {
            phone.wait(1.0 / 60)
            finger.move(to: CGPoint(x: 200, y: 200 + CGFloat(step) * 12))
        }
        finger.up()
        phone.wait(1)
        XCTAssertTrue(refresh.isRefreshing)
        let node = try XCTUnwrap(try phone.lastTree(of: replay).node(class: "UIRefreshControl"))
        XCTAssertFalse(node.hidden)
        XCTAssertEqual(node.strings, ["Updated today"])
        let spinner = try XCTUnwrap(node.all.first { $0.kind == .activity })
        XCTAssertEqual(spinner.control?.animating, true)
        XCTAssertEqual(spinner.control?.tint, RGBA(red: 255, green: 0, blue: 0))
        XCTAssertEqual(spinner.frame.width, 30)
        refresh.endRefreshing()
        phone.wait(0.5)
        XCTAssertTrue(refresh.isHidden)
        XCTAssertEqual(scroll.contentOffset.y, 0)
    }
}
