// The shop's list: an offer, category chips that jump, and 128 products in sections with sticky headers.
import Foundation
import UIKit

final class ShopViewController: UIViewController, UITableViewDataSource, UITableViewDelegate {
    private let model: ShopModel
    let table = UITableView(frame: .zero, style: .plain)
    private let toast = Toast()

    init(model: ShopModel) {
        self.model = model
        super.init(nibName: nil, bundle: nil)
        title = "Corner Shop"
        navigationItem.backButtonTitle = "Shop"
    }

    required init?(coder: NSCoder) { nil }

    override func viewDidLoad() {
        view.backgroundColor = Theme.paper
        table.register(ProductCell.self, forCellReuseIdentifier: "product")
        table.register(SectionHeader.self, forHeaderFooterViewReuseIdentifier: "section")
        table.separatorInset = UIEdgeInsets(top: 0, left: 96, bottom: 0, right: 0)
        table.dataSource = self
        table.delegate = self
        table.accessibilityIdentifier = "shop.list"
        let offer = ShopFront(sections: Catalog.sections.map(\.name)) { [weak self] index in self?.jump(to: index) }
        offer.frame = CGRect(x: 0, y: 0, width: 393, height: ShopFront.height)
        table.tableHeaderView = offer
        view.addSubview(table)
        view.addSubview(toast)
    }

    override func viewDidLayoutSubviews() {
        table.frame = view.bounds
        toast.rest(in: view)
    }

    override func viewWillAppear(_ animated: Bool) {
        if let path = table.indexPathForSelectedRow { table.deselectRow(at: path, animated: true) }
    }

    private func jump(to section: Int) {
        model.track("Category Opened", [("category", .text(Catalog.sections[section].name))])
        table.scrollToRow(at: IndexPath(row: 0, section: section), at: .top, animated: true)
    }

    func numberOfSections(in tableView: UITableView) -> Int { Catalog.sections.count }

    func tableView(_ tableView: UITableView, numberOfRowsInSection section: Int) -> Int {
        Catalog.sections[section].products.count
    }

    func tableView(_ tableView: UITableView, cellForRowAt indexPath: IndexPath) -> UITableViewCell {
        let cell = tableView.dequeueReusableCell(withIdentifier: "product", for: indexPath)
        guard let cell = cell as? ProductCell else { return cell }
        cell.show(Catalog.sections[indexPath.section].products[indexPath.row])
        cell.onAdd = { [weak self] product in
            self?.model.add(product, from: "shop")
            self?.toast.show("Added \(product.name)")
        }
        return cell
    }

    func tableView(_ tableView: UITableView, heightForRowAt indexPath: IndexPath) -> CGFloat { ProductCell.height }
    func tableView(_ tableView: UITableView, heightForHeaderInSection section: Int) -> CGFloat { SectionHeader.height }

    func tableView(_ tableView: UITableView, viewForHeaderInSection section: Int) -> UIView? {
        let header = tableView.dequeueReusableHeaderFooterView(withIdentifier: "section") as? SectionHeader
        header?.show(Catalog.sections[section])
        return header
    }

    func tableView(_ tableView: UITableView, didSelectRowAt indexPath: IndexPath) {
        let product = Catalog.sections[indexPath.section].products[indexPath.row]
        model.track("Product Viewed", [("product", .text(product.name)), ("price_cents", .number(product.cents))])
        navigationController?.pushViewController(ProductViewController(product: product, model: model), animated: true)
    }
}

/// The offer above the list and the row of category chips.
final class ShopFront: UIView {
    static let height: CGFloat = 204
    private let offer = GradientView([UIColor(rgb: 0xFFB35C), UIColor(rgb: 0xEF6A4C)], diagonal: true)
    private let small = Theme.label("THIS WEEK", size: 12, weight: .bold, color: UIColor(white: 1, alpha: 0.85))
    private let big = Theme.label("Summer fruit,\n20 % off", size: 25, weight: .bold, color: .white, lines: 2)
    private let until = Theme.label("until Sunday evening", size: 13, color: UIColor(white: 1, alpha: 0.9))
    private let picture = UIImageView(image: ProductArt.thumbnail(Catalog.product(named: "Flat peaches")))
    private let chips = UIScrollView()

    init(sections: [String], onChip: @escaping (Int) -> Void) {
        super.init(frame: .zero)
        offer.layer.cornerRadius = 18
        offer.clipsToBounds = true
        picture.layer.cornerRadius = 52
        picture.clipsToBounds = true
        picture.contentMode = .scaleAspectFill
        offer.add(small, big, until, picture)
        chips.showsHorizontalScrollIndicator = false
        chips.contentInsetAdjustmentBehavior = .never
        chips.accessibilityIdentifier = "shop.chips"
        for (index, name) in sections.enumerated() {
            let chip = UIButton(type: .system)
            chip.setTitle(name, for: .normal)
            chip.setTitleColor(Theme.brandDeep, for: .normal)
            chip.titleLabel?.font = .systemFont(ofSize: 15, weight: .medium)
            chip.backgroundColor = Theme.brandSoft
            chip.layer.cornerRadius = 17
            chip.accessibilityIdentifier = "chip.\(name)"
            chip.addAction(UIAction { _ in onChip(index) }, for: .touchUpInside)
            chips.addSubview(chip)
        }
        add(offer, chips)
    }

    required init?(coder: NSCoder) { nil }

    override func layoutSubviews() {
        super.layoutSubviews()
        let side = 16 + safeAreaInsets.left
        offer.frame = CGRect(x: side, y: 8, width: bounds.width - 2 * side, height: 132)
        small.place(x: 18, y: 16, width: 200)
        big.place(x: 18, y: 34, width: 220)
        until.place(x: 18, y: 101, width: 200)
        picture.frame = CGRect(x: offer.bounds.width - 122, y: 14, width: 104, height: 104)
        chips.frame = CGRect(x: 0, y: 154, width: bounds.width, height: 36)
        var x = side
        for case let chip as UIButton in chips.subviews {
            let width = chip.sizeThatFits(.zero).width + 28
            chip.frame = CGRect(x: x, y: 1, width: width, height: 34)
            x += width + 8
        }
        chips.contentSize = CGSize(width: x + side - 8, height: 36)
    }
}

/// A short message that slides up above the tab bar and goes by itself.
final class Toast: UIView {
    private let label = Theme.label(size: 15, weight: .medium, color: .white)
    private let tick = Theme.symbol("checkmark", color: .white)
    private var hideTimer: StandInTimer?
    private var isUp = false

    override init(frame: CGRect) {
        super.init(frame: frame)
        backgroundColor = Theme.ink
        layer.cornerRadius = 22
        alpha = 0
        isUserInteractionEnabled = false
        add(tick, label)
    }

    required init?(coder: NSCoder) { nil }

    func show(_ text: String) {
        label.text = text
        hideTimer?.cancel()
        guard let view = superview else { return }
        if !isUp { UIView.performWithoutAnimation { rest(in: view) } } else { rest(in: view) }
        isUp = true
        UIView.animate(withDuration: 0.28) {
            self.alpha = 1
            self.rest(in: view)
        }
        hideTimer = StandInClock.shared.schedule(after: 1.9) { [weak self] in self?.hide(in: view) }
    }

    private func hide(in view: UIView) {
        isUp = false
        UIView.animate(withDuration: 0.28) {
            self.alpha = 0
            self.rest(in: view)
        }
    }

    func rest(in view: UIView) {
        let text = label.sizeThatFits(.zero)
        let width = min(text.width + 58, view.bounds.width - 32)
        let bottom = view.bounds.height - view.safeAreaInsets.bottom - 12
        frame = CGRect(x: (view.bounds.width - width) / 2, y: bottom - 44 + (isUp ? 0 : 24), width: width, height: 44)
        tick.frame = CGRect(x: 18, y: 15, width: 14, height: 14)
        label.frame = CGRect(x: 40, y: (44 - text.height) / 2, width: width - 58, height: text.height)
    }
}
