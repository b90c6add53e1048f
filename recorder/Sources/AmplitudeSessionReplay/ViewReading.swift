// What a look asks of one view or layer, all of it, and nothing of what lies inside it: so that it can be done where a fault of the
// app's is caught. Values that are made here and handed over at the end; see FaultCatching for what must not be changed on the way.
// Main thread only.
import Foundation
import QuartzCore
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

@MainActor final class ViewReading {
    /// Something inside that is looked at next, back to front.
    enum Child {
        case view(UIView)
        /// Of no view.
        case layer(CALayer)
    }

    /// Without children.
    private(set) var node: ViewNode
    let scope: PrivacyScope
    let isMoving: Bool
    private(set) var children: [Child] = []
    /// Of what can serve as a key. A view that cannot be read may be pressed: it stays as it was.
    private(set) var key = RestingLooks.KeyState.chosen
    private(set) var isFault = false

    private init(node: ViewNode, scope: PrivacyScope, isMoving: Bool = false) {
        (self.node, self.scope, self.isMoving) = (node, scope, isMoving)
    }

    static func of(_ view: UIView, _ id: NodeId, in outer: PrivacyScope, _ context: RecordingContext) -> ViewReading {
        let (layer, moves) = LayerLooks.shown(view.layer)
        var node = LayerLooks.node(id: id, className: ClassNames.name(of: view), layer: layer)
        let scope = outer.entering(view)
        var context = context
        context.masker.scope = scope
        node.accessibilityId = context.masker.identifier(view.accessibilityIdentifier)
        node.controller = controllerName(of: view)
        if scope.isBlocked {
            node.becomePlaceholder(.blocked)
            return ViewReading(node: node, scope: scope, isMoving: moves)
        }
        let descent = record(view, into: &node, context)
        let reading = ViewReading(node: node, scope: scope, isMoving: moves)
        switch descent {
        case .none: break
        case .only(let views): reading.children = views.map(Child.view)
        case .all: reading.children = inside(view.layer)
        }
        if MaskedKeys.mayBeKey(view, isMasked: scope.isMasked) {
            reading.key = MaskedKeys.state(of: view, isMasked: scope.isMasked)
        }
        return reading
    }

    /// Of a layer that no view owns.
    static func of(_ layer: CALayer, _ id: NodeId, in outer: PrivacyScope, _ context: RecordingContext) -> ViewReading {
        let (shown, moves) = LayerLooks.shown(layer)
        var node = LayerLooks.node(id: id, className: ClassNames.name(of: layer), layer: shown)
        let scope = outer.entering(layer)
        if scope.isBlocked {
            node.becomePlaceholder(.blocked)
        } else if let surface = Placeholders.kind(of: layer) {
            node.becomePlaceholder(surface.reason, label: surface.label)
        } else {
            var context = context
            context.masker.scope = scope
            LayerContents.record(layer, &node, context)
        }
        let reading = ViewReading(node: node, scope: scope, isMoving: moves)
        if node.kind == .view { reading.children = inside(layer) }
        return reading
    }

    /// Of what could not be read: where it is, and none of its looks, which may be private.
    static func box(
        of layer: CALayer, _ id: NodeId, className: String, _ scope: PrivacyScope
    ) -> ViewReading {
        let (shown, moves) = LayerLooks.shown(layer)
        let reading = ViewReading(node: LayerLooks.box(id: id, className: className, layer: shown), scope: scope, isMoving: moves)
        reading.becomeFault()
        return reading
    }

    /// Of what does not even say where it is: all the room that there is, so that no finger on it is said.
    static func unknown(_ id: NodeId, className: String, in room: Box, _ scope: PrivacyScope) -> ViewReading {
        let reading = ViewReading(node: ViewNode(id: id, className: className, frame: room), scope: scope)
        reading.becomeFault()
        return reading
    }

    private func becomeFault() {
        let label = "reading \(node.className) failed"
        node.becomePlaceholder(scope.isBlocked ? .blocked : .unsupported, label: scope.isBlocked ? nil : label)
        isFault = true
    }

    // A loop: `first` of a lazy map would ask the recorder that fits twice.
    private static func record(_ view: UIView, into node: inout ViewNode, _ context: RecordingContext) -> Descent {
        for recorder in ViewRecorder.recorders(for: view) {
            if let descent = recorder.record(view, &node, context) { return descent }
        }
        return .all
    }

    private static func inside(_ layer: CALayer) -> [Child] {
        guard let layers = layer.sublayers, !layers.isEmpty else { return [] }
        return backToFront(layers).map { layer in
            if let view = layer.delegate as? UIView, view.layer === layer { return .view(view) }
            return .layer(layer)
        }
    }

    private static func backToFront(_ layers: [CALayer]) -> [CALayer] {
        guard layers.contains(where: { $0.zPosition != 0 }) else { return layers }
        return layers.enumerated()
            .sorted { ($0.element.zPosition, $0.offset) < ($1.element.zPosition, $1.offset) }
            .map(\.element)
    }

    private static func controllerName(of view: UIView) -> String? {
        guard let controller = view.next as? UIViewController, controller.viewIfLoaded === view else { return nil }
        return ClassNames.name(of: controller)
    }
}
