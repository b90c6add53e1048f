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
    /// What is seen of the inside of the node that is being filled.
    private var room = Box(0, 0, 0, 0)
    /// While a capture lasts: the first id that it gives out.
    private var firstNew: Int32?
    private let faults: FaultBook
    private var knownFaults: Int
    /// Nodes of what could not be read.
    private var faultIds: Set<NodeId> = []

    /// - Parameters:
    ///   - pictures: outlives the snapshotter, so that a picture's key means the same in all replays.
    ///   - faults: outlives it too: what could not be read is not read in the next replay.
    init(nextNodeId: Int32, level: Privacy.MaskLevel, pictures: PictureKeys, faults: FaultBook) {
        ids = IdentityTable(next: nextNodeId)
        (self.pictures, self.faults, knownFaults) = (pictures, faults, faults.count)
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
        self.firstNew = firstNew
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
        self.firstNew = nil
        return Snapshot(
            tree: root, images: pictures.takeNew(), isMoving: isMoving || rests.isHoldingBack, hiddenIds: hiddenIds,
            views: Limits.nodes - left)
    }

    /// A capture that ended in the middle counts as none: ids, and what masked keys look like at rest, stay as they were before it.
    func abandonCapture() {
        ids.abandonCapture(from: firstNew ?? ids.next)
        firstNew = nil
        forgetHalfDone()
    }

    private func tree(of windows: [UIWindow], on screen: UIScreen) -> ViewNode? {
        guard let rootId = ids.id(for: screen) else { return nil }
        (hiddenIds, isMoving, left, parent, isInsideKey) = ([], false, Limits.nodes, nil, false)
        faultIds = []
        let size = screen.bounds.size
        var root = ViewNode(
            id: rootId, className: ClassNames.name(of: screen), kind: .screen,
            frame: Box(0, 0, LayerLooks.finite(size.width), LayerLooks.finite(size.height)))
        let bounds = root.frame
        root.children = windows.compactMap { window in
            room = bounds
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
        let reading = reading(of: view, id, outer)
        var node = reading.node
        let scope = reading.scope
        isMoving = isMoving || reading.isMoving
        if reading.isFault { faultIds.insert(id) }
        if scope.isBlocked {
            hiddenIds.insert(id)
            return node
        }
        let mayBeKey = MaskedKeys.mayBeKey(view, isMasked: scope.isMasked) && !isInsideKey
        let staysEmpty = mayBeKey && rests.staysEmpty(view)
        let outside = (parent, isInsideKey)
        (parent, isInsideKey) = (id, isInsideKey || mayBeKey && scope.isMasked)
        if !staysEmpty { addChildren(reading.children, to: &node, depth: depth, scope) }
        (parent, isInsideKey) = outside
        let hasMaskInside = view is UIControl && (staysEmpty || hasMaskInside(node))
        if scope.hidesTouches || reading.isFault || node.mask != nil || hasMaskInside { hiddenIds.insert(id) }
        guard !isInsideKey else { return node }
        if mayBeKey, scope.isMasked || hasMaskInside || rests.isKnown(id) {
            let part = RestingLooks.Part.key(reading.key, view)
            guard let shown = rests.shown(node, as: part, inside: scope.isMasked ? parent : nil) else { return nil }
            hiddenIds.formUnion(shown.allIds)
            return shown
        }
        return scope.isMasked ? rests.shown(node, as: .box, inside: parent) : node
    }

    private func addChildren(_ children: [ViewReading.Child], to node: inout ViewNode, depth: Int, _ scope: PrivacyScope) {
        guard !children.isEmpty else { return }
        if depth >= Snapshotter.deepest || left <= 0 { return node.becomePlaceholder(.overLimit) }
        node.children.reserveCapacity(children.count)
        let inside = Box(node.scroll.x, node.scroll.y, node.frame.width, node.frame.height)
        for child in children {
            room = inside
            let found: ViewNode?
            switch child {
            case .view(let view): found = self.node(of: view, depth: depth + 1, scope)
            case .layer(let layer): found = bareNode(of: layer, depth: depth + 1, scope)
            }
            if let found { node.children.append(found) }
        }
        if !isInsideKey { node.children = rests.ordered(node.children, in: node.id) }
    }

    /// A layer that no view owns, if something of it or of the layers inside is seen.
    private func bareNode(of layer: CALayer, depth: Int, _ outer: PrivacyScope) -> ViewNode? {
        // A laid-out text is remembered by its id; most other layers show nothing and need none.
        let textId = layer is CATextLayer ? ids.id(for: layer) : nil
        let reading = reading(of: layer, textId ?? 1, outer)
        var node = reading.node
        let scope = reading.scope
        let isHeld = (textId ?? ids.knownId(of: layer)).map(rests.isHeld) ?? false
        guard !reading.children.isEmpty || node.hasLooks || isHeld, left > 0, let id = textId ?? ids.id(for: layer) else {
            return nil
        }
        left -= 1
        isMoving = isMoving || reading.isMoving
        node.id = id
        if reading.isFault { faultIds.insert(id) }
        let outside = parent
        parent = id
        addChildren(reading.children, to: &node, depth: depth, scope)
        parent = outside
        guard node.hasLooks || !node.children.isEmpty || isHeld else { return nil }
        if scope.hidesTouches || reading.isFault || node.mask != nil { hiddenIds.insert(id) }
        return scope.isMasked && !scope.isBlocked && !isInsideKey ? rests.shown(node, as: .box, inside: parent) : node
    }

    // MARK: Faults

    private func reading(of view: UIView, _ id: NodeId, _ outer: PrivacyScope) -> ViewReading {
        let context = context
        var whole: ViewReading?
        if faults.read(.whole, of: view, { whole = .of(view, id, in: outer, context) }), let whole { return whole }
        let name = ClassNames.name(of: view)
        return fault(of: view, id, name, outer) { .box(of: view.layer, id, className: name, outer.entering(view)) }
    }

    private func reading(of layer: CALayer, _ id: NodeId, _ outer: PrivacyScope) -> ViewReading {
        let context = context
        var whole: ViewReading?
        if faults.read(.whole, of: layer, { whole = .of(layer, id, in: outer, context) }), let whole { return whole }
        let name = ClassNames.name(of: layer)
        return fault(of: layer, id, name, outer) { .box(of: layer, id, className: name, outer.entering(layer)) }
    }

    private func fault(
        of object: AnyObject, _ id: NodeId, _ name: String, _ outer: PrivacyScope, _ box: @escaping () -> ViewReading
    ) -> ViewReading {
        var reading: ViewReading?
        if !faults.read(.box, of: object, { reading = box() }) { reading = nil }
        forgetHalfDone()
        return reading ?? .unknown(id, className: name, in: room, outer)
    }

    /// A layout that was left in the middle cannot be gone on with, and still holds its text.
    private func forgetHalfDone() {
        guard faults.count != knownFaults else { return }
        knownFaults = faults.count
        context.texts = TextCapture()
    }

    /// Keys of a keypad say by their place what their masked titles do not, and what cannot be read may be masked.
    private func hasMaskInside(_ node: ViewNode) -> Bool {
        node.children.contains { child in
            child.mask != nil || faultIds.contains(child.id) || hasMaskInside(child)
        }
    }
}

extension ViewNode {
    /// Whether something would be drawn of it, without what is inside.
    fileprivate var hasLooks: Bool { kind != .view || background != nil || gradient != nil || border != nil }
}
