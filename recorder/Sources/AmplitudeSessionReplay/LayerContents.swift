// What a layer holds as its contents: a picture that the app put there is recorded as a picture; what a view of the app drew by
// itself cannot be read and becomes a placeholder that says so. Main thread only; nothing is drawn.
import CoreGraphics
import Foundation
import QuartzCore
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

@MainActor enum LayerContents {
    /// Smaller drawings are lines and dots: a placeholder would say more than they did.
    private static let smallest: CGFloat = 16

    /// The last recorder to be asked: of views that are of no class that is known.
    static func record(_ view: UIView, _ node: inout ViewNode, _ context: RecordingContext) -> Descent? {
        if node.kind == .view, let text = view.layer as? CATextLayer {
            TextLayers.record(text, &node, context)
            return .all
        }
        guard node.kind == .view, let contents = view.layer.contents else { return nil }
        if let image = ClassNames.image(contents) {
            apply(image, of: view.layer, mode: ViewRecorder.mode(view.contentMode), to: &node, context)
        } else if isOwnDrawing(view) {
            node.becomePlaceholder(.unsupported, label: "own drawing")
            return Descent.none
        }
        return .all
    }

    /// Of a layer that no view owns.
    static func record(_ layer: CALayer, _ node: inout ViewNode, _ context: RecordingContext) {
        if let text = layer as? CATextLayer { return TextLayers.record(text, &node, context) }
        guard let image = layer.contents.flatMap(ClassNames.image) else { return }
        let modes: [CALayerContentsGravity: ViewNode.ContentMode] = [
            .resize: .fill, .resizeAspect: .fit, .resizeAspectFill: .cover,
        ]
        apply(image, of: layer, mode: modes[layer.contentsGravity] ?? .center, to: &node, context)
    }

    private static func apply(
        _ image: CGImage, of layer: CALayer, mode: ViewNode.ContentMode, to node: inout ViewNode, _ context: RecordingContext
    ) {
        guard layer.contentsRect == CGRect(x: 0, y: 0, width: 1, height: 1) else {
            return node.becomePlaceholder(.unsupported, label: "part of a picture")
        }
        let scale = layer.contentsScale > 0 ? layer.contentsScale : 1
        node.kind = .image
        switch context.masker.show(contents: image) {
        case .masked(let reason): node.mask = ViewNode.Mask(reason: reason, lines: 0)
        case .shown(let shown):
            let (width, height) = (CGFloat(image.width) / scale, CGFloat(image.height) / scale)
            node.image = ViewNode.Image(
                resource: context.pictures.key(for: shown), mode: mode,
                size: Size2(LayerLooks.finite(width), LayerLooks.finite(height)))
        }
    }

    /// Drawn by a class that is not the system's, and not merely the ground of other views.
    private static func isOwnDrawing(_ view: UIView) -> Bool {
        let size = view.layer.bounds.size
        return size.width >= smallest && size.height >= smallest && view.layer.sublayers?.isEmpty != false
            && !ClassNames.isSystems(view)
    }
}
