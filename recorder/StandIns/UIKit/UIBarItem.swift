// Linux stand-in for UIKit: what bars are told to show. Changes tell the bar through `onChange`.
import Foundation

@MainActor open class UIBarItem: NSObject {
    var onChange: (() -> Void)?
    open var title: String? { didSet { onChange?() } }
    open var image: UIImage? { didSet { onChange?() } }
    open var isEnabled = true { didSet { onChange?() } }
    open var tag = 0
    open var accessibilityIdentifier: String?
}

@MainActor open class UITabBarItem: UIBarItem {
    open var selectedImage: UIImage? { didSet { onChange?() } }
    open var badgeValue: String? { didSet { onChange?() } }
    open var badgeColor: UIColor? { didSet { onChange?() } }

    public init(title: String?, image: UIImage?, tag: Int) {
        super.init()
        (self.title, self.image, self.tag) = (title, image, tag)
    }

    public init(title: String?, image: UIImage?, selectedImage: UIImage?) {
        super.init()
        (self.title, self.image, self.selectedImage) = (title, image, selectedImage)
    }
}

@MainActor open class UIBarButtonItem: UIBarItem {
    public enum Style: Int, Sendable {
        case plain
        case done = 2
    }
    open var style: Style = .plain
    open var customView: UIView?
    open var width: CGFloat = 0
    /// Of an item that is nothing but space: its width, infinite where it stretches.
    private(set) var space: CGFloat?
    open var tintColor: UIColor?
    @available(iOS 14.0, *)
    open var primaryAction: UIAction? {
        get { action }
        set { action = newValue }
    }
    private var action: UIAction?

    @available(iOS 14.0, *)
    public convenience init(title: String? = nil, image: UIImage? = nil, primaryAction: UIAction? = nil) {
        self.init(standInTitle: title ?? primaryAction?.title, image: image ?? primaryAction?.image, primaryAction)
    }

    public convenience init(customView: UIView) {
        self.init(standInTitle: nil, image: nil, nil)
        self.customView = customView
    }

    @available(iOS 14.0, *)
    public class func flexibleSpace() -> UIBarButtonItem {
        let item = UIBarButtonItem(standInTitle: nil, image: nil, nil)
        item.space = .infinity
        return item
    }

    @available(iOS 14.0, *)
    public class func fixedSpace(_ width: CGFloat) -> UIBarButtonItem {
        let item = UIBarButtonItem(standInTitle: nil, image: nil, nil)
        (item.space, item.width) = (width, width)
        return item
    }

    private init(standInTitle: String?, image: UIImage?, _ action: UIAction?) {
        super.init()
        (title, self.image, self.action) = (standInTitle, image, action)
    }
}

@MainActor open class UINavigationItem: NSObject {
    public enum LargeTitleDisplayMode: Int, Sendable { case automatic, always, never }
    var onChange: (() -> Void)?
    open var title: String? { didSet { onChange?() } }
    open var titleView: UIView? { didSet { onChange?() } }
    open var prompt: String?
    open var backButtonTitle: String?
    open var hidesBackButton = false { didSet { onChange?() } }
    open var largeTitleDisplayMode: LargeTitleDisplayMode = .automatic { didSet { onChange?() } }
    open var rightBarButtonItems: [UIBarButtonItem]? { didSet { onChange?() } }
    open var leftBarButtonItems: [UIBarButtonItem]? { didSet { onChange?() } }

    public init(title: String) {
        super.init()
        self.title = title.isEmpty ? nil : title
    }

    open var rightBarButtonItem: UIBarButtonItem? {
        get { rightBarButtonItems?.first }
        set { rightBarButtonItems = newValue.map { [$0] } }
    }
    open var leftBarButtonItem: UIBarButtonItem? {
        get { leftBarButtonItems?.first }
        set { leftBarButtonItems = newValue.map { [$0] } }
    }
}

/// What a control or a bar button does.
@MainActor open class UIAction: NSObject {
    public let title: String
    public let image: UIImage?
    open private(set) weak var sender: AnyObject?
    private let handler: (UIAction) -> Void

    public init(title: String = "", image: UIImage? = nil, handler: @escaping (UIAction) -> Void) {
        (self.title, self.image, self.handler) = (title, image, handler)
        super.init()
    }

    func perform(from sender: AnyObject) {
        self.sender = sender
        handler(self)
    }
}
