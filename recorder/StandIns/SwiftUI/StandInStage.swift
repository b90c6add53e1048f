// Lays a SwiftUI view out as the UIKit views that a hosting view shows, all of them its direct subviews, back to front, and
// keeps a view as long as its place in the tree shows the same kind. Not SwiftUI: what moves the stand-in by hand.
import Foundation
import UIKit

/// What a text is drawn in on iOS: its string can be asked of no public API.
final class CGDrawingView: UIView {
    var drawn = ""
}

@MainActor final class StandInStage {
    private var before: [UIView] = []
    private var views: [UIView] = []

    func begin() { (before, views) = (views, []) }

    func end(in host: UIView) {
        for view in before where !views.contains(where: { $0 === view }) { view.removeFromSuperview() }
        for view in views { host.addSubview(view) }
        before = []
    }

    func size<Content: View>(of content: Content, width: CGFloat) -> CGSize {
        if let own = content as? any StandInPlacing { return own.size(width, self) }
        if content is any UIViewRepresentable { return CGSize(width: width, height: 44) }
        return size(of: content.body, width: width)
    }

    func place<Content: View>(_ content: Content, in frame: CGRect) {
        if let own = content as? any StandInPlacing { return own.place(in: frame, self) }
        if let own = content as? any UIViewRepresentable { return place(representable: own, in: frame) }
        place(content.body, in: frame)
    }

    private func place<Content: UIViewRepresentable>(representable: Content, in frame: CGRect) {
        show(in: frame, make: { PlatformViewHost(representable) }, update: { $0.update(representable) })
    }

    func show<Kind: UIView>(in frame: CGRect, make: () -> Kind, update: (Kind) -> Void) {
        let (index, old) = (views.count, before.indices.contains(views.count) ? before[views.count] : nil)
        let view = old as? Kind ?? make()
        view.frame = frame
        update(view)
        views.insert(view, at: index)
    }
}

@MainActor protocol StandInPlacing {
    func size(_ width: CGFloat, _ stage: StandInStage) -> CGSize
    func place(in frame: CGRect, _ stage: StandInStage)
}

extension EmptyView: StandInPlacing {
    func size(_ width: CGFloat, _ stage: StandInStage) -> CGSize { .zero }
    func place(in frame: CGRect, _ stage: StandInStage) {}
}

extension Text: StandInPlacing {
    func size(_ width: CGFloat, _ stage: StandInStage) -> CGSize {
        let label = UILabel()
        label.text = content
        label.font = .systemFont(ofSize: 17)
        label.numberOfLines = 0
        return label.sizeThatFits(CGSize(width: width, height: .greatestFiniteMagnitude))
    }

    func place(in frame: CGRect, _ stage: StandInStage) {
        stage.show(in: frame, make: { CGDrawingView(frame: frame) }, update: { $0.drawn = content })
    }
}

extension Optional: StandInPlacing where Wrapped: View {
    func size(_ width: CGFloat, _ stage: StandInStage) -> CGSize { map { stage.size(of: $0, width: width) } ?? .zero }
    func place(in frame: CGRect, _ stage: StandInStage) { if let content = self { stage.place(content, in: frame) } }
}

extension Group: StandInPlacing where Content: View {
    func size(_ width: CGFloat, _ stage: StandInStage) -> CGSize { stage.size(of: content, width: width) }
    func place(in frame: CGRect, _ stage: StandInStage) { stage.place(content, in: frame) }
}

extension TupleView: StandInPlacing {
    var parts: [any View] {
        // A pack of one is no tuple.
        if let one = value as? any View { return [one] }
        return Mirror(reflecting: value).children.compactMap { $0.value as? any View }
    }

    func size(_ width: CGFloat, _ stage: StandInStage) -> CGSize { stage.stackedSize(parts, 8, width) }
    func place(in frame: CGRect, _ stage: StandInStage) { stage.placeStacked(parts, 8, in: frame) }
}

extension VStack: StandInPlacing {
    private var parts: [any View] { (content as? any StandInTuple)?.parts ?? [content] }
    func size(_ width: CGFloat, _ stage: StandInStage) -> CGSize { stage.stackedSize(parts, spacing ?? 8, width) }
    func place(in frame: CGRect, _ stage: StandInStage) { stage.placeStacked(parts, spacing ?? 8, in: frame) }
}

@MainActor protocol StandInTuple { var parts: [any View] { get } }
extension TupleView: StandInTuple {}

extension StandInBackground: StandInPlacing {
    func size(_ width: CGFloat, _ stage: StandInStage) -> CGSize { stage.size(of: content, width: width) }
    func place(in frame: CGRect, _ stage: StandInStage) {
        stage.place(background, in: frame)
        stage.place(content, in: frame)
    }
}

extension StandInFrame: StandInPlacing {
    func size(_ width: CGFloat, _ stage: StandInStage) -> CGSize {
        let inner = stage.size(of: content, width: self.width ?? width)
        return CGSize(width: self.width ?? inner.width, height: height ?? inner.height)
    }

    func place(in frame: CGRect, _ stage: StandInStage) { stage.place(content, in: frame) }
}

extension StandInPadding: StandInPlacing {
    func size(_ width: CGFloat, _ stage: StandInStage) -> CGSize {
        let inner = stage.size(of: content, width: width - 2 * length)
        return CGSize(width: inner.width + 2 * length, height: inner.height + 2 * length)
    }

    func place(in frame: CGRect, _ stage: StandInStage) {
        stage.place(content, in: frame.insetBy(dx: length, dy: length))
    }
}

extension StandInStage {
    fileprivate func stackedSize(_ parts: [any View], _ spacing: CGFloat, _ width: CGFloat) -> CGSize {
        let sizes = parts.map { size(of: $0, width: width) }
        let gaps = CGFloat(max(0, sizes.count - 1)) * spacing
        return CGSize(width: sizes.map(\.width).max() ?? 0, height: sizes.map(\.height).reduce(gaps, +))
    }

    fileprivate func placeStacked(_ parts: [any View], _ spacing: CGFloat, in frame: CGRect) {
        var top = frame.minY
        for part in parts {
            let size = size(of: part, width: frame.width)
            place(part, in: CGRect(x: frame.midX - size.width / 2, y: top, width: size.width, height: size.height))
            top += size.height + spacing
        }
    }
}
