// What the stand-in tests share: a fresh phone, a window, a tap, a tree as text.
import UIKit

@MainActor func resetPhone() { StandInDevice.reset(wall: Date(timeIntervalSince1970: 1_700_000_000)) }

@MainActor private var kept: [UIWindow] = []

/// A key window with a controller that `prepare` has set up, laid out.
@MainActor func show(_ prepare: (UIViewController) -> Void) -> UIWindow {
    let controller = UIViewController()
    prepare(controller)
    return show(controller)
}

@MainActor func show(_ controller: UIViewController) -> UIWindow {
    let window = UIWindow(frame: UIScreen.main.bounds)
    window.rootViewController = controller
    window.makeKeyAndVisible()
    kept = [window]
    StandInRunLoop.main.turn()
    return window
}

@MainActor func tap(_ point: CGPoint) {
    let finger = StandInFinger()
    finger.down(at: point)
    StandInClock.shared.advance(by: 0.08)
    finger.up()
}

/// Class names, two spaces per level.
@MainActor func outline(_ view: UIView, depth: Int = 0) -> String {
    let name = String(repeating: "  ", count: depth) + String(describing: type(of: view)) + "\n"
    return view.subviews.reduce(name) { $0 + outline($1, depth: depth + 1) }
}
