// Writes entries canonically (SPEC C1, sections 3 and 5), one line each, without the line end.

extension ByteWriter {
    mutating func entry(_ entry: Entry) {
        raw("{")
        key("kind")
        string(entry.kind)
        key("at")
        integer(entry.at.rawValue)
        switch entry.body {
        case .snapshot(let tree): key("tree"); node(tree)
        case .diff(let diff): self.diff(diff)
        case .touch(let touch): self.touch(touch)
        case .viewport(let viewport): self.viewport(viewport)
        case .lifecycle(let lifecycle): self.lifecycle(lifecycle)
        case .screen(let name): key("name"); string(name.wrappedValue)
        case .log(let log): key("level"); string(log.level); key("message"); string(log.message)
        case .unknown: break
        }
        extra(entry.extra)
        raw("}")
    }

    mutating func end(_ end: End) {
        raw("{")
        key("kind")
        string("end")
        key("at")
        integer(end.at.rawValue)
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
        if !diff.adds.isEmpty { key("adds"); list(diff.adds) { out, add in out.add(add) } }
        if !diff.removes.isEmpty { key("removes"); list(diff.removes) { out, id in out.integer(Int(id.rawValue)) } }
        if !diff.moves.isEmpty { key("moves"); list(diff.moves) { out, move in out.move(move) } }
        if !diff.updates.isEmpty { key("updates"); list(diff.updates) { out, update in out.update(update) } }
    }

    private mutating func add(_ add: Add) {
        raw("{")
        key("parent")
        integer(Int(add.parent.rawValue))
        key("index")
        integer(add.index)
        key("node")
        node(add.node)
        extra(add.extra)
        raw("}")
    }

    private mutating func move(_ move: Move) {
        raw("{")
        key("id")
        integer(Int(move.id.rawValue))
        key("parent")
        integer(Int(move.parent.rawValue))
        key("index")
        integer(move.index)
        extra(move.extra)
        raw("}")
    }

    private mutating func update(_ update: Update) {
        raw("{")
        key("id")
        integer(Int(update.id.rawValue))
        if !update.set.isEmpty || !update.setExtra.isEmpty {
            key("set")
            raw("{")
            for change in update.set { self.change(change) }
            extra(update.setExtra)
            raw("}")
        }
        if !update.unset.isEmpty { key("unset"); list(update.unset) { out, field in out.string(field.key) } }
        extra(update.extra)
        raw("}")
    }

    private mutating func touch(_ touch: Touch) {
        key("finger")
        integer(touch.finger)
        key("phase")
        string(touch.phase.rawValue)
        if let points = touch.points { key("points"); list(points) { out, sample in out.sample(sample) } }
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
        key("size")
        size(viewport.size)
        key("orientation")
        string(viewport.orientation.rawValue)
        key("safeArea")
        numbers(viewport.safeArea.top, viewport.safeArea.left, viewport.safeArea.bottom, viewport.safeArea.right)
        if let keyboard = viewport.keyboard { key("keyboard"); box(keyboard) }
    }

    private mutating func lifecycle(_ lifecycle: Lifecycle) {
        key("state")
        string(lifecycle.state.rawValue)
        optional("reason", lifecycle.reason)
        optional("captures", lifecycle.captures)
    }
}
