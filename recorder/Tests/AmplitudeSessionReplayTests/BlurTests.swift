// Blurs say their style, as far as UIKit says it.
import Foundation
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class BlurTests: XCTestCase {
    func testABlurSaysItsStyle() async throws {
        let phone = Phone()
        defer { phone.close() }
        let styles: [UIBlurEffect.Style] = [.extraLight, .dark, .regular, .systemUltraThinMaterial, .systemChromeMaterialDark]
        for style in styles {
            let view = UIVisualEffectView(effect: UIBlurEffect(style: style))
            view.contentView.addSubview(UISwitch())
            phone.view.addSubview(view)
        }
        phone.view.addSubview(UIVisualEffectView(effect: UIVibrancyEffect(blurEffect: UIBlurEffect(style: .dark))))
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        let tree = try phone.lastTree(of: replay)
        let blurs = tree.all.filter { $0.blur != nil }
        XCTAssertEqual(blurs.map { $0.children.count }, [1, 1, 1, 1, 1], "the content alone: the tint is part of the style")
        XCTAssertEqual(blurs.compactMap { $0.node(class: "UISwitch") }.count, 5)
        XCTAssertEqual(
            tree.all.filter { $0.className == "UIVisualEffectView" }.map { $0.blur?.style },
            ["extraLight", "dark", "regular", "systemUltraThinMaterial", "systemChromeMaterialDark", nil])
    }

    func testOnlyNamesThatAreKnownAreRecorded() async throws {
        let cases = [
            ("<UIBlurEffect: 0x60> style=UIBlurEffectStyleSystemThinMaterialLight", "systemThinMaterialLight"),
            ("<UIBlurEffect: 0x60> style=UIBlurEffectStyleProminent inverted", "prominent"),
            ("<UIBlurEffect: 0x60> style=UIBlurEffectStyleATVSemiAutomatic", "regular"), ("<UIBlurEffect: 0x60>", "regular"),
        ]
        for (description, style) in cases { XCTAssertEqual(BlurStyles.style(inDescription: description), style) }
    }

    func testAMaterialFollowsADarkInterfaceAndAFixedStyleDoesNot() async throws {
        XCTAssertEqual(BlurStyles.shown("systemMaterial", isDark: true), "systemMaterialDark")
        XCTAssertEqual(BlurStyles.shown("regular", isDark: true), "regularDark")
        XCTAssertEqual(BlurStyles.shown("systemMaterialLight", isDark: true), "systemMaterialLight")
        XCTAssertEqual(BlurStyles.shown("light", isDark: true), "light")
        XCTAssertEqual(BlurStyles.shown("systemMaterial", isDark: false), "systemMaterial")
    }
}
