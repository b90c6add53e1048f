// "Discover": a list of screens that between them show every class that the recorder knows. One file per section in this folder;
// a section joins by one line here, and one in `Tour.visits` for the hand that visits it.
import Foundation
import UIKit

/// One row of the list, and the screen behind it.
@MainActor struct GallerySection {
    /// Of its row: `gallery.<id>`.
    let id: String
    let title: String
    let detail: String
    let symbol: String
    let make: () -> UIViewController

    static let all: [GallerySection] = [
        SettingsSection.section, RecipesSection.section, BookingSection.section, StoriesSection.section,
        PantrySection.section, BasketSection.section, LooksSection.section, ReaderSection.section, ElsewhereSection.section,
    ]
}

final class GalleryViewController: UIViewController, UITableViewDataSource, UITableViewDelegate {
    private let sections = GallerySection.all
    private let table = UITableView(frame: .zero, style: .insetGrouped)

    init() {
        super.init(nibName: nil, bundle: nil)
        title = "Discover"
    }

    required init?(coder: NSCoder) { nil }

    override func viewDidLoad() {
        view.backgroundColor = .systemGroupedBackground
        table.dataSource = self
        table.delegate = self
        table.rowHeight = 60
        table.accessibilityIdentifier = "gallery.list"
        view.addSubview(table)
    }

    override func viewDidLayoutSubviews() { table.frame = view.bounds }

    func tableView(_ tableView: UITableView, numberOfRowsInSection section: Int) -> Int { sections.count }

    func tableView(_ tableView: UITableView, cellForRowAt indexPath: IndexPath) -> UITableViewCell {
        let cell =
            tableView.dequeueReusableCell(withIdentifier: "section")
            ?? UITableViewCell(style: .subtitle, reuseIdentifier: "section")
        let section = sections[indexPath.row]
        cell.textLabel?.text = section.title
        cell.detailTextLabel?.text = section.detail
        cell.detailTextLabel?.textColor = Theme.quiet
        cell.imageView?.image = UIImage(systemName: section.symbol)?.withRenderingMode(.alwaysTemplate)
        cell.imageView?.tintColor = Theme.brand
        cell.accessoryType = .disclosureIndicator
        cell.accessibilityIdentifier = "gallery.\(section.id)"
        return cell
    }

    func tableView(_ tableView: UITableView, didSelectRowAt indexPath: IndexPath) {
        tableView.deselectRow(at: indexPath, animated: true)
        let section = sections[indexPath.row]
        let screen = section.make()
        screen.title = section.title
        screen.navigationItem.largeTitleDisplayMode = .never
        navigationController?.pushViewController(screen, animated: true)
    }
}
