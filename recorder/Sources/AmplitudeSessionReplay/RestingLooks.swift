// What masked keys look like when nobody presses them. A pressed key is drawn otherwise, and says by that what its masked title does
// not; so from a finger's coming down until a second after the last one was lifted, what is masked keeps the looks it had before,
// and so does a key that is highlighted or selected. Keys are controls and cells: they keep all that is inside them, too.
// Main thread only. Cost: nothing where nothing is masked by the app and no control has a masked text, else O(nodes).
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
        case key(KeyState, UIView)
    }

    enum KeyState {
        case idle, pressed
        /// It was pressed and stays so; where it was found so, nobody saw the press.
        case chosen
    }

    private var known: [NodeId: ViewNode] = [:]
    private var seen: [NodeId: ViewNode] = [:]
    /// Of the children of each node that has private ones, as they were recorded.
    private var knownOrders: [NodeId: [NodeId]] = [:]
    private var seenOrders: [NodeId: [NodeId]] = [:]
    /// Since when the keys were found pressed that nobody has seen at rest, ms.
    private var pressedSince: [NodeId: Int64] = [:]
    private var seenPressed: [NodeId: Int64] = [:]
    private var nowMs: Int64 = 0
    private var isTouched = false
    private var hidesStrangers = false
    /// The keys that are not known, while a capture lasts.
    private var strangers: Set<ObjectIdentifier> = []
    /// A key is pressed whose looks at rest nobody has seen.
    private(set) var hasPressedStranger = false
    /// Something was recorded otherwise than it is drawn, and will not be so for long.
    private(set) var isHoldingBack = false
    /// Nodes that are recorded whether or not they are there: under new ids they would come back another time.
    private(set) var keptIds: Set<NodeId> = []

    /// - Parameters:
    ///   - nowMs: on a clock that is never set.
    ///   - isTouched: a finger is on the screen, or was within `settleMs`.
    ///   - hidesStrangers: keys that the look before found not to be known are without looks, so that the pressed one of them is as
    ///     the others.
    func beginCapture(at nowMs: Int64, isTouched: Bool, hidesStrangers: Bool) {
        (self.nowMs, self.isTouched, self.hidesStrangers) = (nowMs, isTouched, hidesStrangers)
        (seen, seenOrders, seenPressed, keptIds) = ([:], [:], [:], [])
        if !hidesStrangers { strangers = [] }
        (hasPressedStranger, isHoldingBack) = (false, false)
    }

    /// Forgets what the capture did not show.
    func endCapture() {
        (known, knownOrders, pressedSince) = (seen, seenOrders, seenPressed)
        (seen, seenOrders, seenPressed) = ([:], [:], [:])
    }

    func isKnown(_ id: NodeId) -> Bool { known[id] != nil }

    /// Whether it is recorded as it was, also where nothing of it is drawn any more.
    func isHeld(_ id: NodeId) -> Bool { isTouched && isKnown(id) }

    /// Nothing inside this key will be shown. Asked before anything inside it is given an id, and so before it is known whether a
    /// masked text is inside: by what the first look has found.
    func staysEmpty(_ key: UIView) -> Bool { hidesStrangers && strangers.contains(ObjectIdentifier(key)) }

    /// The node as it may be recorded; nil: not at all, since it came while a finger was down.
    /// - Parameter parent: the node that it is in.
    func shown(_ node: ViewNode, as part: Part, inside parent: NodeId?) -> ViewNode? {
        var (state, isCell): (KeyState?, Bool) = (nil, false)
        if case .key(let ofKey, let key) = part {
            (state, isCell) = (ofKey, !(key is UIControl))
            if !isKnown(node.id) { strangers.insert(ObjectIdentifier(key)) }
        }
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
        if state == .pressed, !staysPressed(node.id) { (hasPressedStranger, isHoldingBack) = (true, true) }
        return state != nil && hidesStrangers ? node.withoutLooks : live(node, as: part)
    }

    /// What is highlighted for longer than a press shows a choice, and is at rest.
    private func staysPressed(_ id: NodeId) -> Bool {
        let since = pressedSince[id] ?? nowMs
        seenPressed[id] = since
        return !isTouched && nowMs - since >= RestingLooks.settleMs
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
            if !(node.mask != nil && rest.showsContent) { result.takeContent(of: rest) }
            let hasSize = node.frame.width == rest.frame.width && node.frame.height == rest.frame.height
            if isTouched, node.frame.isNear(rest.frame) { result.frame = rest.frame }
            result.children = hasSize || isTouched ? rest.children : []
        } else if !node.showsContent, !rest.showsContent, node.holdsOther(than: rest) {
            result.takeContent(of: rest)
        }
        guard result != node else { return result }
        if isTouched { isHoldingBack = true }
        if case .key = part { keptIds.formUnion(rest.allIds) }
        return result
    }

    /// The children of a node in the order in which they may be recorded. Keys bring themselves to the front when they are pressed:
    /// private ones stay where they were while a finger is down, and for good where nothing lies under them.
    func ordered(_ children: [ViewNode], in parent: NodeId) -> [ViewNode] {
        guard !seen.isEmpty, children.contains(where: { seen[$0.id] != nil }) else { return children }
        var result = children
        if let order = knownOrders[parent] {
            let ranks = Dictionary(zip(order, order.indices)) { first, _ in first }
            let places = children.indices.filter { ranks[children[$0].id] != nil }
            let sorted = places.sorted { ranks[children[$0].id]! < ranks[children[$1].id]! }
            if sorted != places, isTouched || !isSeen(sorted, of: children) {
                for (place, source) in zip(places, sorted) { result[place] = children[source] }
                if isTouched { isHoldingBack = true }
            }
        }
        seenOrders[parent] = result.map(\.id)
        return result
    }

    /// Whether some of what would change places lies over one another. O(n²), and in doubt yes.
    private func isSeen(_ order: [Int], of children: [ViewNode]) -> Bool {
        guard order.count <= 200 else { return true }
        return order.indices.contains { first in
            order[first...].contains { $0 < order[first] && children[$0].frame.overlaps(children[order[first]].frame) }
        }
    }
}

extension Box {
    /// A key that grows or sinks under a finger, and none that lies elsewhere now.
    fileprivate func isNear(_ other: Box) -> Bool {
        let shift = (x + width / 2 - other.x - other.width / 2, y + height / 2 - other.y - other.height / 2)
        return max(abs(shift.0), abs(shift.1)) <= 8
    }

    fileprivate func overlaps(_ other: Box) -> Bool {
        x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
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

    /// Something that the app shows in spite of a mask around it.
    fileprivate var showsContent: Bool { text != nil || image != nil }

    fileprivate func holdsOther(than rest: ViewNode) -> Bool {
        kind != rest.kind || $mask != rest.$mask || $placeholder != rest.$placeholder
    }

    /// As a whole: the fields bind each other (SPEC F24, F29).
    fileprivate mutating func takeContent(of rest: ViewNode) {
        (kind, $text, $image, $control, $input) = (rest.kind, rest.$text, rest.$image, rest.$control, rest.$input)
        if frame.width != rest.frame.width, let value = rest.text { text = value.withOwnWidth(rest.frame.width) }
        ($placeholder, $mask) = (rest.$placeholder, rest.$mask)
        if kind == .placeholder { (children, scroll) = ([], rest.scroll) }
    }

    var allIds: [NodeId] { [id] + children.flatMap(\.allIds) }

    /// A box and nothing else, with its content where that is masked.
    fileprivate var withoutLooks: ViewNode {
        var node = self
        node.takeLooks(of: ViewNode(id: id, className: className, frame: frame))
        node.control?.highlighted = false
        node.children = []
        return node
    }
}
