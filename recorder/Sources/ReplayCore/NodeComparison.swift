// What changed in one view: the fields to set and the fields to unset (SPEC F32). Canonical nodes are compared value by value.
#if SWIFT_PACKAGE
    import ReplayFormat
#endif

extension Update {
    /// Leaves out how the text looks where that stays.
    fileprivate mutating func shortenText(from old: ViewNode.Text) {
        for case (let index, .text(let text)) in set.enumerated() { set[index] = .text(text.change(from: old)) }
    }
}

enum NodeComparison {
    /// The update that takes the first node's fields to the second's, children apart; nil if there is none to be made.
    static func update(from old: ViewNode, to new: ViewNode) -> Update? {
        var changes = Changes(update: Update(id: new.id), isNewKind: old.kind != new.kind)
        if changes.isNewKind { changes.update.set.append(.kind(new.kind)) }
        compareGeometry(old, new, &changes)
        compareLooks(old, new, &changes)
        compareContent(old, new, &changes)
        if !changes.isNewKind, let text = old.text { changes.update.shortenText(from: text) }
        if old.extra != new.extra {
            changes.update.setExtra = Extra(new.extra.fields.filter { old.extra[$0.key]?.hasSameBytes(as: $0.json) != true })
        }
        return changes.isEmpty ? nil : changes.update
    }

    /// Whether an update can say the change: a class stays, and unknown fields cannot be unset.
    static func canUpdate(from old: ViewNode, to new: ViewNode) -> Bool {
        guard old.className.hasSameBytes(as: new.className) else { return false }
        return old.extra.isEmpty || old.extra.fields.allSatisfy { new.extra[$0.key] != nil }
    }

    private struct Changes {
        var update: Update
        /// The new kind has taken all content back to its default.
        let isNewKind: Bool

        var isEmpty: Bool { update.set.isEmpty && update.unset.isEmpty && update.setExtra.isEmpty }

        /// A field with a default: a value that goes back to it is unset.
        mutating func compare<T: Equatable>(
            _ field: NodeField, _ old: T, _ new: T, default standard: T, _ change: (T) -> NodeChange
        ) {
            if old == new { return }
            if new == standard { update.unset.append(field) } else { update.set.append(change(new)) }
        }

        /// What two nodes share is not looked into.
        mutating func compare<T>(_ field: NodeField, _ old: Shared<T>, _ new: Shared<T>, _ change: (T) -> NodeChange) {
            if isNewKind || old != new { compare(field, old.wrappedValue, new.wrappedValue, change) }
        }

        mutating func compare<T: Equatable>(_ field: NodeField, _ old: T?, _ new: T?, _ change: (T) -> NodeChange) {
            let before = isNewKind && field.isContent ? nil : old
            if before == new { return }
            if let new { update.set.append(change(new)) } else { update.unset.append(field) }
        }
    }

    private static func compareGeometry(_ old: ViewNode, _ new: ViewNode, _ changes: inout Changes) {
        if old.frame != new.frame { changes.update.set.append(.frame(new.frame)) }
        changes.compare(.scroll, old.scroll, new.scroll, default: .zero, NodeChange.scroll)
        changes.compare(.transform, old.transform, new.transform, default: .identity, NodeChange.transform)
        changes.compare(.anchor, old.anchor, new.anchor, default: .center, NodeChange.anchor)
        changes.compare(.clips, old.clips, new.clips, default: false, NodeChange.clips)
        changes.compare(.radii, old.radii, new.radii, default: .zero, NodeChange.radii)
    }

    private static func compareLooks(_ old: ViewNode, _ new: ViewNode, _ changes: inout Changes) {
        changes.compare(.background, old.background, new.background, NodeChange.background)
        changes.compare(.gradient, old.$gradient, new.$gradient, NodeChange.gradient)
        changes.compare(.border, old.$border, new.$border, NodeChange.border)
        changes.compare(.shadow, old.$shadow, new.$shadow, NodeChange.shadow)
        changes.compare(.alpha, old.alpha, new.alpha, default: 1, NodeChange.alpha)
        changes.compare(.hidden, old.hidden, new.hidden, default: false, NodeChange.hidden)
        changes.compare(.blur, old.$blur, new.$blur, NodeChange.blur)
    }

    private static func compareContent(_ old: ViewNode, _ new: ViewNode, _ changes: inout Changes) {
        changes.compare(.text, old.$text, new.$text, NodeChange.text)
        changes.compare(.image, old.$image, new.$image, NodeChange.image)
        changes.compare(.control, old.$control, new.$control, NodeChange.control)
        changes.compare(.input, old.$input, new.$input, NodeChange.input)
        changes.compare(.placeholder, old.$placeholder, new.$placeholder, NodeChange.placeholder)
        changes.compare(.mask, old.$mask, new.$mask, NodeChange.mask)
        compareText(.accessibilityId, old.accessibilityId, new.accessibilityId, &changes, NodeChange.accessibilityId)
        compareText(.controller, old.controller, new.controller, &changes, NodeChange.controller)
    }

    private static func compareText(
        _ field: NodeField, _ old: String?, _ new: String?, _ changes: inout Changes,
        _ change: (ByBytes<String>) -> NodeChange
    ) {
        if old.hasSameBytes(as: new) { return }
        if let new {
            changes.update.set.append(change(ByBytes(wrappedValue: new)))
        } else {
            changes.update.unset.append(field)
        }
    }
}
