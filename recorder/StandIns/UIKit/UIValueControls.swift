// Linux stand-in for UIKit: slider, segments, progress, activity: their values and the parts that iOS builds them of.
// Source: Apple's documentation of UISlider, UISegmentedControl, UIProgressView and UIActivityIndicatorView.
import Foundation

final class _UISlideriOSVisualElement: UIView {}

@MainActor open class UISlider: UIControl {
    private let element = _UISlideriOSVisualElement()
    private let (filled, rest, thumb) = (UIImageView(frame: .zero), UIImageView(frame: .zero), UIImageView(frame: .zero))
    open var minimumValue: Float = 0 { didSet { setNeedsLayout() } }
    open var maximumValue: Float = 1 { didSet { setNeedsLayout() } }
    open var isContinuous = true
    open var minimumTrackTintColor: UIColor?
    open var maximumTrackTintColor: UIColor?
    open var thumbTintColor: UIColor?
    private var stored: Float = 0

    public override init(frame: CGRect) {
        super.init(frame: frame)
        element.isUserInteractionEnabled = false
        element.fill(self)
        for part in [rest, filled, thumb] { element.addSubview(part) }
        rest.backgroundColor = .systemFill
        thumb.backgroundColor = .white
        thumb.layer.cornerRadius = 13.5
    }

    public required init?(coder: NSCoder) { nil }

    open var value: Float {
        get { stored }
        set { setValue(newValue, animated: false) }
    }

    open func setValue(_ value: Float, animated: Bool) {
        stored = min(max(value, minimumValue), maximumValue)
        setNeedsLayout()
        if animated { UIView.animate(withDuration: 0.25) { self.layoutIfNeeded() } }
    }

    open override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent?) {
        guard let touch = touches.first, thumb.frame.insetBy(dx: -12, dy: -12).contains(touch.location(in: self)) else { return }
        super.touchesBegan(touches, with: event)
    }

    /// The thumb follows the finger.
    open override func touchesMoved(_ touches: Set<UITouch>, with event: UIEvent?) {
        guard isTracking, let touch = touches.first, bounds.width > 27 else { return }
        let part = Float(min(max((touch.location(in: self).x - 13.5) / (bounds.width - 27), 0), 1))
        setValue(minimumValue + (maximumValue - minimumValue) * part, animated: false)
        if isContinuous { sendActions(for: .valueChanged) }
    }

    open override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) {
        guard isTracking else { return }
        super.touchesEnded(touches, with: event)
        if !isContinuous { sendActions(for: .valueChanged) }
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        let span = maximumValue - minimumValue
        let part = span > 0 ? CGFloat((stored - minimumValue) / span) : 0
        let x = roundToPixel((bounds.width - 27) * part)
        let middle = bounds.height / 2
        filled.backgroundColor = minimumTrackTintColor ?? tintColor
        rest.frame = CGRect(x: 2, y: middle - 2, width: bounds.width - 4, height: 4)
        filled.frame = CGRect(x: 2, y: middle - 2, width: x + 11.5, height: 4)
        thumb.frame = CGRect(x: x, y: middle - 13.5, width: 27, height: 27)
    }

    open override var intrinsicContentSize: CGSize { CGSize(width: UIView.noIntrinsicMetric, height: 31) }
}

final class UISegment: UIView {}
final class UISegmentLabel: UILabel {}

@MainActor open class UISegmentedControl: UIControl {
    private var segments: [UISegment] = []
    private var labels: [UISegmentLabel] = []
    private let pill = UIImageView(frame: .zero)
    open var selectedSegmentTintColor: UIColor?

    public nonisolated static let noSegment = -1

    /// Titles; images are not modelled.
    public init(items: [Any]?) {
        super.init(frame: CGRect(x: 0, y: 0, width: 200, height: 32))
        backgroundColor = .tertiarySystemFill
        layer.cornerRadius = 8
        pill.backgroundColor = .white
        pill.layer.cornerRadius = 7
        addSubview(pill)
        for item in items ?? [] {
            let (segment, label) = (UISegment(), UISegmentLabel())
            label.text = item as? String
            label.font = .systemFont(ofSize: 13, weight: .medium)
            segment.isUserInteractionEnabled = false
            segment.addSubview(label)
            addSubview(segment)
            segments.append(segment)
            labels.append(label)
        }
    }

    public required init?(coder: NSCoder) { nil }

    open var numberOfSegments: Int { segments.count }
    open var selectedSegmentIndex = UISegmentedControl.noSegment { didSet { setNeedsLayout() } }
    open func titleForSegment(at segment: Int) -> String? { labels[segment].text }

    open override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) {
        guard isTracking, let touch = touches.first else { return }
        let index = Int(touch.location(in: self).x / bounds.width * CGFloat(segments.count))
        let changed = index != selectedSegmentIndex && segments.indices.contains(index)
        super.touchesEnded(touches, with: event)
        guard changed else { return }
        selectedSegmentIndex = index
        sendActions(for: .valueChanged)
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        let width = bounds.width / CGFloat(max(1, segments.count))
        for (index, segment) in segments.enumerated() {
            segment.frame = CGRect(x: width * CGFloat(index), y: 0, width: width, height: bounds.height)
            let size = labels[index].sizeThatFits(.zero)
            labels[index].frame = CGRect(
                x: roundToPixel((width - size.width) / 2), y: roundToPixel((bounds.height - size.height) / 2),
                width: size.width, height: size.height)
        }
        pill.isHidden = !segments.indices.contains(selectedSegmentIndex)
        pill.frame = CGRect(
            x: width * CGFloat(max(0, selectedSegmentIndex)) + 2, y: 2, width: width - 4, height: bounds.height - 4)
    }
}

@MainActor open class UIProgressView: UIView {
    public enum Style: Int, Sendable { case `default`, bar }
    private let (track, bar) = (UIImageView(frame: .zero), UIImageView(frame: .zero))
    open var progressTintColor: UIColor?
    open var trackTintColor: UIColor?
    /// 0 to 1.
    open var progress: Float = 0 { didSet { setNeedsLayout() } }

    public convenience init(progressViewStyle style: UIProgressView.Style) { self.init(frame: .zero) }

    public override init(frame: CGRect) {
        super.init(frame: frame)
        addSubview(track)
        addSubview(bar)
    }

    public required init?(coder: NSCoder) { nil }

    open func setProgress(_ progress: Float, animated: Bool) {
        self.progress = progress
        if animated { UIView.animate(withDuration: 0.25) { self.layoutIfNeeded() } }
    }

    open override func layoutSubviews() {
        track.backgroundColor = trackTintColor ?? .systemFill
        bar.backgroundColor = progressTintColor ?? tintColor
        track.frame = bounds
        bar.frame = CGRect(
            x: 0, y: 0, width: bounds.width * CGFloat(min(max(progress, 0), 1)), height: bounds.height)
    }

    open override var intrinsicContentSize: CGSize { CGSize(width: UIView.noIntrinsicMetric, height: 4) }
}

@MainActor open class UIActivityIndicatorView: UIView {
    public enum Style: Int, Sendable {
        case medium = 100
        case large = 101
    }
    open var style: Style
    open var color: UIColor! = .systemGray
    open var hidesWhenStopped = true { didSet { isHidden = hidesWhenStopped && !isAnimating } }
    open private(set) var isAnimating = false

    public init(style: UIActivityIndicatorView.Style) {
        self.style = style
        let side: CGFloat = style == .large ? 37 : 20
        super.init(frame: CGRect(x: 0, y: 0, width: side, height: side))
        addSubview(UIImageView(frame: bounds))
        isHidden = true
    }

    public required init?(coder: NSCoder) { nil }

    open func startAnimating() { (isAnimating, isHidden) = (true, false) }
    open func stopAnimating() { (isAnimating, isHidden) = (false, hidesWhenStopped) }
}
