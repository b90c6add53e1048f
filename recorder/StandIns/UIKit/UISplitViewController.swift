// Linux stand-in for UIKit: a side bar beside the rest where there is width for it, a stack of both where there is not. Source:
// Apple's documentation of UISplitViewController (column styles, iOS 14) and UISplitViewControllerDelegate. Three columns,
// gestures and the classic style's own ways are not modelled.
import Foundation

@MainActor public protocol UISplitViewControllerDelegate: NSObjectProtocol {}

final class UIPanelControllerContentView: UIView {}
final class UIPanelBorderView: UIView {}

@MainActor open class UISplitViewController: UIViewController {
    public enum DisplayMode: Int, Sendable { case automatic, secondaryOnly, oneBesideSecondary, oneOverSecondary }
    @available(iOS 14.0, *) public enum Style: Int, Sendable { case unspecified, doubleColumn, tripleColumn }
    @available(iOS 14.0, *) public enum Column: Int, Sendable { case primary, supplementary, secondary, compact }
    public nonisolated static let automaticDimension: CGFloat = -.greatestFiniteMagnitude

    @available(iOS 14.0, *) public let style: Style
    open weak var delegate: (any UISplitViewControllerDelegate)?
    open var preferredDisplayMode: DisplayMode = .automatic { didSet { viewIfLoaded?.setNeedsLayout() } }
    open var preferredPrimaryColumnWidth: CGFloat = automaticDimension { didSet { viewIfLoaded?.setNeedsLayout() } }
    open var presentsWithGesture = true
    private var columns: [Int: UIViewController] = [:]
    private let panel = UIPanelControllerContentView()
    private let border = UIPanelBorderView()
    private let collapsed = UINavigationController()
    private var isPrimaryHidden = false

    @available(iOS 14.0, *) public init(style: UISplitViewController.Style) {
        self.style = style
        super.init(nibName: nil, bundle: nil)
    }

    public required init?(coder: NSCoder) { nil }

    /// A controller that is no navigation controller is put into one, as in UIKit.
    @available(iOS 14.0, *)
    open func setViewController(_ vc: UIViewController?, for column: UISplitViewController.Column) {
        columns[column.rawValue]?.removeFromParent()
        columns[column.rawValue] = vc.map { $0 as? UINavigationController ?? UINavigationController(rootViewController: $0) }
        if isViewLoaded { rebuild() }
    }

    @available(iOS 14.0, *)
    open func viewController(for column: UISplitViewController.Column) -> UIViewController? { columns[column.rawValue] }

    open var viewControllers: [UIViewController] {
        isCollapsed ? [collapsed] : [columns[0], columns[1], columns[2]].compactMap { $0 }
    }

    open var isCollapsed: Bool { traitCollection.horizontalSizeClass != .regular }
    open var displayMode: DisplayMode { isPrimaryHidden || isCollapsed ? .secondaryOnly : .oneBesideSecondary }
    open var primaryColumnWidth: CGFloat {
        guard preferredPrimaryColumnWidth < 0 else { return preferredPrimaryColumnWidth }
        return min(320, max(200, (viewIfLoaded?.bounds.width ?? 0) * 0.33))
    }

    @available(iOS 14.0, *)
    open func show(_ column: UISplitViewController.Column) {
        if column == .primary { setPrimaryHidden(false) }
        guard column == .secondary, isCollapsed, let top = content(of: columns[2]) else { return }
        collapsed.pushViewController(top, animated: view.window != nil)
    }

    @available(iOS 14.0, *)
    open func hide(_ column: UISplitViewController.Column) {
        if column == .primary { setPrimaryHidden(true) }
    }

    private func setPrimaryHidden(_ hidden: Bool) {
        guard hidden != isPrimaryHidden else { return }
        isPrimaryHidden = hidden
        view.setNeedsLayout()
        UIView.animate(withDuration: 0.3) { self.view.layoutIfNeeded() }
    }

    private func content(of column: UIViewController?) -> UIViewController? {
        (column as? UINavigationController)?.topViewController ?? column
    }

    override var visibleChildren: [UIViewController] {
        isCollapsed ? [collapsed] : [isPrimaryHidden ? nil : columns[0], columns[2]].compactMap { $0 }
    }

    open override func loadView() {
        view = UILayoutContainerView(frame: UIScreen.main.bounds)
        panel.fill(view)
        border.backgroundColor = .separator
        rebuild()
    }

    private func rebuild() {
        for child in panel.subviews { child.removeFromSuperview() }
        if isCollapsed {
            if let primary = content(of: columns[0]), collapsed.viewControllers.isEmpty {
                collapsed.setViewControllers([primary], animated: false)
            }
            adopt(collapsed)
            collapsed.view.fill(panel)
        } else {
            for index in [2, 0] {
                guard let column = columns[index] else { continue }
                adopt(column)
                panel.addSubview(column.view)
            }
            panel.addSubview(border)
        }
        view.setNeedsLayout()
    }

    private func adopt(_ controller: UIViewController) {
        guard controller.parent !== self else { return }
        addChild(controller)
        controller.didMove(toParent: self)
    }

    open override func viewWillLayoutSubviews() {
        guard !isCollapsed else { return }
        let size = view.bounds.size
        let width = primaryColumnWidth
        let shown = isPrimaryHidden ? 0 : width
        columns[0]?.view.frame = CGRect(x: shown - width, y: 0, width: width, height: size.height)
        columns[2]?.view.frame = CGRect(x: shown, y: 0, width: size.width - shown, height: size.height)
        border.frame = CGRect(x: shown - hairline, y: 0, width: hairline, height: size.height)
    }
}

extension UIViewController {
    public var splitViewController: UISplitViewController? {
        var current = parent
        while let controller = current {
            if let split = controller as? UISplitViewController { return split }
            current = controller.parent
        }
        return nil
    }
}
