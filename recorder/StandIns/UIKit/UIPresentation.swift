// Linux stand-in for UIKit: presenting: sheets and full screens slide up in a UITransitionView of their own,
// alerts bring their own containers (UIAlertController.swift).
import Foundation

extension UIViewController {
    public func present(
        _ viewControllerToPresent: UIViewController, animated flag: Bool, completion: (() -> Void)? = nil
    ) {
        guard let window = viewIfLoaded?.window else { return }
        let new = viewControllerToPresent
        let presenter = topPresenter
        presenter.ownPresented = new
        new.ownPresenting = presenter
        let container = UITransitionView()
        container.fill(window)
        new.presentation = container
        let covers = new.standInPrepare(in: container)
        if covers { presenter.standInWillDisappear(animated: flag) }
        new.standInWillAppear(animated: flag)
        let done = {
            if covers { presenter.standInDidDisappear(animated: flag) }
            new.standInDidAppear(animated: flag)
            completion?()
        }
        UIView.performWithoutAnimation {
            container.layoutIfNeeded()
            new.standInSetPresented(false)
        }
        guard flag else {
            new.standInSetPresented(true)
            return done()
        }
        UIView.animate(
            withDuration: new.standInPresentationTime, delay: 0, usingSpringWithDamping: 1, initialSpringVelocity: 0
        ) {
            new.standInSetPresented(true)
        } completion: { _ in
            done()
        }
    }

    /// Dismisses what this controller presents, or, if it presents nothing, itself.
    public func dismiss(animated flag: Bool, completion: (() -> Void)? = nil) {
        guard let gone = presentedViewController ?? outermostPresented else {
            completion?()
            return
        }
        let presenter = gone.ownPresenting
        let covers = gone.modalPresentationStyle == .fullScreen
        gone.standInWillDisappear(animated: flag)
        if covers { presenter?.standInWillAppear(animated: flag) }
        let done = {
            gone.presentation?.removeFromSuperview()
            gone.presentation = nil
            presenter?.ownPresented = nil
            gone.ownPresenting = nil
            gone.standInDidDisappear(animated: flag)
            if covers { presenter?.standInDidAppear(animated: flag) }
            completion?()
        }
        guard flag else { return done() }
        UIView.animate(withDuration: gone.standInPresentationTime) {
            gone.standInSetPresented(false)
        } completion: { _ in
            done()
        }
    }

    /// UIKit presents from the outermost parent's deepest presented controller.
    private var topPresenter: UIViewController {
        var current = self
        while let parent = current.parent { current = parent }
        while let presented = current.ownPresented { current = presented }
        return current
    }

    private var outermostPresented: UIViewController? {
        var current: UIViewController? = self
        while let candidate = current {
            if candidate.ownPresenting != nil { return candidate }
            current = candidate.parent
        }
        return nil
    }

    private var standInPresentationTime: TimeInterval { self is UIAlertController ? 0.25 : 0.4 }

    /// Builds the container; true if the presenter's view is covered whole.
    private func standInPrepare(in container: UIView) -> Bool {
        if let alert = self as? UIAlertController {
            alert.build(in: container)
            return false
        }
        if let popover = shownPopover {
            popover.build(in: container)
            return false
        }
        let isFull = modalPresentationStyle == .fullScreen
        let sheet = isFull ? nil : ownPresentation as? UISheetPresentationController
        if !isFull {
            let dimming = UIDimmingView()
            dimming.backgroundColor = UIColor(white: 0, alpha: 0.2)
            dimming.fill(container)
        }
        let shadow = UIDropShadowView()
        let whole = container.bounds.height - (isFull ? 0 : container.safeAreaInsets.top + 10)
        let height = sheet?.height(in: container) ?? whole
        shadow.frame = container.bounds.inset(
            by: UIEdgeInsets(top: container.bounds.height - height, left: 0, bottom: 0, right: 0))
        shadow.autoresizingMask = [.flexibleWidth, .flexibleHeight]
        shadow.layer.cornerRadius = isFull ? 0 : 10
        shadow.layer.maskedCorners = [.layerMinXMinYCorner, .layerMaxXMinYCorner]
        shadow.clipsToBounds = true
        container.addSubview(shadow)
        view.fill(shadow)
        sheet?.dress(shadow)
        return isFull
    }

    private func standInSetPresented(_ shown: Bool) {
        if let alert = self as? UIAlertController { return alert.setPresented(shown) }
        if let popover = shownPopover { return popover.setPresented(shown) }
        guard let container = presentation, let shadow = view.superview else { return }
        let size = container.bounds.size
        shadow.frame.origin.y = shown ? size.height - shadow.bounds.height : size.height
        let isDimmed = (ownPresentation as? UISheetPresentationController)?.isDimmed ?? true
        (container.subviews.first as? UIDimmingView)?.alpha = shown && isDimmed ? 1 : 0
    }
}

extension UIViewController {
    func makePresentation() -> UIPresentationController {
        switch modalPresentationStyle {
        case .popover: UIPopoverPresentationController(presentedViewController: self, presenting: nil)
        case .automatic, .pageSheet, .formSheet: UISheetPresentationController(presentedViewController: self, presenting: nil)
        default: UIPresentationController(presentedViewController: self, presenting: nil)
        }
    }

    public var presentationController: UIPresentationController? { ownPresentation }
    public var popoverPresentationController: UIPopoverPresentationController? {
        ownPresentation as? UIPopoverPresentationController
    }
    @available(iOS 15.0, *)
    public var sheetPresentationController: UISheetPresentationController? { ownPresentation as? UISheetPresentationController }

    private var shownPopover: UIPopoverPresentationController? {
        popoverPresentationController.flatMap { $0.staysPopover ? $0 : nil }
    }
}
