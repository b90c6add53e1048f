// Linux stand-in for UIKit: drawing pictures into a new picture, which is how they are made smaller. Source: Apple's
// documentation, UIGraphicsImageRenderer, UIGraphicsImageRendererFormat, UIImage.draw(in:). Any thread.
import Foundation

open class UIGraphicsImageRendererFormat: NSObject {
    public enum Range: Int, Sendable {
        case unspecified = -1
        case automatic, extended, standard
    }
    open var scale: CGFloat = 3
    open var opaque = false
    open var preferredRange: Range = .automatic
}

open class UIGraphicsImageRendererContext: NSObject {}

open class UIGraphicsImageRenderer: NSObject {
    private let size: CGSize
    private let format: UIGraphicsImageRendererFormat

    public init(size: CGSize, format: UIGraphicsImageRendererFormat) {
        (self.size, self.format) = (size, format)
        super.init()
    }

    public convenience init(size: CGSize) { self.init(size: size, format: UIGraphicsImageRendererFormat()) }

    public func image(actions: (UIGraphicsImageRendererContext) -> Void) -> UIImage {
        let surface = StandInSurface(size: size, scale: format.scale)
        if format.opaque { surface.canvas.fill(.all, 0) }
        let before = StandInSurface.current
        StandInSurface.current = surface
        actions(UIGraphicsImageRendererContext())
        StandInSurface.current = before
        return UIImage(data: surface.canvas.png(), scale: format.scale) ?? UIImage(nil, scale: format.scale)
    }
}

/// What is being drawn into, by thread.
private final class StandInSurface {
    var canvas: StandInCanvas
    let scale: Double

    init(size: CGSize, scale: CGFloat) {
        self.scale = Double(scale)
        canvas = StandInCanvas(width: max(1, Int(size.width * scale)), height: max(1, Int(size.height * scale)))
    }

    static var current: StandInSurface? {
        get { Thread.current.threadDictionary["StandInSurface"] as? StandInSurface }
        set { Thread.current.threadDictionary["StandInSurface"] = newValue }
    }
}

extension UIImage {
    /// Draws into the current context, scaled to the rectangle, upright.
    public func draw(in rect: CGRect) {
        guard let surface = StandInSurface.current, let cgImage, let pixels = StandInPixels(png: cgImage.standInPNG) else {
            return
        }
        let (x0, y0) = (Int(rect.minX * surface.scale), Int(rect.minY * surface.scale))
        let (w, h) = (max(1, Int(rect.width * surface.scale)), max(1, Int(rect.height * surface.scale)))
        for y in 0..<h where y0 + y >= 0 && y0 + y < surface.canvas.height {
            for x in 0..<w where x0 + x >= 0 && x0 + x < surface.canvas.width {
                let u = Double(x) / Double(w)..<Double(x + 1) / Double(w)
                let v = Double(y) / Double(h)..<Double(y + 1) / Double(h)
                let (color, alpha) = mean(pixels, u, v)
                let at = ((y0 + y) * surface.canvas.width + x0 + x) * 4
                surface.canvas.channels.withUnsafeMutableBufferPointer {
                    StandInCanvas.blend(color, alpha, $0.baseAddress! + at)
                }
            }
        }
    }

    private func mean(
        _ pixels: StandInPixels, _ u: Range<Double>, _ v: Range<Double>
    ) -> (color: StandInCanvas.Color, alpha: Double) {
        func turned(_ part: Range<Double>) -> Range<Double> { 1 - part.upperBound..<1 - part.lowerBound }
        switch imageOrientation {
        case .up: return pixels.mean(u, v)
        case .down: return pixels.mean(turned(u), turned(v))
        case .right: return pixels.mean(v, turned(u))
        case .left: return pixels.mean(turned(v), u)
        }
    }
}
