// "Recipe of the week": text of many looks: attributed, shrinking, highlighted, cut at its head and middle, in a text view.
import Foundation
import UIKit

enum ReaderSection {
    @MainActor static let section = GallerySection(
        id: "reader", title: "Recipe of the week", detail: "Damson jam, step by step", symbol: "creditcard.fill",
        make: ReaderViewController.init)
}

final class ReaderViewController: UIViewController {
    private let headline = UILabel()
    private let shrunk = Theme.label("A headline that would rather be small than cut off", size: 24, weight: .bold)
    private let lit = Theme.label("On the shelf until Sunday", size: 17, weight: .medium)
    private let middle = Theme.label("damson-jam-with-a-stick-of-cinnamon.recipe", size: 15, color: Theme.quiet)
    private let steps = UITextView(frame: .zero)

    override func viewDidLoad() {
        view.backgroundColor = Theme.paper
        headline.attributedText = ReaderViewController.headline
        headline.numberOfLines = 0
        (shrunk.adjustsFontSizeToFitWidth, shrunk.minimumScaleFactor) = (true, 0.4)
        (lit.highlightedTextColor, lit.isHighlighted) = (Theme.accent, true)
        (lit.shadowColor, lit.shadowOffset) = (UIColor(white: 0, alpha: 0.25), CGSize(width: 1, height: 1))
        middle.lineBreakMode = .byTruncatingMiddle
        (steps.isEditable, steps.font, steps.textColor) = (false, .systemFont(ofSize: 16), Theme.ink)
        steps.accessibilityIdentifier = "reader.steps"
        steps.backgroundColor = Theme.ground
        steps.layer.cornerRadius = 12
        steps.text = ReaderViewController.recipe
        view.add(headline, shrunk, lit, middle, steps)
    }

    override func viewDidLayoutSubviews() {
        let width = view.bounds.width - 36
        var y = view.safeAreaInsets.top + 16
        let size = headline.sizeThatFits(CGSize(width: width, height: 0))
        headline.frame = CGRect(x: 18, y: y, width: width, height: size.height)
        y += size.height + 12
        for (label, wide) in [(shrunk, width), (lit, width), (middle, 190)] {
            label.frame = CGRect(x: 18, y: y, width: wide, height: 30)
            y += 36
        }
        steps.frame = CGRect(x: 18, y: y + 8, width: width, height: max(120, view.bounds.height - y - 120))
    }

    private static let headline: NSAttributedString = {
        let text = NSMutableAttributedString(
            string: "Damson jam ",
            attributes: [.font: UIFont.systemFont(ofSize: 28, weight: .bold), .foregroundColor: Theme.ink])
        func add(_ words: String, _ font: UIFont, _ color: UIColor) {
            text.append(NSAttributedString(string: words, attributes: [.font: font, .foregroundColor: color]))
        }
        add("four jars, ", .systemFont(ofSize: 20, weight: .light), Theme.quiet)
        add("two hours, ", .systemFont(ofSize: 20, weight: .semibold), Theme.brand)
        add("0.40 a jar", .monospacedSystemFont(ofSize: 17, weight: .medium), Theme.accent)
        return text
    }()

    private static let recipe = """
        Wash two pounds of damsons and leave the stones in: they come up by themselves.

        Simmer with a cup of water until the skins burst, then stir in as much sugar as there is fruit.

        Boil hard for ten minutes. It is done when a drop on a cold plate wrinkles under your finger.

        Skim off the stones, fill into hot jars, and close them at once. Turn each jar over for five minutes.

        Label, and hide the best one.
        """
}
