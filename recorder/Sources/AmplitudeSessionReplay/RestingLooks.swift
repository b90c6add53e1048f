// What masked keys look like when nobody presses them. A pressed key is drawn otherwise, and says by that what its masked title does
// not; so from a finger's coming down until a second after the last one was lifted, what is masked keeps the looks it had before,
// and so does a key that is highlighted or selected. Keys are controls and cells: they keep all that is inside them, too.
// Main thread only. Cost: nothing where nothing is masked by the app and no control has a masked text, else O(masked nodes).
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

@MainActor final class RestingLooks {
    /// How long after a finger has gone a look may still tell what it pressed: fades, and keys that are let go by a timer.
    static let settleMs: Int64 = 1_000

    /// What a node is, as far as its looks may be private.
    enum Part {
        /// Its own looks.
        case box
        /// With all that is inside. Lists bring cells in while a finger drags them: one that was not there, or elsewhere, cannot have been
        /// pressed.
        case key(KeyState, isCell: Bool)
    }

    enum KeyState {
        case idle, pressed
        /// It was pressed and stays so; where it was found so, nobody saw the press.
        case chosen
    }

    private var known: [NodeId: ViewNode] = [:]
    private var seen: [NodeId: ViewNode] = [:]
    private var isTouched = false
    private var hidesStrangers = false
    /// A key is pressed whose looks at rest nobody has seen.
    private(set) var hasPressedStranger = false
    /// Something was recorded otherwise than it is drawn, and will not be so for long.
    private(set) var isHoldingBack = false

    /// - Parameters:
    ///   - isTouched: a finger is on the screen, or was within `settleMs`.
    ///   - hidesStrangers: keys that are not known are without looks, so that the pressed one of them is as the others.
    func beginCapture(isTouched: Bool, hidesStrangers: Bool) {
        (self.isTouched, self.hidesStrangers, seen) = (isTouched, hidesStrangers, [:])
        (hasPressedStranger, isHoldingBack) = (false, false)
    }

    /// Forgets what the capture did not show.
    func endCapture() { (known, seen) = (seen, [:]) }

    func isKnown(_ id: NodeId) -> Bool { known[id] != nil }

    /// Nothing inside this key will be shown.
    func staysEmpty(_ id: NodeId) -> Bool { hidesStrangers && known[id] == nil }

    /// The node as it may be recorded; nil: not at all, since it came while a finger was down.
    /// - Parameter parent: the node that it is in.
    func shown(_ node: ViewNode, as part: Part, inside parent: NodeId?) -> ViewNode? {
        var (state, isCell): (KeyState?, Bool) = (nil, false)
        if case .key(let ofKey, let isOfList) = part { (state, isCell) = (ofKey, isOfList) }
        // A list keeps cells for later rows: what one looked like says nothing of the row that it will be.
        if isCell, node.hidden { return node }
        let isInside = parent.map { known[$0] != nil } ?? false
        if let rest = known[node.id] {
            guard isTouched || state == .pressed || state == .chosen else { return live(node, as: part) }
            if isTouched, state == nil || state == .idle, isCell || !isInside {
                if rest.isUnseen, !node.isUnseen {
                    seen[node.id] = rest
                    return node
                }
                if isCell, !node.frame.isNear(rest.frame) { return live(node, as: part) }
            }
            return held(node, as: part, by: rest)
        }
        if isTouched, isInside, !isCell || state != .idle {
            isHoldingBack = true
            return state == nil ? nil : node.withoutLooks
        }
        if state == .pressed { hasPressedStranger = true }
        return state != nil && hidesStrangers ? node.withoutLooks : live(node, as: part)
    }

    private func live(_ node: ViewNode, as part: Part) -> ViewNode {
        var rest = node
        if case .box = part { rest.children = [] }
        seen[node.id] = rest
        return node
    }

    private func held(_ node: ViewNode, as part: Part, by rest: ViewNode) -> ViewNode {
        seen[node.id] = rest
        var result = node
        result.takeLooks(of: rest)
        if case .key = part {
            result.control = rest.control
            let hasSize = node.frame.width == rest.frame.width && node.frame.height == rest.frame.height
            if isTouched, node.frame.isNear(rest.frame) { result.frame = rest.frame }
            result.children = hasSize || isTouched ? rest.children : []
        }
        if isTouched, result != node { isHoldingBack = true }
        return result
    }
}

extension Box {
    /// A key that grows or sinks under a finger, and none that lies elsewhere now.
    fileprivate func isNear(_ other: Box) -> Bool {
        let shift = (x + width / 2 - other.x - other.width / 2, y + height / 2 - other.y - other.height / 2)
        return max(abs(shift.0), abs(shift.1)) <= 8
    }
}

extension ViewNode {
    /// What comes into view is not held back, unless in something that is held: there it may be the glow of a key.
    fileprivate var isUnseen: Bool { hidden || alpha <= 0 }

    fileprivate mutating func takeLooks(of rest: ViewNode) {
        (transform, anchor, clips, radii, alpha, hidden) =
            (rest.transform, rest.anchor, rest.clips, rest.radii, rest.alpha, rest.hidden)
        (background, gradient, border, shadow, blur) = (rest.background, rest.gradient, rest.border, rest.shadow, rest.blur)
    }

    /// A box and nothing else, with its content where that is masked.
    fileprivate var withoutLooks: ViewNode {
        var node = self
        node.takeLooks(of: ViewNode(id: id, className: className, frame: frame))
        node.control?.highlighted = false
        node.children = []
        return node
    }
}
