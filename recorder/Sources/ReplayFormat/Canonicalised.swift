// A node as a reader of the written file would have it (SPEC C2). A differ that compares such nodes finds no change that the file
// could not show.

extension ViewNode {
    /// The whole tree with every number rounded as it is written. O(n); recursion as deep as the tree.
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
        if let value = text, !value.isRounded { node.text = value.canonicalised() }
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
    /// Whether it is as it is written.
    fileprivate var isRounded: Bool {
        func isRounded(_ value: Double) -> Bool { value == Quantity.rounded(value) }
        return runs.allSatisfy { isRounded($0.size) && isRounded($0.weight) }
            && lines.allSatisfy { isRounded($0.baseline) && isRounded($0.width) && ($0.x.map(isRounded) ?? true) }
    }

    /// With every number rounded as it is written.
    public func canonicalised() -> ViewNode.Text {
        var text = self
        for index in text.runs.indices {
            text.runs[index].size = Quantity.rounded(text.runs[index].size)
            text.runs[index].weight = Quantity.rounded(text.runs[index].weight)
        }
        for index in text.lines.indices {
            text.lines[index].baseline = Quantity.rounded(text.lines[index].baseline)
            text.lines[index].width = Quantity.rounded(text.lines[index].width)
            text.lines[index].x = text.lines[index].x.map { Quantity.rounded($0) }
        }
        return text
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
