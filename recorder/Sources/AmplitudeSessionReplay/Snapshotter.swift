// Takes the views on the screen as one tree of values. Walks, asks the recorders, decides nothing about privacy but
// that a blocked view has no inside. Never crashes the host: too deep or too many views end in placeholders.
// Main thread only. Cost: O(views).
import Foundation
import QuartzCore
import UIKit

#if SWIFT_PACKAGE
    import ReplayCore
    import ReplayFormat
#endif

/// One look at the screen.
struct Snapshot {
    var tree: ViewNode
    /// Pictures that no snapshot showed before.
    var images: [CapturedImage]
    /// Whether something was on the move, so that another look soon will differ.
    var isMoving: Bool
    /// Nodes that are masked or blocked: touches on them say nothing.
    var hiddenIds: Set<NodeId>
    /// Views and layers that were looked at.
    var views: Int
}

@MainActor final class Snapshotter {
    /// Deeper views are not looked at: a stack has an end.
    private static let deepest = Limits.depth

    private let ids: IdentityTable
    private var context: RecordingContext
    private let pictures: PictureKeys
    private var hiddenIds: Set<NodeId> = []
    private var isMoving = false
    private var left = 0
    private let rests = RestingLooks()
    /// The node that is being filled.
    private var parent: NodeId?
    private var isInsideKey = false

    /// - Parameter pictures: outlives the snapshotter, so that a picture's key means the same in all replays.
    init(nextNodeId: Int32, level: Privacy.MaskLevel, pictures: PictureKeys) {
        ids = IdentityTable(next: nextNodeId)
        self.pictures = pictures
        context = RecordingContext(masker: Masker(level: level), texts: TextCapture(), pictures: pictures)
    }

    var nextNodeId: Int32 { ids.next }

    func id(of view: UIView) -> NodeId? { ids.knownId(of: view) }

    /// nil: no window is on the screen.
    /// - Parameters:
    ///   - nowMs: on a clock that is never set.
    ///   - isTouched: a finger is on it, or was a moment ago: then masked keys look as they did before.
    func takeSnapshot(of windows: [UIWindow], on screen: UIScreen, at nowMs: Int64 = 0, isTouched: Bool = false) -> Snapshot? {
        guard !windows.isEmpty else { return nil }
        ids.beginCapture()
        let firstNew = ids.next
        rests.beginCapture(at: nowMs, isTouched: isTouched, hidesStrangers: false)
        guard var root = tree(of: windows, on: screen) else { return nil }
        ids.keep(rests.keptIds)
        if rests.hasPressedStranger {
            // Once more: its number of views, and so the ids of those after it, must not tell it from the other keys.
            ids.beginAgain(from: firstNew)
            rests.beginCapture(at: nowMs, isTouched: isTouched, hidesStrangers: true)
            root = tree(of: windows, on: screen) ?? root
            ids.keep(rests.keptIds)
        }
        rests.endCapture()
        context.texts.endCapture()
        return Snapshot(
            tree: root, images: pictures.takeNew(), isMoving: isMoving || rests.isHoldingBack, hiddenIds: hiddenIds,
            views: Limits.nodes - left)
    }

    private func tree(of windows: [UIWindow], on screen: UIScreen) -> ViewNode? {
        guard let rootId = ids.id(for: screen) else { return nil }
        (hiddenIds, isMoving, left, parent, isInsideKey) = ([], false, Limits.nodes, nil, false)
        let bounds = screen.bounds
        var root = ViewNode(
            id: rootId, className: ClassNames.name(of: screen), kind: .screen,
            frame: Box(0, 0, LayerLooks.finite(bounds.width), LayerLooks.finite(bounds.height)))
        root.children = windows.compactMap { window in
            guard var node = node(of: window, depth: 2, PrivacyScope()) else { return nil }
            let shift = ScreenState.shift(of: window)
            node.frame.x += LayerLooks.finite(shift.x)
            node.frame.y += LayerLooks.finite(shift.y)
            return node
        }
        return root
    }

    private func node(of view: UIView, depth: Int, _ outer: PrivacyScope) -> ViewNode? {
        guard left > 0, let id = ids.id(for: view) else { return nil }
        left -= 1
        let (layer, moves) = LayerLooks.shown(view.layer)
        isMoving = isMoving || moves
        var node = LayerLooks.node(id: id, className: ClassNames.name(of: view), layer: layer)
        let scope = outer.entering(view)
        context.masker.scope = scope
        node.accessibilityId = context.masker.identifier(view.accessibilityIdentifier)
        node.controller = controllerName(of: view)
        if scope.isBlocked {
            node.becomePlaceholder(.blocked)
            hiddenIds.insert(id)
            return node
        }
        let mayBeKey = MaskedKeys.mayBeKey(view, isMasked: scope.isMasked) && !isInsideKey
        let staysEmpty = mayBeKey && rests.staysEmpty(view)
        let outside = (parent, isInsideKey)
        (parent, isInsideKey) = (id, isInsideKey || mayBeKey && scope.isMasked)
        switch record(view, into: &node) {
        case _ where staysEmpty: break
        case .none: break
        case .only(let views): node.children = views.compactMap { self.node(of: $0, depth: depth + 1, scope) }
        case .all: addChildren(of: view.layer, to: &node, depth: depth, scope)
        }
        (parent, isInsideKey) = outside
        let hasMaskInside = view is UIControl && (staysEmpty || node.hasMaskInside)
        if scope.hidesTouches || node.mask != nil || hasMaskInside { hiddenIds.insert(id) }
        guard !isInsideKey else { return node }
        if mayBeKey, scope.isMasked || hasMaskInside || rests.isKnown(id) {
            let state = MaskedKeys.state(of: view, isMasked: scope.isMasked)
            let part = RestingLooks.Part.key(state, view)
            guard let shown = rests.shown(node, as: part, inside: scope.isMasked ? parent : nil) else { return nil }
            hiddenIds.formUnion(shown.allIds)
            return shown
        }
        return scope.isMasked ? rests.shown(node, as: .box, inside: parent) : node
    }

    // A loop: `first` of a lazy map would ask the recorder that fits twice.
    private func record(_ view: UIView, into node: inout ViewNode) -> Descent {
        for recorder in ViewRecorder.recorders(for: view) {
            if let descent = recorder.record(view, &node, context) { return descent }
        }
        return .all
    }

    private func addChildren(of layer: CALayer, to node: inout ViewNode, depth: Int, _ scope: PrivacyScope) {
        let layers = backToFront(layer.sublayers ?? [])
        guard !layers.isEmpty else { return }
        if depth >= Snapshotter.deepest || left <= 0 { return node.becomePlaceholder(.overLimit) }
        node.children.reserveCapacity(layers.count)
        for layer in layers {
            if let subview = layer.delegate as? UIView, subview.layer === layer {
                if let child = self.node(of: subview, depth: depth + 1, scope) { node.children.append(child) }
            } else if let child = bareNode(of: layer, depth: depth + 1, scope) {
                node.children.append(child)
            }
        }
        if !isInsideKey { node.children = rests.ordered(node.children, in: node.id) }
    }

    /// A layer that no view owns, if something of it or of the layers inside is seen.
    private func bareNode(of layer: CALayer, depth: Int, _ outer: PrivacyScope) -> ViewNode? {
        let (shown, moves) = LayerLooks.shown(layer)
        // A laid-out text is remembered by its id; most other layers show nothing and need none.
        let textId = layer is CATextLayer ? ids.id(for: layer) : nil
        var node = LayerLooks.node(id: textId ?? 1, className: ClassNames.name(of: layer), layer: shown)
        let scope = outer.entering(layer)
        if scope.isBlocked {
            node.becomePlaceholder(.blocked)
        } else if let surface = Placeholders.kind(of: layer) {
            node.becomePlaceholder(surface.reason, label: surface.label)
        } else {
            context.masker.scope = scope
            LayerContents.record(layer, &node, context)
        }
        let hasInside = node.kind == .view && layer.sublayers?.isEmpty == false
        let isHeld = (textId ?? ids.knownId(of: layer)).map(rests.isHeld) ?? false
        guard hasInside || node.hasLooks || isHeld, left > 0, let id = textId ?? ids.id(for: layer) else { return nil }
        left -= 1
        isMoving = isMoving || moves
        node.id = id
        if hasInside {
            let outside = parent
            parent = id
            addChildren(of: layer, to: &node, depth: depth, scope)
            parent = outside
        }
        guard node.hasLooks || !node.children.isEmpty || isHeld else { return nil }
        if scope.hidesTouches || node.mask != nil { hiddenIds.insert(id) }
        return scope.isMasked && !scope.isBlocked && !isInsideKey ? rests.shown(node, as: .box, inside: parent) : node
    }

    private func backToFront(_ layers: [CALayer]) -> [CALayer] {
        guard layers.contains(where: { $0.zPosition != 0 }) else { return layers }
        return layers.enumerated()
            .sorted { ($0.element.zPosition, $0.offset) < ($1.element.zPosition, $1.offset) }
            .map(\.element)
    }

    private func controllerName(of view: UIView) -> String? {
        guard let controller = view.next as? UIViewController, controller.viewIfLoaded === view else { return nil }
        return ClassNames.name(of: controller)
    }
}

extension ViewNode {
    /// Whether something would be drawn of it, without what is inside.
    fileprivate var hasLooks: Bool { kind != .view || background != nil || gradient != nil || border != nil }

    /// Keys of a keypad say by their place what their masked titles do not.
    fileprivate var hasMaskInside: Bool { children.contains { $0.mask != nil || $0.hasMaskInside } }
}
