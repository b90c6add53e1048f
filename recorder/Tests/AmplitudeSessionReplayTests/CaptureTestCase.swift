// What a test of one class needs: a fresh phone, some views on it, and what is recorded of them.
import AmplitudeSessionReplay
import Foundation
import ReplayFormat
import UIKit
import XCTest

class CaptureTestCase: XCTestCase {
    static let levels: [AmplitudeSessionReplay.MaskLevel] = [.light, .medium, .conservative]

    /// The tree that is recorded of what `make` puts on the screen of a fresh phone.
    @MainActor func tree(
        at level: AmplitudeSessionReplay.MaskLevel = .medium, screen: CGSize = CGSize(width: 393, height: 852),
        _ make: (Phone) throws -> Void
    ) throws -> ViewNode {
        let phone = Phone()
        defer { phone.close() }
        if screen.width != 393 {
            StandInDevice.setScreen(portrait: screen)
            phone.window.frame = UIScreen.main.bounds
        }
        try make(phone)
        phone.wait(1)
        let replay = phone.recorder(level: level)
        replay.start()
        phone.wait(0.2)
        return try phone.lastTree(of: replay)
    }

    /// The same of views that are put below each other.
    @MainActor func tree(
        of views: UIView..., at level: AmplitudeSessionReplay.MaskLevel = .medium
    ) throws -> ViewNode {
        try tree(at: level) { phone in
            var y: CGFloat = 60
            for view in views {
                if view.frame.size == .zero { view.frame.size = view.sizeThatFits(CGSize(width: 360, height: 0)) }
                if view.frame.width <= 0 { view.frame.size.width = 360 }
                view.frame.origin = CGPoint(x: 16, y: y)
                phone.view.addSubview(view)
                y += view.frame.height + 10
            }
        }
    }
}

extension ViewNode {
    var strings: [String] { all.compactMap(\.text?.string) }
    var classes: [String] { all.map(\.className) }

    func nodes(class name: String) -> [ViewNode] { all.filter { $0.className == name } }
}
