// The style of a blur. UIKit's effects keep it to themselves: there is no public getter. What they say of themselves in
// `description`, which every object has, names it; where it does not, the style is `regular`. Main thread only.
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

@MainActor enum BlurStyles {
    private static var known = WeakTable<String>()

    /// nil: the view blurs nothing.
    static func blur(of view: UIVisualEffectView) -> ViewNode.Blur? {
        guard let effect = view.effect, effect is UIBlurEffect || ClassNames.name(of: effect) == "UIGlassEffect" else {
            return nil
        }
        let isDark = view.traitCollection.userInterfaceStyle == .dark
        return ViewNode.Blur(style: shown(style(of: effect), isDark: isDark))
    }

    /// `systemMaterialDark` for a `systemMaterial` that follows a dark interface; a style that follows nothing stays.
    static func shown(_ style: String, isDark: Bool) -> String {
        let follows = style.hasSuffix("Material") || style == "regular" || style == "prominent"
        return isDark && follows ? style + "Dark" : style
    }

    private static func style(of effect: UIVisualEffect) -> String {
        if let style = known.value(for: effect) { return style }
        let style = style(inDescription: effect.description)
        known.set(style, for: effect)
        return style
    }

    /// `systemMaterial` of `<UIBlurEffect: 0x…> style=UIBlurEffectStyleSystemMaterial`; only names that are known.
    static func style(inDescription description: String) -> String {
        guard let start = description.range(of: "UIBlurEffectStyle")?.upperBound else { return "regular" }
        let name = description[start...].prefix { $0.isLetter }
        let style = name.prefix(1).lowercased() + name.dropFirst()
        return styles.contains(style) ? style : "regular"
    }

    /// UIKit's own names.
    private static let styles: Set<String> = {
        let materials = ["UltraThin", "Thin", "", "Thick", "Chrome"].map { "system\($0)Material" }
        return Set(
            ["extraLight", "light", "dark", "extraDark", "regular", "prominent"] + materials
                + materials.flatMap { [$0 + "Light", $0 + "Dark"] })
    }()
}
