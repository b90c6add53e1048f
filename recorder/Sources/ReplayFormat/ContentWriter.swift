// Writes the objects inside a node canonically (SPEC C1): looks, text, picture, control, input, placeholder, mask.

extension ByteWriter {
    mutating func gradient(_ gradient: ViewNode.Gradient) {
        raw("{")
        key("type")
        string(gradient.type.rawValue)
        key("colors")
        list(gradient.colors) { out, color in out.color(color) }
        if let stops = gradient.stops {
            key("stops")
            list(stops) { out, stop in out.number(stop) }
        }
        key("start")
        point(gradient.start)
        key("end")
        point(gradient.end)
        extra(gradient.extra)
        raw("}")
    }

    mutating func border(_ border: ViewNode.Border) {
        raw("{")
        key("width")
        number(border.width)
        key("color")
        color(border.color)
        extra(border.extra)
        raw("}")
    }

    mutating func shadow(_ shadow: ViewNode.Shadow) {
        raw("{")
        key("color")
        color(shadow.color)
        key("radius")
        number(shadow.radius)
        key("offset")
        point(shadow.offset)
        extra(shadow.extra)
        raw("}")
    }

    mutating func blur(_ blur: ViewNode.Blur) {
        raw("{")
        key("style")
        string(blur.style)
        optional("tint", blur.tint)
        extra(blur.extra)
        raw("}")
    }

    mutating func text(_ text: ViewNode.Text) {
        raw("{")
        key("string")
        string(text.string)
        key("runs")
        list(text.runs) { out, run in out.run(run) }
        if text.align != .left { key("align"); string(text.align.rawValue) }
        if text.lineLimit != 0 { key("lineLimit"); integer(text.lineLimit) }
        if text.truncation != .tail { key("truncation"); string(text.truncation.rawValue) }
        if !text.lines.isEmpty { key("lines"); list(text.lines) { out, line in out.line(line) } }
        extra(text.extra)
        raw("}")
    }

    private mutating func run(_ run: ViewNode.TextRun) {
        raw("{")
        optional("end", run.end)
        key("size")
        number(run.size)
        if Quantity.rounded(run.weight) != 400 { key("weight"); number(run.weight) }
        if run.design != .default { key("design"); string(run.design.rawValue) }
        if run.color != .black { key("color"); color(run.color) }
        extra(run.extra)
        raw("}")
    }

    private mutating func line(_ line: ViewNode.TextLine) {
        raw("[")
        integer(line.start)
        raw(",")
        integer(line.end)
        raw(",")
        number(line.baseline)
        raw(",")
        number(line.width)
        if let x = line.x { raw(","); number(x) }
        raw("]")
    }

    mutating func image(_ image: ViewNode.Image) {
        raw("{")
        key("resource")
        integer(image.resource)
        if image.mode != .fill { key("mode"); string(image.mode.rawValue) }
        optional("tint", image.tint)
        if let size = image.size { key("size"); self.size(size) }
        extra(image.extra)
        raw("}")
    }

    mutating func control(_ control: ViewNode.Control) {
        raw("{")
        if let on = control.on { key("on"); bool(on) }
        if let value = control.value { key("value"); number(value) }
        if let min = control.min { key("min"); number(min) }
        if let max = control.max { key("max"); number(max) }
        optional("selected", control.selected)
        optional("count", control.count)
        if let columns = control.columns { key("columns"); list(columns) { out, column in out.column(column) } }
        optional("mode", control.mode)
        optional("date", control.date)
        if control.animating { key("animating"); bool(true) }
        if !control.enabled { key("enabled"); bool(false) }
        if control.highlighted { key("highlighted"); bool(true) }
        optional("tint", control.tint)
        optional("track", control.track)
        optional("thumb", control.thumb)
        extra(control.extra)
        raw("}")
    }

    private mutating func column(_ column: ViewNode.PickerColumn) {
        raw("[")
        integer(column.rows)
        raw(",")
        integer(column.selected)
        raw("]")
    }

    mutating func input(_ input: ViewNode.Input) {
        raw("{")
        optional("placeholder", input.placeholder)
        optional("caret", input.caret)
        if input.secure { key("secure"); bool(true) }
        if input.focused { key("focused"); bool(true) }
        extra(input.extra)
        raw("}")
    }

    mutating func placeholder(_ placeholder: ViewNode.Placeholder) {
        raw("{")
        key("reason")
        string(placeholder.reason.rawValue)
        optional("label", placeholder.label)
        extra(placeholder.extra)
        raw("}")
    }

    mutating func mask(_ mask: ViewNode.Mask) {
        raw("{")
        key("reason")
        string(mask.reason.rawValue)
        key("lines")
        integer(mask.lines)
        extra(mask.extra)
        raw("}")
    }

    mutating func optional(_ name: StaticString, _ value: RGBA?) {
        if let value { key(name); color(value) }
    }

    mutating func optional(_ name: StaticString, _ value: Int?) {
        if let value { key(name); integer(value) }
    }

    mutating func optional(_ name: StaticString, _ value: String?) {
        if let value { key(name); string(value) }
    }
}
