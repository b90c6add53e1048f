// The account: who is signed in, switches, and rows that lead nowhere yet.
import AmplitudeSessionReplay
import Foundation
import UIKit

final class AccountViewController: UIViewController, UITableViewDataSource, UITableViewDelegate {
    private enum Row {
        case toggle(String, on: Bool, id: String)
        case link(String, String)
    }

    private static let discover = "Discover"

    private let model: ShopModel
    private let table = UITableView(frame: .zero, style: .insetGrouped)
    private let header = ProfileHeader()
    private var states: [String: Bool] = [:]

    private let sections: [(title: String, rows: [Row])] = [
        (
            "Notifications",
            [
                .toggle("Order updates", on: true, id: "orders"), .toggle("Weekly offers", on: false, id: "offers"),
                .toggle("Back in stock", on: true, id: "stock"),
            ]
        ),
        (
            "Shopping",
            [
                .link("Addresses", "2"), .link("Payment methods", "Visa"), .link("Past orders", "14"),
                .toggle("Paper bags only", on: true, id: "bags"), .toggle("Suggest substitutes", on: false, id: "subs"),
            ]
        ),
        (
            "App",
            [
                .link("Language", "English"), .toggle("Unlock with Face ID", on: false, id: "face"), .link("Help", ""),
                .link(discover, ""),
            ]
        ),
    ]

    init(model: ShopModel) {
        self.model = model
        super.init(nibName: nil, bundle: nil)
        title = "Account"
    }

    required init?(coder: NSCoder) { nil }

    override func viewDidLoad() {
        view.backgroundColor = .systemGroupedBackground
        table.dataSource = self
        table.delegate = self
        table.accessibilityIdentifier = "account.list"
        header.frame = CGRect(x: 0, y: 0, width: 393, height: 112)
        header.show(email: model.email)
        table.tableHeaderView = header
        view.addSubview(table)
    }

    override func viewDidLayoutSubviews() { table.frame = view.bounds }

    func numberOfSections(in tableView: UITableView) -> Int { sections.count }
    func tableView(_ tableView: UITableView, numberOfRowsInSection section: Int) -> Int { sections[section].rows.count }
    func tableView(_ tableView: UITableView, titleForHeaderInSection section: Int) -> String? { sections[section].title }

    func tableView(_ tableView: UITableView, cellForRowAt indexPath: IndexPath) -> UITableViewCell {
        switch sections[indexPath.section].rows[indexPath.row] {
        case .link(let title, let value):
            let cell =
                tableView.dequeueReusableCell(withIdentifier: "link")
                ?? UITableViewCell(style: .value1, reuseIdentifier: "link")
            cell.textLabel?.text = title
            cell.detailTextLabel?.text = value
            cell.accessoryType = .disclosureIndicator
            cell.accessibilityIdentifier = title == AccountViewController.discover ? "account.discover" : nil
            return cell
        case .toggle(let title, let on, let id):
            let cell =
                tableView.dequeueReusableCell(withIdentifier: "toggle")
                ?? UITableViewCell(style: .default, reuseIdentifier: "toggle")
            cell.textLabel?.text = title
            cell.selectionStyle = .none
            cell.accessoryView = toggle(id, on: states[id] ?? on)
            return cell
        }
    }

    private func toggle(_ id: String, on: Bool) -> UISwitch {
        let control = UISwitch()
        control.isOn = on
        control.onTintColor = Theme.brand
        control.accessibilityIdentifier = "account.\(id)"
        control.addAction(
            UIAction { [weak self, weak control] _ in
                guard let control else { return }
                self?.states[id] = control.isOn
                self?.model.track("Setting Changed", [("setting", .text(id)), ("on", .flag(control.isOn))])
            }, for: .valueChanged)
        return control
    }

    func tableView(_ tableView: UITableView, didSelectRowAt indexPath: IndexPath) {
        tableView.deselectRow(at: indexPath, animated: true)
        guard case .link(AccountViewController.discover, _) = sections[indexPath.section].rows[indexPath.row] else { return }
        navigationController?.pushViewController(GalleryViewController(), animated: true)
    }
}

final class ProfileHeader: UIView {
    private let face = GradientView([UIColor(rgb: 0xFFB35C), UIColor(rgb: 0xEF6A4C)], diagonal: true)
    private let initials = Theme.label("ML", size: 25, weight: .semibold, color: .white)
    private let name = Theme.label("Mara Lindqvist", size: 22, weight: .bold)
    private let mail = Theme.label(size: 15, color: Theme.quiet)
    private let since = Theme.label("Neighbour since 2021 · 14 orders", size: 13, color: Theme.brand)

    override init(frame: CGRect) {
        super.init(frame: frame)
        face.layer.cornerRadius = 36
        face.clipsToBounds = true
        mail.accessibilityIdentifier = "account.email"
        // The one place where the app itself asks for privacy: the field that it was typed into is masked anyway.
        mail.amp_isBlocked = true
        add(face, name, mail, since)
        face.addSubview(initials)
    }

    required init?(coder: NSCoder) { nil }

    func show(email: String) {
        mail.text = email
        setNeedsLayout()
    }

    override func layoutSubviews() {
        let left = 20 + safeAreaInsets.left
        face.frame = CGRect(x: left, y: 16, width: 72, height: 72)
        let size = initials.sizeThatFits(.zero)
        initials.frame = CGRect(x: (72 - size.width) / 2, y: (72 - size.height) / 2, width: size.width, height: size.height)
        name.place(x: left + 88, y: 18, width: bounds.width - left - 108)
        mail.place(x: left + 88, y: 46, width: bounds.width - left - 108)
        since.place(x: left + 88, y: 68, width: bounds.width - left - 108)
    }
}
