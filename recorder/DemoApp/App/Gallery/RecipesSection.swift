// Recipes: a grid with a header under a search bar, which refreshes when it is pulled down.
import Foundation
import UIKit

enum RecipesSection {
    @MainActor static let section = GallerySection(
        id: "recipes", title: "Recipes", detail: "What goes with what", symbol: "heart", make: RecipesViewController.init)
}

final class RecipesViewController: UIViewController, UICollectionViewDataSource, UICollectionViewDelegate, UISearchBarDelegate {
    private let search = UISearchBar()
    private let refresh = UIRefreshControl()
    private let layout = UICollectionViewFlowLayout()
    private lazy var grid = UICollectionView(frame: .zero, collectionViewLayout: layout)
    private let all = Catalog.sections.flatMap(\.products).filter { $0.section != "Home" }
    private var query = ""

    private var shown: [Product] {
        let offers = search.selectedScopeButtonIndex == 1
        return all.filter { product in
            (query.isEmpty || product.name.lowercased().contains(query)) && (!offers || product.cents < 300)
        }
    }

    override func viewDidLoad() {
        view.backgroundColor = Theme.ground
        (search.placeholder, search.delegate, search.searchBarStyle) = ("Pear, rye, basil …", self, .minimal)
        (search.scopeButtonTitles, search.showsScopeBar) = (["Everything", "Under €3"], true)
        search.searchTextField.accessibilityIdentifier = "recipes.search"
        search.accessibilityIdentifier = "recipes.bar"
        (layout.itemSize, layout.minimumLineSpacing) = (CGSize(width: 110, height: 148), 12)
        layout.sectionInset = UIEdgeInsets(top: 4, left: 16, bottom: 24, right: 16)
        layout.headerReferenceSize = CGSize(width: 0, height: 40)
        grid.register(RecipeCell.self, forCellWithReuseIdentifier: "recipe")
        grid.register(
            RecipeHeader.self, forSupplementaryViewOfKind: UICollectionView.elementKindSectionHeader,
            withReuseIdentifier: "header")
        (grid.dataSource, grid.delegate, grid.backgroundColor) = (self, self, .clear)
        (grid.alwaysBounceVertical, grid.keyboardDismissMode) = (true, .onDrag)
        grid.contentInsetAdjustmentBehavior = .never
        grid.accessibilityIdentifier = "recipes.grid"
        refresh.attributedTitle = NSAttributedString(
            string: "Looking into the oven …",
            attributes: [.font: UIFont.systemFont(ofSize: 12), .foregroundColor: Theme.quiet])
        refresh.addAction(
            UIAction { [weak self] _ in
                StandInClock.shared.schedule(after: 1.4) { self?.refresh.endRefreshing() }
            }, for: .valueChanged)
        grid.refreshControl = refresh
        view.add(grid, search)
    }

    override func viewDidLayoutSubviews() {
        let (top, width) = (view.safeAreaInsets.top, view.bounds.width)
        search.frame = CGRect(x: 8, y: top, width: width - 16, height: search.intrinsicContentSize.height)
        grid.frame = CGRect(x: 0, y: search.frame.maxY, width: width, height: view.bounds.height - search.frame.maxY)
        grid.contentInset.bottom = view.safeAreaInsets.bottom
    }

    func collectionView(_ collectionView: UICollectionView, numberOfItemsInSection section: Int) -> Int { shown.count }

    func collectionView(_ collectionView: UICollectionView, cellForItemAt indexPath: IndexPath) -> UICollectionViewCell {
        let cell = collectionView.dequeueReusableCell(withReuseIdentifier: "recipe", for: indexPath)
        (cell as? RecipeCell)?.show(shown[indexPath.item])
        return cell
    }

    func collectionView(
        _ collectionView: UICollectionView, viewForSupplementaryElementOfKind kind: String, at indexPath: IndexPath
    ) -> UICollectionReusableView {
        let header = collectionView.dequeueReusableSupplementaryView(
            ofKind: kind, withReuseIdentifier: "header", for: indexPath)
        (header as? RecipeHeader)?.label.text = query.isEmpty ? "In season" : "\(shown.count) found"
        return header
    }

    func searchBarTextDidBeginEditing(_ searchBar: UISearchBar) { searchBar.setShowsCancelButton(true, animated: true) }

    func searchBar(_ searchBar: UISearchBar, textDidChange searchText: String) {
        query = searchText.lowercased()
        grid.reloadData()
    }

    func searchBar(_ searchBar: UISearchBar, selectedScopeButtonIndexDidChange selectedScope: Int) { grid.reloadData() }

    func searchBarCancelButtonClicked(_ searchBar: UISearchBar) {
        (searchBar.text, query) = ("", "")
        searchBar.setShowsCancelButton(false, animated: true)
        grid.reloadData()
    }
}

final class RecipeHeader: UICollectionReusableView {
    let label = Theme.label(size: 20, weight: .bold)

    required override init(frame: CGRect) {
        super.init(frame: frame)
        addSubview(label)
    }

    required init?(coder: NSCoder) { nil }

    override func layoutSubviews() { label.place(x: 16, y: 8, width: bounds.width - 32) }
}

final class RecipeCell: UICollectionViewCell {
    private let picture = UIImageView(image: nil)
    private let name = Theme.label(size: 13, weight: .medium, lines: 2)

    required override init(frame: CGRect) {
        super.init(frame: frame)
        contentView.backgroundColor = Theme.paper
        contentView.layer.cornerRadius = 12
        contentView.clipsToBounds = true
        picture.contentMode = .scaleAspectFill
        picture.clipsToBounds = true
        contentView.add(picture, name)
        let ring = UIView()
        (ring.layer.borderWidth, ring.layer.cornerRadius) = (2, 14)
        ring.layer.borderColor = Theme.brand.cgColor
        selectedBackgroundView = ring
    }

    required init?(coder: NSCoder) { nil }

    func show(_ product: Product) {
        (picture.image, name.text) = (ProductArt.thumbnail(product), product.name)
        setNeedsLayout()
    }

    override func layoutSubviews() {
        super.layoutSubviews()
        contentView.frame = bounds.insetBy(dx: 3, dy: 3)
        let width = contentView.bounds.width
        picture.frame = CGRect(x: 0, y: 0, width: width, height: 96)
        name.place(x: 8, y: 102, width: width - 16)
    }
}
