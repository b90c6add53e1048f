// Reads the objects inside a node, text apart: looks, picture, control, input, placeholder, mask (SPEC F23, F27 – F29).

enum ContentReader {
    static func gradient(_ value: JSONValue, _ rule: String) throws -> ViewNode.Gradient {
        let fields = try Fields(value, "F23")
        var gradient = ViewNode.Gradient(
            type: try fields.required("type", Read.choice),
            colors: try fields.required("colors", Read.list(atLeast: 2, Read.color)),
            stops: try fields.optional("stops", Read.list(Read.number(0...1))),
            start: try fields.required("start", Read.point), end: try fields.required("end", Read.point))
        gradient.extra = try fields.extra(beyond: ["type", "colors", "stops", "start", "end"])
        try checkStops(gradient)
        return gradient
    }

    private static func checkStops(_ gradient: ViewNode.Gradient) throws {
        guard let stops = gradient.stops else { return }
        if stops.count != gradient.colors.count {
            throw FormatProblem(rule: "F23", path: "stops", message: "there are not as many stops as colours")
        }
        for index in stops.indices.dropFirst() where stops[index] < stops[index - 1] {
            throw FormatProblem(rule: "F23", path: "stops[\(index)]", message: "the stops do not ascend")
        }
    }

    static func border(_ value: JSONValue, _ rule: String) throws -> ViewNode.Border {
        let fields = try Fields(value, "F23")
        var border = ViewNode.Border(
            width: try fields.required("width", Read.number), color: try fields.required("color", Read.color))
        border.extra = try fields.extra(beyond: ["width", "color"])
        return border
    }

    static func shadow(_ value: JSONValue, _ rule: String) throws -> ViewNode.Shadow {
        let fields = try Fields(value, "F23")
        var shadow = ViewNode.Shadow(
            color: try fields.required("color", Read.color), radius: try fields.required("radius", Read.number),
            offset: try fields.required("offset", Read.point))
        shadow.extra = try fields.extra(beyond: ["color", "radius", "offset"])
        return shadow
    }

    static func blur(_ value: JSONValue, _ rule: String) throws -> ViewNode.Blur {
        let fields = try Fields(value, "F23")
        var blur = ViewNode.Blur(
            style: try fields.required("style", Read.string), tint: try fields.optional("tint", Read.color))
        blur.extra = try fields.extra(beyond: ["style", "tint"])
        return blur
    }

    static func image(_ value: JSONValue, _ rule: String) throws -> ViewNode.Image {
        let fields = try Fields(value, "F23")
        var image = ViewNode.Image(
            resource: try fields.required("resource", Read.count), mode: try fields.optional("mode", Read.choice) ?? .fill,
            tint: try fields.optional("tint", Read.color), size: try fields.optional("size", Read.size))
        image.extra = try fields.extra(beyond: ["resource", "mode", "tint", "size"])
        return image
    }

    static func control(_ value: JSONValue, _ rule: String) throws -> ViewNode.Control {
        let fields = try Fields(value, "F27")
        var control = ViewNode.Control()
        control.on = try fields.optional("on", Read.bool)
        control.value = try fields.optional("value", Read.number)
        control.min = try fields.optional("min", Read.number)
        control.max = try fields.optional("max", Read.number)
        control.selected = try fields.optional("selected", Read.selection)
        control.count = try fields.optional("count", Read.count)
        control.columns = try fields.optional("columns", Read.list(column))
        control.mode = try fields.optional("mode", Read.string)
        control.date = try fields.optional("date", Read.string)
        control.animating = try fields.optional("animating", Read.bool) ?? false
        control.enabled = try fields.optional("enabled", Read.bool) ?? true
        control.highlighted = try fields.optional("highlighted", Read.bool) ?? false
        control.tint = try fields.optional("tint", Read.color)
        control.track = try fields.optional("track", Read.color)
        control.thumb = try fields.optional("thumb", Read.color)
        control.extra = try fields.extra(beyond: controlKeys)
        return control
    }

    private static let controlKeys = [
        "on", "value", "min", "max", "selected", "count", "columns", "mode", "date", "animating", "enabled", "highlighted",
        "tint", "track", "thumb",
    ]

    private static func column(_ value: JSONValue, _ rule: String) throws -> ViewNode.PickerColumn {
        guard case .array(let items) = value, items.count == 2 else {
            throw FormatProblem(rule: rule, message: "this is no list of 2")
        }
        return ViewNode.PickerColumn(
            rows: try inside("[0]") { try Read.count(items[0], rule) },
            selected: try inside("[1]") { try Read.selection(items[1], rule) })
    }

    static func input(_ value: JSONValue, _ rule: String) throws -> ViewNode.Input {
        let fields = try Fields(value, "F23")
        var input = ViewNode.Input(
            placeholder: try fields.optional("placeholder", Read.string), caret: try fields.optional("caret", Read.count),
            secure: try fields.optional("secure", Read.bool) ?? false,
            focused: try fields.optional("focused", Read.bool) ?? false)
        input.extra = try fields.extra(beyond: ["placeholder", "caret", "secure", "focused"])
        return input
    }

    static func placeholder(_ value: JSONValue, _ rule: String) throws -> ViewNode.Placeholder {
        let fields = try Fields(value, "F28")
        var placeholder = ViewNode.Placeholder(
            reason: try fields.required("reason", Read.choice), label: try fields.optional("label", Read.string))
        placeholder.extra = try fields.extra(beyond: ["reason", "label"])
        return placeholder
    }

    static func mask(_ value: JSONValue, _ rule: String) throws -> ViewNode.Mask {
        let fields = try Fields(value, "F29")
        var mask = ViewNode.Mask(
            reason: try fields.required("reason", Read.choice), lines: try fields.required("lines", Read.count))
        mask.extra = try fields.extra(beyond: ["reason", "lines"])
        return mask
    }
}
