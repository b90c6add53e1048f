// Linux stand-in for SwiftUI: a view controller that shows a SwiftUI view. Signatures from Apple's documentation, by symbol:
// SwiftUI/UIHostingController. iOS 13.
import Foundation
import UIKit

@MainActor @preconcurrency open class UIHostingController<Content: View>: UIViewController {
    public var rootView: Content {
        didSet { (viewIfLoaded as? _UIHostingView<Content>)?.rootView = rootView }
    }

    public init(rootView: Content) {
        self.rootView = rootView
        super.init(nibName: nil, bundle: nil)
    }

    public required dynamic init?(coder aDecoder: NSCoder) { nil }

    open override func loadView() {
        view = _UIHostingView(rootView: rootView)
        view.frame = UIScreen.main.bounds
    }
}

/// Public on iOS too, but undocumented.
open class _UIHostingView<Content: View>: UIView {
    var rootView: Content {
        didSet { setNeedsLayout() }
    }
    private let stage = StandInStage()

    public required init(rootView: Content) {
        self.rootView = rootView
        super.init(frame: .zero)
        backgroundColor = .systemBackground
    }

    public required init?(coder: NSCoder) { nil }

    open override func layoutSubviews() {
        stage.begin()
        let inset = safeAreaInsets
        let width = bounds.width - inset.left - inset.right
        let size = stage.size(of: rootView, width: width)
        // SwiftUI centres what does not fill its space.
        stage.place(
            rootView,
            in: CGRect(
                x: inset.left + (width - size.width) / 2,
                y: inset.top + max(0, (bounds.height - inset.top - inset.bottom - size.height) / 2),
                width: size.width, height: size.height))
        stage.end(in: self)
    }
}
