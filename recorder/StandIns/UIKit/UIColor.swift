// Linux stand-in for UIKit: colours as sRGB components; dynamic ones resolve per trait collection.
import Foundation

open class UIColor: NSObject, @unchecked Sendable {
    private let parts: (red: CGFloat, green: CGFloat, blue: CGFloat, alpha: CGFloat)
    private let provider: (@Sendable (UITraitCollection) -> UIColor)?

    public init(red: CGFloat, green: CGFloat, blue: CGFloat, alpha: CGFloat) {
        (parts, provider) = ((red, green, blue, alpha), nil)
        super.init()
    }

    public init(white: CGFloat, alpha: CGFloat) {
        (parts, provider) = ((white, white, white, alpha), nil)
        super.init()
    }

    public init(cgColor: CGColor) {
        let c = cgColor.components ?? [0, 0, 0, 0]
        (parts, provider) = ((c[0], c[1], c[2], c[3]), nil)
        super.init()
    }

    public init(dynamicProvider: @escaping @Sendable (UITraitCollection) -> UIColor) {
        (parts, provider) = ((0, 0, 0, 0), dynamicProvider)
        super.init()
    }

    convenience init(hex: UInt32, alpha: CGFloat = 1) {
        self.init(
            red: CGFloat(hex >> 16 & 255) / 255, green: CGFloat(hex >> 8 & 255) / 255,
            blue: CGFloat(hex & 255) / 255, alpha: alpha)
    }

    open func resolvedColor(with traitCollection: UITraitCollection) -> UIColor {
        provider.map { $0(traitCollection).resolvedColor(with: traitCollection) } ?? self
    }

    private var resolved: UIColor { resolvedColor(with: .current) }

    open var cgColor: CGColor {
        let c = resolved.parts
        return CGColor(red: c.red, green: c.green, blue: c.blue, alpha: c.alpha)
    }

    @discardableResult
    open func getRed(
        _ red: UnsafeMutablePointer<CGFloat>?, green: UnsafeMutablePointer<CGFloat>?,
        blue: UnsafeMutablePointer<CGFloat>?, alpha: UnsafeMutablePointer<CGFloat>?
    ) -> Bool {
        let c = resolved.parts
        red?.pointee = c.red
        green?.pointee = c.green
        blue?.pointee = c.blue
        alpha?.pointee = c.alpha
        return true
    }

    @discardableResult
    open func getWhite(
        _ white: UnsafeMutablePointer<CGFloat>?, alpha: UnsafeMutablePointer<CGFloat>?
    ) -> Bool {
        let c = resolved.parts
        guard c.red == c.green, c.green == c.blue else { return false }
        white?.pointee = c.red
        alpha?.pointee = c.alpha
        return true
    }

    open func withAlphaComponent(_ alpha: CGFloat) -> UIColor {
        let c = resolved.parts
        return UIColor(red: c.red, green: c.green, blue: c.blue, alpha: alpha)
    }

    open override func isEqual(_ object: Any?) -> Bool {
        guard let other = object as? UIColor else { return false }
        return resolved.parts == other.resolved.parts
    }

    open override var hash: Int {
        let c = resolved.parts
        return [c.red, c.green, c.blue, c.alpha].hashValue
    }
}

extension UIColor {
    public static let clear = UIColor(white: 0, alpha: 0)
    public static let black = UIColor(white: 0, alpha: 1)
    public static let white = UIColor(white: 1, alpha: 1)
    public static let darkGray = UIColor(white: 1 / 3, alpha: 1)
    public static let lightGray = UIColor(white: 2 / 3, alpha: 1)
    public static let gray = UIColor(white: 0.5, alpha: 1)
    public static let red = UIColor(red: 1, green: 0, blue: 0, alpha: 1)
    public static let green = UIColor(red: 0, green: 1, blue: 0, alpha: 1)
    public static let blue = UIColor(red: 0, green: 0, blue: 1, alpha: 1)
    public static let yellow = UIColor(red: 1, green: 1, blue: 0, alpha: 1)
    public static let orange = UIColor(red: 1, green: 0.5, blue: 0, alpha: 1)
    public static let purple = UIColor(red: 0.5, green: 0, blue: 0.5, alpha: 1)

    // The light appearance of iOS's system colours.
    public static let systemRed = UIColor(hex: 0xFF3B30)
    public static let systemOrange = UIColor(hex: 0xFF9500)
    public static let systemYellow = UIColor(hex: 0xFFCC00)
    public static let systemGreen = UIColor(hex: 0x34C759)
    public static let systemMint = UIColor(hex: 0x00C7BE)
    public static let systemTeal = UIColor(hex: 0x30B0C7)
    public static let systemCyan = UIColor(hex: 0x32ADE6)
    public static let systemBlue = UIColor(hex: 0x007AFF)
    public static let systemIndigo = UIColor(hex: 0x5856D6)
    public static let systemPurple = UIColor(hex: 0xAF52DE)
    public static let systemPink = UIColor(hex: 0xFF2D55)
    public static let systemBrown = UIColor(hex: 0xA2845E)
    public static let systemGray = UIColor(hex: 0x8E8E93)
    public static let systemGray2 = UIColor(hex: 0xAEAEB2)
    public static let systemGray3 = UIColor(hex: 0xC7C7CC)
    public static let systemGray4 = UIColor(hex: 0xD1D1D6)
    public static let systemGray5 = UIColor(hex: 0xE5E5EA)
    public static let systemGray6 = UIColor(hex: 0xF2F2F7)
    public static let label = UIColor(hex: 0x000000)
    public static let secondaryLabel = UIColor(hex: 0x3C3C43, alpha: 0.6)
    public static let tertiaryLabel = UIColor(hex: 0x3C3C43, alpha: 0.3)
    public static let quaternaryLabel = UIColor(hex: 0x3C3C43, alpha: 0.18)
    public static let placeholderText = UIColor(hex: 0x3C3C43, alpha: 0.3)
    public static let separator = UIColor(hex: 0x3C3C43, alpha: 0.29)
    public static let opaqueSeparator = UIColor(hex: 0xC6C6C8)
    public static let link = UIColor(hex: 0x007AFF)
    public static let systemFill = UIColor(hex: 0x787880, alpha: 0.2)
    public static let secondarySystemFill = UIColor(hex: 0x787880, alpha: 0.16)
    public static let tertiarySystemFill = UIColor(hex: 0x767680, alpha: 0.12)
    public static let quaternarySystemFill = UIColor(hex: 0x747480, alpha: 0.08)
    public static let systemBackground = UIColor(hex: 0xFFFFFF)
    public static let secondarySystemBackground = UIColor(hex: 0xF2F2F7)
    public static let tertiarySystemBackground = UIColor(hex: 0xFFFFFF)
    public static let systemGroupedBackground = UIColor(hex: 0xF2F2F7)
    public static let secondarySystemGroupedBackground = UIColor(hex: 0xFFFFFF)
    public static let tertiarySystemGroupedBackground = UIColor(hex: 0xF2F2F7)
}
