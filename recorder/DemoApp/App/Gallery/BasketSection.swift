// A basket to share: a tool bar whose buttons bring a popover, a sheet that rests half way, and a list of what to do.
import Foundation
import UIKit

enum BasketSection {
    @MainActor static let section = GallerySection(
        id: "basket", title: "Shared basket", detail: "Three of you shop here", symbol: "creditcard.fill",
        make: BasketViewController.init)
}

final class BasketViewController: UIViewController, UIPopoverPresentationControllerDelegate {
    private let bar = UIToolbar()
    private let card = Theme.card()
    private let title1 = Theme.label("Sunday breakfast", size: 22, weight: .bold)
    private let note = Theme.label("Rolls, two kinds of jam, and the good butter.", size: 16, color: Theme.quiet, lines: 0)

    override func viewDidLoad() {
        view.backgroundColor = Theme.ground
        let who = item("person.fill", "basket.who") { [weak self] in self?.showPeople() }
        let add = item("plus", "basket.add") { [weak self] in self?.showSheet() }
        let more = UIBarButtonItem(title: "More", primaryAction: UIAction { [weak self] _ in self?.showMore() })
        more.accessibilityIdentifier = "basket.more"
        bar.items = [who, .flexibleSpace(), add, .flexibleSpace(), more]
        card.add(title1, note)
        view.add(card, bar)
    }

    private func item(_ symbol: String, _ id: String, _ act: @escaping () -> Void) -> UIBarButtonItem {
        let item = UIBarButtonItem(image: UIImage(systemName: symbol), primaryAction: UIAction { _ in act() })
        item.accessibilityIdentifier = id
        return item
    }

    override func viewDidLayoutSubviews() {
        let (safe, size) = (view.safeAreaInsets, view.bounds.size)
        card.frame = CGRect(x: 16, y: safe.top + 16, width: size.width - 32, height: 130)
        title1.place(x: 18, y: 18, width: size.width - 68)
        note.place(x: 18, y: 54, width: size.width - 68)
        bar.frame = CGRect(x: 0, y: size.height - safe.bottom - 44, width: size.width, height: 44)
    }

    private func showPeople() {
        let list = PeopleViewController()
        list.modalPresentationStyle = .popover
        list.preferredContentSize = CGSize(width: 220, height: 150)
        list.popoverPresentationController?.sourceView = bar
        list.popoverPresentationController?.sourceRect = CGRect(x: 16, y: 0, width: 30, height: 44)
        list.popoverPresentationController?.delegate = self
        present(list, animated: true)
    }

    private func showSheet() {
        let sheet = WishViewController()
        sheet.sheetPresentationController?.detents = [.medium(), .large()]
        sheet.sheetPresentationController?.prefersGrabberVisible = true
        sheet.sheetPresentationController?.preferredCornerRadius = 22
        present(sheet, animated: true)
    }

    private func showMore() {
        let list = UIAlertController(title: "Shared basket", message: nil, preferredStyle: .actionSheet)
        list.addAction(UIAlertAction(title: "Rename", style: .default))
        list.addAction(UIAlertAction(title: "Leave", style: .destructive))
        list.addAction(UIAlertAction(title: "Cancel", style: .cancel))
        present(list, animated: true)
    }

    func adaptivePresentationStyle(for controller: UIPresentationController) -> UIModalPresentationStyle { .none }
}

final class PeopleViewController: UIViewController {
    private let names = ["Ida", "Tomasz", "Mireille"].map { Theme.label($0, size: 17) }

    override func viewDidLoad() {
        view.backgroundColor = .clear
        for name in names { view.addSubview(name) }
    }

    override func viewDidLayoutSubviews() {
        for (index, name) in names.enumerated() { name.place(x: 20, y: 18 + CGFloat(index) * 42, width: 180) }
    }
}

final class WishViewController: UIViewController {
    private let heading = Theme.label("Wish for something", size: 20, weight: .bold)
    private let text = UITextView(frame: .zero)
    private lazy var done = Theme.button("Add it", id: "wish.done") { [weak self] in
        self?.text.resignFirstResponder()
        self?.dismiss(animated: true)
    }
    private var keyboard: (any NSObjectProtocol)?

    override func viewDidLoad() {
        view.backgroundColor = Theme.paper
        text.font = .systemFont(ofSize: 17)
        text.backgroundColor = Theme.ground
        text.layer.cornerRadius = 12
        text.accessibilityIdentifier = "wish.text"
        view.add(heading, text, done)
        keyboard = whenTheKeyboardMoves(UIResponder.keyboardWillShowNotification) { [weak self] in self?.makeRoom() }
    }

    override func viewDidDisappear(_ animated: Bool) {
        super.viewDidDisappear(animated)
        if let keyboard { NotificationCenter.default.removeObserver(keyboard) }
    }

    /// For the keyboard.
    private func makeRoom() {
        guard let sheet = sheetPresentationController, view.window != nil else { return }
        sheet.animateChanges { sheet.selectedDetentIdentifier = .large }
    }

    override func viewDidLayoutSubviews() {
        let width = view.bounds.width - 40
        heading.place(x: 20, y: 28, width: width)
        text.frame = CGRect(x: 20, y: 64, width: width, height: 110)
        done.frame = CGRect(x: 20, y: 190, width: width, height: 52)
    }
}
