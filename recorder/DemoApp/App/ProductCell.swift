// A product in the shop's list, and the header of a section.
import Foundation
import UIKit

final class ProductCell: UITableViewCell {
    static let height: CGFloat = 88
    private let picture = UIImageView(frame: .zero)
    private let name = Theme.label(size: 17, weight: .medium)
    private let detail = Theme.label(size: 13, color: Theme.quiet)
    private let star = Theme.symbol("star.fill", color: Theme.sun)
    private let rating = Theme.label(size: 12, weight: .medium, color: Theme.quiet)
    private let price = Theme.priceLabel(size: 17)
    private let plus = UIButton(type: .system)
    private var product: Product?
    var onAdd: ((Product) -> Void)?

    required init(style: UITableViewCell.CellStyle, reuseIdentifier: String?) {
        super.init(style: style, reuseIdentifier: reuseIdentifier)
        picture.layer.cornerRadius = 14
        picture.clipsToBounds = true
        picture.contentMode = .scaleAspectFill
        plus.setImage(UIImage(systemName: "plus"), for: .normal)
        plus.backgroundColor = Theme.brandSoft
        plus.layer.cornerRadius = 16
        plus.addAction(
            UIAction { [weak self] _ in
                guard let self, let product = self.product else { return }
                self.onAdd?(product)
            }, for: .touchUpInside)
        contentView.add(picture, name, detail, star, rating, price, plus)
    }

    required init?(coder: NSCoder) { nil }

    func show(_ product: Product) {
        self.product = product
        picture.image = ProductArt.thumbnail(product)
        name.text = product.name
        detail.text = product.detail
        rating.text = "\(product.rating.stars) (\(product.rating.count))"
        price.text = product.price
        accessibilityIdentifier = "product.\(product.id)"
        plus.accessibilityIdentifier = "add.\(product.id)"
        setNeedsLayout()
    }

    override func layoutSubviews() {
        super.layoutSubviews()
        let left = 16 + safeAreaInsets.left
        let right = contentView.bounds.width - 16 - safeAreaInsets.right
        picture.frame = CGRect(x: left, y: 12, width: 64, height: 64)
        let text = left + 80
        price.place(right: right, y: 14)
        name.place(x: text, y: 13, width: price.frame.minX - text - 10)
        detail.place(x: text, y: 36, width: right - 44 - text)
        star.frame = CGRect(x: text, y: 57, width: 12, height: 12)
        rating.place(x: text + 16, y: 56, width: 120)
        plus.frame = CGRect(x: right - 32, y: 42, width: 32, height: 32)
    }
}

final class SectionHeader: UITableViewHeaderFooterView {
    static let height: CGFloat = 40
    private let title = Theme.label(size: 17, weight: .bold)
    private let count = Theme.label(size: 13, color: Theme.quiet)
    private let line = UIView()

    required init(reuseIdentifier: String?) {
        super.init(reuseIdentifier: reuseIdentifier)
        contentView.backgroundColor = UIColor(red: 0.98, green: 0.985, blue: 0.975, alpha: 0.97)
        line.backgroundColor = Theme.line
        contentView.add(title, count, line)
    }

    required init?(coder: NSCoder) { nil }

    func show(_ section: CatalogSection) {
        title.text = section.name
        count.text = "\(section.products.count) items"
        setNeedsLayout()
    }

    override func layoutSubviews() {
        super.layoutSubviews()
        let inset = 16 + safeAreaInsets.left
        title.place(x: inset, y: 9, width: bounds.width - 120)
        count.place(right: bounds.width - inset, y: 12)
        line.frame = CGRect(x: 0, y: bounds.height - 1, width: bounds.width, height: 1)
    }
}
