// What the strongest open recorder writes of a screen: a flat list of boxes in whole screen points, as its public schema
// has them (github.com/DataDog/rum-events-format, schemas/session-replay/mobile). Values are kept as JSON texts: all that
// is done with them is to compare and to write. Keys in alphabetical order, nulls left out: the smallest that its writer
// may produce.
import Foundation

struct Wireframe: Equatable {
    let id: Int
    /// `shape`, `text`, `image`, `placeholder`.
    let type: String
    /// Key and JSON, ascending by key; `id`, `type` and `clip` are not among them.
    var fields: [Field]
    /// How much is cut from each edge: bottom, left, right, top; nil: nothing.
    var clip: [Int?]?

    struct Field: Equatable {
        let key: String
        let json: String
    }

    init(id: Int, type: String, x: Int, y: Int, width: Int, height: Int, clip: [Int?]?, _ more: [String: String?]) {
        (self.id, self.type, self.clip) = (id, type, clip)
        let box = ["x": "\(x)", "y": "\(y)", "width": "\(width)", "height": "\(height)"]
        let all = box.merging(more.compactMapValues { $0 }) { $1 }
        fields = all.sorted { $0.key < $1.key }.map { Field(key: $0.key, json: $0.value) }
    }

    var json: String { Wireframe.object(fields + [idField, typeField] + clipField(clip)) }

    /// The fields that differ, each as a whole; nil: a change of type, which its updates cannot say.
    func update(from old: Wireframe) -> String? {
        guard type == old.type else { return nil }
        let before = Dictionary(uniqueKeysWithValues: old.fields.map { ($0.key, $0.json) })
        let changed = fields.filter { before[$0.key] != $0.json }
        return Wireframe.object(changed + [idField, typeField] + clipUpdate(from: old))
    }

    private var idField: Field { Field(key: "id", json: "\(id)") }
    private var typeField: Field { Field(key: "type", json: "\"\(type)\"") }

    /// What is left out means no change, so an edge that is no longer cut is set to 0.
    private func clipUpdate(from old: Wireframe) -> [Field] {
        guard clip != old.clip else { return [] }
        return clipField((0..<4).map { clip?[$0] ?? old.clip?[$0].map { _ in 0 } })
    }

    private func clipField(_ clip: [Int?]?) -> [Field] {
        guard let clip else { return [] }
        let edges = zip(["bottom", "left", "right", "top"], clip).compactMap { key, value in
            value.map { Field(key: key, json: "\($0)") }
        }
        return [Field(key: "clip", json: Wireframe.object(edges))]
    }

    static func object(_ fields: [Field]) -> String {
        "{" + fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.json)" }.joined(separator: ",") + "}"
    }

    static func string(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": out += "\\\(scalar)"
            case "\n": out += "\\n"
            case "/": out += "\\/"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
