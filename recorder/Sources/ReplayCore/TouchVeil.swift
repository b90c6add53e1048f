// Which points of a finger lie over something masked or blocked, wherever the finger came down: judged by where things lay in the
// captures before and after the point, off the main thread. In doubt the point is left out. Confined to the recorder's queue.
// Cost: nothing without touches or without anything hidden, else O(nodes + points × hidden boxes) per capture.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

struct TouchVeil {
    private struct Seen {
        let tree: ViewNode
        let hiddenIds: Set<NodeId>
        /// Once somebody has asked: a finger that moves asks about each capture twice.
        private(set) var areas: HiddenAreas?

        init(tree: ViewNode, hiddenIds: Set<NodeId>) { (self.tree, self.hiddenIds) = (tree, hiddenIds) }

        mutating func areas(_ targets: Set<NodeId>) -> HiddenAreas {
            if let areas, targets.isSubset(of: areas.targets) { return areas }
            let made = HiddenAreas(tree, hiding: hiddenIds, targets)
            areas = made
            return made
        }
    }

    private var before: Seen?

    /// The capture's touches, without the points that are over something hidden, or may be, as nobody has looked since. What the
    /// finger came down on is not asked here.
    mutating func veiled(_ capture: Capture) -> [TouchSample] {
        var after = capture.tree.map { Seen(tree: $0, hiddenIds: capture.hiddenIds) }
        defer { before = after ?? before }
        let isAnyHidden = before?.hiddenIds.isEmpty == false || after?.hiddenIds.isEmpty == false
        guard isAnyHidden || after == nil, capture.touches.contains(where: { $0.point != nil }) else { return capture.touches }
        let targets = Set(capture.touches.compactMap(\.target))
        let (earlier, later) = (before?.areas(targets), after?.areas(targets))
        return capture.touches.map { sample in
            guard let point = sample.point else { return sample }
            // What came onto the screen after a finger came down is no answer to what it came down on.
            let asksLater = sample.phase != .began || earlier == nil
            let isHidden =
                asksLater && after == nil
                || earlier?.hides(point, on: sample.target, movingTo: later) == true
                || asksLater && later?.hides(point, on: sample.target, movingTo: earlier) == true
            guard isHidden else { return sample }
            var veiled = sample
            (veiled.point, veiled.target) = (nil, nil)
            return veiled
        }
    }
}

/// Where on the screen hidden nodes are seen in one capture, and what lies over them.
struct HiddenAreas {
    private enum Kind {
        case hides
        /// Nothing behind it is seen.
        case covers
        /// Fingers that came down on it are on it and on nothing behind it.
        case isTarget
    }

    private struct Area {
        let id: NodeId
        let box: Box
        let kind: Kind
    }

    /// What comes down to a node from those around it.
    private struct Place {
        var toScreen = Affine.identity
        var alpha = 1.0
        var clip: Box?
        var isHiding = false
        /// Nothing is turned, so that boxes are boxes on the screen.
        var isUpright = true
    }

    /// Back to front.
    private var areas: [Area] = []
    private var hiding: [NodeId: Box] = [:]

    private let ids: Set<NodeId>
    fileprivate let targets: Set<NodeId>

    /// - Parameters:
    ///   - ids: of nodes over which, and over all inside which, points are hidden.
    ///   - targets: of nodes that fingers came down on.
    init(_ tree: ViewNode, hiding ids: Set<NodeId>, _ targets: Set<NodeId> = []) {
        (self.ids, self.targets) = (ids, targets)
        if !ids.isEmpty { add(tree, Place(), scroll: .zero) }
    }

    /// Whether the point is over something hidden that nothing opaque and no target of its finger lies over: where it is in this
    /// capture, or on its way from or to where it is in the other one.
    func hides(_ point: Point2, on target: NodeId?, movingTo other: HiddenAreas?) -> Bool {
        for area in areas.reversed() {
            switch area.kind {
            case .hides:
                let way = other?.hiding[area.id].map { area.box.joined(with: $0) } ?? area.box
                if way.contains(point) { return true }
            case .covers: if area.box.contains(point) { return false }
            case .isTarget: if area.id == target, area.box.contains(point) { return false }
            }
        }
        return false
    }

    private mutating func add(_ node: ViewNode, _ outer: Place, scroll: Point2) {
        guard !node.hidden, node.alpha > 0 else { return }
        var place = outer
        place.toScreen = outer.toScreen.after(node.fromBox(inside: scroll))
        place.alpha *= node.alpha
        place.isHiding = outer.isHiding || ids.contains(node.id)
        place.isUpright = outer.isUpright && node.transform.b == 0 && node.transform.c == 0
        let box = place.toScreen.box(around: Box(0, 0, node.frame.width, node.frame.height))
        let seen = outer.clip.map { $0.common(with: box) } ?? box
        if node.clips { place.clip = seen }
        if place.isHiding {
            // Also of no size: a player draws what is inside it.
            areas.append(Area(id: node.id, box: seen, kind: .hides))
            hiding[node.id] = seen
        } else if place.isUpright, let kind = kind(of: node, alpha: place.alpha) {
            let radius = max(node.radii.topLeft, node.radii.topRight, node.radii.bottomRight, node.radii.bottomLeft)
            areas.append(Area(id: node.id, box: kind == .covers ? seen.inset(by: radius) : seen, kind: kind))
        }
        for child in node.children { add(child, place, scroll: node.scroll) }
    }

    private func kind(of node: ViewNode, alpha: Double) -> Kind? {
        if alpha >= 1, node.background?.isOpaque == true || node.blur != nil { return .covers }
        return targets.contains(node.id) ? .isTarget : nil
    }
}

extension ViewNode {
    /// From points of the node's box, as seen from its top left corner, to points of its parent's.
    fileprivate func fromBox(inside scroll: Point2) -> Affine {
        let origin = Point2(frame.x - scroll.x, frame.y - scroll.y)
        guard transform != .identity else { return Affine(1, 0, 0, 1, origin.x, origin.y) }
        let pivot = Point2(anchor.x * frame.width, anchor.y * frame.height)
        return Affine(1, 0, 0, 1, origin.x + pivot.x, origin.y + pivot.y).after(transform)
            .after(Affine(1, 0, 0, 1, -pivot.x, -pivot.y))
    }
}

extension Affine {
    /// First the other one, then this one.
    fileprivate func after(_ inner: Affine) -> Affine {
        Affine(
            a * inner.a + c * inner.b, b * inner.a + d * inner.b, a * inner.c + c * inner.d, b * inner.c + d * inner.d,
            a * inner.tx + c * inner.ty + tx, b * inner.tx + d * inner.ty + ty)
    }

    fileprivate func box(around box: Box) -> Box {
        let corners = [
            (box.x, box.y), (box.x + box.width, box.y), (box.x, box.y + box.height), (box.x + box.width, box.y + box.height),
        ].map { Point2(a * $0.0 + c * $0.1 + tx, b * $0.0 + d * $0.1 + ty) }
        let (xs, ys) = (corners.map(\.x), corners.map(\.y))
        let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
        return Box(left, top, (xs.max() ?? 0) - left, (ys.max() ?? 0) - top)
    }
}

extension Box {
    fileprivate func contains(_ point: Point2) -> Bool {
        width > 0 && height > 0 && point.x >= x && point.y >= y && point.x <= x + width && point.y <= y + height
    }

    /// Of no size where the two are apart.
    fileprivate func common(with other: Box) -> Box {
        let (left, top) = (max(x, other.x), max(y, other.y))
        let (right, bottom) = (min(x + width, other.x + other.width), min(y + height, other.y + other.height))
        return Box(left, top, max(0, right - left), max(0, bottom - top))
    }

    fileprivate func joined(with other: Box) -> Box {
        guard width > 0, height > 0 else { return other }
        guard other.width > 0, other.height > 0 else { return self }
        let (left, top) = (min(x, other.x), min(y, other.y))
        return Box(
            left, top, max(x + width, other.x + other.width) - left, max(y + height, other.y + other.height) - top)
    }

    fileprivate func inset(by margin: Double) -> Box {
        Box(x + margin, y + margin, max(0, width - 2 * margin), max(0, height - 2 * margin))
    }
}
