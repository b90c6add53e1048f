// The system's symbols that the demo shows, drawn by hand in black on nothing, as templates at 3×:
// own simple shapes under the names of iOS, not copies of its glyphs.
import Foundation

enum StandInSymbols {
    typealias Shape = StandInCanvas.Shape

    /// PNG bytes, or nil for a name that is not drawn here.
    static func draw(_ name: String, scale: Double = 1) -> Data? {
        guard let (size, shapes) = symbol(name) else { return nil }
        let s = 3 * scale
        var canvas = StandInCanvas(width: max(1, Int(size.0 * s)), height: max(1, Int(size.1 * s)))
        for shape in shapes { canvas.fill(scaled(shape, s), 0) }
        return canvas.png()
    }

    private typealias Drawing = (size: (Double, Double), shapes: [Shape])

    private static func symbol(_ name: String) -> Drawing? {
        switch name {
        case "chevron.left": ((12, 21), [.line([(10, 2), (2, 10.5), (10, 19)], width: 2.4)])
        case "chevron.right": ((8, 14), [.line([(1.5, 1.5), (6.5, 7), (1.5, 12.5)], width: 1.9)])
        case "checkmark": ((18, 17), [.line([(2, 9.5), (6.5, 14.5), (16, 2.5)], width: 2.4)])
        case "plus": ((18, 18), [.line([(9, 2), (9, 16)], width: 2.4), .line([(2, 9), (16, 9)], width: 2.4)])
        case "minus": ((18, 18), [.line([(2, 9), (16, 9)], width: 2.4)])
        case "magnifyingglass":
            (
                (18, 18),
                [
                    .outline(.circle(x: 7.5, y: 7.5, r: 5.6), width: 2), .line([(11.8, 11.8), (16.2, 16.2)], width: 2.2),
                ]
            )
        case "heart", "heart.fill": ((24, 22), heart(filled: name == "heart.fill"))
        case "star.fill": ((16, 16), [star])
        case "house.fill":
            (
                (27, 25),
                [
                    .polygon([(13.5, 1), (26, 12), (24, 14), (13.5, 4.8), (3, 14), (1, 12)]),
                    .minus(
                        .polygon([(13.5, 6.5), (23, 14.5), (23, 24), (4, 24), (4, 14.5)]),
                        .box(x: 10.7, y: 15.5, w: 5.6, h: 9, r: 1)),
                ]
            )
        case "cart.fill":
            (
                (28, 25),
                [
                    .line([(1.5, 2.5), (5.5, 2.5), (8.6, 16), (22.5, 16)], width: 2.2),
                    .polygon([(6.4, 5), (26.5, 5), (24.2, 14), (8.4, 14)]), .circle(x: 10.5, y: 21, r: 2.3),
                    .circle(x: 21, y: 21, r: 2.3),
                ]
            )
        case "person.fill":
            (
                (25, 25),
                [
                    .circle(x: 12.5, y: 7.3, r: 5.6),
                    .both(.ellipse(x: 12.5, y: 24.5, rx: 10.5, ry: 9.5), .box(x: 0, y: 10, w: 25, h: 14, r: 1)),
                ]
            )
        case "creditcard.fill":
            (
                (26, 19),
                [.minus(.box(x: 1, y: 1, w: 24, h: 17, r: 3), .box(x: 0, y: 5, w: 26, h: 3.2, r: 0))]
            )
        case "lock.fill":
            (
                (16, 21),
                [
                    .box(x: 1, y: 9, w: 14, h: 11, r: 2.4),
                    .both(.outline(.box(x: 4, y: 2, w: 8, h: 14, r: 4), width: 2), .box(x: 0, y: 0, w: 16, h: 10, r: 0)),
                ]
            )
        default: nil
        }
    }

    private static func heart(filled: Bool) -> [Shape] {
        let shape = Shape.either(
            .either(.circle(x: 7.3, y: 7, r: 5.6), .circle(x: 16.7, y: 7, r: 5.6)),
            .polygon([(2.3, 9.6), (12, 7), (21.7, 9.6), (12, 20.5)]))
        return [filled ? shape : .outline(shape, width: 1.8)]
    }

    private static let star = Shape.polygon([
        (8, 0.8), (10.1, 5.6), (15.4, 6.1), (11.4, 9.6), (12.6, 14.8), (8, 12), (3.4, 14.8), (4.6, 9.6), (0.6, 6.1),
        (5.9, 5.6),
    ])

    /// From points to pixels.
    private static func scaled(_ shape: Shape, _ s: Double) -> Shape {
        switch shape {
        case .all: return .all
        case .circle(let x, let y, let r): return .circle(x: x * s, y: y * s, r: r * s)
        case .ellipse(let x, let y, let rx, let ry): return .ellipse(x: x * s, y: y * s, rx: rx * s, ry: ry * s)
        case .box(let x, let y, let w, let h, let r): return .box(x: x * s, y: y * s, w: w * s, h: h * s, r: r * s)
        case .line(let points, let width): return .line(points.map { ($0.0 * s, $0.1 * s) }, width: width * s)
        case .polygon(let points): return .polygon(points.map { ($0.0 * s, $0.1 * s) })
        case .minus(let a, let b): return .minus(scaled(a, s), scaled(b, s))
        case .both(let a, let b): return .both(scaled(a, s), scaled(b, s))
        case .either(let a, let b): return .either(scaled(a, s), scaled(b, s))
        case .outline(let shape, let width): return .outline(scaled(shape, s), width: width * s)
        }
    }
}
