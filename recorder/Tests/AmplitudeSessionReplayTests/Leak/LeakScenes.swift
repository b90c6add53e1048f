// Canaries where a grid cannot hold them: navigation, alerts, views that change what they are, and cells that are used
// again for other content.
import Foundation
import UIKit

@testable import AmplitudeSessionReplay

@MainActor struct LeakScenes {
    static let entrances = [
        "UIViewController.title", "UINavigationItem.init(title:)", "UINavigationItem.title", "UINavigationItem.prompt",
        "UINavigationItem.backButtonTitle", "UIAlertController.init(title:message:preferredStyle:)",
        "UIAlertController.message", "UIAlertAction.init(title:style:handler:)",
        "UITableViewDataSource.tableView(_:titleForHeaderInSection:)",
    ]

    private let stage: LeakStage

    init(_ stage: LeakStage) { self.stage = stage }

    func tell() {
        changeKinds()
        navigate()
        alert()
        scrollTable()
        scrollCollection()
    }

    // MARK: Views that change

    private func changeKinds() {
        stage.phase = "kind change"
        let (note, secret, card, picture) = (UITextView(), UITextField(), UITextField(), UIImageView(frame: .zero))
        note.isEditable = false
        secret.isSecureTextEntry = true
        card.textContentType = .creditCardNumber
        for (index, view) in ([note, secret, card, picture] as [UIView]).enumerated() {
            view.frame = CGRect(x: 0, y: 100 + 60 * index, width: 300, height: 40)
            stage.phone.view.addSubview(view)
        }
        let secure = Content.text(.editable, isSecure: true)
        let sensitive = Content.text(.editable, isSensitive: true)
        func plant(_ noteKind: MaskQuestion.Kind, shows: Bool) {
            note.text = stage.canary("a text view", .text(noteKind)).text
            secret.text = stage.canary("a field for a password", secure).text
            card.text = stage.canary("a field for a card", sensitive).text
            picture.image = shows ? stage.canary("a picture", .image).image : nil
            stage.look()
        }
        plant(.fixed, shows: true)
        (note.isEditable, secret.isSecureTextEntry, card.textContentType) = (true, false, nil)
        plant(.editable, shows: false)
        // What was typed into stays so, and what was a password or a card.
        note.isEditable = false
        plant(.editable, shows: true)
    }

    // MARK: Bars

    private func navigate() {
        stage.phase = "navigation"
        let navigation = UINavigationController(rootViewController: controller(Situation()))
        stage.phone.window.rootViewController = navigation
        stage.settle()
        navigation.pushViewController(controller(Situation()), animated: true)
        stage.settle()
        navigation.topViewController?.title = stage.canary("a new title").text
        stage.settle()
        stage.phase = "masked navigation"
        navigation.navigationBar.amp_isMasked = true
        navigation.pushViewController(controller(Situation(ancestors: .masked)), animated: true)
        stage.settle()
        _ = navigation.popViewController(animated: true)
        stage.settle()
        navigation.navigationBar.amp_isMasked = nil
        stage.settle()
    }

    /// What its bar shows; the back button's title is seen once something lies over it.
    private func controller(_ situation: Situation) -> UIViewController {
        let controller = UIViewController()
        controller.title = stage.canary("UIViewController.title", .text(.fixed), situation).text
        controller.navigationItem.prompt = stage.canary("a prompt", .text(.fixed), situation, isDrawn: false).text
        controller.navigationItem.backButtonTitle = stage.canary("a back title", .text(.fixed), situation, isDrawn: false).text
        controller.navigationItem.rightBarButtonItem = UIBarButtonItem(
            title: stage.canary("a bar button", .text(.fixed), situation).text,
            image: stage.canary("a bar picture", .image, situation).image)
        return controller
    }

    // MARK: Alerts

    private func alert() {
        for (name, setting) in [("alert", MaskQuestion.Setting.unset), ("masked alert", .masked), ("blocked alert", .blocked)] {
            for style in [UIAlertController.Style.alert, .actionSheet] {
                stage.phase = name
                show(style, setting)
            }
        }
    }

    private func show(_ style: UIAlertController.Style, _ setting: MaskQuestion.Setting) {
        let inside: [MaskQuestion.Setting: MaskQuestion.Ancestors] = [.masked: .masked, .blocked: .blocked]
        let situation = Situation(ancestors: inside[setting] ?? .plain)
        let alert = UIAlertController(
            title: stage.canary("a title", .text(.fixed), situation).text,
            message: stage.canary("a message", .text(.fixed), situation).text, preferredStyle: style)
        for style in [UIAlertAction.Style.default, .cancel, .destructive] {
            let title = stage.canary("an action", .text(.fixed), situation).text
            alert.addAction(UIAlertAction(title: title, style: style))
        }
        alert.view.set(setting)
        stage.phone.window.rootViewController?.present(alert, animated: true)
        stage.settle()
        alert.dismiss(animated: true)
        stage.settle()
    }

    // MARK: Reuse

    private func scrollTable() {
        stage.phase = "table"
        let (table, rows) = (UITableView(frame: stage.phone.window.bounds, style: .plain), LeakRows(stage))
        table.register(LeakTableCell.self, forCellReuseIdentifier: "cell")
        table.dataSource = rows
        show(table)
        rows.checkReuse()
    }

    private func scrollCollection() {
        stage.phase = "collection"
        let layout = UICollectionViewFlowLayout()
        layout.itemSize = CGSize(width: 390, height: 44)
        let (collection, rows) = (
            UICollectionView(frame: stage.phone.window.bounds, collectionViewLayout: layout), LeakRows(stage)
        )
        collection.register(LeakCollectionCell.self, forCellWithReuseIdentifier: "cell")
        collection.dataSource = rows
        show(collection)
        rows.checkReuse()
    }

    private func show(_ list: UIScrollView) {
        stage.phone.window.rootViewController = UIViewController()
        stage.phone.view.addSubview(list)
        stage.look()
        for _ in 0..<6 {
            list.contentOffset.y += 300
            stage.look()
        }
    }
}
