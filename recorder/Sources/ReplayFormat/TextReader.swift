// Reads laid-out text (SPEC F26): runs and lines follow one another within the string, in UTF-16 units.

enum TextReader {
    /// The text of a node.
    static func text(_ value: JSONValue, _ rule: String) throws -> ViewNode.Text {
        let fields = try Fields(value, "F26")
        return try text(fields, runs: fields.required("runs", runs))
    }

    /// The text of a `set`: without `runs`, the four that say how it looks stay as they are (SPEC section 5).
    static func change(_ value: JSONValue, _ rule: String) throws -> ViewNode.Text {
        let fields = try Fields(value, "F26")
        return try text(fields, runs: fields.optional("runs", runs) ?? [])
    }

    private static let runs = Read.list(atLeast: 1, run)

    private static func text(
        _ fields: Fields, runs: @autoclosure () throws -> [ViewNode.TextRun]
    ) throws -> ViewNode.Text {
        var text = ViewNode.Text(
            string: try fields.required("string", Read.string), runs: try runs(),
            align: try fields.optional("align", Read.choice) ?? .left,
            lineLimit: try fields.optional("lineLimit", Read.count) ?? 0,
            truncation: try fields.optional("truncation", Read.choice) ?? .tail,
            lines: try fields.optional("lines", Read.list(line)) ?? [])
        text.extra = try fields.extra(beyond: ["string", "runs", "align", "lineLimit", "truncation", "lines"])
        for key in ["align", "lineLimit", "truncation"] where text.runs.isEmpty && fields.object[key] != nil {
            throw FormatProblem(rule: "F32", message: "without runs there is no \(key)")
        }
        if text.string.utf8.count > Limits.textBytes {
            throw FormatProblem(rule: "F26", path: "string", message: "the text has more than \(Limits.textBytes) bytes")
        }
        let length = text.string.utf16.count
        try checkRuns(text.runs, length)
        try checkLines(text.lines, length)
        return text
    }

    private static func run(_ value: JSONValue, _ rule: String) throws -> ViewNode.TextRun {
        let fields = try Fields(value, rule)
        var run = ViewNode.TextRun(
            end: try fields.optional("end", Read.count), size: try fields.required("size", Read.number),
            weight: try fields.optional("weight", Read.number(100...900)) ?? 400,
            design: try fields.optional("design", Read.choice) ?? .default,
            color: try fields.optional("color", Read.color) ?? .black)
        run.extra = try fields.extra(beyond: ["end", "size", "weight", "design", "color"])
        return run
    }

    private static func line(_ value: JSONValue, _ rule: String) throws -> ViewNode.TextLine {
        guard case .array(let items) = value, [1, 2, 4, 5].contains(items.count) else {
            throw FormatProblem(rule: rule, message: "this is no list of 1, 2, 4 or 5")
        }
        func points(_ index: Int) throws -> Double { try inside("[\(index)]") { try Read.number(items[index], rule) } }
        if items.count <= 2 {
            return ViewNode.TextLine(baseline: try points(0), width: items.count == 2 ? try points(1) : nil)
        }
        return ViewNode.TextLine(
            start: try inside("[0]") { try Read.count(items[0], rule) },
            end: try inside("[1]") { try Read.count(items[1], rule) },
            baseline: try points(2), width: try points(3), x: items.count == 5 ? try points(4) : nil)
    }

    private static func checkRuns(_ runs: [ViewNode.TextRun], _ length: Int) throws {
        var from = 0
        for (index, run) in runs.enumerated() {
            if (index == runs.count - 1) != (run.end == nil) {
                throw FormatProblem(rule: "F26", path: "runs[\(index)]", message: "every run but the last one has an end")
            }
            guard let end = run.end else { return }
            if end < from || end > length {
                throw FormatProblem(
                    rule: "F26", path: "runs[\(index)].end", message: "the run ends before it starts, or after the string")
            }
            from = end
        }
    }

    private static func checkLines(_ lines: [ViewNode.TextLine], _ length: Int) throws {
        var from = 0
        for (index, line) in lines.enumerated() {
            guard let range = line.range else {
                if lines.count == 1 { return }
                throw FormatProblem(
                    rule: "F26", path: "lines[\(index)]", message: "a line without offsets is the only one")
            }
            if range.start < from || range.end < range.start || range.end > length {
                throw FormatProblem(
                    rule: "F26", path: "lines[\(index)]", message: "lines follow one another within the string")
            }
            from = range.end
        }
    }
}
