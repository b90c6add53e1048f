// A screen as their recorder would flatten it: only the app's own window, only what is to be seen, nothing that lies below
// an opaque box; frames on the screen, rounded. Where their recorder takes many boxes for a control, it gets two.
import Foundation
import ReplayFormat

struct WireframeList {
    private struct Flat {
        let frame: CGRect
        let isOpaque: Bool
        let wireframes: [Wireframe]
    }

    private let viewport: CGRect
    /// Names of the pictures, by the index that nodes have.
    private let resources: [String]
    private var flat: [Flat] = []

    /// - Parameter tree: as recorded; its first window is the app's.
    static func of(_ tree: ViewNode, resources: [String]) -> [Wireframe] {
        let screen = CGRect(x: 0, y: 0, width: tree.frame.width, height: tree.frame.height)
        var list = WireframeList(viewport: screen, resources: resources)
        if let window = tree.children.first { list.visit(window, origin: .zero, clip: screen) }
        return list.visible()
    }

    private init(viewport: CGRect, resources: [String]) { (self.viewport, self.resources) = (viewport, resources) }

    private mutating func visit(_ node: ViewNode, origin: CGPoint, clip: CGRect) {
        let frame = CGRect(
            x: origin.x + node.frame.x, y: origin.y + node.frame.y, width: node.frame.width, height: node.frame.height)
        let area = node.clips ? clip.intersection(frame) : clip
        guard !node.hidden, node.alpha > 0, !frame.isEmpty, !frame.intersection(area).isEmpty else { return }
        let made = wireframes(of: node, frame, area)
        if !made.isEmpty {
            let opaque = node.alpha == 1 && (node.background?.alpha ?? 0) == 255
            flat.append(Flat(frame: frame, isOpaque: opaque, wireframes: made))
        }
        let inner = CGPoint(x: frame.minX - node.scroll.x, y: frame.minY - node.scroll.y)
        // Labels and fields are asked for their text, and what is inside them is passed over.
        if node.kind == .text || node.kind == .input { return }
        for child in node.children { visit(child, origin: inner, clip: area) }
    }

    /// Front to back: what one opaque box covers is left out.
    private func visible() -> [Wireframe] {
        var (kept, opaque): ([[Wireframe]], [CGRect]) = ([], [])
        for element in flat.reversed() where viewport.intersects(element.frame) {
            if opaque.contains(where: { $0.contains(element.frame) }) { continue }
            kept.append(element.wireframes)
            if element.isOpaque { opaque.append(element.frame) }
        }
        return kept.reversed().flatMap { $0 }
    }

    // MARK: One node

    private func wireframes(of node: ViewNode, _ frame: CGRect, _ clip: CGRect) -> [Wireframe] {
        switch node.kind {
        case .text, .input: return [text(node, frame, clip)]
        case .image: return image(node, frame, clip)
        case .placeholder:
            let label = Wireframe.string(node.placeholder?.label ?? node.placeholder?.reason.rawValue ?? "")
            return [box(id(node, 0), "placeholder", frame, clip, ["label": label])]
        case .view, .button, .screen:
            let isBar = node.className == "UINavigationBar" || node.className == "UITabBar"
            guard isBar || looks(node) else { return [] }
            return [box(id(node, 0), "shape", frame, clip, shape(node, isBar: isBar))]
        default:
            return [0, 1].map { box(id(node, $0), "shape", frame, clip, shape(node, isBar: true)) }
        }
    }

    private func looks(_ node: ViewNode) -> Bool { node.background != nil || (node.border?.width ?? 0) > 0 }

    private func text(_ node: ViewNode, _ frame: CGRect, _ clip: CGRect) -> Wireframe {
        let run = node.text?.runs.first
        let string = node.text?.string ?? node.input?.placeholder ?? "***"
        var style = [
            Wireframe.Field(key: "color", json: Wireframe.string(WireframeList.color(run?.color ?? .black))),
            Wireframe.Field(key: "family", json: Wireframe.string(WireframeList.family)),
            Wireframe.Field(key: "size", json: "\(Int((run?.size ?? 17).rounded()))"),
        ]
        if let mode = node.text?.truncation, mode != .none {
            style.append(Wireframe.Field(key: "truncationMode", json: "\"\(mode.rawValue)\""))
        }
        let align = node.text.map { $0.align == .justified ? "left" : $0.align.rawValue } ?? "left"
        let position =
            "{\"alignment\":{\"horizontal\":\"\(align)\",\"vertical\":\"center\"},"
            + "\"padding\":{\"bottom\":0,\"left\":0,\"right\":0,\"top\":0}}"
        return box(
            id(node, 0), "text", frame, clip,
            shape(node, isBar: false).merging([
                "text": Wireframe.string(string), "textPosition": position, "textStyle": Wireframe.object(style),
            ]) { $1 })
    }

    /// They take the browser's font for each text, whatever its own.
    private static let family = "-apple-system, BlinkMacSystemFont, 'Roboto', sans-serif"

    /// A box and the picture in it.
    private func image(_ node: ViewNode, _ frame: CGRect, _ clip: CGRect) -> [Wireframe] {
        let back = box(id(node, 0), "shape", frame, clip, shape(node, isBar: false))
        guard let image = node.image else { return [back] }
        // 128 bits in hex, as their names of pictures.
        let name = image.resource < resources.count ? String(resources[image.resource].prefix(32)) : "\(image.resource)"
        let picture = box(
            id(node, 1), "image", frame, clip,
            ["isEmpty": "false", "mimeType": "\"image\\/png\"", "resourceId": Wireframe.string(name)])
        return [back, picture]
    }

    private func shape(_ node: ViewNode, isBar: Bool) -> [String: String?] {
        var fields: [String: String?] = [:]
        if let background = node.background ?? (isBar ? .white : nil) {
            fields["shapeStyle"] = Wireframe.object([
                Wireframe.Field(key: "backgroundColor", json: Wireframe.string(WireframeList.color(background))),
                Wireframe.Field(key: "cornerRadius", json: WireframeList.number(node.radii.topLeft)),
                Wireframe.Field(key: "opacity", json: WireframeList.number(node.alpha)),
            ])
        }
        if let border = node.border, border.width > 0 {
            fields["border"] = Wireframe.object([
                Wireframe.Field(key: "color", json: Wireframe.string(WireframeList.color(border.color))),
                Wireframe.Field(key: "width", json: "\(Int(border.width.rounded(.up)))"),
            ])
        }
        return fields
    }

    private func box(_ id: Int, _ type: String, _ frame: CGRect, _ clip: CGRect, _ more: [String: String?]) -> Wireframe {
        func whole(_ value: CGFloat) -> Int { Int(value.rounded()) }
        let seen = frame.intersection(clip)
        let cut = [frame.maxY - seen.maxY, seen.minX - frame.minX, frame.maxX - seen.maxX, seen.minY - frame.minY]
        return Wireframe(
            id: id, type: type, x: whole(frame.minX), y: whole(frame.minY), width: whole(frame.width),
            height: whole(frame.height), clip: cut.contains { $0 != 0 } ? cut.map { $0 == 0 ? nil : whole($0) } : nil, more)
    }

    private func id(_ node: ViewNode, _ part: Int) -> Int { Int(node.id.rawValue) * 2 + part }

    private static func number(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }

    private static func color(_ color: RGBA) -> String {
        "#" + [color.red, color.green, color.blue, color.alpha].map { String(format: "%02X", $0) }.joined()
    }
}
