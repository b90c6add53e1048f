// Draws the shop's pictures: flat shapes on a soft ground, from a kind and a colour, into real PNGs.
// Coordinates are parts of the side, 0 to 1. A picture is drawn once per process and size.
import Foundation
import UIKit

@MainActor enum ProductArt {
    enum Kind: String {
        case round, pear, berries, crescent, lemon, heart, root, long, leaves, stalks, mushroom, plant, loaf, cookie
        case box, tray, cheese, bottle, eggs, cup, carton, can, bag, jar, bar, candle
    }

    private static var drawn: [String: UIImage] = [:]

    static func thumbnail(_ product: Product) -> UIImage { image(product, width: 120, height: 120, scale: 2) }

    /// Wide, for the product page.
    static func hero(_ product: Product) -> UIImage { image(product, width: 590, height: 420, scale: 1.5) }

    private static func image(_ product: Product, width: Int, height: Int, scale: CGFloat) -> UIImage {
        let key = "\(product.art.rawValue) \(product.color) \(width)"
        if let known = drawn[key] { return known }
        var easel = Easel(width: width, height: height, color: product.color)
        easel.paint(product.art)
        let made = UIImage(data: easel.canvas.png(), scale: scale)!
        drawn[key] = made
        return made
    }
}

/// A canvas with a square stage in its middle and the paints of one colour.
struct Easel {
    typealias Shape = StandInCanvas.Shape
    private(set) var canvas: StandInCanvas
    let color: UInt32
    let side: Double
    private let left: Double
    private let top: Double

    init(width: Int, height: Int, color: UInt32) {
        canvas = StandInCanvas(width: width, height: height)
        self.color = color
        side = Double(min(width, height))
        left = (Double(width) - side) / 2
        top = (Double(height) - side) / 2
        let (light, deep) = (Easel.mix(color, 0xFFFFFF, 0.86), Easel.mix(color, 0xFFFFFF, 0.70))
        canvas.fill(.all, .vertical(.init(light), .init(deep)))
        canvas.fill(circle(0.5, 0.52, 0.40), 0xFFFFFF, alpha: 0.45)
        canvas.fill(ellipse(0.5, 0.835, 0.27, 0.035), Easel.mix(color, 0x000000, 0.55), alpha: 0.22)
    }

    static func mix(_ a: UInt32, _ b: UInt32, _ f: Double) -> UInt32 {
        [16, 8, 0].reduce(UInt32(0)) { sum, shift in
            let (x, y) = (Double(a >> UInt32(shift) & 255), Double(b >> UInt32(shift) & 255))
            return sum | UInt32((x + (y - x) * f).rounded()) << UInt32(shift)
        }
    }

    var light: UInt32 { Easel.mix(color, 0xFFFFFF, 0.35) }
    var dark: UInt32 { Easel.mix(color, 0x000000, 0.28) }
    static let leaf: UInt32 = 0x4E8F3F
    static let wood: UInt32 = 0x6B4A2F

    mutating func fill(_ shape: Shape, _ hex: UInt32, _ alpha: Double = 1) { canvas.fill(shape, hex, alpha: alpha) }

    // Shapes in parts of the stage.
    func x(_ value: Double) -> Double { left + value * side }
    func y(_ value: Double) -> Double { top + value * side }
    func circle(_ cx: Double, _ cy: Double, _ r: Double) -> Shape { .circle(x: x(cx), y: y(cy), r: r * side) }
    func ellipse(_ cx: Double, _ cy: Double, _ rx: Double, _ ry: Double) -> Shape {
        .ellipse(x: x(cx), y: y(cy), rx: rx * side, ry: ry * side)
    }
    func box(_ bx: Double, _ by: Double, _ w: Double, _ h: Double, _ r: Double) -> Shape {
        .box(x: x(bx), y: y(by), w: w * side, h: h * side, r: r * side)
    }
    func line(_ points: [(Double, Double)], _ width: Double) -> Shape {
        .line(points.map { (x($0.0), y($0.1)) }, width: width * side)
    }
    func polygon(_ points: [(Double, Double)]) -> Shape { .polygon(points.map { (x($0.0), y($0.1)) }) }
}
