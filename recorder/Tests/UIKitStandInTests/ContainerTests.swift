// Class names and nesting of bars, tabs, transitions and alerts follow iOS: masking rules rest on them.
import UIKit
import XCTest

@MainActor final class ContainerTests: XCTestCase {
    override func setUp() async throws { resetPhone() }

    func testBarsStandWhereAnIPhone15HasThem() async {
        let (window, tabs, nav) = makeApp()
        XCTAssertEqual(window.bounds.size, CGSize(width: 393, height: 852))
        XCTAssertEqual(nav.navigationBar.frame, CGRect(x: 0, y: 59, width: 393, height: 44))
        XCTAssertEqual(tabs.tabBar.frame, CGRect(x: 0, y: 769, width: 393, height: 83))
        let safe = nav.topViewController!.view.safeAreaInsets
        XCTAssertEqual(safe, UIEdgeInsets(top: 103, left: 0, bottom: 83, right: 0))
        let background = nav.navigationBar.subviews[0]
        XCTAssertEqual(background.frame, CGRect(x: 0, y: -59, width: 393, height: 103))
    }

    func testNestingOfTabsAndNavigation() async {
        let (window, _, _) = makeApp()
        let lines = outline(window).split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        for name in [
            "UITransitionView", "UIDropShadowView", "UILayoutContainerView", "UIViewControllerWrapperView",
            "UINavigationTransitionView", "UINavigationBar", "_UIBarBackground", "_UINavigationBarContentView",
            "UITabBar", "UITabBarButton", "UITabBarSwappableImageView", "UITabBarButtonLabel",
        ] {
            XCTAssertTrue(lines.contains(name), "\(name) is missing")
        }
        XCTAssertEqual(
            Array(lines.prefix(9)),
            [
                "UIWindow", "UITransitionView", "UIDropShadowView", "UILayoutContainerView", "UITransitionView",
                "UIViewControllerWrapperView", "UILayoutContainerView", "UINavigationTransitionView",
                "UIViewControllerWrapperView",
            ])
    }

    func testAPushMovesBothViewsAndTakesTheOldOneAway() async {
        let (window, _, nav) = makeApp()
        let (old, new) = (nav.topViewController as! Recorder, Recorder(title: "Detail"))
        nav.pushViewController(new, animated: true)
        StandInClock.shared.advance(by: 0.1)
        XCTAssertTrue(old.view.window === window)
        XCTAssertTrue(new.view.window === window)
        let shown = new.view.superview!.layer.presentation()!.frame.minX
        XCTAssertGreaterThan(shown, 0)
        XCTAssertLessThan(shown, 393)
        XCTAssertLessThan(old.view.superview!.layer.presentation()!.frame.minX, 0)
        XCTAssertEqual(new.calls, ["willAppear"])
        StandInClock.shared.advance(by: 0.5)
        XCTAssertNil(old.view.window)
        XCTAssertEqual(new.view.superview!.layer.presentation()!.frame.minX, 0)
        XCTAssertEqual(new.calls, ["willAppear", "didAppear"])
        XCTAssertEqual(old.calls, ["willAppear", "didAppear", "willDisappear", "didDisappear"])
    }

    func testTheBackButtonPops() async {
        let (_, _, nav) = makeApp()
        let root = nav.topViewController!
        nav.pushViewController(Recorder(title: "Detail"), animated: true)
        StandInClock.shared.advance(by: 1)
        XCTAssertEqual(nav.viewControllers.count, 2)
        tap(CGPoint(x: 30, y: 81))
        StandInClock.shared.advance(by: 1)
        XCTAssertTrue(nav.topViewController === root)
        XCTAssertEqual(root.view.superview?.frame.minX, 0)
    }

    func testTabsSwitch() async {
        let (window, tabs, nav) = makeApp()
        tap(CGPoint(x: 300, y: 790))
        XCTAssertEqual(tabs.selectedIndex, 1)
        XCTAssertNil(nav.view.window)
        XCTAssertTrue(tabs.selectedViewController!.view.window === window)
    }

    func testAnAlertHasItsOwnContainersAndAnswers() async {
        let (window, tabs, _) = makeApp()
        var answer = ""
        let alert = UIAlertController(title: "Payment failed", message: "Try another card.", preferredStyle: .alert)
        alert.addAction(UIAlertAction(title: "Cancel", style: .cancel) { _ in answer = "cancel" })
        alert.addAction(UIAlertAction(title: "Retry", style: .default) { _ in answer = "retry" })
        tabs.present(alert, animated: true)
        StandInClock.shared.advance(by: 1)
        XCTAssertEqual(
            outline(window.subviews.last!),
            """
            UITransitionView
              UIDimmingView
              _UIAlertControllerView
                _UIDimmingKnockoutBackdropView
                _UIInterfaceActionGroupHeaderScrollView
                  UIView
                    UILabel
                    UILabel
                _UIAlertControllerInterfaceActionGroupView
                  _UIInterfaceActionRepresentationsSequenceView
                    _UIInterfaceActionSeparatableSequenceView
                      _UIInterfaceActionVibrantSeparatorView
                      _UIInterfaceActionCustomViewRepresentationView
                        _UIAlertControllerActionView
                          UILabel
                      _UIInterfaceActionVibrantSeparatorView
                      _UIInterfaceActionCustomViewRepresentationView
                        _UIAlertControllerActionView
                          UILabel

            """)
        XCTAssertEqual(alert.view.frame.width, 270)
        XCTAssertEqual(alert.view.center.x, 196.5, accuracy: 0.2)
        let box = alert.view.frame
        tap(CGPoint(x: box.maxX - 40, y: box.maxY - 20))
        StandInClock.shared.advance(by: 1)
        XCTAssertEqual(answer, "retry")
        XCTAssertFalse(outline(window).contains("_UIAlertControllerView"))
    }

    func testRotationLaysEverythingOutAgain() async {
        let (window, tabs, nav) = makeApp()
        StandInDevice.rotate(to: .landscapeLeft)
        StandInClock.shared.advance(by: 0.1)
        let between = window.layer.presentation()!.bounds.width
        XCTAssertGreaterThan(between, 393)
        XCTAssertLessThan(between, 852)
        StandInClock.shared.advance(by: 1)
        XCTAssertEqual(window.bounds.size, CGSize(width: 852, height: 393))
        XCTAssertEqual(nav.navigationBar.frame, CGRect(x: 0, y: 0, width: 852, height: 32))
        XCTAssertEqual(tabs.tabBar.frame, CGRect(x: 0, y: 340, width: 852, height: 53))
        XCTAssertEqual(nav.topViewController!.view.frame.size, CGSize(width: 852, height: 393))
        XCTAssertEqual(
            nav.topViewController!.view.safeAreaInsets, UIEdgeInsets(top: 32, left: 59, bottom: 53, right: 59))
        StandInDevice.rotate(to: .portrait)
        StandInClock.shared.advance(by: 1)
        XCTAssertEqual(window.bounds.size, CGSize(width: 393, height: 852))
        XCTAssertEqual(nav.navigationBar.frame, CGRect(x: 0, y: 59, width: 393, height: 44))
    }

    func testALargeTitleCollapsesUnderTheScroll() async {
        let scroll = UIScrollView()
        scroll.contentSize = CGSize(width: 393, height: 3000)
        let page = UIViewController()
        page.view = scroll
        page.title = "Shop"
        let nav = UINavigationController(rootViewController: page)
        nav.navigationBar.prefersLargeTitles = true
        _ = show(nav)
        XCTAssertEqual(nav.navigationBar.frame.height, 96)
        XCTAssertEqual(scroll.contentOffset.y, -155)
        scroll.contentOffset.y = -130
        StandInRunLoop.main.turn()
        XCTAssertEqual(nav.navigationBar.frame.height, 71)
        scroll.contentOffset.y = 200
        StandInRunLoop.main.turn()
        XCTAssertEqual(nav.navigationBar.frame.height, 44)
    }

    private func makeApp() -> (UIWindow, UITabBarController, UINavigationController) {
        let nav = UINavigationController(rootViewController: Recorder(title: "Shop"))
        nav.tabBarItem = UITabBarItem(title: "Shop", image: UIImage(systemName: "house.fill"), tag: 0)
        let other = Recorder(title: "Account")
        other.tabBarItem = UITabBarItem(title: "Account", image: UIImage(systemName: "person.fill"), tag: 1)
        let tabs = UITabBarController()
        tabs.viewControllers = [nav, other]
        return (show(tabs), tabs, nav)
    }
}

private final class Recorder: UIViewController {
    var calls: [String] = []
    convenience init(title: String) {
        self.init(nibName: nil, bundle: nil)
        self.title = title
    }
    override func viewWillAppear(_ animated: Bool) { calls.append("willAppear") }
    override func viewDidAppear(_ animated: Bool) { calls.append("didAppear") }
    override func viewWillDisappear(_ animated: Bool) { calls.append("willDisappear") }
    override func viewDidDisappear(_ animated: Bool) { calls.append("didDisappear") }
}
