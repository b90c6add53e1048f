// Linux stand-in for UIKit: buttons that are described by a value. Source: Apple's documentation, UIButton.Configuration,
// AttributeScopes.UIKitAttributes. As on iOS the button keeps labels, a picture and a background view inside.
import Foundation

extension AttributeScopes {
    public struct UIKitAttributes: AttributeScope {
        public enum FontAttribute: AttributedStringKey {
            public typealias Value = UIFont
            public static let name = "NSFont"
        }
        public enum ForegroundColorAttribute: AttributedStringKey {
            public typealias Value = UIColor
            public static let name = "NSColor"
        }
        public let font: FontAttribute
        public let foregroundColor: ForegroundColorAttribute
    }
}

extension AttributeDynamicLookup {
    public subscript<T: AttributedStringKey>(dynamicMember keyPath: KeyPath<AttributeScopes.UIKitAttributes, T>) -> T {
        self[T.self]
    }
}

extension UIButton {
    public struct Configuration {
        public enum CornerStyle: Int, Sendable { case fixed, dynamic, small, medium, large, capsule }

        public var title: String?
        public var attributedTitle: AttributedString?
        public var subtitle: String?
        public var image: UIImage?
        public var baseForegroundColor: UIColor?
        public var baseBackgroundColor: UIColor?
        public var cornerStyle: CornerStyle = .dynamic

        public static func plain() -> Configuration { Configuration() }

        public static func filled() -> Configuration {
            var made = Configuration()
            (made.baseForegroundColor, made.baseBackgroundColor) = (.white, .systemBlue)
            return made
        }

        public static func gray() -> Configuration {
            var made = Configuration()
            made.baseBackgroundColor = .systemFill
            return made
        }

        fileprivate func radius(height: CGFloat) -> CGFloat {
            switch cornerStyle {
            case .capsule: return height / 2
            case .small: return 4
            case .large: return 16
            default: return 8
            }
        }

        /// With the button's own look where the text has none.
        fileprivate func styledTitle(_ color: UIColor) -> NSAttributedString? {
            guard let attributedTitle else {
                return title.map {
                    NSAttributedString(string: $0, attributes: Configuration.look(.systemFont(ofSize: 17), color))
                }
            }
            let whole = NSMutableAttributedString(string: "")
            for (index, run) in attributedTitle.runs.enumerated() {
                let font = run[AttributeScopes.UIKitAttributes.FontAttribute.self] ?? .systemFont(ofSize: 17)
                var look = Configuration.look(font, run[AttributeScopes.UIKitAttributes.ForegroundColorAttribute.self] ?? color)
                // Linux' Foundation traps where it compares neighbours that have as many attributes: every other one has one more.
                if index % 2 == 1 { look[.baselineOffset] = 0 }
                whole.append(NSAttributedString(string: String(attributedTitle.characters[run.range]), attributes: look))
            }
            return whole
        }

        private static func look(_ font: UIFont, _ color: UIColor) -> [NSAttributedString.Key: Any] {
            [.font: font, .foregroundColor: color]
        }
    }

    /// Fills what the button keeps inside from its configuration.
    func refreshConfigured(_ configuration: Configuration) {
        let color = configuration.baseForegroundColor ?? tintColor ?? .systemBlue
        titleLabel?.attributedText = configuration.styledTitle(color)
        if let image = configuration.image { imageView?.image = image } else { picture?.image = nil }
        picture?.tintColor = color
        if configuration.subtitle != nil, subtitleView == nil {
            let made = UIButtonLabel()
            made.font = .systemFont(ofSize: 13)
            addSubview(made)
            subtitleView = made
        }
        subtitleView?.text = configuration.subtitle
        subtitleView?.textColor = color
        let background = backgroundBox ?? makeBackground()
        background.backgroundColor = configuration.baseBackgroundColor
        setNeedsLayout()
    }

    private func makeBackground() -> UIView {
        let made = _UISystemBackgroundView()
        made.isUserInteractionEnabled = false
        insertSubview(made, at: 0)
        backgroundBox = made
        return made
    }

    /// After the title and the picture have their places.
    func layOutConfigured(_ configuration: Configuration) {
        backgroundBox?.frame = bounds
        backgroundBox?.layer.cornerRadius = configuration.radius(height: bounds.height)
        guard let subtitleView, configuration.subtitle != nil else { return }
        let size = subtitleView.sizeThatFits(.zero)
        label?.frame.origin.y -= size.height / 2
        subtitleView.frame = CGRect(
            x: label?.frame.minX ?? 0, y: label?.frame.maxY ?? 0, width: min(size.width, bounds.width), height: size.height)
    }
}
