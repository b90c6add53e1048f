// Reads laid-out text (SPEC F26): runs and lines follow one another within the string, in UTF-16 units.

enum TextReader {
    static func text(_ value: JSONValue, _ rule: String) throws -> ViewNode.Text {
        let fields = try Fields(value, "F26")
        var text = ViewNode.Text(
            string: try fields.required("string", Read.string),
            runs: try fields.required("runs", Read.list(atLeast: 1, run)),
            align: try fields.optional("align", Read.choice) ?? .left,
            lineLimit: try fields.optional("lineLimit", Read.count) ?? 0,
            truncation: try fields.optional("truncation", Read.choice) ?? .tail,
            lines: try fields.optional("lines", Read.list(line)) ?? [])
        text.extra = try fields.extra(beyond: ["string", "runs", "align", "lineLimit", "truncation", "lines"])
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
        guard case .array(let items) = value, items.count == 4 || items.count == 5 else {
            throw FormatProblem(rule: rule, message: "this is no list of 4 or 5")
        }
        func points(_ index: Int) throws -> Double { try inside("[\(index)]") { try Read.number(items[index], rule) } }
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
            if line.start < from || line.end < line.start || line.end > length {
                throw FormatProblem(
                    rule: "F26", path: "lines[\(index)]", message: "lines follow one another within the string")
            }
            from = line.end
        }
    }
}
