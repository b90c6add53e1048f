// Linux stand-in for UIKit: alerts, 270 points wide, in the containers that iOS builds them of: a dimming
// view, the alert's own view with its header scroll view and its group of actions, hairlines between.
import Foundation

@MainActor open class UIAlertAction: NSObject {
    public enum Style: Int, Sendable { case `default`, cancel, destructive }
    public let title: String?
    public let style: Style
    open var isEnabled = true
    let handler: ((UIAlertAction) -> Void)?

    public init(title: String?, style: UIAlertAction.Style, handler: ((UIAlertAction) -> Void)? = nil) {
        (self.title, self.style, self.handler) = (title, style, handler)
        super.init()
    }
}

final class _UIAlertControllerView: UIView {}
final class _UIDimmingKnockoutBackdropView: UIView {}
final class _UIInterfaceActionGroupHeaderScrollView: UIScrollView {}
final class _UIAlertControllerInterfaceActionGroupView: UIView {}
final class _UIInterfaceActionRepresentationsSequenceView: UIScrollView {}
final class _UIInterfaceActionSeparatableSequenceView: UIView {}
final class _UIInterfaceActionVibrantSeparatorView: UIView {}
final class _UIInterfaceActionCustomViewRepresentationView: UIControl {}

final class _UIAlertControllerActionView: UIView {
    let label = UILabel()

    init(_ action: UIAlertAction) {
        super.init(frame: .zero)
        label.text = action.title
        label.font = .systemFont(ofSize: 17, weight: action.style == .cancel ? .semibold : .regular)
        label.textColor = action.style == .destructive ? .systemRed : .systemBlue
        label.textAlignment = .center
        addSubview(label)
        isUserInteractionEnabled = false
    }

    required init?(coder: NSCoder) { nil }

    override func layoutSubviews() {
        let size = label.sizeThatFits(.zero)
        let width = min(size.width, bounds.width - 16)
        label.frame = CGRect(
            x: roundToPixel((bounds.width - width) / 2), y: roundToPixel((bounds.height - size.height) / 2),
            width: width, height: size.height)
    }
}

@MainActor open class UIAlertController: UIViewController {
    public enum Style: Int, Sendable { case actionSheet, alert }

    public private(set) var preferredStyle: Style = .alert
    open var message: String?
    open private(set) var actions: [UIAlertAction] = []
    open var preferredAction: UIAlertAction?
    private let dimming = UIDimmingView()
    private let alert = _UIAlertControllerView()

    public convenience init(title: String?, message: String?, preferredStyle: UIAlertController.Style) {
        self.init(nibName: nil, bundle: nil)
        (self.title, self.message, self.preferredStyle) = (title, message, preferredStyle)
        modalPresentationStyle = .custom
    }

    open func addAction(_ action: UIAlertAction) { actions.append(action) }

    open override func loadView() {
        alert.layer.cornerRadius = preferredStyle == .alert ? 14 : 13
        alert.clipsToBounds = true
        view = alert
    }

    private var width: CGFloat { preferredStyle == .alert ? 270 : min(UIScreen.main.bounds.width, 393) - 16 }
    private static let rowHeight: CGFloat = 44

    func build(in container: UIView) {
        dimming.backgroundColor = UIColor(white: 0, alpha: 0.2)
        dimming.fill(container)
        container.addSubview(view)
        let backdrop = _UIDimmingKnockoutBackdropView()
        backdrop.backgroundColor = UIColor(hex: 0xF2F2F2, alpha: 0.97)
        backdrop.isUserInteractionEnabled = false
        alert.addSubview(backdrop)
        let headerHeight = buildHeader()
        let group = _UIAlertControllerInterfaceActionGroupView()
        alert.addSubview(group)
        let groupHeight = buildActions(in: group)
        group.frame = CGRect(x: 0, y: headerHeight, width: width, height: groupHeight)
        let height = headerHeight + groupHeight
        alert.bounds = CGRect(x: 0, y: 0, width: width, height: height)
        backdrop.frame = alert.bounds
        place(in: container)
    }

    private func place(in container: UIView) {
        let size = container.bounds.size
        let isAlert = preferredStyle == .alert
        alert.center = CGPoint(
            x: roundToPixel(size.width / 2),
            y: roundToPixel(
                isAlert ? size.height / 2 : size.height - container.safeAreaInsets.bottom - 8 - alert.bounds.height / 2))
        alert.autoresizingMask = [
            .flexibleLeftMargin, .flexibleRightMargin, .flexibleTopMargin, .flexibleBottomMargin,
        ]
    }

    private func buildHeader() -> CGFloat {
        let scroll = _UIInterfaceActionGroupHeaderScrollView()
        scroll.contentInsetAdjustmentBehavior = .never
        let content = UIView()
        scroll.addSubview(content)
        alert.addSubview(scroll)
        var y: CGFloat = 20
        for (text, font) in [(title, UIFont.systemFont(ofSize: 17, weight: .semibold)), (message, .systemFont(ofSize: 13))] {
            guard let text, !text.isEmpty else { continue }
            let label = UILabel()
            (label.text, label.font, label.textAlignment, label.numberOfLines) = (text, font, .center, 0)
            let size = label.sizeThatFits(CGSize(width: width - 32, height: 0))
            label.frame = CGRect(x: 16, y: y, width: width - 32, height: size.height)
            content.addSubview(label)
            y += size.height + 4
        }
        let height = roundToPixel(y + 16)
        content.frame = CGRect(x: 0, y: 0, width: width, height: height)
        scroll.frame = content.frame
        scroll.contentSize = content.frame.size
        return height
    }

    /// Two actions stand side by side, more in a column with cancel last.
    private func buildActions(in group: UIView) -> CGFloat {
        let sorted = actions.filter { $0.style != .cancel } + actions.filter { $0.style == .cancel }
        let isRow = preferredStyle == .alert && sorted.count == 2
        let order = isRow ? Array(sorted.reversed()) : sorted
        let row = UIAlertController.rowHeight
        let height = hairline + (isRow ? row : CGFloat(order.count) * (row + hairline) - hairline)
        let scroll = _UIInterfaceActionRepresentationsSequenceView()
        scroll.contentInsetAdjustmentBehavior = .never
        scroll.frame = CGRect(x: 0, y: 0, width: width, height: height)
        let sequence = _UIInterfaceActionSeparatableSequenceView(frame: scroll.bounds)
        scroll.addSubview(sequence)
        group.addSubview(scroll)
        sequence.addSubview(separator(CGRect(x: 0, y: 0, width: width, height: hairline)))
        for (index, action) in order.enumerated() {
            let place = CGFloat(index)
            let half = (width - hairline) / 2
            let frame =
                isRow
                ? CGRect(x: place * (half + hairline), y: hairline, width: half, height: row)
                : CGRect(x: 0, y: hairline + place * (row + hairline), width: width, height: row)
            if index > 0 {
                let line =
                    isRow
                    ? CGRect(x: half, y: hairline, width: hairline, height: row)
                    : CGRect(x: 0, y: frame.minY - hairline, width: width, height: hairline)
                sequence.addSubview(separator(line))
            }
            sequence.addSubview(button(for: action, frame))
        }
        return height
    }

    private func separator(_ frame: CGRect) -> UIView {
        let line = _UIInterfaceActionVibrantSeparatorView(frame: frame)
        line.backgroundColor = UIColor(white: 0, alpha: 0.18)
        return line
    }

    private func button(for action: UIAlertAction, _ frame: CGRect) -> UIView {
        let view = _UIInterfaceActionCustomViewRepresentationView(frame: frame)
        let face = _UIAlertControllerActionView(action)
        face.fill(view)
        view.addAction(
            UIAction { [weak self, weak view] _ in
                view?.backgroundColor = nil
                self?.dismiss(animated: true) { action.handler?(action) }
            }, for: .touchUpInside)
        view.addAction(
            UIAction { [weak view] _ in view?.backgroundColor = UIColor(white: 0, alpha: 0.08) }, for: .touchDown)
        view.addAction(
            UIAction { [weak view] _ in view?.backgroundColor = nil }, for: [.touchCancel, .touchUpOutside])
        return view
    }

    /// Alerts grow from 1.2 times their size out of nothing; sheets slide up.
    func setPresented(_ shown: Bool) {
        dimming.alpha = shown ? 1 : 0
        guard preferredStyle == .alert else {
            alert.transform = shown ? .identity : CGAffineTransform(translationX: 0, y: alert.bounds.height + 60)
            return
        }
        alert.alpha = shown ? 1 : 0
        let isComing = !shown && alert.layer.animationKeys() == nil && presentedOnce == false
        alert.transform = isComing ? CGAffineTransform(scaleX: 1.2, y: 1.2) : .identity
        presentedOnce = presentedOnce || shown
    }

    private var presentedOnce = false
}
