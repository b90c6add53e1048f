// Linux stand-in for UIKit: blurs, with the private layers that hold backdrop, tint and content.
import Foundation

@MainActor open class UIVisualEffect: NSObject {}

// Source: Apple's documentation, UIBlurEffect and UIBlurEffect.Style. The style is kept private, as in UIKit; `description`
// names it, as UIKit's does.
@MainActor open class UIBlurEffect: UIVisualEffect {
    public enum Style: Int, Sendable {
        case extraLight, light, dark
        case regular = 4
        case prominent
        case systemUltraThinMaterial, systemThinMaterial, systemMaterial, systemThickMaterial, systemChromeMaterial
        case systemUltraThinMaterialLight, systemThinMaterialLight, systemMaterialLight, systemThickMaterialLight
        case systemChromeMaterialLight
        case systemUltraThinMaterialDark, systemThinMaterialDark, systemMaterialDark, systemThickMaterialDark
        case systemChromeMaterialDark
    }
    private let style: Style
    public init(style: UIBlurEffect.Style) {
        self.style = style
        super.init()
    }

    nonisolated open override var description: String {
        let name = "\(style)"
        return "<UIBlurEffect: 0x0> style=UIBlurEffectStyle\(name.prefix(1).uppercased())\(name.dropFirst())"
    }
}

/// Content on a blur that takes its colour from what is behind.
@MainActor open class UIVibrancyEffect: UIVisualEffect {
    public init(blurEffect: UIBlurEffect) { super.init() }
}

final class _UIVisualEffectBackdropView: UIView {}
final class _UIVisualEffectSubview: UIView {}
final class _UIVisualEffectContentView: UIView {}

@MainActor open class UIVisualEffectView: UIView {
    open var effect: UIVisualEffect?
    private let backdrop = _UIVisualEffectBackdropView()
    private let tintLayer = _UIVisualEffectSubview()
    private let content = _UIVisualEffectContentView()

    public init(effect: UIVisualEffect?) {
        self.effect = effect
        super.init(frame: .zero)
        isOpaque = false
        tintLayer.backgroundColor = UIColor(hex: 0xF9F9F9, alpha: 0.94)
        for part in [backdrop, tintLayer, content] as [UIView] { part.fill(self) }
    }

    public required init?(coder: NSCoder) { super.init(coder: coder) }

    open var contentView: UIView { content }
}

/// The translucent back of bars; its hairline is at the bottom of navigation and the top of tab bars.
final class _UIBarBackground: UIView {
    private let blur = UIVisualEffectView(effect: UIBlurEffect(style: .systemChromeMaterial))
    private let shadow = _UIBarBackgroundShadowView()
    private let isTop: Bool

    init(lineAtTop: Bool) {
        isTop = lineAtTop
        super.init(frame: .zero)
        isUserInteractionEnabled = false
        shadow.backgroundColor = UIColor(white: 0, alpha: 0.3)
        addSubview(blur)
        addSubview(shadow)
    }

    required init?(coder: NSCoder) { nil }

    /// 0 where the bar lies over nothing that scrolls: its blur and hairline are gone then.
    var strength: CGFloat = 1 {
        didSet { for view in [blur, shadow] as [UIView] where view.alpha != strength { view.alpha = strength } }
    }

    override func layoutSubviews() {
        blur.frame = bounds
        shadow.frame = CGRect(
            x: 0, y: isTop ? -hairline : bounds.height, width: bounds.width, height: hairline)
    }
}

final class _UIBarBackgroundShadowView: UIView {}
