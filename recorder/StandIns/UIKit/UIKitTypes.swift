// Linux stand-in for UIKit: the small value types that have no home of their own.
@_exported import CoreGraphics
@_exported import Foundation
@_exported import QuartzCore

public struct UIEdgeInsets: Equatable, Hashable, Sendable {
    public var top: CGFloat
    public var left: CGFloat
    public var bottom: CGFloat
    public var right: CGFloat
    public static let zero = UIEdgeInsets()

    public init() { (top, left, bottom, right) = (0, 0, 0, 0) }
    public init(top: CGFloat, left: CGFloat, bottom: CGFloat, right: CGFloat) {
        (self.top, self.left, self.bottom, self.right) = (top, left, bottom, right)
    }
}

extension CGRect {
    public func inset(by insets: UIEdgeInsets) -> CGRect {
        CGRect(
            x: origin.x + insets.left, y: origin.y + insets.top,
            width: max(0, width - insets.left - insets.right),
            height: max(0, height - insets.top - insets.bottom))
    }
}

public struct UIRectEdge: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let top = UIRectEdge(rawValue: 1)
    public static let left = UIRectEdge(rawValue: 2)
    public static let bottom = UIRectEdge(rawValue: 4)
    public static let right = UIRectEdge(rawValue: 8)
    public static let all: UIRectEdge = [.top, .left, .bottom, .right]
}

public struct UIOffset: Equatable, Sendable {
    public var horizontal: CGFloat
    public var vertical: CGFloat
    public static let zero = UIOffset(horizontal: 0, vertical: 0)
    public init(horizontal: CGFloat, vertical: CGFloat) {
        (self.horizontal, self.vertical) = (horizontal, vertical)
    }
}

/// Objective-C's selector, which Linux lacks: enough to pass nil where UIKit takes one.
public struct Selector: Hashable, ExpressibleByStringLiteral, Sendable {
    public let name: String
    public init(stringLiteral value: String) { name = value }
}

public enum UIUserInterfaceStyle: Int, Sendable { case unspecified, light, dark }
public enum UIUserInterfaceIdiom: Int, Sendable {
    case unspecified = -1
    case phone, pad, tv, carPlay
    case mac = 5
}
public enum UIUserInterfaceSizeClass: Int, Sendable { case unspecified, compact, regular }
public enum UIUserInterfaceLayoutDirection: Int, Sendable { case leftToRight, rightToLeft }

public struct UIContentSizeCategory: RawRepresentable, Equatable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let large = UIContentSizeCategory(rawValue: "UICTContentSizeCategoryL")
}

open class UITraitCollection: NSObject, @unchecked Sendable {
    public let userInterfaceStyle: UIUserInterfaceStyle
    public let displayScale: CGFloat
    public let horizontalSizeClass: UIUserInterfaceSizeClass
    public let verticalSizeClass: UIUserInterfaceSizeClass
    public let userInterfaceIdiom: UIUserInterfaceIdiom = .phone
    public let preferredContentSizeCategory: UIContentSizeCategory = .large

    public static let current = UITraitCollection(userInterfaceStyle: .light)

    public init(userInterfaceStyle: UIUserInterfaceStyle) {
        self.userInterfaceStyle = userInterfaceStyle
        (displayScale, horizontalSizeClass, verticalSizeClass) = (3, .compact, .regular)
        super.init()
    }

    public init(horizontalSizeClass: UIUserInterfaceSizeClass) {
        (userInterfaceStyle, displayScale, verticalSizeClass) = (.light, 3, .regular)
        self.horizontalSizeClass = horizontalSizeClass
        super.init()
    }

    /// Wide as a tablet is: regular in both ways.
    public init(standInLandscape: Bool, isTablet: Bool = false) {
        (userInterfaceStyle, displayScale, horizontalSizeClass) = (.light, 3, isTablet ? .regular : .compact)
        verticalSizeClass = standInLandscape && !isTablet ? .compact : .regular
        super.init()
    }
}

/// Up to the next device pixel at 3×, as UIKit rounds the sizes of texts.
func ceilToPixel(_ value: CGFloat) -> CGFloat { (value * 3 - 0.0001).rounded(.up) / 3 }
func roundToPixel(_ value: CGFloat) -> CGFloat { (value * 3).rounded() / 3 }
/// The thinnest line of a 3× screen, in points.
let hairline: CGFloat = 1.0 / 3.0

extension NSValue {
    public convenience init(cgRect rect: CGRect) { self.init(rect: rect) }
    public var cgRectValue: CGRect { rectValue }
}
