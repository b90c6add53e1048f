// Random trees and random changes of them, the same for the same seed on every machine.
import ReplayFormat

/// SplitMix64: public domain, one word of state.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }
    mutating func pick<T>(_ items: [T]) -> T { items[int(0...(items.count - 1))] }
    mutating func length() -> Double { Double(int(-2_000...40_000)) / 100 }
}

/// A tree that is taken apart: nodes without children, and who is whose child.
struct RandomTree {
    private var nodes: [NodeId: ViewNode] = [:]
    private var children: [NodeId: [NodeId]] = [:]
    private var parents: [NodeId: NodeId] = [:]
    private var nextId: Int32 = 2
    private var generator: SeededGenerator

    private let root: NodeId = 1

    init(nodeCount: Int, seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        nodes[root] = ViewNode(id: root, className: "UIScreen", kind: .screen, frame: Box(0, 0, 393, 852))
        for _ in 1..<max(2, nodeCount) { add() }
    }

    var tree: ViewNode { subtree(root) }

    private func subtree(_ id: NodeId) -> ViewNode {
        var node = nodes[id]!
        node.children = (children[id] ?? []).map(subtree)
        return node
    }

    /// Sorted, since the order of a dictionary is not the same in every process.
    private var ids: [NodeId] { nodes.keys.sorted() }
    private var parentIds: [NodeId] { ids.filter { nodes[$0]!.kind != .placeholder } }

    mutating func change(times: Int) {
        for _ in 0..<times {
            if nodes.count < 3 { add() }
            switch generator.int(0...9) {
            case 0: add()
            case 1: remove()
            case 2: move()
            case 3: shuffle()
            case 4: wrap()
            case 5: dissolve()
            case 6: changeKind()
            default: update()
            }
        }
    }

    private mutating func insert(_ id: NodeId, under parent: NodeId) {
        let place = generator.int(0...(children[parent]?.count ?? 0))
        children[parent, default: []].insert(id, at: place)
        parents[id] = parent
    }

    private mutating func detach(_ id: NodeId) {
        children[parents[id]!]!.removeAll { $0 == id }
        parents[id] = nil
    }

    @discardableResult
    private mutating func add() -> NodeId {
        let id = NodeId(nextId)
        nextId += 1
        let parent = generator.pick(parentIds)
        nodes[id] = randomNode(id)
        insert(id, under: parent)
        return id
    }

    private mutating func remove() {
        forget(generator.pick(ids.filter { $0 != root }))
    }

    private mutating func forget(_ id: NodeId) {
        detach(id)
        for child in children[id] ?? [] { forget(child) }
        nodes[id] = nil
        children[id] = nil
    }

    private mutating func move() {
        let id = generator.pick(ids.filter { $0 != root })
        let below = Set(subtreeIds(id))
        guard let parent = parentIds.filter({ !below.contains($0) }).randomElement(using: &generator) else { return }
        detach(id)
        insert(id, under: parent)
    }

    private func subtreeIds(_ id: NodeId) -> [NodeId] {
        [id] + (children[id] ?? []).flatMap(subtreeIds)
    }

    private mutating func shuffle() {
        guard let parent = ids.filter({ (children[$0]?.count ?? 0) > 1 }).randomElement(using: &generator) else { return }
        children[parent]!.shuffle(using: &generator)
    }

    /// A new node takes an old one in.
    private mutating func wrap() {
        let id = generator.pick(ids.filter { $0 != root })
        let wrapper = add()
        guard nodes[wrapper]!.kind != .placeholder, !subtreeIds(id).contains(wrapper) else { return }
        detach(id)
        insert(id, under: wrapper)
    }

    /// A node goes, its children stay.
    private mutating func dissolve() {
        guard let id = ids.filter({ $0 != root && children[$0]?.isEmpty == false }).randomElement(using: &generator) else {
            return
        }
        let parent = parents[id]!
        for child in children[id]! {
            detach(child)
            insert(child, under: parent)
        }
        forget(id)
    }

    private mutating func changeKind() {
        let id = generator.pick(ids.filter { $0 != root })
        guard nodes[id]!.kind != .placeholder else { return }
        var node = nodes[id]!
        giveContent(&node, kind: generator.pick([.view, .text, .image, .button, .input, .switch, .slider]))
        nodes[id] = node
    }

    private mutating func update() {
        let id = generator.pick(ids.filter { $0 != root })
        var node = nodes[id]!
        giveLooks(&node)
        if generator.chance(50) { giveContent(&node, kind: node.kind) }
        nodes[id] = node
    }

    private mutating func randomNode(_ id: NodeId) -> ViewNode {
        let frame = Box(generator.length(), generator.length(), generator.length(), generator.length())
        var node = ViewNode(id: id, className: generator.pick(["UIView", "UILabel", "Näh\u{301}e"]), frame: frame)
        giveLooks(&node)
        giveContent(&node, kind: generator.pick([.view, .view, .text, .image, .button, .input, .switch, .placeholder]))
        return node
    }
}

extension RandomTree {
    private mutating func giveLooks(_ node: inout ViewNode) {
        if generator.chance(30) { node.frame.y = generator.length() }
        if generator.chance(20) { node.scroll = generator.chance(30) ? .zero : Point2(0, generator.length()) }
        if generator.chance(10) { node.transform = generator.chance(50) ? .identity : Affine(0.5, 0, 0, 0.5, 1.123456, 0) }
        if generator.chance(10) { node.anchor = generator.chance(50) ? .center : .zero }
        if generator.chance(10) { node.clips.toggle() }
        if generator.chance(10) { node.radii = Radii(all: Double(generator.int(0...2)) * 4) }
        if generator.chance(30) { node.background = generator.chance(30) ? nil : color() }
        if generator.chance(10) { node.border = generator.chance(50) ? nil : ViewNode.Border(width: 1.5, color: color()) }
        if generator.chance(10) {
            node.shadow = generator.chance(50) ? nil : ViewNode.Shadow(color: color(), radius: 3, offset: Point2(0, 2))
        }
        if generator.chance(10) {
            node.gradient = ViewNode.Gradient(
                type: .axial, colors: [color(), color()], stops: [0.25, 1], start: .zero, end: Point2(0, 1))
        }
        if generator.chance(10) { node.alpha = Double(generator.int(0...4)) / 4 }
        if generator.chance(10) { node.hidden.toggle() }
        if generator.chance(10) { node.blur = generator.chance(50) ? nil : ViewNode.Blur(style: "regular") }
        if generator.chance(10) { node.accessibilityId = generator.chance(40) ? nil : "id-\(generator.int(0...9))" }
        if generator.chance(10) { node.controller = generator.chance(40) ? nil : "ListController" }
    }

    private mutating func giveContent(_ node: inout ViewNode, kind: NodeKind) {
        node.kind = kind
        (node.text, node.image, node.control, node.input, node.placeholder, node.mask) = (nil, nil, nil, nil, nil, nil)
        switch kind {
        case .text: if generator.chance(30) { node.mask = mask() } else { node.text = text() }
        case .image: node.image = ViewNode.Image(resource: generator.int(0...3), mode: .fit, size: Size2(10, 20))
        case .input:
            node.input = ViewNode.Input(placeholder: "Name", focused: generator.chance(30))
            if generator.chance(50) { node.mask = mask() } else { node.text = text() }
        case .button, .switch, .slider: node.control = control(kind)
        case .placeholder: node.placeholder = ViewNode.Placeholder(reason: generator.pick([.map, .video, .blocked]))
        default: break
        }
    }

    private mutating func text() -> ViewNode.Text {
        // The second and third are canonically equivalent, and different texts.
        let string = generator.pick(["Add to cart", "caf\u{e9}", "cafe\u{301}", "𝕏 \"quoted\"\n", "Row \(generator.int(0...99))"])
        let length = string.utf16.count
        var text = ViewNode.Text(string: string, runs: [ViewNode.TextRun(size: 17, color: color())])
        if generator.chance(30) { text.runs.insert(ViewNode.TextRun(end: generator.int(1...4), size: 12), at: 0) }
        if generator.chance(20) { text.align = .right }
        text.lines = [
            generator.pick([
                ViewNode.TextLine(start: 0, end: length, baseline: 16.25, width: generator.length()),
                ViewNode.TextLine(start: 0, end: length - 1, baseline: 16.25, width: 40),
                ViewNode.TextLine(baseline: 16.25, width: generator.length()), ViewNode.TextLine(baseline: 16.25),
            ])
        ]
        return text
    }

    private mutating func mask() -> ViewNode.Mask {
        ViewNode.Mask(reason: generator.pick([.level, .view, .ancestor]), lines: generator.int(0...3))
    }

    private mutating func control(_ kind: NodeKind) -> ViewNode.Control {
        var control = ViewNode.Control()
        control.highlighted = generator.chance(30)
        if kind == .switch { control.on = generator.chance(50) }
        if kind == .slider { control.value = Double(generator.int(0...100)) / 100 }
        return control
    }

    private mutating func color() -> RGBA {
        RGBA(rawValue: generator.pick([0x1122_33ff, 0xffff_ffff, 0x0000_0080, 0xabcd_efff]))
    }
}
