// Every way by which an app puts a text or a picture on a view of its own, with what the recorder takes it for; and the
// ways of which nothing is ever recorded, or nothing but names of the programmer's, with the reason.
import Foundation
import QuartzCore
import SwiftUI
import UIKit

@testable import AmplitudeSessionReplay

@MainActor enum Specimens {
    static let all = labels + images + buttons + inputs + searches + bars + lists + silent

    private static let size = CGRect(x: 0, y: 0, width: 120, height: 30)

    private static let labels = [
        Specimen(entrances: ["UILabel.text"], content: .text(.fixed)) {
            Planted(UILabel(frame: size)) { $0.text = $1.text }
        },
        Specimen(entrances: ["UILabel.attributedText"], content: .text(.fixed)) {
            Planted(UILabel(frame: size)) { $0.attributedText = runs($1.text) }
        },
        Specimen(entrances: ["CATextLayer.string"], content: .text(.drawn)) {
            Planted(TextLayerView(frame: size)) { ($0.layer as? CATextLayer)?.string = $1.text }
        },
        Specimen(entrances: ["CATextLayer.string"], content: .text(.drawn), isOwn: false) {
            let (view, layer) = (UIView(frame: size), CATextLayer())
            (layer.frame, layer.fontSize) = (view.bounds, 12)
            view.layer.addSublayer(layer)
            return Planted(view) { layer.string = runs($1.text) }
        },
        Specimen(entrances: ["UIView.accessibilityIdentifier"], content: .text(.identifier)) {
            Planted(UIView(frame: size)) { $0.accessibilityIdentifier = $1.text }
        },
    ]

    private static let images = [
        Specimen(entrances: ["UIImageView.image", "UIImage.init(data:)"], content: .image) {
            Planted(UIImageView(frame: size)) { $0.image = $1.image }
        },
        Specimen(entrances: ["UIImageView.init(image:)"], content: .image) {
            Planted(UIImageView(image: UIImage(systemName: "star"))) { $0.image = $1.image }
        },
        Specimen(entrances: ["UIImageView.highlightedImage"], content: .image) {
            let view = UIImageView(frame: size)
            view.isHighlighted = true
            return Planted(view) { $0.highlightedImage = $1.image }
        },
        Specimen(entrances: ["CALayer.contents"], content: .image) {
            Planted(UIView(frame: size)) { $0.layer.contents = $1.image.cgImage }
        },
        Specimen(entrances: ["CALayer.contents"], content: .image, isOwn: false) {
            let (view, layer) = (UIView(frame: size), CALayer())
            layer.frame = view.bounds
            view.layer.addSublayer(layer)
            return Planted(view) { layer.contents = $1.image.cgImage }
        },
        Specimen(entrances: ["UIImage.init(cgImage:)", "UIImage.init(cgImage:scale:orientation:)"], content: .image) {
            Planted(UIImageView(frame: size)) { view, canary in
                view.image = canary.image.cgImage.map { UIImage(cgImage: $0, scale: 2, orientation: .up) }
            }
        },
        Specimen(entrances: ["UIImage.animatedImage(with:duration:)"], content: .image) {
            Planted(UIImageView(frame: size)) { view, canary in
                view.image = UIImage.animatedImage(with: [canary.image], duration: 1)
            }
        },
        Specimen(entrances: ["UIImageView.animationImages"], content: .image, isDrawn: false) {
            Planted(UIImageView(frame: size)) { view, canary in view.animationImages = [canary.image] }
        },
        Specimen(entrances: ["UIImage.init(data:scale:)"], content: .image) {
            Planted(UIImageView(frame: size)) { $0.image = UIImage(data: $1.image.pngData() ?? Data(), scale: 3) }
        },
        Specimen(entrances: ["UIImage.init(named:)"], content: .image) {
            Planted(UIImageView(frame: size)) {
                StandInImages.named[$1.text] = $1.image.pngData()
                $0.image = UIImage(named: $1.text)
            }
        },
    ]

    private static let buttons = [
        Specimen(entrances: ["Configuration.title"], content: .text(.fixed)) {
            Planted(configured()) { $0.configuration?.title = $1.text }
        },
        Specimen(entrances: ["Configuration.attributedTitle"], content: .text(.fixed)) {
            Planted(configured()) { $0.configuration?.attributedTitle = AttributedString($1.text) }
        },
        Specimen(entrances: ["Configuration.subtitle"], content: .text(.fixed)) {
            Planted(configured()) { $0.configuration?.subtitle = $1.text }
        },
        Specimen(entrances: ["Configuration.image"], content: .image) {
            Planted(configured()) { $0.configuration?.image = $1.image }
        },
        Specimen(entrances: ["UIButton.setTitle(_:for:)"], content: .text(.fixed)) {
            Planted(button(.custom)) { $0.setTitle($1.text, for: .normal) }
        },
        Specimen(entrances: ["UIButton.setImage(_:for:)"], content: .image) {
            Planted(button(.system)) { $0.setImage($1.image, for: .normal) }
        },
        Specimen(entrances: ["UISegmentedControl.init(items:)"], content: .text(.fixed)) {
            // Titles are given once: a new canary takes a new control, inside the one that stays.
            Planted(Holder(frame: size)) { holder, canary in
                holder.hold(UISegmentedControl(items: [canary.text, "other"]))
            }
        },
    ]

    private static let inputs = [
        Specimen(entrances: ["UITextField.text"], content: .text(.editable)) { field { $0.text = $1.text } },
        Specimen(entrances: ["UITextField.attributedText"], content: .text(.editable)) {
            field { $0.attributedText = runs($1.text) }
        },
        Specimen(entrances: ["UITextField.insertText(_:)", "UIKeyInput.insertText(_:)"], content: .text(.editable)) {
            field {
                $0.text = ""
                $0.insertText($1.text)
            }
        },
        Specimen(entrances: ["UITextField.placeholder"], content: .text(.fixed)) { field { $0.placeholder = $1.text } },
        Specimen(entrances: ["UITextField.attributedPlaceholder"], content: .text(.fixed)) {
            field { $0.attributedPlaceholder = runs($1.text) }
        },
        Specimen(entrances: ["UITextField.text"], content: .text(.editable, isSecure: true)) {
            field({ $0.isSecureTextEntry = true }) { $0.text = $1.text }
        },
        Specimen(entrances: ["UITextField.text"], content: .text(.editable, isSensitive: true)) {
            field({ $0.textContentType = .creditCardNumber }) { $0.text = $1.text }
        },
        Specimen(entrances: ["UITextField.text"], content: .text(.editable, isSensitive: true)) {
            field({ $0.keyboardType = .emailAddress }) { $0.text = $1.text }
        },
        Specimen(entrances: ["UITextView.text"], content: .text(.editable)) {
            Planted(UITextView(frame: size)) { $0.text = $1.text }
        },
        Specimen(entrances: ["UITextView.attributedText"], content: .text(.fixed)) {
            let view = UITextView(frame: size)
            view.isEditable = false
            return Planted(view) { $0.attributedText = runs($1.text) }
        },
        Specimen(entrances: ["UITextView.insertText(_:)"], content: .text(.editable)) {
            Planted(UITextView(frame: size)) {
                $0.text = ""
                $0.insertText($1.text)
            }
        },
        Specimen(entrances: ["UITextView.text"], content: .text(.editable, isSensitive: true)) {
            let view = UITextView(frame: size)
            view.textContentType = .telephoneNumber
            return Planted(view) { $0.text = $1.text }
        },
        Specimen(entrances: ["UIKeyInput.insertText(_:)"], content: .text(.unknown)) {
            Planted(TypedLabel(frame: size)) { $0.text = $1.text }
        },
    ]

    private static let searches = [
        Specimen(entrances: ["UISearchBar.text"], content: .text(.editable)) {
            Planted(UISearchBar(frame: size)) { $0.text = $1.text }
        },
        Specimen(entrances: ["UISearchBar.placeholder"], content: .text(.fixed)) {
            Planted(UISearchBar(frame: size)) { $0.placeholder = $1.text }
        },
        Specimen(entrances: ["UISearchBar.prompt"], content: .text(.fixed)) {
            Planted(UISearchBar(frame: size)) { $0.prompt = $1.text }
        },
        Specimen(entrances: ["UISearchBar.scopeButtonTitles"], content: .text(.fixed)) {
            let bar = UISearchBar(frame: size)
            bar.showsScopeBar = true
            return Planted(bar) { $0.scopeButtonTitles = [$1.text, "other"] }
        },
    ]

    private static let bars = [
        Specimen(
            entrances: ["UITabBarItem.init(title:image:tag:)", "UITabBarItem.init(title:image:selectedImage:)"],
            content: .text(.fixed), isOwn: false
        ) {
            Planted(UITabBar(frame: size)) {
                $0.items = [
                    UITabBarItem(title: $1.text, image: nil, tag: 1),
                    UITabBarItem(title: $1.text, image: nil, selectedImage: nil),
                ]
            }
        },
        Specimen(entrances: ["UITabBarItem.selectedImage"], content: .image, isOwn: false) {
            Planted(UITabBar(frame: size)) {
                let item = UITabBarItem(title: nil, image: UIImage(systemName: "star"), tag: 1)
                item.selectedImage = $1.image
                ($0.items, $0.selectedItem) = ([item], item)
            }
        },
        Specimen(entrances: ["UITabBarItem.badgeValue"], content: .text(.fixed), isOwn: false) {
            Planted(UITabBar(frame: size)) {
                let item = UITabBarItem(title: nil, image: nil, tag: 1)
                item.badgeValue = $1.text
                $0.items = [item]
            }
        },
        Specimen(
            entrances: ["UIBarItem.title", "UIBarButtonItem.init(title:image:primaryAction:)"], content: .text(.fixed),
            isOwn: false
        ) {
            Planted(UIToolbar(frame: size)) {
                let item = UIBarButtonItem(title: "title", image: nil)
                item.title = $1.text
                $0.items = [item]
            }
        },
        Specimen(entrances: ["UIAction.init(title:image:handler:)"], content: .text(.fixed), isOwn: false) {
            Planted(UIToolbar(frame: size)) {
                $0.items = [UIBarButtonItem(primaryAction: UIAction(title: $1.text) { _ in })]
            }
        },
        Specimen(entrances: ["UIBarItem.image"], content: .image, isOwn: false) {
            Planted(UIToolbar(frame: size)) {
                let item = UIBarButtonItem(title: nil, image: UIImage(systemName: "star"))
                item.image = $1.image
                $0.items = [item]
            }
        },
        Specimen(entrances: ["UIBarItem.accessibilityIdentifier"], content: .text(.identifier), isOwn: false) {
            Planted(UIToolbar(frame: size)) {
                let item = UIBarButtonItem(title: "title", image: nil)
                item.accessibilityIdentifier = $1.text
                $0.items = [item]
            }
        },
        Specimen(entrances: ["UIRefreshControl.attributedTitle"], content: .text(.fixed)) {
            Planted(UIRefreshControl(frame: size)) { $0.attributedTitle = runs($1.text) }
        },
        Specimen(entrances: ["UIPageControl.preferredIndicatorImage"], content: .image, isDrawn: false) {
            let pages = UIPageControl(frame: size)
            pages.numberOfPages = 3
            return Planted(pages) { $0.preferredIndicatorImage = $1.image }
        },
    ]

    private static let lists = [
        Specimen(
            entrances: ["UIPickerViewDelegate.pickerView(_:titleForRow:forComponent:)"], content: .text(.editable)
        ) {
            let (picker, rows) = (UIPickerView(frame: CGRect(x: 0, y: 0, width: 120, height: 120)), PickerRows())
            (picker.dataSource, picker.delegate) = (rows, rows)
            return Planted(picker) {
                rows.title = $1.text
                $0.reloadAllComponents()
            }
        },
        Specimen(entrances: ["Text.init(_:)", "Text.init(verbatim:)"], content: .text(.fixed), isOwn: false, isDrawn: false) {
            let host = UIHostingController(rootView: Text(verbatim: ""))
            host.view.frame = size
            return Planted(host.view) { host.rootView = Text($1.text) }
        },
    ]

    /// Set, and in no recording.
    private static let silent = [
        Specimen(entrances: ["UIView.accessibilityLabel"], content: .never) {
            Planted(UIView(frame: size)) { $0.accessibilityLabel = $1.text }
        },
        Specimen(entrances: ["UIView.accessibilityValue"], content: .never) {
            Planted(UIView(frame: size)) { $0.accessibilityValue = $1.text }
        },
        Specimen(entrances: ["CALayer.name"], content: .never) {
            Planted(UIView(frame: size)) { $0.layer.name = $1.text }
        },
        Specimen(entrances: ["CALayer.filters", "CALayer.compositingFilter"], content: .never) {
            Planted(UIView(frame: size)) {
                $0.layer.filters = [$1.text]
                $0.layer.compositingFilter = $1.text
            }
        },
        Specimen(entrances: ["UIGestureRecognizer.name"], content: .never) {
            let view = UIView(frame: size)
            let recognizer = UIPanGestureRecognizer(target: nil, action: nil)
            view.addGestureRecognizer(recognizer)
            return Planted(view) { recognizer.name = $1.text }
        },
        Specimen(entrances: ["UIScene.title"], content: .never) {
            Planted(UIView(frame: size)) { UIApplication.shared.connectedScenes.first?.title = $1.text }
        },
    ]

    // MARK: Parts

    private static func configured() -> UIButton {
        let button = UIButton(configuration: .filled())
        button.frame = size
        return button
    }

    private static func button(_ type: UIButton.ButtonType) -> UIButton {
        let button = UIButton(type: type)
        button.frame = size
        return button
    }

    private static func field(
        _ prepare: (UITextField) -> Void = { _ in }, _ plant: @escaping @MainActor (UITextField, Canary) -> Void
    ) -> Planted {
        let field = UITextField(frame: size)
        prepare(field)
        return Planted(field, plant)
    }

    /// In two runs, so that it does not matter how a text is cut into them.
    private static func runs(_ text: String) -> NSAttributedString {
        let string = NSMutableAttributedString(string: String(text.prefix(5)), attributes: [.font: UIFont.systemFont(ofSize: 15)])
        // Not set over the first: Foundation on Linux now and then dies of that.
        let bold = UIFont.boldSystemFont(ofSize: 15)
        string.append(NSAttributedString(string: String(text.dropFirst(5)), attributes: [.font: bold]))
        return string
    }
}

/// A label that is typed into, as fields for one-time codes are often made.
final class TypedLabel: UILabel, UIKeyInput {
    var hasText: Bool { text?.isEmpty == false }
    var isSecureTextEntry = false
    var textContentType: UITextContentType!
    var keyboardType: UIKeyboardType = .default

    func insertText(_ text: String) {}
    func deleteBackward() {}
}

final class TextLayerView: UIView {
    override class var layerClass: AnyClass { CATextLayer.self }
}

/// Rows that all have one title.
@MainActor final class PickerRows: NSObject, UIPickerViewDataSource, UIPickerViewDelegate {
    var title = ""

    func numberOfComponents(in pickerView: UIPickerView) -> Int { 1 }
    func pickerView(_ pickerView: UIPickerView, numberOfRowsInComponent component: Int) -> Int { 3 }
    func pickerView(_ pickerView: UIPickerView, titleForRow row: Int, forComponent component: Int) -> String? { title }
}
