// Linux stand-in for UIKit: fonts named and measured like San Francisco's. Immutable values, any thread.
import Foundation

open class UIFont: NSObject, @unchecked Sendable {
    public struct Weight: RawRepresentable, Equatable, Hashable, Sendable {
        public let rawValue: CGFloat
        public init(rawValue: CGFloat) { self.rawValue = rawValue }
        public init(_ rawValue: CGFloat) { self.rawValue = rawValue }
        public static let ultraLight = Weight(rawValue: -0.8)
        public static let thin = Weight(rawValue: -0.6)
        public static let light = Weight(rawValue: -0.4)
        public static let regular = Weight(rawValue: 0)
        public static let medium = Weight(rawValue: 0.23)
        public static let semibold = Weight(rawValue: 0.3)
        public static let bold = Weight(rawValue: 0.4)
        public static let heavy = Weight(rawValue: 0.56)
        public static let black = Weight(rawValue: 0.62)
    }

    public struct TextStyle: RawRepresentable, Equatable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static let largeTitle = TextStyle(rawValue: "UICTFontTextStyleTitle0")
        public static let title1 = TextStyle(rawValue: "UICTFontTextStyleTitle1")
        public static let title2 = TextStyle(rawValue: "UICTFontTextStyleTitle2")
        public static let title3 = TextStyle(rawValue: "UICTFontTextStyleTitle3")
        public static let headline = TextStyle(rawValue: "UICTFontTextStyleHeadline")
        public static let subheadline = TextStyle(rawValue: "UICTFontTextStyleSubhead")
        public static let body = TextStyle(rawValue: "UICTFontTextStyleBody")
        public static let callout = TextStyle(rawValue: "UICTFontTextStyleCallout")
        public static let footnote = TextStyle(rawValue: "UICTFontTextStyleFootnote")
        public static let caption1 = TextStyle(rawValue: "UICTFontTextStyleCaption1")
        public static let caption2 = TextStyle(rawValue: "UICTFontTextStyleCaption2")
    }

    public let fontDescriptor: UIFontDescriptor

    public init(descriptor: UIFontDescriptor, size pointSize: CGFloat) {
        fontDescriptor = pointSize > 0 ? descriptor.withSize(pointSize) : descriptor
        super.init()
    }

    /// Any name is accepted and drawn as the system font: only the system's fonts are measured here.
    public convenience init?(name fontName: String, size fontSize: CGFloat) {
        self.init(
            descriptor: UIFontDescriptor(standInSize: fontSize, weight: .regular, name: fontName), size: fontSize)
    }

    public class func systemFont(ofSize fontSize: CGFloat) -> UIFont {
        systemFont(ofSize: fontSize, weight: .regular)
    }

    public class func systemFont(ofSize fontSize: CGFloat, weight: UIFont.Weight) -> UIFont {
        UIFont(descriptor: UIFontDescriptor(standInSize: fontSize, weight: weight), size: fontSize)
    }

    public class func boldSystemFont(ofSize fontSize: CGFloat) -> UIFont {
        systemFont(ofSize: fontSize, weight: .semibold)
    }

    public class func italicSystemFont(ofSize fontSize: CGFloat) -> UIFont {
        UIFont(
            descriptor: UIFontDescriptor(standInSize: fontSize, weight: .regular, italic: true), size: fontSize)
    }

    public class func monospacedSystemFont(ofSize fontSize: CGFloat, weight: UIFont.Weight) -> UIFont {
        UIFont(
            descriptor: UIFontDescriptor(standInSize: fontSize, weight: weight, design: .monospaced),
            size: fontSize)
    }

    public class func monospacedDigitSystemFont(ofSize fontSize: CGFloat, weight: UIFont.Weight) -> UIFont {
        UIFont(
            descriptor: UIFontDescriptor(standInSize: fontSize, weight: weight, tabularDigits: true),
            size: fontSize)
    }

    public class func preferredFont(forTextStyle style: UIFont.TextStyle) -> UIFont {
        let (size, weight): (CGFloat, Weight) =
            switch style {
            case .largeTitle: (34, .regular)
            case .title1: (28, .regular)
            case .title2: (22, .regular)
            case .title3: (20, .regular)
            case .headline: (17, .semibold)
            case .callout: (16, .regular)
            case .subheadline: (15, .regular)
            case .footnote: (13, .regular)
            case .caption1: (12, .regular)
            case .caption2: (11, .regular)
            default: (17, .regular)
            }
        return systemFont(ofSize: size, weight: weight)
    }

    public class var labelFontSize: CGFloat { 17 }
    public class var buttonFontSize: CGFloat { 18 }
    public class var smallSystemFontSize: CGFloat { 12 }
    public class var systemFontSize: CGFloat { 14 }

    open var pointSize: CGFloat { fontDescriptor.pointSize }
    open var fontName: String { fontDescriptor.postscriptName }
    open var familyName: String { fontDescriptor.familyName }

    // San Francisco's vertical metrics, in parts of the size; the descender is negative, as in UIKit.
    open var ascender: CGFloat { pointSize * 1950 / 2048 }
    open var descender: CGFloat { pointSize * -494 / 2048 }
    open var capHeight: CGFloat { pointSize * 1443 / 2048 }
    open var xHeight: CGFloat { pointSize * 1078 / 2048 }
    open var lineHeight: CGFloat { ascender - descender }
    open var leading: CGFloat { 0 }

    open func withSize(_ fontSize: CGFloat) -> UIFont { UIFont(descriptor: fontDescriptor, size: fontSize) }

    open override func isEqual(_ object: Any?) -> Bool {
        (object as? UIFont)?.fontDescriptor.isEqual(fontDescriptor) ?? false
    }
    open override var hash: Int { fontDescriptor.hash }
}
