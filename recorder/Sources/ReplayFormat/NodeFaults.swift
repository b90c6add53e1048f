// What of a node would make a reader refuse the whole chunk (SPEC F21 – F29). For who writes: a fault in one view is found before
// it costs all the others. O(text) per node, nothing of what is below it.

extension ViewNode {
    /// The first rule that the node breaks, children apart; nil: none.
    public func fault(isRoot: Bool) -> FormatProblem? {
        do {
            try NodeRules.check(self, isRoot: isRoot)
            if let gradient { try gradient.check() }
            if let text { try text.check() }
            try checkCounts()
            return nil
        } catch {
            return error as? FormatProblem ?? FormatProblem(rule: "F23", message: "the node cannot be written")
        }
    }

    private func checkCounts() throws {
        let counts: [(String, Int?)] = [
            ("image.resource", image?.resource), ("input.caret", input?.caret), ("mask.lines", mask?.lines),
            ("control.count", control?.count), ("control.selected", control?.selected.map { $0 + 1 }),
        ]
        for (path, count) in counts where !(0...Limits.integer).contains(count ?? 0) {
            throw FormatProblem(rule: "F23", path: path, message: "this is no count")
        }
        for column in control?.columns ?? [] where column.rows < 0 || column.selected < -1 {
            throw FormatProblem(rule: "F27", path: "control.columns", message: "this is no count")
        }
    }
}

extension ViewNode.Gradient {
    fileprivate func check() throws {
        if colors.count < 2 { throw FormatProblem(rule: "F23", path: "gradient.colors", message: "there are too few colours") }
        guard let stops else { return }
        let ascend = zip(stops, stops.dropFirst()).allSatisfy { $0 <= $1 }
        if stops.count != colors.count || !ascend || !stops.allSatisfy({ (0...1).contains($0) }) {
            throw FormatProblem(rule: "F23", path: "gradient.stops", message: "these are no stops of the colours")
        }
    }
}

extension ViewNode.Text {
    func check() throws {
        let length = string.utf16.count
        var end = 0
        for (index, run) in runs.enumerated() {
            guard let next = run.end else {
                if index == runs.count - 1 { break }
                throw FormatProblem(rule: "F26", path: "text.runs", message: "a run before the last has no end")
            }
            if next < end || next > length || index == runs.count - 1 {
                throw FormatProblem(rule: "F26", path: "text.runs", message: "the runs do not ascend within the string")
            }
            end = next
        }
        if runs.isEmpty { throw FormatProblem(rule: "F26", path: "text.runs", message: "there is no run") }
        var start = 0
        for line in lines {
            guard let range = line.range else {
                if lines.count == 1 { break }
                throw FormatProblem(rule: "F26", path: "text.lines", message: "a line of the whole string is not alone")
            }
            if range.start < start || range.end < range.start || range.end > length {
                throw FormatProblem(rule: "F26", path: "text.lines", message: "the lines do not ascend within the string")
            }
            start = range.end
        }
        if lineLimit < 0 { throw FormatProblem(rule: "F26", path: "text.lineLimit", message: "this is no count") }
    }
}
