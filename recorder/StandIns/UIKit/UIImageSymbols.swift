// Linux stand-in for UIKit: system symbols in a size of their own. Source: Apple's documentation, UIImage.SymbolConfiguration,
// UIImage.applyingSymbolConfiguration(_:). Only the point size is modelled; immutable, any thread.
import Foundation

extension UIImage {
    public enum SymbolWeight: Int, Sendable {
        case unspecified, ultraLight, thin, light, regular, medium, semibold, bold, heavy, black
    }

    public enum SymbolScale: Int, Sendable {
        case unspecified = -1
        case `default`, small, medium, large
    }

    open class Configuration: NSObject, @unchecked Sendable {}

    public final class SymbolConfiguration: Configuration, @unchecked Sendable {
        let points: CGFloat

        public init(pointSize: CGFloat) { points = pointSize }
        public init(pointSize: CGFloat, weight: SymbolWeight) { points = pointSize }
        public init(pointSize: CGFloat, weight: SymbolWeight, scale: SymbolScale) { points = pointSize }

        public override func isEqual(_ object: Any?) -> Bool { (object as? SymbolConfiguration)?.points == points }
        public override var hash: Int { points.hashValue }
    }

    public convenience init?(systemName name: String) { self.init(systemName: name, points: 17) }

    public convenience init?(systemName name: String, withConfiguration configuration: Configuration?) {
        self.init(systemName: name, points: (configuration as? SymbolConfiguration)?.points ?? 17)
    }

    convenience init?(systemName name: String, points: CGFloat, renderingMode: RenderingMode = .automatic) {
        guard let data = StandInImages.symbol(name, points: points),
            let drawn = UIImage(standInData: data, scale: 3, renderingMode: renderingMode, isSymbol: true)
        else { return nil }
        self.init(drawn.cgImage, scale: 3, renderingMode: renderingMode, symbol: (name, points))
    }

    /// nil: this is no symbol.
    public func applyingSymbolConfiguration(_ configuration: SymbolConfiguration) -> UIImage? {
        guard let symbol else { return nil }
        return UIImage(systemName: symbol.name, points: configuration.points, renderingMode: renderingMode)
    }
}
