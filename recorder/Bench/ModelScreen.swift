// The model of design and budgets: a navigation bar and rows of six views each, with distinct texts and row heights that
// no two neighbours share; ten rows make 63 views. Main thread only.
import Foundation
import UIKit

@MainActor final class ModelScreen: UIViewController {
    let scroll = UIScrollView()
    private(set) var rows: [ModelRow] = []
    private let numbers: Range<Int>

    /// - Parameter first: the number of the first row; rows of another number have other texts and another picture.
    init(rows count: Int = 10, first: Int = 0) {
        numbers = first..<(first + count)
        super.init(nibName: nil, bundle: nil)
    }

    required init?(coder: NSCoder) { nil }

    /// Views of the model itself, without the screen, the windows and what UIKit puts around a controller's view.
    var views: Int { 3 + 6 * rows.count }

    override func viewDidLoad() {
        super.viewDidLoad()
        view.backgroundColor = UIColor(red: 0.96, green: 0.96, blue: 0.95, alpha: 1)
        scroll.frame = CGRect(x: 0, y: 0, width: 393, height: 852)
        scroll.showsVerticalScrollIndicator = false
        var top: CGFloat = 111
        for index in numbers {
            let row = ModelRow(item: ModelItem.at(index), number: index)
            row.frame.origin.y = top
            top += row.frame.height
            rows.append(row)
            scroll.addSubview(row)
        }
        scroll.contentSize = CGSize(width: 393, height: top + 3_000)
        view.addSubview(scroll)
        view.addSubview(navigationBar())
    }

    private func navigationBar() -> UIView {
        let bar = UIView(frame: CGRect(x: 0, y: 0, width: 393, height: 103))
        bar.backgroundColor = UIColor(white: 0.98, alpha: 1)
        let title = UILabel(frame: CGRect(x: 20, y: 62, width: 160, height: 30))
        title.font = .systemFont(ofSize: 22, weight: .bold)
        title.text = "Corner Shop"
        bar.addSubview(title)
        let search = UITextField(frame: CGRect(x: 200, y: 62, width: 173, height: 30))
        search.placeholder = "Search"
        search.text = "what the level hides"
        bar.addSubview(search)
        return bar
    }
}

@MainActor final class ModelRow: UIView {
    let title = UILabel()
    let detail = UILabel()
    let price = UILabel()

    init(item: ModelItem, number: Int) {
        super.init(frame: CGRect(x: 0, y: 0, width: 393, height: 64))
        backgroundColor = .white
        let picture = UIImageView(frame: CGRect(x: 16, y: 12, width: 56, height: 56))
        picture.image = UIImage(data: ModelRow.png(number))
        picture.contentMode = .scaleAspectFill
        picture.layer.cornerRadius = 8
        picture.clipsToBounds = true
        let separator = UIView()
        separator.backgroundColor = UIColor(white: 0.89, alpha: 1)
        for view in [picture, title, detail, price, separator] { addSubview(view) }
        detail.numberOfLines = 0
        title.attributedText = ModelText.of(item.title, .systemFont(ofSize: 17, weight: .semibold), .black)
        let grey = UIColor(red: 0.42, green: 0.46, blue: 0.43, alpha: 1)
        detail.attributedText = ModelText.of(item.detail, .systemFont(ofSize: 13), grey)
        let green = UIColor(red: 0.12, green: 0.48, blue: 0.31, alpha: 1)
        price.attributedText = ModelText.of(item.price, .systemFont(ofSize: 15, weight: .medium), green)
        layOut()
        picture.frame.origin.y = ((frame.height - 56) / 2 * 3).rounded() / 3
        separator.frame = CGRect(x: 88, y: frame.height - 1.0 / 3, width: 305, height: 1.0 / 3)
    }

    required init?(coder: NSCoder) { nil }

    /// As auto layout would, on the grid of pixels.
    private func layOut() {
        func fit(_ label: UILabel, width: CGFloat) -> CGSize {
            let size = label.sizeThatFits(CGSize(width: width, height: 1_000))
            return CGSize(width: (min(size.width, width) * 3).rounded(.up) / 3, height: (size.height * 3).rounded(.up) / 3)
        }
        let (one, two, three) = (fit(price, width: 90), fit(title, width: 200), fit(detail, width: 200))
        title.frame = CGRect(origin: CGPoint(x: 88, y: 14), size: two)
        detail.frame = CGRect(origin: CGPoint(x: 88, y: title.frame.maxY + 4), size: three)
        price.frame = CGRect(origin: CGPoint(x: 377 - one.width, y: 15), size: one)
        frame.size.height = max(80, detail.frame.maxY + 14)
    }

    /// A picture of its own per row; what is in it is no part of any figure.
    private static func png(_ number: Int) -> Data {
        var canvas = StandInCanvas(width: 6, height: 6)
        canvas.fill(.all, UInt32(number * 7_919 % 0xff_ffff))
        return canvas.png()
    }
}

/// Each text once: Linux's Foundation never gives back what an attributed string took, which is no cost of the recorder's.
@MainActor enum ModelText {
    private static var made: [String: NSAttributedString] = [:]

    static func of(_ string: String, _ font: UIFont, _ color: UIColor) -> NSAttributedString {
        let key = "\(string) \(font.pointSize)"
        if let known = made[key] { return known }
        let text = NSAttributedString(string: string, attributes: [.font: font, .foregroundColor: color])
        made[key] = text
        return text
    }
}

/// What a row says.
struct ModelItem {
    let title: String
    let detail: String
    let price: String

    /// The tenth row and further ones repeat the texts, with a number that makes them distinct.
    @MainActor static func at(_ index: Int) -> ModelItem {
        let item = items[index % items.count]
        guard index >= items.count else { return item }
        let round = index / items.count + 1
        return ModelItem(title: "\(item.title) \(round)", detail: "\(item.detail), batch \(index)", price: "\(round * 7).\(index % 90 + 10) €")
    }

    /// As short as lists have them: with these the other format takes the 25 bytes a view that the model is known for.
    private static let items = [
        ModelItem(title: "Sourdough", detail: "Stone baked, 750 g", price: "4.80 €"),
        ModelItem(title: "Blood oranges", detail: "Sicily, a net of six", price: "3.49 €"),
        ModelItem(title: "Whole milk", detail: "Glass bottle with deposit, one litre", price: "1.95 €"),
        ModelItem(title: "Kale", detail: "Washed, 250 g", price: "2.20 €"),
        ModelItem(title: "Acacia honey", detail: "Liquid and mild, from the roofs of our street", price: "7.90 €"),
        ModelItem(title: "Espresso beans", detail: "Roasted on Tuesdays", price: "12.60 €"),
        ModelItem(title: "Free-range eggs", detail: "Ten, size M or L", price: "3.99 €"),
        ModelItem(title: "Oat biscuits", detail: "Little sugar", price: "2.75 €"),
        ModelItem(title: "Aged gouda", detail: "Cut from the wheel, about 300 g", price: "6.45 €"),
        ModelItem(title: "Vine tomatoes", detail: "Werder, half a kilo", price: "3.10 €"),
    ]
}
