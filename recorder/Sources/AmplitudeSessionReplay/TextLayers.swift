// Texts that a layer draws, of a view or of none. Main thread only.
import Foundation
import QuartzCore
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

@MainActor enum TextLayers {
    static func record(_ layer: CATextLayer, _ node: inout ViewNode, _ context: RecordingContext) {
        node.kind = .text
        let box = box(of: layer)
        switch context.masker.read(text(of: layer), .drawn) {
        case .shown(let text): node.$text = context.texts.text(text, in: box, of: node.id, width: node.frame.width)
        case .masked(let reason):
            let lines = text(of: layer).map { context.texts.lineCount($0, in: box, of: node.id) } ?? 0
            node.mask = ViewNode.Mask(reason: reason, lines: lines)
        }
    }

    /// An attributed one has its own looks.
    private static func text(of layer: CATextLayer) -> NSAttributedString? {
        if let attributed = layer.string as? NSAttributedString { return attributed }
        guard let string = layer.string as? String else { return nil }
        var looks: [NSAttributedString.Key: Any] = [.font: font(of: layer)]
        if let color = layer.foregroundColor { looks[.foregroundColor] = UIColor(cgColor: color) }
        return NSAttributedString(string: string, attributes: looks)
    }

    /// It may be a font, or the name of one; of fonts of Core Graphics the size alone is known.
    private static func font(of layer: CATextLayer) -> UIFont {
        let size = CGFloat(LayerLooks.finite(layer.fontSize))
        if let font = layer.font as? UIFont { return font.withSize(size) }
        return (layer.font as? String).flatMap { UIFont(name: $0, size: size) } ?? .systemFont(ofSize: size)
    }

    private static func box(of layer: CATextLayer) -> TextBox {
        let alignments: [CATextLayerAlignmentMode: NSTextAlignment] = [
            .left: .left, .right: .right, .center: .center, .justified: .justified,
        ]
        let cuts: [CATextLayerTruncationMode: NSLineBreakMode] = [
            .start: .byTruncatingHead, .middle: .byTruncatingMiddle, .end: .byTruncatingTail,
        ]
        return TextBox(
            area: CGRect(origin: .zero, size: layer.bounds.size), lineLimit: layer.isWrapped ? 0 : 1,
            lineBreak: cuts[layer.truncationMode] ?? (layer.isWrapped ? .byWordWrapping : .byClipping),
            alignment: alignments[layer.alignmentMode] ?? .natural, isCentered: false, isRightToLeft: false)
    }
}
