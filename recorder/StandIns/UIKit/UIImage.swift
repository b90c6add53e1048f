// Linux stand-in for UIKit: an image that keeps its encoded bytes. Immutable, any thread.
// Named and system images come from `StandInImages`.
import Foundation

open class UIImage: NSObject, @unchecked Sendable {
    public enum RenderingMode: Int, Sendable { case automatic, alwaysOriginal, alwaysTemplate }
    public enum Orientation: Int, Sendable { case up, down, left, right }

    private let bytes: Data
    public let cgImage: CGImage?
    public let scale: CGFloat
    public let renderingMode: RenderingMode
    public let isSymbolImage: Bool

    /// PNG bytes only; nil for anything else.
    public convenience init?(data: Data) { self.init(data: data, scale: 1) }

    public convenience init?(data: Data, scale: CGFloat) {
        self.init(standInData: data, scale: scale, renderingMode: .automatic, isSymbol: false)
    }

    public convenience init?(named name: String) {
        guard let data = StandInImages.named[name] else { return nil }
        self.init(data: data, scale: 3)
    }

    public convenience init?(systemName name: String) {
        guard let data = StandInImages.symbol(name) else { return nil }
        self.init(standInData: data, scale: 3, renderingMode: .automatic, isSymbol: true)
    }

    public init?(standInData data: Data, scale: CGFloat, renderingMode: RenderingMode, isSymbol: Bool) {
        let head = [UInt8](data.prefix(24))
        guard head.count == 24, head[0] == 0x89, head[1] == 0x50 else { return nil }
        func number(_ at: Int) -> Int { head[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        bytes = data
        cgImage = CGImage(standInWidth: number(16), height: number(20))
        (self.scale, self.renderingMode, isSymbolImage) = (scale, renderingMode, isSymbol)
        super.init()
    }

    open var size: CGSize {
        CGSize(width: CGFloat(cgImage?.width ?? 0) / scale, height: CGFloat(cgImage?.height ?? 0) / scale)
    }

    open var imageOrientation: Orientation { .up }
    open var images: [UIImage]? { nil }
    open var capInsets: UIEdgeInsets { .zero }

    open func withRenderingMode(_ renderingMode: RenderingMode) -> UIImage {
        UIImage(standInData: bytes, scale: scale, renderingMode: renderingMode, isSymbol: isSymbolImage)!
    }

    /// The bytes that the image was made from.
    public func pngData() -> Data? { bytes }
}

/// Where named images and system symbols come from. Main thread only.
public enum StandInImages {
    /// PNG bytes at 3×, by name.
    nonisolated(unsafe) public static var named: [String: Data] = [:]
    nonisolated(unsafe) private static var symbols: [String: Data] = [:]

    static func symbol(_ name: String) -> Data? {
        if let known = symbols[name] { return known }
        guard let drawn = StandInSymbols.draw(name) else { return nil }
        symbols[name] = drawn
        return drawn
    }
}

@MainActor open class UIImageView: UIView {
    open var image: UIImage? {
        didSet { layer.contents = image?.cgImage }
    }
    open var highlightedImage: UIImage?
    open var isHighlighted = false

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

    open override func sizeThatFits(_ size: CGSize) -> CGSize { image?.size ?? .zero }
    open override var intrinsicContentSize: CGSize { image?.size ?? super.intrinsicContentSize }
}
