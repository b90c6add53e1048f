// Linux stand-in for UIKit: a stack view lays its arranged views out in a row or a column, from the sizes they ask for. Source:
// Apple's documentation of UIStackView. There is no constraint solver: who places the stack gives it its frame, and
// `standInSize(fitting:)` says what it would take.
import Foundation

@MainActor open class UIStackView: UIView {
    public enum Distribution: Int, Sendable { case fill, fillEqually, fillProportionally, equalSpacing, equalCentering }
    public enum Alignment: Int, Sendable {
        case fill, leading, firstBaseline, center, trailing, lastBaseline
        public static var top: Alignment { .leading }
        public static var bottom: Alignment { .trailing }
    }

    open private(set) var arrangedSubviews: [UIView] = []
    open var axis: NSLayoutConstraint.Axis = .horizontal { didSet { setNeedsLayout() } }
    open var distribution: Distribution = .fill { didSet { setNeedsLayout() } }
    open var alignment: Alignment = .fill { didSet { setNeedsLayout() } }
    open var spacing: CGFloat = 0 { didSet { setNeedsLayout() } }
    open var isBaselineRelativeArrangement = false
    open var isLayoutMarginsRelativeArrangement = false { didSet { setNeedsLayout() } }
    private var ownSpacing: [ObjectIdentifier: CGFloat] = [:]

    public convenience init(arrangedSubviews views: [UIView]) {
        self.init(frame: .zero)
        for view in views { addArrangedSubview(view) }
    }

    public override init(frame: CGRect) { super.init(frame: frame) }
    public required init?(coder: NSCoder) { super.init(coder: coder) }

    open func addArrangedSubview(_ view: UIView) { insertArrangedSubview(view, at: arrangedSubviews.count) }

    open func insertArrangedSubview(_ view: UIView, at stackIndex: Int) {
        arrangedSubviews.removeAll { $0 === view }
        arrangedSubviews.insert(view, at: min(stackIndex, arrangedSubviews.count))
        if view.superview !== self { addSubview(view) }
        setNeedsLayout()
    }

    /// It stays a subview, as in UIKit.
    open func removeArrangedSubview(_ view: UIView) {
        arrangedSubviews.removeAll { $0 === view }
        setNeedsLayout()
    }

    open override func willRemoveSubview(_ subview: UIView) { removeArrangedSubview(subview) }

    open func setCustomSpacing(_ spacing: CGFloat, after arrangedSubview: UIView) {
        ownSpacing[ObjectIdentifier(arrangedSubview)] = spacing
        setNeedsLayout()
    }

    open func customSpacing(after arrangedSubview: UIView) -> CGFloat {
        ownSpacing[ObjectIdentifier(arrangedSubview)] ?? UIStackView.spacingUseDefault
    }

    public nonisolated static let spacingUseDefault = CGFloat.greatestFiniteMagnitude

    // Layout
    private var isRow: Bool { axis == .horizontal }
    private func along(_ size: CGSize) -> CGFloat { isRow ? size.width : size.height }
    private func across(_ size: CGSize) -> CGFloat { isRow ? size.height : size.width }
    private var shown: [UIView] { arrangedSubviews.filter { !$0.isHidden } }
    private var margins: UIEdgeInsets { isLayoutMarginsRelativeArrangement ? layoutMargins : .zero }

    private func gap(after view: UIView) -> CGFloat { ownSpacing[ObjectIdentifier(view)] ?? spacing }

    private var gaps: [CGFloat] { shown.dropLast().map { gap(after: $0) } }

    /// The size that a view asks for in a room of `width`; -1 where it takes what it is given.
    private static func asked(by view: UIView, width: CGFloat) -> CGSize {
        if let stack = view as? UIStackView { return stack.standInSize(fitting: width) }
        if let label = view as? UILabel { return label.sizeThatFits(CGSize(width: width, height: 0)) }
        let own = view.intrinsicContentSize
        let size = view.bounds.size
        return CGSize(
            width: own.width >= 0 ? own.width : size.width > 0 ? size.width : -1,
            height: own.height >= 0 ? own.height : size.height > 0 ? size.height : -1)
    }

    /// What the stack takes when it is at most `width` wide.
    public func standInSize(fitting width: CGFloat) -> CGSize {
        let room = width - margins.left - margins.right
        let sizes = shown.map { UIStackView.asked(by: $0, width: room) }
        let equal = distribution == .fillEqually ? (sizes.map(along).max() ?? 0) * CGFloat(sizes.count) : nil
        let length = (equal ?? sizes.reduce(0) { $0 + max(0, along($1)) }) + gaps.reduce(0, +)
        let thickness = max(0, sizes.map(across).max() ?? 0)
        let size = isRow ? CGSize(width: length, height: thickness) : CGSize(width: thickness, height: length)
        return CGSize(
            width: size.width + margins.left + margins.right, height: size.height + margins.top + margins.bottom)
    }

    open override func sizeThatFits(_ size: CGSize) -> CGSize { standInSize(fitting: size.width > 0 ? size.width : 1e6) }

    open override func layoutSubviews() {
        super.layoutSubviews()
        let views = shown
        guard !views.isEmpty else { return }
        let area = CGRect(origin: .zero, size: bounds.size).inset(by: margins)
        let sizes = views.map { UIStackView.asked(by: $0, width: area.width) }
        var gaps = gaps
        let lengths = lengths(of: sizes, room: along(area.size), gaps: &gaps)
        var at = isRow ? area.minX : area.minY
        for (index, view) in views.enumerated() {
            let asked = across(sizes[index])
            let wide = alignment == .fill || asked < 0 ? across(area.size) : min(asked, across(area.size))
            let off = offset(of: wide, in: across(area.size)) + (isRow ? area.minY : area.minX)
            let frame =
                isRow
                ? CGRect(x: at, y: off, width: lengths[index], height: wide)
                : CGRect(x: off, y: at, width: wide, height: lengths[index])
            let snapped = CGRect(
                x: roundToPixel(frame.minX), y: roundToPixel(frame.minY), width: roundToPixel(frame.width),
                height: roundToPixel(frame.height))
            if view.frame != snapped { view.frame = snapped }
            at += lengths[index] + (index < gaps.count ? gaps[index] : 0)
        }
    }

    private func lengths(of sizes: [CGSize], room: CGFloat, gaps: inout [CGFloat]) -> [CGFloat] {
        let spaces = gaps.reduce(0, +)
        if distribution == .fillEqually {
            return sizes.map { _ in max(0, room - spaces) / CGFloat(sizes.count) }
        }
        var lengths = sizes.map { max(0, along($0)) }
        let rest = room - spaces - lengths.reduce(0, +)
        switch distribution {
        case .fillProportionally:
            let whole = max(1, lengths.reduce(0, +))
            lengths = lengths.map { $0 * max(0, room - spaces) / whole }
        case .equalSpacing, .equalCentering:
            if !gaps.isEmpty, rest > 0 { gaps = gaps.map { $0 + rest / CGFloat(gaps.count) } }
        default:
            // What asks for nothing takes the rest; else the last one is stretched or squeezed.
            let index = sizes.firstIndex { along($0) < 0 } ?? lengths.count - 1
            lengths[index] = max(0, lengths[index] + rest)
        }
        return lengths
    }

    private func offset(of length: CGFloat, in room: CGFloat) -> CGFloat {
        switch alignment {
        case .center: return (room - length) / 2
        case .trailing, .lastBaseline: return room - length
        default: return 0
        }
    }
}

/// Only for its axis: there are no constraints here.
@MainActor open class NSLayoutConstraint: NSObject {
    public enum Axis: Int, Sendable { case horizontal, vertical }
}
