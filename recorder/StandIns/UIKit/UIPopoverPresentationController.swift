// Linux stand-in for UIKit: popovers: a box beside what it belongs to, in the containers that iOS builds it of. On a phone they
// become sheets unless the delegate says `.none`. Source: Apple's documentation of UIPopoverPresentationController and its
// delegate. The arrow, which iOS cuts out of the chrome by a mask, is not there.
import Foundation

public struct UIPopoverArrowDirection: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let up = UIPopoverArrowDirection(rawValue: 1)
    public static let down = UIPopoverArrowDirection(rawValue: 2)
    public static let left = UIPopoverArrowDirection(rawValue: 4)
    public static let right = UIPopoverArrowDirection(rawValue: 8)
    public static let any: UIPopoverArrowDirection = [.up, .down, .left, .right]
}

@MainActor public protocol UIPopoverPresentationControllerDelegate: UIAdaptivePresentationControllerDelegate {
    // Optional in UIKit.
    func popoverPresentationControllerDidDismissPopover(_ popoverPresentationController: UIPopoverPresentationController)
}

extension UIPopoverPresentationControllerDelegate {
    public func popoverPresentationControllerDidDismissPopover(
        _ popoverPresentationController: UIPopoverPresentationController
    ) {}
}

final class _UIPopoverView: UIView {}
final class _UIPopoverStandardChromeView: UIView {}
final class _UICutoutShadowView: UIView {}

@MainActor open class UIPopoverPresentationController: UIPresentationController {
    open weak var sourceView: UIView?
    open var sourceRect = CGRect.null
    open var barButtonItem: UIBarButtonItem?
    open var permittedArrowDirections: UIPopoverArrowDirection = .any
    open private(set) var arrowDirection: UIPopoverArrowDirection = .up
    open var backgroundColor: UIColor?
    open var passthroughViews: [UIView]?
    private let popover = _UIPopoverView()

    private static let arrow: CGFloat = 13
    private static let margin: CGFloat = 10

    /// Whether it stays a popover on a phone.
    var staysPopover: Bool {
        presentedViewController.traitCollection.horizontalSizeClass == .regular
            || delegate?.adaptivePresentationStyle(for: self) == UIModalPresentationStyle.none
    }

    func build(in container: UIView) {
        let dimming = UIDimmingView()
        dimming.fill(container)
        dimming.onTap = { [weak self] in self?.tappedOutside() }
        let shadow = _UICutoutShadowView()
        let chrome = _UIPopoverStandardChromeView()
        let blur = UIVisualEffectView(effect: UIBlurEffect(style: .systemMaterial))
        (blur.layer.cornerRadius, blur.clipsToBounds) = (13, true)
        chrome.addSubview(blur)
        popover.frame = place(in: container)
        (popover.layer.shadowOpacity, popover.layer.shadowRadius) = (0.2, 20)
        for part in [shadow, chrome] as [UIView] { part.fill(popover) }
        blur.fill(chrome)
        let stage = UIView()
        (stage.layer.cornerRadius, stage.clipsToBounds) = (13, true)
        stage.fill(popover)
        presentedViewController.view.fill(stage)
        container.addSubview(popover)
    }

    private func place(in container: UIView) -> CGRect {
        let wanted = presentedViewController.preferredContentSize
        let room = container.bounds.insetBy(dx: UIPopoverPresentationController.margin, dy: 0)
        let size = CGSize(
            width: min(wanted.width > 0 ? wanted.width : 320, room.width),
            height: min(wanted.height > 0 ? wanted.height : 480, room.height))
        let source = sourceView ?? container
        let anchor = source.convert(sourceRect.isNull ? source.bounds : sourceRect, to: container)
        let below = anchor.maxY + UIPopoverPresentationController.arrow
        let fitsBelow = below + size.height <= container.bounds.height - container.safeAreaInsets.bottom
        arrowDirection = fitsBelow && permittedArrowDirections.contains(.up) ? .up : .down
        let y = arrowDirection == .up ? below : anchor.minY - UIPopoverPresentationController.arrow - size.height
        let x = min(max(anchor.midX - size.width / 2, room.minX), room.maxX - size.width)
        return CGRect(x: roundToPixel(x), y: roundToPixel(max(0, y)), width: size.width, height: size.height)
    }

    func setPresented(_ shown: Bool) { popover.alpha = shown ? 1 : 0 }

    private func tappedOutside() {
        presentedViewController.dismiss(animated: true) { [weak self] in
            guard let self else { return }
            self.delegate?.presentationControllerDidDismiss(self)
        }
    }
}
