// The difference of two such lists by their own method: P. Heckel, "A technique for isolating differences between files",
// 1978, for lists without repeats. An element whose place does not follow from what was removed and added before it counts
// as moved, and what moved is removed and added again with all it holds. O(n).
import Foundation

struct WireframeDiff {
    /// The element before it, and the element as a whole.
    private(set) var adds: [(previous: Int?, wireframe: Wireframe)] = []
    private(set) var removes: [Int] = []
    private(set) var updates: [(old: Wireframe, new: Wireframe)] = []

    init(from old: [Wireframe], to new: [Wireframe]) {
        let oldIndex = Dictionary(uniqueKeysWithValues: old.enumerated().map { ($1.id, $0) })
        let newIds = Set(new.map(\.id))
        var removedBefore: [Int] = []
        for element in old {
            removedBefore.append(removes.count)
            if !newIds.contains(element.id) { removes.append(element.id) }
        }
        var added = 0
        for (index, element) in new.enumerated() {
            let previous = index > 0 ? new[index - 1].id : nil
            guard let origin = oldIndex[element.id] else {
                adds.append((previous, element))
                added += 1
                continue
            }
            if origin - removedBefore[origin] + added != index {
                removes.append(element.id)
                adds.append((previous, element))
            } else if element != old[origin] {
                updates.append((old[origin], element))
            }
        }
    }

    var isEmpty: Bool { adds.isEmpty && removes.isEmpty && updates.isEmpty }

    /// nil: an element changed its type, and only a full snapshot can say it.
    var json: String? {
        var changes: [String] = []
        for (old, new) in updates {
            guard let update = new.update(from: old) else { return nil }
            changes.append(update)
        }
        let added = adds.map { add in
            "{" + (add.previous.map { "\"previousId\":\($0)," } ?? "") + "\"wireframe\":\(add.wireframe.json)}"
        }
        let removed = removes.map { "{\"id\":\($0)}" }
        return "{\"adds\":[\(added.joined(separator: ","))],\"removes\":[\(removed.joined(separator: ","))],"
            + "\"source\":0,\"updates\":[\(changes.joined(separator: ","))]}"
    }
}
