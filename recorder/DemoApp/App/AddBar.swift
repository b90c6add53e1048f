// The bar at the bottom of a product: how many, and the button that puts them into the cart.
import Foundation
import UIKit

final class AddBar: UIView {
    var onAdd: ((Int) -> Void)?
    var price = 0 { didSet { refresh() } }
    private var count = 1 { didSet { refresh() } }
    private let line = UIView()
    private let stepper = CountStepper()
    private lazy var button = Theme.button("Add", id: "product.add") { [weak self] in self?.add() }

    override init(frame: CGRect) {
        super.init(frame: frame)
        backgroundColor = Theme.paper
        line.backgroundColor = Theme.line
        stepper.name = "product"
        stepper.onChange = { [weak self] in self?.count = max(1, $0) }
        add(line, stepper, button)
        refresh()
    }

    required init?(coder: NSCoder) { nil }

    private func refresh() {
        stepper.count = count
        button.setTitle("Add to cart · \(Money.text(price * count))", for: .normal)
    }

    private func add() {
        onAdd?(count)
        button.setTitle("Added to cart", for: .normal)
        UIView.animate(withDuration: 0.2) { self.button.backgroundColor = Theme.brandDeep }
        StandInClock.shared.schedule(after: 1.4) { [weak self] in
            UIView.animate(withDuration: 0.2) { self?.button.backgroundColor = Theme.brand }
            self?.refresh()
        }
    }

    override func layoutSubviews() {
        super.layoutSubviews()
        let side = 16 + safeAreaInsets.left
        line.frame = CGRect(x: 0, y: 0, width: bounds.width, height: 1)
        stepper.frame = CGRect(x: side, y: 12, width: 120, height: 52)
        let x = stepper.frame.maxX + 12
        button.frame = CGRect(x: x, y: 12, width: bounds.width - side - x, height: 52)
    }
}

/// Minus, a number, plus.
final class CountStepper: UIView {
    var onChange: ((Int) -> Void)?
    var name = "" {
        didSet {
            minus.accessibilityIdentifier = "\(name).minus"
            plus.accessibilityIdentifier = "\(name).plus"
        }
    }
    var count = 1 { didSet { if count != oldValue || label.text == "" { showCount() } } }
    private let label = Theme.priceLabel(size: 17)
    private let minus = UIButton(type: .system)
    private let plus = UIButton(type: .system)

    override init(frame: CGRect) {
        super.init(frame: frame)
        backgroundColor = Theme.ground
        layer.cornerRadius = 14
        label.textAlignment = .center
        minus.setImage(UIImage(systemName: "minus"), for: .normal)
        plus.setImage(UIImage(systemName: "plus"), for: .normal)
        minus.addAction(UIAction { [weak self] _ in self?.change(by: -1) }, for: .touchUpInside)
        plus.addAction(UIAction { [weak self] _ in self?.change(by: 1) }, for: .touchUpInside)
        add(minus, label, plus)
        showCount()
    }

    required init?(coder: NSCoder) { nil }

    private func change(by step: Int) { onChange?(count + step) }

    private func showCount() {
        label.text = "\(count)"
        setNeedsLayout()
    }

    override func layoutSubviews() {
        super.layoutSubviews()
        let third = bounds.width / 3
        minus.frame = CGRect(x: 0, y: 0, width: third, height: bounds.height)
        plus.frame = CGRect(x: 2 * third, y: 0, width: third, height: bounds.height)
        let size = label.sizeThatFits(.zero)
        label.frame = CGRect(x: third, y: (bounds.height - size.height) / 2, width: third, height: size.height)
    }
}
