// Stories of the growers: pages to leaf through, with dots that tell how many there are.
import Foundation
import UIKit

enum StoriesSection {
    @MainActor static let section = GallerySection(
        id: "stories", title: "Our growers", detail: "Four people, four fields", symbol: "star.fill",
        make: StoriesViewController.init)
}

final class StoriesViewController: UIPageViewController, UIPageViewControllerDataSource {
    private let stories: [StoryPage] = [
        StoryPage(
            "Henrike", "Elstar apples", "Her orchard has stood since 1911. Some trees still bear, and those go to the cider."),
        StoryPage("Salvo", "Blood oranges", "He picks by the cold of the night: the colder it was, the redder they are."),
        StoryPage("Ayşe", "Purple figs", "Two weeks in September, all hands, her mother at the scales."),
        StoryPage("Jochen", "Green asparagus", "Up at three, done at nine. Asparagus does not like the light, nor does he."),
    ]

    init() { super.init(transitionStyle: .scroll, navigationOrientation: .horizontal) }
    required init?(coder: NSCoder) { nil }

    override func viewDidLoad() {
        view.backgroundColor = Theme.brandDeep
        dataSource = self
        setViewControllers([stories[0]], direction: .forward, animated: false)
    }

    private func index(of controller: UIViewController?) -> Int { stories.firstIndex { $0 === controller } ?? 0 }

    func pageViewController(
        _ pageViewController: UIPageViewController, viewControllerBefore viewController: UIViewController
    ) -> UIViewController? {
        let index = index(of: viewController)
        return index > 0 ? stories[index - 1] : nil
    }

    func pageViewController(
        _ pageViewController: UIPageViewController, viewControllerAfter viewController: UIViewController
    ) -> UIViewController? {
        let index = index(of: viewController)
        return index + 1 < stories.count ? stories[index + 1] : nil
    }

    func presentationCount(for pageViewController: UIPageViewController) -> Int { stories.count }
    func presentationIndex(for pageViewController: UIPageViewController) -> Int { index(of: viewControllers?.first) }
}

final class StoryPage: UIViewController {
    private let picture: UIImageView
    private let name: UILabel
    private let text: UILabel

    init(_ name: String, _ product: String, _ text: String) {
        picture = UIImageView(image: ProductArt.hero(Catalog.product(named: product)))
        self.name = Theme.label(name, size: 30, weight: .bold, color: .white)
        self.text = Theme.label(text, size: 18, color: UIColor(white: 1, alpha: 0.85), lines: 0)
        super.init(nibName: nil, bundle: nil)
    }

    required init?(coder: NSCoder) { nil }

    override func viewDidLoad() {
        view.backgroundColor = .clear
        picture.contentMode = .scaleAspectFill
        picture.clipsToBounds = true
        picture.layer.cornerRadius = 20
        view.add(picture, name, text)
    }

    override func viewDidLayoutSubviews() {
        let (top, width) = (view.safeAreaInsets.top, view.bounds.width - 48)
        picture.frame = CGRect(x: 24, y: top + 20, width: width, height: 280)
        name.place(x: 24, y: top + 324, width: width)
        text.place(x: 24, y: top + 368, width: width)
    }
}
