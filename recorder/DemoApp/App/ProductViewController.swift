// One product: a large picture, its story, facts, what goes with it, and the bar to add it with.
import Foundation
import UIKit

final class ProductViewController: UIViewController {
    private let product: Product
    private let model: ShopModel
    private let scroll = UIScrollView()
    private let hero = UIImageView(frame: .zero)
    private let badge = UILabel()
    private let name = Theme.label(size: 28, weight: .bold, lines: 2)
    private let detail = Theme.label(size: 15, color: Theme.quiet)
    private let stars = (0..<5).map { _ in Theme.symbol("star.fill", color: Theme.sun) }
    private let rating = Theme.label(size: 13, weight: .medium, color: Theme.quiet)
    private let story = Theme.label(size: 16, color: Theme.ink, lines: 0)
    private let facts: [FactRow]
    private let relatedTitle = Theme.label("Goes well with", size: 20, weight: .bold)
    private let related = UIScrollView()
    private let bar = AddBar()

    init(product: Product, model: ShopModel) {
        (self.product, self.model) = (product, model)
        facts = [
            FactRow("Contents", product.detail),
            FactRow("Delivery", "tomorrow, 8 – 10 am"), FactRow("Returns", "within 30 days"),
            FactRow("Item number", product.id.uppercased()),
        ]
        super.init(nibName: nil, bundle: nil)
        title = product.name
        navigationItem.largeTitleDisplayMode = .never
    }

    required init?(coder: NSCoder) { nil }

    override func viewDidLoad() {
        view.backgroundColor = Theme.paper
        hero.image = ProductArt.hero(product)
        hero.contentMode = .scaleAspectFill
        hero.clipsToBounds = true
        hero.accessibilityIdentifier = "product.hero"
        (badge.text, badge.textColor, badge.backgroundColor) = ("ORGANIC", .white, Theme.brand)
        (badge.font, badge.textAlignment) = (.systemFont(ofSize: 11, weight: .bold), .center)
        badge.layer.cornerRadius = 11
        badge.clipsToBounds = true
        (name.text, detail.text) = (product.name, product.detail)
        rating.text = "\(product.rating.stars) · \(product.rating.count) reviews"
        story.attributedText = spaced(product.story)
        view.add(scroll, bar)
        scroll.add(hero, badge, name, detail, rating, story, relatedTitle, related)
        for view in stars + facts { scroll.addSubview(view) }
        scroll.alwaysBounceVertical = true
        related.showsHorizontalScrollIndicator = false
        related.contentInsetAdjustmentBehavior = .never
        related.accessibilityIdentifier = "product.related"
        for other in neighbours() { related.addSubview(RelatedCard(other)) }
        bar.price = product.cents
        bar.onAdd = { [weak self] count in
            guard let self else { return }
            self.model.add(self.product, count: count, from: "product")
        }
    }

    private func spaced(_ text: String) -> NSAttributedString {
        let style = NSMutableParagraphStyle()
        style.lineSpacing = 4
        return NSAttributedString(
            string: text,
            attributes: [.font: UIFont.systemFont(ofSize: 16), .foregroundColor: Theme.ink, .paragraphStyle: style])
    }

    private func neighbours() -> [Product] {
        let all = Catalog.sections.first { $0.name == product.section }!.products
        let index = all.firstIndex(of: product)!
        return (1...6).map { all[(index + $0 * 3) % all.count] }.filter { $0 != product }
    }

    override func viewDidLayoutSubviews() {
        let size = view.bounds.size
        let safe = view.safeAreaInsets
        let isWide = size.width > size.height
        scroll.frame = view.bounds
        bar.frame = CGRect(x: 0, y: size.height - safe.bottom - 76, width: size.width, height: 76)
        scroll.contentInset.bottom = 76
        let column = isWide ? layoutWide(size, safe) : layoutTall(size)
        layoutText(column)
    }

    private func layoutTall(_ size: CGSize) -> CGRect {
        hero.layer.cornerRadius = 0
        hero.frame = CGRect(x: 0, y: 0, width: size.width, height: 280)
        return CGRect(x: 20, y: 300, width: size.width - 40, height: 0)
    }

    /// In landscape the picture stands beside the text.
    private func layoutWide(_ size: CGSize, _ safe: UIEdgeInsets) -> CGRect {
        hero.layer.cornerRadius = 16
        hero.frame = CGRect(x: safe.left + 16, y: 16, width: 280, height: 220)
        let x = hero.frame.maxX + 24
        return CGRect(x: x, y: 18, width: size.width - safe.right - 20 - x, height: 0)
    }

    private func layoutText(_ column: CGRect) {
        badge.frame = CGRect(x: hero.frame.minX + 20, y: hero.frame.minY + 16, width: 76, height: 22)
        name.place(x: column.minX, y: column.minY, width: column.width)
        detail.place(x: column.minX, y: name.frame.maxY + 4, width: column.width)
        let line = detail.frame.maxY + 12
        for (index, star) in stars.enumerated() {
            star.frame = CGRect(x: column.minX + CGFloat(index) * 18, y: line, width: 16, height: 16)
        }
        rating.place(x: column.minX + 98, y: line, width: 200)
        story.place(x: column.minX, y: line + 32, width: column.width)
        var y = story.frame.maxY + 20
        for fact in facts {
            fact.frame = CGRect(x: column.minX, y: y, width: column.width, height: 44)
            y += 44
        }
        relatedTitle.place(x: column.minX, y: y + 24, width: column.width)
        related.frame = CGRect(x: 0, y: relatedTitle.frame.maxY + 12, width: view.bounds.width, height: 178)
        var x = max(20, column.minX)
        for card in related.subviews where card is RelatedCard {
            card.frame = CGRect(x: x, y: 0, width: 128, height: 178)
            x += 140
        }
        related.contentSize = CGSize(width: x + 8, height: 178)
        scroll.contentSize = CGSize(width: view.bounds.width, height: related.frame.maxY + 24)
    }
}

final class FactRow: UIView {
    private let title: UILabel
    private let value: UILabel
    private let line = UIView()

    init(_ title: String, _ value: String) {
        self.title = Theme.label(title, size: 15, color: Theme.quiet)
        self.value = Theme.label(value, size: 15, weight: .medium)
        super.init(frame: .zero)
        line.backgroundColor = Theme.line
        add(self.title, self.value, line)
    }

    required init?(coder: NSCoder) { nil }

    func setValue(_ text: String) {
        value.text = text
        setNeedsLayout()
    }

    override func layoutSubviews() {
        title.place(x: 0, y: 13, width: bounds.width / 2)
        value.place(right: bounds.width, y: 13)
        line.frame = CGRect(x: 0, y: bounds.height - 1, width: bounds.width, height: 1)
    }
}

final class RelatedCard: UIView {
    private let picture = UIImageView(frame: .zero)
    private let name: UILabel
    private let price = Theme.priceLabel(size: 13)

    init(_ product: Product) {
        name = Theme.label(product.name, size: 14, weight: .medium)
        super.init(frame: .zero)
        picture.image = ProductArt.thumbnail(product)
        picture.contentMode = .scaleAspectFill
        picture.clipsToBounds = true
        picture.layer.cornerRadius = 16
        price.text = product.price
        add(picture, name, price)
    }

    required init?(coder: NSCoder) { nil }

    override func layoutSubviews() {
        picture.frame = CGRect(x: 0, y: 0, width: 128, height: 128)
        name.place(x: 2, y: 134, width: 124)
        price.place(x: 2, y: 154, width: 124)
    }
}
