// A text that changes and keeps its looks says only its string and its lines (SPEC section 5, C11).

extension ViewNode.Text {
    /// What a `set` has to say so that this text comes after the other one.
    public func change(from old: ViewNode.Text) -> ViewNode.Text {
        guard runs == old.runs, align == old.align, lineLimit == old.lineLimit, truncation == old.truncation else { return self }
        var change = ViewNode.Text(string: string, runs: [], lines: lines)
        change.extra = extra
        return change
    }

    /// The text that a `set` leads to. Throws F32 where it has no looks of its own and there is no text to take them from.
    func completed(from old: ViewNode.Text?) throws -> ViewNode.Text {
        guard runs.isEmpty else { return self }
        guard var text = old else {
            throw FormatProblem(rule: "F32", message: "there is no text whose runs this one could keep")
        }
        (text.string, text.lines, text.extra) = (string, lines, extra)
        return text
    }
}

extension Update {
    /// Whether the runs of before are put on another string, which may be too short for them.
    var keepsRuns: Bool {
        self.set.contains { if case .text(let text) = $0 { return text.runs.isEmpty } else { return false } }
    }
}
