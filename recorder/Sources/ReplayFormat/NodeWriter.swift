// Writes nodes and their fields canonically (SPEC C1): in the order of SPEC F23, defaults and ids that count on left out.
// Recursion as deep as the tree.

extension ByteWriter {
    mutating func node(_ node: ViewNode) {
        raw("{")
        if node.id.rawValue != lastId &+ 1 { integer("id", Int(node.id.rawValue)) }
        lastId = node.id.rawValue
        string("class", node.className)
        string("kind", node.kind.name)
        box("frame", node.frame)
        geometry(node)
        looks(node)
        content(node)
        if !node.children.isEmpty {
            list("children", node.children) { out, child in out.node(child) }
        }
        extra(node.extra)
        raw("}")
    }

    // A default is left out as it would be written, so each value is rounded before it is compared.

    private mutating func geometry(_ node: ViewNode) {
        if node.scroll.rounded != .zero { change(.scroll(node.scroll)) }
        if node.transform.rounded != .identity { change(.transform(node.transform)) }
        if node.anchor.rounded != .center { change(.anchor(node.anchor)) }
        if node.clips { change(.clips(true)) }
        if node.radii.rounded != .zero { change(.radii(node.radii)) }
    }

    private mutating func looks(_ node: ViewNode) {
        if let background = node.background { change(.background(background)) }
        if let gradient = node.gradient { change(.gradient(gradient)) }
        if let border = node.border { change(.border(border)) }
        if let shadow = node.shadow { change(.shadow(shadow)) }
        if Quantity.rounded(node.alpha) != 1 { change(.alpha(node.alpha)) }
        if node.hidden { change(.hidden(true)) }
        if let blur = node.blur { change(.blur(blur)) }
    }

    private mutating func content(_ node: ViewNode) {
        if let text = node.text { change(.text(text)) }
        if let image = node.image { change(.image(image)) }
        if let control = node.control { change(.control(control)) }
        if let input = node.input { change(.input(input)) }
        if let placeholder = node.placeholder { change(.placeholder(placeholder)) }
        if let mask = node.mask { change(.mask(mask)) }
        if let id = node.accessibilityId { change(.accessibilityId(ByBytes(wrappedValue: id))) }
        if let controller = node.controller { change(.controller(ByBytes(wrappedValue: controller))) }
    }

    /// One field of a node, key and value.
    mutating func change(_ change: NodeChange) {
        switch change {
        case .kind(let kind): string("kind", kind.name)
        case .frame(let frame): box("frame", frame)
        case .scroll(let scroll): point("scroll", scroll)
        case .transform(let t):
            key("transform")
            numbers(t.a, t.b, t.c, t.d, t.tx, t.ty, decimals: Quantity.fineDecimals)
        case .anchor(let anchor): point("anchor", anchor)
        case .clips(let clips): bool("clips", clips)
        case .radii(let r):
            key("radii")
            numbers(r.topLeft, r.topRight, r.bottomRight, r.bottomLeft)
        case .background(let background): color("background", background)
        case .gradient(let value):
            key("gradient")
            gradient(value)
        case .border(let value):
            key("border")
            border(value)
        case .shadow(let value):
            key("shadow")
            shadow(value)
        case .alpha(let alpha): number("alpha", alpha)
        case .hidden(let hidden): bool("hidden", hidden)
        case .blur(let value):
            key("blur")
            blur(value)
        case .text(let value):
            key("text")
            text(value)
        case .image(let value):
            key("image")
            image(value)
        case .control(let value):
            key("control")
            control(value)
        case .input(let value):
            key("input")
            input(value)
        case .placeholder(let value):
            key("placeholder")
            placeholder(value)
        case .mask(let value):
            key("mask")
            mask(value)
        case .accessibilityId(let id): string("accessibilityId", id.wrappedValue)
        case .controller(let controller): string("controller", controller.wrappedValue)
        }
    }
}
