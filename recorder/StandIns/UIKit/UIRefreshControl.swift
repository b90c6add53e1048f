// Linux stand-in for UIKit: pull to refresh: the control waits hidden above its scroll view's content, shows itself as it is pulled,
// and holds the content down while it refreshes. Source: Apple's documentation of UIRefreshControl and UIScrollView.refreshControl.
import Foundation

final class _UIRefreshControlModernContentView: UIView {}
final class _UIRefreshControlModernReplicatorView: UIView {}

@MainActor open class UIRefreshControl: UIControl {
    private let content = _UIRefreshControlModernContentView()
    private let spinner = _UIRefreshControlModernReplicatorView()
    private let label = UILabel()
    open private(set) var isRefreshing = false
    private static let height: CGFloat = 60
    private static let pullToStart: CGFloat = 110

    public override init(frame: CGRect) {
        super.init(frame: CGRect(x: 0, y: 0, width: 320, height: UIRefreshControl.height))
        isUserInteractionEnabled = false
        isHidden = true
        content.fill(self)
        content.addSubview(spinner)
        content.addSubview(label)
    }

    public required init?(coder: NSCoder) { nil }

    private var scrollView: UIScrollView? { superview as? UIScrollView }

    open var attributedTitle: NSAttributedString? {
        didSet {
            label.attributedText = attributedTitle
            setNeedsLayout()
        }
    }

    open func beginRefreshing() {
        guard !isRefreshing else { return }
        (isRefreshing, isHidden) = (true, false)
        scrollView?.contentInset.top += UIRefreshControl.height
    }

    open func endRefreshing() {
        guard isRefreshing else { return }
        isRefreshing = false
        UIView.animate(withDuration: 0.3) {
            self.scrollView?.contentInset.top -= UIRefreshControl.height
        } completion: { _ in
            self.isHidden = !self.isRefreshing
        }
    }

    /// The scroll view's offset changed.
    func follow() {
        guard let scrollView else { return }
        let rest = -scrollView.adjustedContentInset.top
        let pulled = rest - scrollView.contentOffset.y
        isHidden = !isRefreshing && pulled <= 0
        if !isRefreshing { content.alpha = min(1, max(0, pulled / UIRefreshControl.pullToStart)) }
        guard !isRefreshing, scrollView.isDragging, pulled >= UIRefreshControl.pullToStart else { return }
        content.alpha = 1
        beginRefreshing()
        sendActions(for: .valueChanged)
    }

    func place() {
        guard let scrollView else { return }
        frame = CGRect(x: 0, y: -UIRefreshControl.height, width: scrollView.bounds.width, height: UIRefreshControl.height)
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        let hasTitle = attributedTitle != nil
        spinner.frame = CGRect(x: bounds.width / 2 - 15, y: hasTitle ? 6 : 15, width: 30, height: 30)
        let size = label.sizeThatFits(.zero)
        label.frame = CGRect(x: (bounds.width - size.width) / 2, y: 40, width: size.width, height: size.height)
    }
}
