// A node as a reader of the written file would have it (SPEC C2, C11). A differ that compares such nodes finds no change that the file
// could not show.

extension ViewNode {
    /// The whole tree with every number rounded as it is written, and every line in its shortest form. O(n); recursion as deep as the tree.
    public func canonicalised() -> ViewNode {
        var node = self
        node.frame = frame.rounded
        node.scroll = scroll.rounded
        node.transform = transform.rounded
        node.anchor = anchor.rounded
        node.radii = radii.rounded
        node.alpha = Quantity.rounded(min(max(alpha, 0), 1))
        if let value = gradient { node.gradient = value.rounded }
        if let value = border { node.border = value.rounded }
        if let value = shadow { node.shadow = value.rounded }
        // What is rounded already stays where it is in memory, so that comparing it costs nothing.
        if let value = text, !value.isCanonical(in: node.frame.width) { node.text = value.canonicalised(in: node.frame.width) }
        if let size = image?.size, size != size.rounded { node.image?.size = size.rounded }
        if let value = control { node.control = value.rounded }
        if !children.isEmpty { node.children = children.map { $0.canonicalised() } }
        return node
    }
}

extension ViewNode.Gradient {
    fileprivate var rounded: ViewNode.Gradient {
        var gradient = self
        gradient.stops = stops?.map { Quantity.rounded($0) }
        gradient.start = start.rounded
        gradient.end = end.rounded
        return gradient
    }
}

extension ViewNode.Border {
    fileprivate var rounded: ViewNode.Border {
        var border = self
        border.width = Quantity.rounded(width)
        return border
    }
}

extension ViewNode.Shadow {
    fileprivate var rounded: ViewNode.Shadow {
        var shadow = self
        shadow.radius = Quantity.rounded(radius)
        shadow.offset = offset.rounded
        return shadow
    }
}

extension ViewNode.Text {
    /// Whether it is as it is written in a node whose frame is so wide.
    fileprivate func isCanonical(in width: Double) -> Bool {
        func isRounded(_ value: Double?) -> Bool { value.map { $0 == Quantity.rounded($0) } ?? true }
        return runs.allSatisfy { isRounded($0.size) && isRounded($0.weight) }
            && lines.allSatisfy { isRounded($0.baseline) && isRounded($0.width) && isRounded($0.x) }
            && (lines.count != 1 || shortest(lines[0], in: width) == lines[0])
    }

    /// With every number rounded as it is written, and the only line in its shortest form (SPEC C11).
    /// - Parameter width: of the node's frame, as written; nil: not known, and the line keeps its own.
    public func canonicalised(in width: Double? = nil) -> ViewNode.Text {
        var text = self
        for index in text.runs.indices {
            text.runs[index].size = Quantity.rounded(text.runs[index].size)
            text.runs[index].weight = Quantity.rounded(text.runs[index].weight)
        }
        for index in text.lines.indices {
            text.lines[index].baseline = Quantity.rounded(text.lines[index].baseline)
            text.lines[index].width = text.lines[index].width.map { Quantity.rounded($0) }
            text.lines[index].x = text.lines[index].x.map { Quantity.rounded($0) }
        }
        if text.lines.count == 1 { text.lines[0] = shortest(text.lines[0], in: width) }
        return text
    }

    /// Whether it is a line of its own width, in a node whose frame is just as wide. Numbers of the line are rounded.
    public func hasOneLine(asWideAs width: Double) -> Bool {
        lines.count == 1 && lines[0].width == Quantity.rounded(width)
    }

    /// The same, in a node of any width.
    /// - Parameter width: of the frame of the node that it was canonicalised in, points.
    public func withOwnWidth(_ width: Double) -> ViewNode.Text {
        guard lines.count == 1, lines[0].width == nil else { return self }
        var text = self
        text.lines[0].width = Quantity.rounded(width)
        return text
    }

    /// Without offsets where the line holds the whole string and alignment says where it starts, without a width where it is the node's.
    private func shortest(_ line: ViewNode.TextLine, in width: Double?) -> ViewNode.TextLine {
        var line = line
        if let range = line.range, line.x == nil, range.start == 0, range.end == string.utf16.count { line.range = nil }
        if line.range == nil, line.width == width { line.width = nil }
        return line
    }
}

extension ViewNode.Control {
    fileprivate var rounded: ViewNode.Control {
        var control = self
        control.value = value.map { Quantity.rounded($0) }
        control.min = min.map { Quantity.rounded($0) }
        control.max = max.map { Quantity.rounded($0) }
        return control
    }
}
