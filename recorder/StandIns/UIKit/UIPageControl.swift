// Linux stand-in for UIKit: the dots that tell pages, white unless told otherwise, in the containers that iOS 14 and later build
// them of. Source: Apple's documentation of UIPageControl.
import Foundation

final class _UIPageControlContentView: UIView {}
final class _UIPageControlIndicatorContentView: UIView {}
final class _UIPageIndicatorView: UIImageView {}

@MainActor open class UIPageControl: UIControl {
    @available(iOS 14.0, *)
    public enum BackgroundStyle: Int, Sendable { case automatic, prominent, minimal }

    private let content = _UIPageControlContentView()
    private let row = _UIPageControlIndicatorContentView()
    private var dots: [_UIPageIndicatorView] = []
    private static let step: CGFloat = 17

    open var numberOfPages = 0 {
        didSet {
            guard numberOfPages != oldValue else { return }
            makeDots()
        }
    }
    open var currentPage = 0 {
        didSet {
            currentPage = min(max(currentPage, 0), max(0, numberOfPages - 1))
            show()
        }
    }
    open var hidesForSinglePage = false { didSet { show() } }
    open var pageIndicatorTintColor: UIColor? { didSet { show() } }
    open var currentPageIndicatorTintColor: UIColor? { didSet { show() } }
    @available(iOS 14.0, *) open var allowsContinuousInteraction: Bool {
        get { isContinuous }
        set { isContinuous = newValue }
    }
    private var isContinuous = true
    @available(iOS 14.0, *) open var preferredIndicatorImage: UIImage? {
        get { picture }
        set {
            picture = newValue
            makeDots()
        }
    }
    private var picture: UIImage?

    public override init(frame: CGRect) {
        super.init(frame: frame)
        isOpaque = false
        content.isUserInteractionEnabled = false
        content.fill(self)
        content.addSubview(row)
    }

    public required init?(coder: NSCoder) { nil }

    open func size(forNumberOfPages pageCount: Int) -> CGSize {
        CGSize(width: max(1, CGFloat(pageCount)) * UIPageControl.step + 20, height: 26)
    }

    open override var intrinsicContentSize: CGSize { size(forNumberOfPages: numberOfPages) }
    open override func sizeThatFits(_ size: CGSize) -> CGSize { intrinsicContentSize }

    private func makeDots() {
        for dot in dots { dot.removeFromSuperview() }
        dots = (0..<max(0, numberOfPages)).map { _ in
            let dot = _UIPageIndicatorView(image: picture?.withRenderingMode(.alwaysTemplate))
            dot.layer.cornerRadius = picture == nil ? 3.5 : 0
            row.addSubview(dot)
            return dot
        }
        show()
        setNeedsLayout()
    }

    private func show() {
        row.isHidden = hidesForSinglePage && numberOfPages <= 1
        for (index, dot) in dots.enumerated() {
            let color: UIColor =
                index == currentPage
                ? currentPageIndicatorTintColor ?? .white : pageIndicatorTintColor ?? UIColor(white: 1, alpha: 0.5)
            if picture == nil { dot.backgroundColor = color } else { dot.tintColor = color }
        }
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        let width = CGFloat(dots.count) * UIPageControl.step
        row.frame = CGRect(x: roundToPixel((bounds.width - width) / 2), y: 0, width: width, height: bounds.height)
        let side: CGFloat = picture == nil ? 7 : 11
        for (index, dot) in dots.enumerated() {
            dot.frame = CGRect(
                x: CGFloat(index) * UIPageControl.step + (UIPageControl.step - side) / 2, y: (bounds.height - side) / 2,
                width: side, height: side)
        }
    }

    /// A tap beside the current dot goes one page on or back.
    open override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) {
        guard isTracking, let touch = touches.first else { return }
        let old = currentPage
        currentPage += touch.location(in: self).x < bounds.midX ? -1 : 1
        super.touchesEnded(touches, with: event)
        if currentPage != old { sendActions(for: .valueChanged) }
    }
}
