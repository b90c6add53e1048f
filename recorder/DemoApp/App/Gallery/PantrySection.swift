// What is at home: shelves in a side bar beside what stands on them where there is width for both, as with the phone on its side.
import Foundation
import UIKit

enum PantrySection {
    @MainActor static let section = GallerySection(
        id: "pantry", title: "My pantry", detail: "Shelf by shelf", symbol: "cart.fill", make: PantryViewController.init)
}

/// Tells the split view inside that there is width for two columns when the phone lies on its side.
final class PantryViewController: UIViewController {
    private var split: UISplitViewController?

    override func viewDidLoad() {
        view.backgroundColor = Theme.ground
        build(wide: UIDevice.current.orientation.isLandscape)
    }

    override func viewWillTransition(to size: CGSize, with coordinator: any UIViewControllerTransitionCoordinator) {
        super.viewWillTransition(to: size, with: coordinator)
        build(wide: size.width > size.height)
    }

    private func build(wide: Bool) {
        split?.viewIfLoaded?.removeFromSuperview()
        split?.removeFromParent()
        let new = UISplitViewController(style: .doubleColumn)
        (new.preferredPrimaryColumnWidth, new.preferredDisplayMode) = (260, .oneBesideSecondary)
        let shelf = ShelfViewController(Catalog.sections[4])
        let shelves = ShelvesViewController { [weak shelf, weak new] section in
            shelf?.show(section)
            new?.show(.secondary)
        }
        new.setViewController(shelves, for: .primary)
        new.setViewController(shelf, for: .secondary)
        addChild(new)
        setOverrideTraitCollection(UITraitCollection(horizontalSizeClass: wide ? .regular : .compact), forChild: new)
        view.addSubview(new.view)
        new.didMove(toParent: self)
        split = new
        view.setNeedsLayout()
    }

    override func viewDidLayoutSubviews() {
        let top = view.safeAreaInsets.top
        split?.view.frame = CGRect(x: 0, y: top, width: view.bounds.width, height: view.bounds.height - top)
    }
}

/// The side bar.
final class ShelvesViewController: UIViewController, UITableViewDataSource, UITableViewDelegate {
    private let table = UITableView(frame: .zero, style: .plain)
    private let choose: (CatalogSection) -> Void

    init(choose: @escaping (CatalogSection) -> Void) {
        self.choose = choose
        super.init(nibName: nil, bundle: nil)
        title = "Shelves"
    }

    required init?(coder: NSCoder) { nil }

    override func viewDidLoad() {
        view.backgroundColor = .secondarySystemBackground
        (table.dataSource, table.delegate, table.backgroundColor) = (self, self, .clear)
        view.addSubview(table)
    }

    override func viewDidLayoutSubviews() { table.frame = view.bounds }

    func tableView(_ tableView: UITableView, numberOfRowsInSection section: Int) -> Int { Catalog.sections.count }

    func tableView(_ tableView: UITableView, cellForRowAt indexPath: IndexPath) -> UITableViewCell {
        let cell =
            tableView.dequeueReusableCell(withIdentifier: "shelf")
            ?? UITableViewCell(style: .value1, reuseIdentifier: "shelf")
        cell.textLabel?.text = Catalog.sections[indexPath.row].name
        cell.detailTextLabel?.text = "\(3 + indexPath.row * 2)"
        cell.accessibilityIdentifier = "shelf.\(indexPath.row)"
        return cell
    }

    func tableView(_ tableView: UITableView, didSelectRowAt indexPath: IndexPath) {
        choose(Catalog.sections[indexPath.row])
    }
}

final class ShelfViewController: UIViewController {
    private let stack = UIStackView()
    private var section: CatalogSection

    init(_ section: CatalogSection) {
        self.section = section
        super.init(nibName: nil, bundle: nil)
        title = section.name
    }

    required init?(coder: NSCoder) { nil }

    func show(_ section: CatalogSection) {
        self.section = section
        title = section.name
        if isViewLoaded { fill() }
    }

    override func viewDidLoad() {
        view.backgroundColor = Theme.paper
        (stack.axis, stack.spacing) = (.vertical, 14)
        view.addSubview(stack)
        fill()
    }

    private func fill() {
        for row in stack.arrangedSubviews { row.removeFromSuperview() }
        for product in section.products.prefix(7) {
            let amount = Theme.label(product.detail, size: 15, color: Theme.quiet)
            let row = UIStackView(arrangedSubviews: [Theme.label(product.name, size: 17), amount])
            (row.distribution, row.alignment) = (.equalSpacing, .center)
            stack.addArrangedSubview(row)
        }
        view.setNeedsLayout()
    }

    override func viewDidLayoutSubviews() {
        let width = view.bounds.width - 40
        stack.frame = CGRect(
            x: 20, y: view.safeAreaInsets.top + 16, width: width, height: stack.standInSize(fitting: width).height)
    }
}
