// Linux stand-in for UIKit: a search bar: its field, its cancel button, its scopes, in the containers that iOS 13 and later build
// them of. Source: Apple's documentation of UISearchBar, UISearchBarDelegate and UISearchTextField. Tokens and the accessory
// buttons are not modelled.
import Foundation

@MainActor public protocol UISearchBarDelegate: NSObjectProtocol {
    // All optional in UIKit.
    func searchBarTextDidBeginEditing(_ searchBar: UISearchBar)
    func searchBarTextDidEndEditing(_ searchBar: UISearchBar)
    func searchBar(_ searchBar: UISearchBar, textDidChange searchText: String)
    func searchBarSearchButtonClicked(_ searchBar: UISearchBar)
    func searchBarCancelButtonClicked(_ searchBar: UISearchBar)
    func searchBar(_ searchBar: UISearchBar, selectedScopeButtonIndexDidChange selectedScope: Int)
}

extension UISearchBarDelegate {
    public func searchBarTextDidBeginEditing(_ searchBar: UISearchBar) {}
    public func searchBarTextDidEndEditing(_ searchBar: UISearchBar) {}
    public func searchBar(_ searchBar: UISearchBar, textDidChange searchText: String) {}
    public func searchBarSearchButtonClicked(_ searchBar: UISearchBar) {}
    public func searchBarCancelButtonClicked(_ searchBar: UISearchBar) {}
    public func searchBar(_ searchBar: UISearchBar, selectedScopeButtonIndexDidChange selectedScope: Int) {}
}

@MainActor open class UISearchTextField: UITextField {
    private let back = _UISearchBarSearchFieldBackgroundView()

    public override init(frame: CGRect) {
        super.init(frame: frame)
        back.backgroundColor = .tertiarySystemFill
        back.layer.cornerRadius = 10
        back.isUserInteractionEnabled = false
        back.fill(self, at: 0)
        let glass = UIImageView(image: UIImage(systemName: "magnifyingglass")?.withRenderingMode(.alwaysTemplate))
        glass.tintColor = .secondaryLabel
        glass.frame = CGRect(x: 0, y: 0, width: 18, height: 18)
        (leftView, leftViewMode) = (glass, .always)
        returnKeyType = .search
    }

    public required init?(coder: NSCoder) { super.init(coder: coder) }

    open override func leftViewRect(forBounds bounds: CGRect) -> CGRect {
        CGRect(x: 8, y: (bounds.height - 18) / 2, width: 18, height: 18)
    }

    open override func textRect(forBounds bounds: CGRect) -> CGRect {
        bounds.inset(by: UIEdgeInsets(top: 0, left: 32, bottom: 0, right: 8))
    }
}

final class UISearchBarTextField: UISearchTextField {}
final class _UISearchBarSearchFieldBackgroundView: UIView {}
final class UISearchBarBackground: UIView {}
final class _UISearchBarSearchContainerView: UIView {}
final class _UISearchBarScopeContainerView: UIView {}
final class UINavigationButton: UIButton {}

@MainActor open class UISearchBar: UIView {
    public enum Style: UInt, Sendable { case `default`, prominent, minimal }

    private let content = UIView()
    private let back = UISearchBarBackground()
    private let box = _UISearchBarSearchContainerView()
    private let scopeBox = _UISearchBarScopeContainerView()
    private let field = UISearchBarTextField(frame: .zero)
    private let cancel = UINavigationButton(type: .system)
    private let promptLabel = UILabel()
    private var scopes: UISegmentedControl?
    private lazy var listener = FieldListener(self)

    open weak var delegate: (any UISearchBarDelegate)?
    open var searchBarStyle: Style = .default { didSet { setNeedsLayout() } }
    open var barTintColor: UIColor?
    open var isTranslucent = true
    open var showsScopeBar = false { didSet { setNeedsLayout() } }
    open var prompt: String? {
        didSet {
            promptLabel.text = prompt
            setNeedsLayout()
        }
    }

    public override init(frame: CGRect) {
        super.init(frame: frame)
        content.fill(self)
        back.backgroundColor = .secondarySystemBackground
        back.fill(content)
        for part in [promptLabel, box, scopeBox] as [UIView] { content.addSubview(part) }
        (promptLabel.font, promptLabel.textAlignment) = (.systemFont(ofSize: 13), .center)
        box.addSubview(field)
        field.delegate = listener
        field.addAction(
            UIAction { [weak self] _ in
                guard let self else { return }
                self.delegate?.searchBar(self, textDidChange: self.text ?? "")
            }, for: .editingChanged)
        cancel.setTitle("Cancel", for: .normal)
        cancel.titleLabel?.font = .systemFont(ofSize: 17)
        cancel.addAction(
            UIAction { [weak self] _ in
                guard let self else { return }
                self.field.resignFirstResponder()
                self.delegate?.searchBarCancelButtonClicked(self)
            }, for: .touchUpInside)
    }

    public required init?(coder: NSCoder) { nil }

    @available(iOS 13.0, *) open var searchTextField: UISearchTextField { field }

    open var text: String? {
        get { field.text }
        set { field.text = newValue }
    }
    open var placeholder: String? {
        get { field.placeholder }
        set { field.placeholder = newValue }
    }
    open var showsCancelButton: Bool {
        get { cancel.superview != nil }
        set { setShowsCancelButton(newValue, animated: false) }
    }

    open func setShowsCancelButton(_ showsCancelButton: Bool, animated: Bool) {
        guard showsCancelButton != self.showsCancelButton else { return }
        if showsCancelButton { box.addSubview(cancel) } else { cancel.removeFromSuperview() }
        setNeedsLayout()
        if animated { UIView.animate(withDuration: 0.25) { self.layoutIfNeeded() } }
    }

    open var scopeButtonTitles: [String]? {
        didSet {
            scopes?.removeFromSuperview()
            scopes = scopeButtonTitles.map { titles in
                let control = UISegmentedControl(items: titles)
                control.selectedSegmentIndex = 0
                control.addAction(
                    UIAction { [weak self] _ in
                        guard let self else { return }
                        self.delegate?.searchBar(self, selectedScopeButtonIndexDidChange: self.selectedScopeButtonIndex)
                    }, for: .valueChanged)
                scopeBox.addSubview(control)
                return control
            }
            setNeedsLayout()
        }
    }

    open var selectedScopeButtonIndex: Int {
        get { scopes?.selectedSegmentIndex ?? 0 }
        set { scopes?.selectedSegmentIndex = newValue }
    }

    @discardableResult open override func becomeFirstResponder() -> Bool { field.becomeFirstResponder() }
    @discardableResult open override func resignFirstResponder() -> Bool { field.resignFirstResponder() }

    private var hasPrompt: Bool { prompt?.isEmpty == false }
    private var hasScopes: Bool { showsScopeBar && scopes != nil }

    open override var intrinsicContentSize: CGSize {
        CGSize(width: UIView.noIntrinsicMetric, height: 56 + (hasPrompt ? 20 : 0) + (hasScopes ? 46 : 0))
    }
    open override func sizeThatFits(_ size: CGSize) -> CGSize {
        CGSize(width: size.width, height: intrinsicContentSize.height)
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        back.isHidden = searchBarStyle == .minimal
        promptLabel.isHidden = !hasPrompt
        promptLabel.frame = CGRect(x: 8, y: 4, width: bounds.width - 16, height: 18)
        let top: CGFloat = hasPrompt ? 20 : 0
        box.frame = CGRect(x: 0, y: top, width: bounds.width, height: 56)
        let wide = showsCancelButton ? cancel.sizeThatFits(.zero).width : 0
        let room = bounds.width - 16 - (showsCancelButton ? wide + 12 : 0)
        field.frame = CGRect(x: 8, y: 10, width: room, height: 36)
        cancel.frame = CGRect(x: bounds.width - 8 - wide, y: 10, width: wide, height: 36)
        scopeBox.isHidden = !hasScopes
        scopeBox.frame = CGRect(x: 0, y: top + 56, width: bounds.width, height: 46)
        scopes?.frame = CGRect(x: 8, y: 4, width: bounds.width - 16, height: 32)
    }

    /// The field's delegate is not the bar itself: apps may look for the bar's conformances.
    private final class FieldListener: NSObject, UITextFieldDelegate {
        private weak var bar: UISearchBar?
        init(_ bar: UISearchBar) {
            self.bar = bar
            super.init()
        }

        func textFieldDidBeginEditing(_ textField: UITextField) {
            if let bar { bar.delegate?.searchBarTextDidBeginEditing(bar) }
        }
        func textFieldDidEndEditing(_ textField: UITextField) {
            if let bar { bar.delegate?.searchBarTextDidEndEditing(bar) }
        }
        func textFieldShouldReturn(_ textField: UITextField) -> Bool {
            if let bar { bar.delegate?.searchBarSearchButtonClicked(bar) }
            return true
        }
    }
}
