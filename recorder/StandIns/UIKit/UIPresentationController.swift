// Linux stand-in for UIKit: who presents: the base, and sheets that rest at one of several heights. Source: Apple's documentation of
// UIPresentationController, UIAdaptivePresentationControllerDelegate and UISheetPresentationController. Sheets are not dragged.
import Foundation

@MainActor public protocol UIAdaptivePresentationControllerDelegate: NSObjectProtocol {
    // All optional in UIKit.
    func adaptivePresentationStyle(for controller: UIPresentationController) -> UIModalPresentationStyle
    func presentationControllerDidDismiss(_ presentationController: UIPresentationController)
}

extension UIAdaptivePresentationControllerDelegate {
    public func adaptivePresentationStyle(for controller: UIPresentationController) -> UIModalPresentationStyle { .automatic }
    public func presentationControllerDidDismiss(_ presentationController: UIPresentationController) {}
}

@MainActor open class UIPresentationController: NSObject {
    public let presentedViewController: UIViewController
    open var presentingViewController: UIViewController { presentedViewController.ownPresenting ?? presentedViewController }
    open var containerView: UIView? { presentedViewController.presentation }
    open var presentedView: UIView? { presentedViewController.viewIfLoaded }
    open weak var delegate: (any UIAdaptivePresentationControllerDelegate)?

    public init(presentedViewController: UIViewController, presenting presentingViewController: UIViewController?) {
        self.presentedViewController = presentedViewController
        super.init()
    }
}

/// The bar at the top of a sheet.
final class _UIGrabber: UIControl {}

@available(iOS 15.0, *)
@MainActor open class UISheetPresentationController: UIPresentationController {
    @MainActor open class Detent: NSObject {
        public struct Identifier: RawRepresentable, Hashable, Sendable {
            public let rawValue: String
            public init(rawValue: String) { self.rawValue = rawValue }
            public static let medium = Identifier(rawValue: "com.apple.UIKit.medium")
            public static let large = Identifier(rawValue: "com.apple.UIKit.large")
        }

        @available(iOS 16.0, *) public let identifier: Identifier
        /// Of the most that a sheet may take.
        let part: CGFloat

        init(_ identifier: Identifier, part: CGFloat) {
            (self.identifier, self.part) = (identifier, part)
            super.init()
        }

        open class func medium() -> Detent { Detent(.medium, part: 0.5) }
        open class func large() -> Detent { Detent(.large, part: 1) }
    }

    open var detents: [Detent] = [.large()]
    open var selectedDetentIdentifier: Detent.Identifier?
    open var largestUndimmedDetentIdentifier: Detent.Identifier?
    open var prefersGrabberVisible = false
    open var prefersScrollingExpandsWhenScrolledToEdge = true
    open var prefersEdgeAttachedInCompactHeight = false
    open var preferredCornerRadius: CGFloat?

    open func animateChanges(_ changes: () -> Void) {
        changes()
        UIView.animate(withDuration: 0.3) { self.place() }
    }

    private var detent: Detent? { detents.first { $0.identifier == selectedDetentIdentifier } ?? detents.first }
    private var shadow: UIDropShadowView? { presentedView?.superview as? UIDropShadowView }

    /// How high the sheet stands in a container.
    func height(in container: UIView) -> CGFloat {
        let most = container.bounds.height - container.safeAreaInsets.top - 10
        let part = detent?.part ?? 1
        return part == 1
            ? most
            : roundToPixel((container.bounds.height - container.safeAreaInsets.bottom) * part)
                + container.safeAreaInsets.bottom
    }

    var isDimmed: Bool { largestUndimmedDetentIdentifier == nil || largestUndimmedDetentIdentifier != detent?.identifier }

    func dress(_ shadow: UIDropShadowView) {
        shadow.layer.cornerRadius = preferredCornerRadius ?? 10
        guard prefersGrabberVisible else { return }
        let grabber = _UIGrabber(frame: CGRect(x: (shadow.bounds.width - 36) / 2, y: 5, width: 36, height: 5))
        grabber.autoresizingMask = [.flexibleLeftMargin, .flexibleRightMargin]
        grabber.backgroundColor = .systemGray4
        grabber.layer.cornerRadius = 2.5
        shadow.addSubview(grabber)
    }

    private func place() {
        guard let container = containerView, let shadow else { return }
        let height = height(in: container)
        shadow.frame = CGRect(x: 0, y: container.bounds.height - height, width: container.bounds.width, height: height)
        (container.subviews.first as? UIDimmingView)?.alpha = isDimmed ? 1 : 0
    }
}
