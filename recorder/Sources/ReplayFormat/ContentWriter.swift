// Writes the objects inside a node canonically (SPEC C1): looks, text, picture, control, input, placeholder, mask.

extension ByteWriter {
    mutating func gradient(_ gradient: ViewNode.Gradient) {
        raw("{")
        string("type", gradient.type.rawValue)
        list("colors", gradient.colors) { out, color in out.color(color) }
        if let stops = gradient.stops {
            list("stops", stops) { out, stop in out.number(stop) }
        }
        point("start", gradient.start)
        point("end", gradient.end)
        extra(gradient.extra)
        raw("}")
    }

    mutating func border(_ border: ViewNode.Border) {
        raw("{")
        number("width", border.width)
        color("color", border.color)
        extra(border.extra)
        raw("}")
    }

    mutating func shadow(_ shadow: ViewNode.Shadow) {
        raw("{")
        color("color", shadow.color)
        number("radius", shadow.radius)
        point("offset", shadow.offset)
        extra(shadow.extra)
        raw("}")
    }

    mutating func blur(_ blur: ViewNode.Blur) {
        raw("{")
        string("style", blur.style)
        optional("tint", blur.tint)
        extra(blur.extra)
        raw("}")
    }

    mutating func text(_ text: ViewNode.Text) {
        raw("{")
        string("string", text.string)
        if !text.runs.isEmpty { style(of: text) }
        if !text.lines.isEmpty { list("lines", text.lines) { out, line in out.line(line) } }
        extra(text.extra)
        raw("}")
    }

    private mutating func style(of text: ViewNode.Text) {
        list("runs", text.runs) { out, run in out.run(run) }
        if text.align != .left { string("align", text.align.rawValue) }
        if text.lineLimit != 0 { integer("lineLimit", text.lineLimit) }
        if text.truncation != .tail { string("truncation", text.truncation.rawValue) }
    }

    private mutating func run(_ run: ViewNode.TextRun) {
        raw("{")
        optional("end", run.end)
        number("size", run.size)
        if Quantity.rounded(run.weight) != 400 { number("weight", run.weight) }
        if run.design != .default { string("design", run.design.rawValue) }
        if run.color != .black { color("color", run.color) }
        extra(run.extra)
        raw("}")
    }

    private mutating func line(_ line: ViewNode.TextLine) {
        raw("[")
        if let range = line.range {
            integer(range.start)
            raw(",")
            integer(range.end)
            raw(",")
        }
        number(line.baseline)
        if let width = line.width {
            raw(",")
            number(width)
        }
        if line.range != nil, let x = line.x {
            raw(",")
            number(x)
        }
        raw("]")
    }

    mutating func image(_ image: ViewNode.Image) {
        raw("{")
        integer("resource", image.resource)
        if image.mode != .fill { string("mode", image.mode.rawValue) }
        optional("tint", image.tint)
        if let size = image.size { self.size("size", size) }
        extra(image.extra)
        raw("}")
    }

    mutating func control(_ control: ViewNode.Control) {
        raw("{")
        if let on = control.on { bool("on", on) }
        if let value = control.value { number("value", value) }
        if let min = control.min { number("min", min) }
        if let max = control.max { number("max", max) }
        optional("selected", control.selected)
        optional("count", control.count)
        if let columns = control.columns { list("columns", columns) { out, column in out.column(column) } }
        optional("mode", control.mode)
        optional("date", control.date)
        if control.animating { bool("animating", true) }
        if !control.enabled { bool("enabled", false) }
        if control.highlighted { bool("highlighted", true) }
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
        if input.secure { bool("secure", true) }
        if input.focused { bool("focused", true) }
        extra(input.extra)
        raw("}")
    }

    mutating func placeholder(_ placeholder: ViewNode.Placeholder) {
        raw("{")
        string("reason", placeholder.reason.rawValue)
        optional("label", placeholder.label)
        extra(placeholder.extra)
        raw("}")
    }

    mutating func mask(_ mask: ViewNode.Mask) {
        raw("{")
        string("reason", mask.reason.rawValue)
        integer("lines", mask.lines)
        extra(mask.extra)
        raw("}")
    }
}
