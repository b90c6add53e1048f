// Linux stand-in for CoreGraphics: colours, colour spaces and images as opaque values. sRGB only.
import Foundation

public final class CGColorSpace: @unchecked Sendable {
    public static let sRGB = "kCGColorSpaceSRGB" as NSString
    public let name: NSString?
    public init?(name: NSString) { self.name = name }
    public var numberOfComponents: Int { 3 }
}

public func CGColorSpaceCreateDeviceRGB() -> CGColorSpace { CGColorSpace(name: CGColorSpace.sRGB)! }

public final class CGColor: Equatable, Hashable, @unchecked Sendable {
    private let rgba: [CGFloat]

    public init(red: CGFloat, green: CGFloat, blue: CGFloat, alpha: CGFloat) {
        rgba = [red, green, blue, alpha]
    }

    public init(srgbRed red: CGFloat, green: CGFloat, blue: CGFloat, alpha: CGFloat) {
        rgba = [red, green, blue, alpha]
    }

    public init(gray: CGFloat, alpha: CGFloat) { rgba = [gray, gray, gray, alpha] }

    public var alpha: CGFloat { rgba[3] }
    public var components: [CGFloat]? { rgba }
    public var numberOfComponents: Int { 4 }
    public var colorSpace: CGColorSpace? { CGColorSpaceCreateDeviceRGB() }

    public func copy(alpha: CGFloat) -> CGColor? {
        CGColor(red: rgba[0], green: rgba[1], blue: rgba[2], alpha: alpha)
    }

    /// sRGB already, so the colour itself.
    public func converted(
        to space: CGColorSpace, intent: CGColorRenderingIntent, options: [String: Any]?
    ) -> CGColor? { self }

    public static func == (left: CGColor, right: CGColor) -> Bool { left.rgba == right.rgba }
    public func hash(into hasher: inout Hasher) { hasher.combine(rgba) }
}

public enum CGColorRenderingIntent: Int32, Sendable {
    case defaultIntent, absoluteColorimetric, relativeColorimetric, perceptual, saturation
}

public enum CGImageAlphaInfo: UInt32, Sendable {
    case none, premultipliedLast, premultipliedFirst, last, first, noneSkipLast, noneSkipFirst, alphaOnly
}

/// Size in pixels, and the PNG that the pixels stay in.
public final class CGImage: @unchecked Sendable {
    public let width: Int
    public let height: Int
    public let alphaInfo: CGImageAlphaInfo
    public let standInPNG: Data
    public init(standInWidth width: Int, height: Int, alphaInfo: CGImageAlphaInfo = .last, png: Data = Data()) {
        (self.width, self.height, self.alphaInfo, standInPNG) = (width, height, alphaInfo, png)
    }
}
