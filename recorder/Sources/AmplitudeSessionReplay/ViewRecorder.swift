// A recorder per UIKit class: what of a view becomes content of its node, and which of its subviews are looked at.
// The table is asked from the top; the first class that fits decides. Main thread only.
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// Which views inside a view are recorded.
enum Descent {
    case all
    case none
    case only([UIView])
}

/// What recorders need beside the view.
@MainActor struct RecordingContext {
    /// Knows what the app said of the view in hand: it differs from view to view.
    var masker: Masker
    var texts: TextCapture
    let pictures: PictureKeys
}

@MainActor struct ViewRecorder {
    /// Whether a view can be this recorder's at all, by its class; asked once per class.
    private let fits: (UIView) -> Bool
    /// nil: the view is none of this recorder's.
    let record: (UIView, inout ViewNode, RecordingContext) -> Descent?

    init<View: UIView>(
        _ type: View.Type, _ record: @escaping @MainActor (View, inout ViewNode, RecordingContext) -> Descent
    ) {
        fits = { $0 is View }
        self.record = { view, node, context in
            guard let view = view as? View else { return nil }
            return record(view, &node, context)
        }
    }

    init(
        where fits: @escaping (UIView) -> Bool = { _ in true },
        record: @escaping @MainActor (UIView, inout ViewNode, RecordingContext) -> Descent?
    ) {
        (self.fits, self.record) = (fits, record)
    }

    /// Those of the table that can be asked about a view of this class, in the table's order.
    static func recorders(for view: UIView) -> [ViewRecorder] {
        let type = ObjectIdentifier(Swift.type(of: view))
        if let known = byClass[type] { return known }
        let fitting = table.filter { $0.fits(view) }
        byClass[type] = fitting
        return fitting
    }

    private static var byClass: [ObjectIdentifier: [ViewRecorder]] = [:]

    private static let table: [ViewRecorder] =
        [
            ViewRecorder(record: Placeholders.record),
            ViewRecorder(UITextField.self, InputRecorders.textField),
            ViewRecorder(UITextView.self, InputRecorders.textView),
            ViewRecorder(where: { $0 is any UIKeyInput }, record: InputRecorders.ownInput),
            ViewRecorder(UILabel.self, label),
            ViewRecorder(UIImageView.self, imageView),
        ] + ControlRecorders.table + PickerRecorders.table + RefreshRecorders.table + [
            ViewRecorder(UIVisualEffectView.self, effect), ViewRecorder(record: LayerContents.record),
        ]

    private static func label(_ label: UILabel, _ node: inout ViewNode, _ context: RecordingContext) -> Descent {
        node.kind = .text
        var box = TextBox(
            area: CGRect(origin: .zero, size: label.bounds.size), lineLimit: label.numberOfLines,
            lineBreak: label.lineBreakMode, alignment: label.textAlignment, isCentered: true,
            isRightToLeft: label.isRightToLeft)
        if label.adjustsFontSizeToFitWidth, label.minimumScaleFactor > 0 { box.smallestScale = label.minimumScaleFactor }
        if label.isHighlighted { box.color = label.highlightedTextColor.flatMap(LayerLooks.color) }
        if node.shadow == nil, let color = label.shadowColor.flatMap(LayerLooks.color) {
            let offset = Point2(LayerLooks.finite(label.shadowOffset.width), LayerLooks.finite(label.shadowOffset.height))
            node.shadow = ViewNode.Shadow(color: color, radius: 0, offset: offset)
        }
        switch context.masker.read(label.attributedText, .fixed) {
        case .shown(let text):
            node.$text = context.texts.text(text, in: box, of: node.id, width: node.frame.width)
        case .masked(let reason):
            let lines = label.attributedText.map { context.texts.lineCount($0, in: box, of: node.id) } ?? 0
            node.mask = ViewNode.Mask(reason: reason, lines: lines)
        }
        return .none
    }

    private static func imageView(_ view: UIImageView, _ node: inout ViewNode, _ context: RecordingContext) -> Descent {
        let highlighted = view.isHighlighted ? view.highlightedImage : nil
        let frame = view.isAnimating ? view.animationImages?.first : nil
        guard let image = frame ?? highlighted ?? view.image, image.size.width > 0, image.size.height > 0 else { return .all }
        node.kind = .image
        switch context.masker.show(image) {
        case .masked(let reason): node.mask = ViewNode.Mask(reason: reason, lines: 0)
        case .shown(let shown): node.image = picture(shown, in: view, context)
        }
        return .all
    }

    private static func picture(_ shown: ShownImage, in view: UIImageView, _ context: RecordingContext) -> ViewNode.Image {
        let image = shown.image
        let isTemplate =
            image.renderingMode == .alwaysTemplate || image.isSymbolImage && image.renderingMode == .automatic
        let picture = context.pictures.picture(shown, view.preferredSymbolConfiguration)
        return ViewNode.Image(
            resource: picture.key, mode: mode(view.contentMode),
            tint: isTemplate ? LayerLooks.color(view.tintColor) : nil,
            size: Size2(LayerLooks.finite(picture.size.width), LayerLooks.finite(picture.size.height)))
    }

    static func mode(_ mode: UIView.ContentMode) -> ViewNode.ContentMode {
        switch mode {
        case .scaleAspectFit: return .fit
        case .scaleAspectFill: return .cover
        case .center: return .center
        case .top: return .top
        case .bottom: return .bottom
        case .left: return .left
        case .right: return .right
        case .topLeft: return .topLeft
        case .topRight: return .topRight
        case .bottomLeft: return .bottomLeft
        case .bottomRight: return .bottomRight
        default: return .fill
        }
    }

    private static func effect(
        _ view: UIVisualEffectView, _ node: inout ViewNode, _ context: RecordingContext
    ) -> Descent {
        guard let blur = BlurStyles.blur(of: view) else { return .all }
        node.blur = blur
        // The private views beside the content are what the style stands for; with both, the tint would be there twice.
        return .only([view.contentView])
    }
}

extension UIView {
    var isRightToLeft: Bool { effectiveUserInterfaceLayoutDirection == .rightToLeft }
}

extension ViewNode {
    /// Stands for the view and all inside it. Keeps the box, drops what is drawn in it.
    mutating func becomePlaceholder(_ reason: PlaceholderReason, label: String? = nil) {
        kind = .placeholder
        (text, image, control, input, mask, blur, gradient, children) = (nil, nil, nil, nil, nil, nil, nil, [])
        scroll = .zero
        placeholder = Placeholder(reason: reason, label: label)
    }
}
