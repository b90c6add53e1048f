// Writes entries canonically (SPEC C1, sections 3 and 5), one line each, without the line end.

extension ByteWriter {
    mutating func entry(_ entry: Entry) {
        raw("{")
        string("kind", entry.kind)
        integer("at", entry.at.rawValue)
        switch entry.body {
        case .snapshot(let tree):
            key("tree")
            node(tree)
        case .diff(let diff): self.diff(diff)
        case .touch(let touch): self.touch(touch)
        case .viewport(let viewport): self.viewport(viewport)
        case .lifecycle(let lifecycle): self.lifecycle(lifecycle)
        case .screen(let name): string("name", name.wrappedValue)
        case .log(let log):
            string("level", log.level)
            string("message", log.message)
        case .unknown: break
        }
        extra(entry.extra)
        raw("}")
    }

    mutating func end(_ end: End) {
        raw("{")
        string("kind", "end")
        integer("at", end.at.rawValue)
        key("checksum")
        checksum(end.checksum)
        extra(end.extra)
        raw("}")
    }

    private mutating func checksum(_ value: UInt32) {
        raw("\"")
        for shift in stride(from: 24, through: 0, by: -8) { hexByte(UInt8(truncatingIfNeeded: value >> UInt32(shift))) }
        raw("\"")
    }

    /// The lists of operations, within an object that is open.
    mutating func diff(_ diff: Diff) {
        if !diff.adds.isEmpty { list("adds", diff.adds) { out, add in out.add(add) } }
        if !diff.removes.isEmpty { list("removes", diff.removes) { out, id in out.integer(Int(id.rawValue)) } }
        if !diff.moves.isEmpty { list("moves", diff.moves) { out, move in out.move(move) } }
        var last: NodeId?
        if diff.updates.isEmpty { return }
        list("updates", diff.updates) { out, update in
            out.update(update, after: last)
            last = update.id
        }
    }

    private mutating func add(_ add: Add) {
        raw("{")
        integer("parent", Int(add.parent.rawValue))
        integer("index", add.index)
        key("node")
        node(add.node)
        extra(add.extra)
        raw("}")
    }

    private mutating func move(_ move: Move) {
        raw("{")
        integer("id", Int(move.id.rawValue))
        integer("parent", Int(move.parent.rawValue))
        integer("index", move.index)
        extra(move.extra)
        raw("}")
    }

    private mutating func update(_ update: Update, after last: NodeId?) {
        raw("{")
        integer("+", Int(update.id.rawValue) - Int(last?.rawValue ?? 0))
        if !update.set.isEmpty || !update.setExtra.isEmpty {
            key("set")
            raw("{")
            for change in update.set { self.change(change) }
            extra(update.setExtra)
            raw("}")
        }
        if !update.unset.isEmpty { list("unset", update.unset) { out, field in out.string(field.key) } }
        extra(update.extra)
        raw("}")
    }

    private mutating func touch(_ touch: Touch) {
        integer("finger", touch.finger)
        string("phase", touch.phase.rawValue)
        if let points = touch.points { list("points", points) { out, sample in out.sample(sample) } }
        optional("target", touch.target.map { Int($0.rawValue) })
    }

    private mutating func sample(_ sample: Touch.Sample) {
        raw("[")
        integer(sample.dt)
        raw(",")
        number(sample.x)
        raw(",")
        number(sample.y)
        raw("]")
    }

    private mutating func viewport(_ viewport: Viewport) {
        size("size", viewport.size)
        string("orientation", viewport.orientation.rawValue)
        key("safeArea")
        numbers(viewport.safeArea.top, viewport.safeArea.left, viewport.safeArea.bottom, viewport.safeArea.right)
        if let keyboard = viewport.keyboard { box("keyboard", keyboard) }
    }

    private mutating func lifecycle(_ lifecycle: Lifecycle) {
        string("state", lifecycle.state.rawValue)
        optional("reason", lifecycle.reason)
        optional("captures", lifecycle.captures)
    }
}
