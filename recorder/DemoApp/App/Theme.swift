// The shop's colours, type and small building blocks.
import Foundation
import UIKit

@MainActor enum Theme {
    nonisolated static let brand = UIColor(rgb: 0x1E7B4F)
    nonisolated static let brandDeep = UIColor(rgb: 0x0F5B43)
    nonisolated static let brandSoft = UIColor(rgb: 0xE4F3EA)
    nonisolated static let accent = UIColor(rgb: 0xF28C38)
    nonisolated static let accentSoft = UIColor(rgb: 0xFFF1E1)
    nonisolated static let ink = UIColor(rgb: 0x17211C)
    nonisolated static let quiet = UIColor(rgb: 0x6B756F)
    nonisolated static let paper = UIColor(rgb: 0xFFFFFF)
    nonisolated static let ground = UIColor(rgb: 0xF5F6F3)
    nonisolated static let line = UIColor(rgb: 0xE3E6E1)
    nonisolated static let sun = UIColor(rgb: 0xE6A417)

    static func label(
        _ text: String = "", size: CGFloat, weight: UIFont.Weight = .regular, color: UIColor = ink, lines: Int = 1
    ) -> UILabel {
        let label = UILabel()
        label.text = text
        label.font = .systemFont(ofSize: size, weight: weight)
        label.textColor = color
        label.numberOfLines = lines
        return label
    }

    static func priceLabel(size: CGFloat, weight: UIFont.Weight = .semibold) -> UILabel {
        let label = UILabel()
        label.font = .systemFont(ofSize: size, weight: weight)
        label.textColor = ink
        return label
    }

    /// A filled button, 52 points high by convention.
    static func button(_ title: String, id: String, color: UIColor = brand, action: @escaping () -> Void) -> UIButton {
        let button = UIButton(type: .system)
        button.setTitle(title, for: .normal)
        button.setTitleColor(.white, for: .normal)
        button.setTitleColor(UIColor(white: 1, alpha: 0.7), for: .disabled)
        button.titleLabel?.font = .systemFont(ofSize: 17, weight: .semibold)
        button.backgroundColor = color
        button.layer.cornerRadius = 14
        button.accessibilityIdentifier = id
        button.addAction(UIAction { _ in action() }, for: .touchUpInside)
        return button
    }

    static func link(_ title: String, id: String, size: CGFloat = 15, action: @escaping () -> Void) -> UIButton {
        let button = UIButton(type: .system)
        button.setTitle(title, for: .normal)
        button.setTitleColor(brand, for: .normal)
        button.titleLabel?.font = .systemFont(ofSize: size, weight: .medium)
        button.accessibilityIdentifier = id
        button.addAction(UIAction { _ in action() }, for: .touchUpInside)
        return button
    }

    static func symbol(_ name: String, color: UIColor) -> UIImageView {
        let view = UIImageView(image: UIImage(systemName: name)?.withRenderingMode(.alwaysTemplate))
        view.tintColor = color
        view.contentMode = .scaleAspectFit
        return view
    }

    static func card() -> UIView {
        let card = UIView()
        card.backgroundColor = paper
        card.layer.cornerRadius = 16
        card.layer.shadowColor = UIColor.black.cgColor
        card.layer.shadowOpacity = 0.06
        card.layer.shadowOffset = CGSize(width: 0, height: 4)
        card.layer.shadowRadius = 12
        return card
    }
}

extension UIColor {
    convenience init(rgb: UInt32) {
        self.init(
            red: CGFloat(rgb >> 16 & 255) / 255, green: CGFloat(rgb >> 8 & 255) / 255,
            blue: CGFloat(rgb & 255) / 255, alpha: 1)
    }
}

/// A view whose own layer is a gradient.
final class GradientView: UIView {
    override class var layerClass: AnyClass { CAGradientLayer.self }

    convenience init(_ colors: [UIColor], diagonal: Bool = false) {
        self.init(frame: .zero)
        guard let gradient = layer as? CAGradientLayer else { return }
        gradient.colors = colors.map(\.cgColor)
        gradient.startPoint = CGPoint(x: diagonal ? 0 : 0.5, y: 0)
        gradient.endPoint = CGPoint(x: diagonal ? 1 : 0.5, y: 1)
    }
}

extension UIView {
    /// Adds several views at once, back to front.
    func add(_ views: UIView...) { for view in views { addSubview(view) } }
}

extension UILabel {
    /// Puts the label at a point with the size its text needs, at most `width` wide.
    func place(x: CGFloat, y: CGFloat, width: CGFloat) {
        let size = sizeThatFits(CGSize(width: width, height: 0))
        frame = CGRect(x: x, y: y, width: min(size.width, width), height: size.height)
    }

    /// The same, ending at `right`.
    func place(right: CGFloat, y: CGFloat, width: CGFloat = 400) {
        let size = sizeThatFits(CGSize(width: width, height: 0))
        frame = CGRect(x: right - size.width, y: y, width: size.width, height: size.height)
    }
}
