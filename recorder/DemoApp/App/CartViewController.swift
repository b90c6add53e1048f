// The cart: a row per product with its stepper, the sums, and the way to the checkout; or an empty basket.
import Foundation
import UIKit

final class CartViewController: UIViewController, UITableViewDataSource, UITableViewDelegate {
    private let model: ShopModel
    private let table = UITableView(frame: .zero, style: .plain)
    private let sums = SumsView()
    private let empty = EmptyCart()
    private let bar = UIView()
    private let barLine = UIView()
    private lazy var checkout = Theme.button("Checkout", id: "cart.checkout") { [weak self] in self?.goToCheckout() }
    private var token: (any NSObjectProtocol)?

    init(model: ShopModel) {
        self.model = model
        super.init(nibName: nil, bundle: nil)
        title = "Cart"
    }

    required init?(coder: NSCoder) { nil }

    override func viewDidLoad() {
        view.backgroundColor = Theme.paper
        table.register(CartCell.self, forCellReuseIdentifier: "line")
        table.separatorInset = UIEdgeInsets(top: 0, left: 96, bottom: 0, right: 0)
        table.dataSource = self
        table.delegate = self
        table.allowsSelection = false
        table.accessibilityIdentifier = "cart.list"
        sums.frame = CGRect(x: 0, y: 0, width: 393, height: SumsView.height)
        table.tableFooterView = sums
        bar.backgroundColor = Theme.paper
        barLine.backgroundColor = Theme.line
        bar.add(barLine, checkout)
        view.add(table, empty, bar)
        token = NotificationCenter.default.addObserver(
            forName: DemoApp.cartChanged, object: nil, queue: nil
        ) { [weak self] _ in MainActor.assumeIsolated { self?.refresh() } }
        refresh()
    }

    override func viewWillAppear(_ animated: Bool) {
        table.reloadData()
        refresh()
    }

    private func refresh() {
        sums.show(model)
        let isEmpty = model.lines.isEmpty
        (empty.isHidden, table.isHidden, bar.isHidden) = (!isEmpty, isEmpty, isEmpty)
        checkout.setTitle("Checkout · \(Money.text(model.total))", for: .normal)
    }

    private func goToCheckout() {
        model.track(
            "Checkout Started", [("items", .number(model.count)), ("total_cents", .number(model.total))])
        navigationController?.pushViewController(CheckoutViewController(model: model), animated: true)
    }

    override func viewDidLayoutSubviews() {
        let size = view.bounds.size
        let safe = view.safeAreaInsets
        table.frame = view.bounds
        table.contentInset.bottom = 76
        empty.frame = view.bounds.inset(by: safe)
        bar.frame = CGRect(x: 0, y: size.height - safe.bottom - 76, width: size.width, height: 76)
        barLine.frame = CGRect(x: 0, y: 0, width: size.width, height: 1)
        checkout.frame = CGRect(
            x: 16 + safe.left, y: 12, width: size.width - 32 - safe.left - safe.right, height: 52)
    }

    func tableView(_ tableView: UITableView, numberOfRowsInSection section: Int) -> Int { model.lines.count }
    func tableView(_ tableView: UITableView, heightForRowAt indexPath: IndexPath) -> CGFloat { 96 }

    func tableView(_ tableView: UITableView, cellForRowAt indexPath: IndexPath) -> UITableViewCell {
        let cell = tableView.dequeueReusableCell(withIdentifier: "line", for: indexPath)
        guard let cell = cell as? CartCell else { return cell }
        cell.show(model.lines[indexPath.row])
        cell.onCount = { [weak self, weak cell] count in
            guard let self, let cell, let path = self.table.indexPath(for: cell) else { return }
            self.set(count, path, cell)
        }
        return cell
    }

    private func set(_ count: Int, _ path: IndexPath, _ cell: CartCell) {
        model.setCount(count, at: path.row)
        if count > 0 { cell.show(model.lines[path.row]) } else { table.deleteRows(at: [path], with: .fade) }
    }
}

final class CartCell: UITableViewCell {
    private let picture = UIImageView(frame: .zero)
    private let name = Theme.label(size: 17, weight: .medium)
    private let detail = Theme.label(size: 13, color: Theme.quiet)
    private let price = Theme.priceLabel(size: 17)
    private let stepper = CountStepper()
    var onCount: ((Int) -> Void)?

    required init(style: UITableViewCell.CellStyle, reuseIdentifier: String?) {
        super.init(style: style, reuseIdentifier: reuseIdentifier)
        picture.layer.cornerRadius = 14
        picture.clipsToBounds = true
        picture.contentMode = .scaleAspectFill
        stepper.layer.cornerRadius = 10
        stepper.onChange = { [weak self] in self?.onCount?($0) }
        contentView.add(picture, name, detail, price, stepper)
    }

    required init?(coder: NSCoder) { nil }

    func show(_ line: CartLine) {
        picture.image = ProductArt.thumbnail(line.product)
        name.text = line.product.name
        detail.text = line.product.detail
        price.text = Money.text(line.cents)
        stepper.name = "cart.\(line.product.id)"
        stepper.count = line.count
        setNeedsLayout()
    }

    override func layoutSubviews() {
        super.layoutSubviews()
        let left = 16 + safeAreaInsets.left
        let right = contentView.bounds.width - 16 - safeAreaInsets.right
        picture.frame = CGRect(x: left, y: 14, width: 64, height: 64)
        name.place(x: left + 80, y: 14, width: right - left - 80)
        detail.place(x: left + 80, y: 37, width: right - left - 80)
        stepper.frame = CGRect(x: left + 80, y: 57, width: 96, height: 30)
        price.place(right: right, y: 62)
    }
}

/// Subtotal, delivery, total.
final class SumsView: UIView {
    static let height: CGFloat = 148
    private let rows = [FactRow("Subtotal", ""), FactRow("Delivery", ""), FactRow("Total", "")]
    private let hint = Theme.label(size: 13, color: Theme.brand)

    override init(frame: CGRect) {
        super.init(frame: frame)
        for row in rows { addSubview(row) }
        addSubview(hint)
    }

    required init?(coder: NSCoder) { nil }

    func show(_ model: ShopModel) {
        rows[0].setValue(Money.text(model.subtotal))
        rows[1].setValue(model.delivery == 0 ? "free" : Money.text(model.delivery))
        rows[2].setValue(Money.text(model.total))
        let missing = 4000 - model.subtotal
        hint.text = missing > 0 ? "\(Money.text(missing)) more for free delivery" : "Delivery is on us"
        setNeedsLayout()
    }

    override func layoutSubviews() {
        let side = 16 + safeAreaInsets.left
        for (index, row) in rows.enumerated() {
            row.frame = CGRect(x: side, y: CGFloat(index) * 40 + 2, width: bounds.width - 2 * side, height: 40)
        }
        hint.place(x: side, y: 126, width: bounds.width - 2 * side)
    }
}

final class EmptyCart: UIView {
    private let picture = UIImageView(image: ShopLogo.image)
    private let title = Theme.label("Nothing in here yet", size: 22, weight: .bold)
    private let text = Theme.label("What you add in the shop waits here.", size: 15, color: Theme.quiet)

    override init(frame: CGRect) {
        super.init(frame: frame)
        backgroundColor = Theme.paper
        add(picture, title, text)
    }

    required init?(coder: NSCoder) { nil }

    override func layoutSubviews() {
        let middle = bounds.height / 2 - 60
        picture.frame = CGRect(x: (bounds.width - 84) / 2, y: middle - 70, width: 84, height: 84)
        title.place(x: 0, y: middle + 34, width: bounds.width)
        title.frame.origin.x = (bounds.width - title.frame.width) / 2
        text.place(x: 0, y: middle + 66, width: bounds.width)
        text.frame.origin.x = (bounds.width - text.frame.width) / 2
    }
}
