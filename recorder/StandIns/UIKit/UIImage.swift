// Linux stand-in for UIKit: an image that keeps its encoded bytes. Immutable, any thread.
// Named and system images come from `StandInImages`.
import Foundation

open class UIImage: NSObject, @unchecked Sendable {
    public enum RenderingMode: Int, Sendable { case automatic, alwaysOriginal, alwaysTemplate }
    public enum Orientation: Int, Sendable { case up, down, left, right }

    public let cgImage: CGImage?
    public let scale: CGFloat
    public let renderingMode: RenderingMode
    public let isSymbolImage: Bool
    public let imageOrientation: Orientation
    /// The frames of an animated image.
    public let images: [UIImage]?
    /// Name and size of a system symbol, so that it can be drawn in another size.
    let symbol: (name: String, points: CGFloat)?

    init(
        _ cgImage: CGImage?, scale: CGFloat, renderingMode: RenderingMode = .automatic, orientation: Orientation = .up,
        symbol: (name: String, points: CGFloat)? = nil, isSymbol: Bool = false, images: [UIImage]? = nil
    ) {
        (self.cgImage, self.scale, self.renderingMode) = (cgImage, scale, renderingMode)
        (imageOrientation, self.symbol, self.images) = (orientation, symbol, images)
        isSymbolImage = isSymbol || symbol != nil
        super.init()
    }

    /// PNG bytes only; nil for anything else.
    public convenience init?(data: Data) { self.init(data: data, scale: 1) }

    public convenience init?(data: Data, scale: CGFloat) {
        self.init(standInData: data, scale: scale, renderingMode: .automatic, isSymbol: false)
    }

    public convenience init(cgImage: CGImage) { self.init(cgImage, scale: 1) }

    public convenience init(cgImage: CGImage, scale: CGFloat, orientation: Orientation) {
        self.init(cgImage, scale: scale, orientation: orientation)
    }

    public convenience init?(named name: String) {
        guard let data = StandInImages.named[name] else { return nil }
        self.init(data: data, scale: 3)
    }

    public convenience init?(standInData data: Data, scale: CGFloat, renderingMode: RenderingMode, isSymbol: Bool) {
        let head = [UInt8](data.prefix(26))
        guard head.count == 26, head[0] == 0x89, head[1] == 0x50 else { return nil }
        func number(_ at: Int) -> Int { head[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        let image = CGImage(
            standInWidth: number(16), height: number(20), alphaInfo: head[25] == 2 ? .none : .last, png: data)
        self.init(image, scale: scale, renderingMode: renderingMode, isSymbol: isSymbol)
    }

    open class func animatedImage(with images: [UIImage], duration: TimeInterval) -> UIImage? {
        images.first.map { UIImage($0.cgImage, scale: $0.scale, images: images) }
    }

    open var size: CGSize {
        let size = CGSize(width: CGFloat(cgImage?.width ?? 0) / scale, height: CGFloat(cgImage?.height ?? 0) / scale)
        let isTurned = imageOrientation == .left || imageOrientation == .right
        return isTurned ? CGSize(width: size.height, height: size.width) : size
    }

    open var capInsets: UIEdgeInsets { .zero }

    open func withRenderingMode(_ renderingMode: RenderingMode) -> UIImage {
        UIImage(
            cgImage, scale: scale, renderingMode: renderingMode, orientation: imageOrientation, symbol: symbol,
            isSymbol: isSymbolImage, images: images)
    }

    /// The bytes that the image was made from. Like UIKit's, they know no orientation.
    public func pngData() -> Data? { cgImage?.standInPNG }

    /// What `StandInImages.jpeg` makes of it; there is no JPEG encoder here.
    public func jpegData(compressionQuality: CGFloat) -> Data? { StandInImages.jpeg?(self, compressionQuality) }
}

/// Where named images and system symbols come from. Main thread only.
public enum StandInImages {
    /// PNG bytes at 3×, by name.
    nonisolated(unsafe) public static var named: [String: Data] = [:]
    /// A test's JPEG encoder; without one nothing is encoded as JPEG.
    nonisolated(unsafe) public static var jpeg: (@Sendable (UIImage, CGFloat) -> Data?)?
    nonisolated(unsafe) private static var symbols: [String: Data] = [:]

    /// - Parameter points: the size of the text that the symbol stands in.
    static func symbol(_ name: String, points: CGFloat) -> Data? {
        let key = "\(name) \(points)"
        if let known = symbols[key] { return known }
        guard let drawn = StandInSymbols.draw(name, scale: Double(points / 17)) else { return nil }
        symbols[key] = drawn
        return drawn
    }
}

@MainActor open class UIImageView: UIView {
    open var image: UIImage? {
        didSet { layer.contents = image?.cgImage }
    }
    open var highlightedImage: UIImage?
    open var isHighlighted = false
    open var preferredSymbolConfiguration: UIImage.SymbolConfiguration?
    open var animationImages: [UIImage]?
    open private(set) var isAnimating = false
    open func startAnimating() { isAnimating = animationImages != nil }
    open func stopAnimating() { isAnimating = false }

    public init(image: UIImage?) {
        super.init(frame: CGRect(origin: .zero, size: image?.size ?? .zero))
        isUserInteractionEnabled = false
        self.image = image
        layer.contents = image?.cgImage
    }

    public override init(frame: CGRect) {
        super.init(frame: frame)
        isUserInteractionEnabled = false
    }

    public required init?(coder: NSCoder) { super.init(coder: coder) }

    private var shownSize: CGSize? {
        preferredSymbolConfiguration.flatMap { image?.applyingSymbolConfiguration($0)?.size } ?? image?.size
    }

    open override func sizeThatFits(_ size: CGSize) -> CGSize { shownSize ?? .zero }
    open override var intrinsicContentSize: CGSize { shownSize ?? super.intrinsicContentSize }
}
