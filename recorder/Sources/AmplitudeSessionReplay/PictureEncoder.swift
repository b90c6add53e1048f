// A picture as bytes: no larger than the quality asks for, as PNG, or as JPEG where that is much smaller, which it is for
// photographs. Never on the main thread: drawing and encoding are thread-safe, and cost O(pixels).
// On Linux the stand-in has no JPEG encoder; there it is always PNG.
import CoreGraphics
import Foundation
import UIKit

struct PictureLimits: Equatable, Sendable {
    /// Pixels.
    var longestSide: Int
    /// Encoded. A picture that needs more is encoded again in half the size.
    var bytes: Int
    /// 0 … 1.
    var jpegQuality: CGFloat

    init(longestSide: Int, bytes: Int, jpegQuality: CGFloat) {
        (self.longestSide, self.bytes, self.jpegQuality) = (longestSide, bytes, jpegQuality)
    }

    init(_ quality: QualityProfile) {
        switch quality {
        case .low: self.init(longestSide: 512, bytes: 128 * 1024, jpegQuality: 0.5)
        case .medium: self.init(longestSide: 1_024, bytes: 384 * 1024, jpegQuality: 0.65)
        case .high: self.init(longestSide: 2_048, bytes: 1024 * 1024, jpegQuality: 0.8)
        }
    }
}

enum PictureEncoder {
    /// A smaller PNG is not worth asking whether it is a photograph.
    private static let smallBytes = 16 * 1024
    /// Below this a picture says nothing any more, so it is not shrunk further.
    private static let shortestSide = 8

    /// nil: there are no pixels, or they fit in no size.
    static func encode(_ image: UIImage, _ limits: PictureLimits) -> Data? {
        var side = limits.longestSide
        while side >= shortestSide {
            let fitted = fitted(image, longestSide: side)
            guard let data = smallest(fitted, limits) else { return nil }
            if data.count <= limits.bytes { return data }
            side = min(side, Int(longestSide(of: fitted))) / 2
        }
        return nil
    }

    private static func smallest(_ image: UIImage, _ limits: PictureLimits) -> Data? {
        let png = image.pngData()
        if let png, png.count <= smallBytes { return png }
        guard isOpaque(image), let jpeg = image.jpegData(compressionQuality: limits.jpegQuality) else { return png }
        guard let png else { return jpeg }
        return jpeg.count < png.count / 4 * 3 ? jpeg : png
    }

    /// The picture itself where it is small enough; else drawn anew, upright, in pixels.
    private static func fitted(_ image: UIImage, longestSide limit: Int) -> UIImage {
        let longest = longestSide(of: image)
        // Encoded PNGs know no orientation, and a picture that is a recipe of filters has no pixels yet.
        if longest <= CGFloat(limit), image.imageOrientation == .up, image.cgImage != nil { return image }
        let scale = min(1, CGFloat(limit) / max(longest, 1)) * image.scale
        let size = CGSize(
            width: max(1, (image.size.width * scale).rounded()), height: max(1, (image.size.height * scale).rounded()))
        let format = UIGraphicsImageRendererFormat()
        (format.scale, format.opaque, format.preferredRange) = (1, isOpaque(image), .standard)
        return UIGraphicsImageRenderer(size: size, format: format).image { _ in
            image.draw(in: CGRect(origin: .zero, size: size))
        }
    }

    /// Pixels.
    private static func longestSide(of image: UIImage) -> CGFloat {
        max(image.size.width, image.size.height) * image.scale
    }

    private static func isOpaque(_ image: UIImage) -> Bool {
        switch image.cgImage?.alphaInfo {
        case .some(.none), .some(.noneSkipFirst), .some(.noneSkipLast): return true
        default: return false
        }
    }
}
