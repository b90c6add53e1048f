// What an app says of a SwiftUI view's privacy: `.amp_setBlocked(_:)`, `.amp_setMasked(_:)`. SwiftUI shows no view that could
// carry the setting, so an empty view of the same frame lies behind the content and carries it: whatever of its hosting view
// lies over it, even in part, is meant. Main thread only.
import Foundation
import QuartzCore
import SwiftUI
import UIKit

extension View {
    /// Whether this view and all inside it are replaced by a placeholder in recordings. `false` unblocks nothing that
    /// lies around it. Main thread.
    public func amp_setBlocked(_ blocked: Bool) -> some View {
        background(PrivacyMark(isBlocked: blocked, isMasked: nil))
    }

    /// Whether the text and the pictures of this view are masked in recordings: `true` masks them and keeps their frames, also
    /// of what lies over the view only in part; `false` shows its text where only the mask level would hide it. Main thread.
    public func amp_setMasked(_ masked: Bool) -> some View {
        background(PrivacyMark(isBlocked: nil, isMasked: masked))
    }
}

struct PrivacyMark: UIViewRepresentable {
    let isBlocked: Bool?
    let isMasked: Bool?

    func makeUIView(context: Context) -> PrivacyMarkView { PrivacyMarkView(frame: .zero) }

    func updateUIView(_ view: PrivacyMarkView, context: Context) { (view.isBlocked, view.isMasked) = (isBlocked, isMasked) }
}

/// Draws nothing, takes no touches, and is told by its class.
final class PrivacyMarkView: UIView {
    /// nil: nothing was said.
    var isBlocked: Bool?
    var isMasked: Bool?

    override init(frame: CGRect) {
        super.init(frame: frame)
        isUserInteractionEnabled = false
        SwiftUIMarks.remember(self)
    }

    required init?(coder: NSCoder) { nil }
}

/// Which marks a layer lies over: one that is drawn in the same hosting view, above a mark, and meets its frame. Costs
/// nothing where no mark is on the screen, else O(marks × depth) per layer. Main thread only.
@MainActor enum SwiftUIMarks {
    private struct Mark {
        weak var view: PrivacyMarkView?
    }

    private enum Place {
        case outside, across, inside
    }

    private static var marks: [Mark] = []

    static func remember(_ view: PrivacyMarkView) {
        marks.removeAll { $0.view == nil }
        marks.append(Mark(view: view))
    }

    /// Whether a mark blocks what the layer shows. Nothing inside unblocks it.
    static func isBlocked(_ layer: CALayer) -> Bool {
        marks.contains { mark in
            guard let view = mark.view, view.isBlocked == true else { return false }
            return covers(view, layer) != .outside
        }
    }

    /// What the innermost mark says that the layer lies in; true where it lies across a masked one's edge; nil: nothing.
    static func isMasked(_ layer: CALayer) -> Bool? {
        var innermost: (area: CGFloat, isMasked: Bool)?
        for view in marks.lazy.compactMap(\.view) {
            guard let isMasked = view.isMasked else { continue }
            switch covers(view, layer) {
            case .outside: continue
            case .across: if isMasked { return true }
            case .inside:
                let area = view.bounds.width * view.bounds.height
                if area < innermost?.area ?? .infinity { innermost = (area, isMasked) }
            }
        }
        return innermost?.isMasked
    }

    private static func covers(_ mark: PrivacyMarkView, _ layer: CALayer) -> Place {
        guard mark.window != nil, let host = host(of: mark), isAbove(layer, mark.layer, in: host) else { return .outside }
        let (frame, content) = (box(mark.layer, in: host), box(layer, in: host))
        if frame.insetBy(dx: -1, dy: -1).contains(content) { return .inside }
        let common = frame.intersection(content)
        guard common.width > 0.5, common.height > 0.5 else { return .outside }
        // What holds more than the mark's content is judged by its parts, unless it shows something itself.
        return layer.sublayers?.isEmpty == false && !showsItself(layer) ? .outside : .across
    }

    /// Whether it shows something that none of the layers inside it is asked for: of such views the text, the picture or the value
    /// is recorded with the view.
    private static func showsItself(_ layer: CALayer) -> Bool {
        if layer.contents != nil || layer is CATextLayer { return true }
        switch layer.delegate {
        case is UILabel, is UITextView, is UIImageView, is UIControl, is UIProgressView, is UIPickerView, is any UIKeyInput:
            return true
        default: return false
        }
    }

    /// The hosting view; where a future system calls it otherwise, the window: then more is hidden, never less.
    private static func host(of mark: UIView) -> CALayer? {
        var current = mark.superview
        while let view = current {
            if ClassNames.name(of: view).hasPrefix("_UIHostingView") { return view.layer }
            current = view.superview
        }
        return mark.window?.layer
    }

    private static func isAbove(_ layer: CALayer, _ mark: CALayer, in host: CALayer) -> Bool {
        guard let path = path(of: layer, from: host), let markPath = self.path(of: mark, from: host) else { return false }
        let common = zip(path, markPath).prefix { $0 === $1 }.count
        guard common > 0, common < path.count, common < markPath.count else { return false }
        let siblings = path[common - 1].sublayers ?? []
        guard let own = siblings.firstIndex(where: { $0 === path[common] }),
            let other = siblings.firstIndex(where: { $0 === markPath[common] })
        else { return true }
        return own > other || path[common].zPosition != markPath[common].zPosition
    }

    /// From the host to the layer, both included; nil: it is not inside.
    private static func path(of layer: CALayer, from host: CALayer) -> [CALayer]? {
        var path: [CALayer] = []
        var current: CALayer? = layer
        while let here = current {
            path.append(here)
            if here === host { return path.reversed() }
            current = here.superlayer
        }
        return nil
    }

    private static func box(_ layer: CALayer, in host: CALayer) -> CGRect {
        let bounds = layer.bounds
        let corners = [
            CGPoint(x: bounds.minX, y: bounds.minY), CGPoint(x: bounds.maxX, y: bounds.minY),
            CGPoint(x: bounds.minX, y: bounds.maxY), CGPoint(x: bounds.maxX, y: bounds.maxY),
        ].map { layer.convert($0, to: host) }
        let (xs, ys) = (corners.map(\.x), corners.map(\.y))
        let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
        return CGRect(x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
    }
}
