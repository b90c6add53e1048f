// The drawings themselves, one short recipe per kind of product.
import Foundation
import UIKit

extension Easel {
    mutating func paint(_ kind: ProductArt.Kind) {
        switch kind {
        case .round, .pear, .berries, .crescent, .lemon, .heart: paintFruit(kind)
        case .root, .long, .leaves, .stalks, .mushroom, .plant: paintGreens(kind)
        case .loaf, .cookie, .tray, .cheese, .eggs, .bar: paintBaked(kind)
        case .bottle, .cup, .carton, .can, .jar: paintVessel(kind)
        case .box, .bag, .candle: paintPack(kind)
        }
    }

    private mutating func stemAndLeaf(_ top: Double) {
        fill(line([(0.5, top + 0.04), (0.52, top - 0.06)], 0.028), Easel.wood)
        fill(.both(circle(0.56, top - 0.10, 0.12), circle(0.66, top + 0.00, 0.12)), Easel.leaf)
    }

    private mutating func paintFruit(_ kind: ProductArt.Kind) {
        switch kind {
        case .round:
            fill(ellipse(0.5, 0.57, 0.275, 0.26), color)
            fill(.both(ellipse(0.5, 0.57, 0.275, 0.26), circle(0.68, 0.72, 0.26)), dark, 0.35)
            fill(ellipse(0.40, 0.47, 0.07, 0.05), 0xFFFFFF, 0.5)
            stemAndLeaf(0.33)
        case .pear:
            fill(.either(circle(0.5, 0.62, 0.21), ellipse(0.5, 0.43, 0.125, 0.17)), color)
            fill(.both(circle(0.5, 0.62, 0.21), circle(0.64, 0.74, 0.2)), dark, 0.3)
            fill(ellipse(0.43, 0.56, 0.045, 0.07), 0xFFFFFF, 0.45)
            stemAndLeaf(0.28)
        case .berries:
            for (cx, cy) in [(0.37, 0.50), (0.55, 0.42), (0.66, 0.57), (0.48, 0.62), (0.34, 0.68), (0.60, 0.73)] {
                fill(circle(cx, cy, 0.125), color)
                fill(.outline(circle(cx, cy, 0.118), width: side * 0.014), dark, 0.35)
                fill(circle(cx - 0.035, cy - 0.04, 0.03), 0xFFFFFF, 0.5)
            }
            fill(.both(circle(0.44, 0.26, 0.13), circle(0.56, 0.36, 0.13)), Easel.leaf)
        case .crescent:
            let moon = Shape.minus(circle(0.52, 0.50, 0.31), circle(0.44, 0.36, 0.29))
            fill(moon, color)
            fill(.both(moon, circle(0.58, 0.74, 0.2)), dark, 0.25)
            fill(line([(0.76, 0.34), (0.80, 0.27)], 0.035), Easel.wood)
        case .lemon:
            fill(.either(ellipse(0.5, 0.56, 0.28, 0.21), circle(0.77, 0.56, 0.055)), color)
            fill(.both(ellipse(0.5, 0.56, 0.28, 0.21), circle(0.62, 0.74, 0.22)), dark, 0.25)
            fill(ellipse(0.40, 0.47, 0.08, 0.045), 0xFFFFFF, 0.5)
        default:
            let heart = Shape.either(
                .either(circle(0.41, 0.46, 0.15), circle(0.59, 0.46, 0.15)),
                polygon([(0.275, 0.53), (0.5, 0.44), (0.725, 0.53), (0.5, 0.82)]))
            fill(heart, color)
            for (cx, cy) in [(0.42, 0.47), (0.55, 0.44), (0.49, 0.57), (0.60, 0.58), (0.40, 0.60), (0.51, 0.69)] {
                fill(ellipse(cx, cy, 0.012, 0.018), 0xFFE9A8)
            }
            fill(polygon([(0.32, 0.34), (0.5, 0.40), (0.68, 0.34), (0.55, 0.30), (0.5, 0.22), (0.45, 0.30)]), Easel.leaf)
        }
    }

    private mutating func paintGreens(_ kind: ProductArt.Kind) {
        switch kind {
        case .root:
            fill(polygon([(0.38, 0.36), (0.64, 0.40), (0.44, 0.86)]), color)
            fill(line([(0.44, 0.50), (0.53, 0.51)], 0.014), dark, 0.6)
            fill(line([(0.45, 0.62), (0.51, 0.63)], 0.014), dark, 0.6)
            for (px, py) in [(0.36, 0.18), (0.52, 0.14), (0.66, 0.21)] {
                fill(line([(0.51, 0.38), (px, py)], 0.05), Easel.leaf)
            }
        case .long:
            fill(line([(0.26, 0.72), (0.74, 0.34)], 0.19), color)
            fill(line([(0.29, 0.76), (0.77, 0.38)], 0.05), dark, 0.35)
            for step in 0..<4 {
                let (px, py) = (0.34 + Double(step) * 0.11, 0.62 - Double(step) * 0.087)
                fill(line([(px - 0.03, py - 0.04), (px + 0.04, py + 0.02)], 0.02), light)
            }
        case .leaves:
            for (cx, cy, r) in [(0.36, 0.55, 0.19), (0.64, 0.55, 0.19), (0.5, 0.44, 0.22), (0.5, 0.64, 0.18)] {
                fill(circle(cx, cy, r), Easel.mix(color, cy > 0.5 ? 0x000000 : 0xFFFFFF, 0.12))
            }
            fill(line([(0.5, 0.80), (0.5, 0.36)], 0.022), light)
            fill(line([(0.5, 0.62), (0.36, 0.50)], 0.016), light)
            fill(line([(0.5, 0.62), (0.64, 0.50)], 0.016), light)
        case .stalks:
            for (px, tilt) in [(0.36, -0.05), (0.46, -0.02), (0.56, 0.02), (0.66, 0.05)] {
                fill(line([(px, 0.82), (px + tilt, 0.32)], 0.065), color)
                fill(ellipse(px + tilt, 0.29, 0.042, 0.09), dark)
            }
            fill(box(0.29, 0.60, 0.44, 0.07, 0.02), 0xD8B98A)
        case .mushroom:
            fill(box(0.42, 0.50, 0.16, 0.30, 0.06), 0xEFE3D0)
            fill(.both(ellipse(0.5, 0.54, 0.29, 0.27), box(0.1, 0.1, 0.8, 0.45, 0)), color)
            fill(ellipse(0.41, 0.40, 0.05, 0.035), 0xFFFFFF, 0.4)
        default:
            for (px, py) in [(0.30, 0.34), (0.42, 0.22), (0.58, 0.22), (0.70, 0.34), (0.5, 0.30)] {
                fill(line([(0.5, 0.62), (px, py)], 0.024), Easel.leaf)
                fill(ellipse(px, py, 0.085, 0.10), color)
            }
            fill(polygon([(0.34, 0.58), (0.66, 0.58), (0.61, 0.84), (0.39, 0.84)]), 0xC9764B)
            fill(box(0.32, 0.55, 0.36, 0.06, 0.015), 0xB5633B)
        }
    }

    private mutating func paintBaked(_ kind: ProductArt.Kind) {
        switch kind {
        case .loaf:
            fill(ellipse(0.5, 0.58, 0.33, 0.23), color)
            fill(.both(ellipse(0.5, 0.58, 0.33, 0.23), ellipse(0.5, 0.80, 0.36, 0.14)), dark, 0.4)
            for px in [0.34, 0.47, 0.60] { fill(line([(px, 0.56), (px + 0.09, 0.43)], 0.035), 0xF6E3C0) }
        case .cookie:
            fill(circle(0.5, 0.55, 0.28), color)
            fill(.outline(circle(0.5, 0.55, 0.265), width: side * 0.02), dark, 0.35)
            for (cx, cy) in [(0.41, 0.46), (0.58, 0.44), (0.49, 0.58), (0.63, 0.60), (0.38, 0.63), (0.53, 0.71)] {
                fill(circle(cx, cy, 0.032), Easel.mix(color, 0x2A1608, 0.7))
            }
        case .tray:
            fill(polygon([(0.22, 0.50), (0.62, 0.38), (0.80, 0.52), (0.40, 0.66)]), light)
            fill(polygon([(0.22, 0.50), (0.40, 0.66), (0.40, 0.80), (0.22, 0.63)]), dark)
            fill(polygon([(0.40, 0.66), (0.80, 0.52), (0.80, 0.65), (0.40, 0.80)]), color)
        case .cheese:
            fill(polygon([(0.20, 0.58), (0.66, 0.32), (0.82, 0.50)]), light)
            fill(polygon([(0.20, 0.58), (0.82, 0.50), (0.82, 0.72), (0.20, 0.80)]), color)
            for (cx, cy, r) in [(0.38, 0.68, 0.05), (0.58, 0.63, 0.038), (0.70, 0.66, 0.03)] {
                fill(circle(cx, cy, r), dark, 0.5)
            }
        case .eggs:
            for (cx, cy) in [(0.36, 0.48), (0.64, 0.48), (0.5, 0.55)] {
                fill(ellipse(cx, cy, 0.12, 0.16), color)
                fill(ellipse(cx - 0.04, cy - 0.05, 0.03, 0.045), 0xFFFFFF, 0.5)
            }
            fill(box(0.20, 0.60, 0.60, 0.20, 0.05), 0x9A8F86)
            fill(box(0.20, 0.60, 0.60, 0.05, 0.02), 0xB3A89E)
        default:
            fill(box(0.30, 0.24, 0.40, 0.58, 0.03), dark)
            for row in 0..<4 {
                for column in 0..<2 {
                    fill(box(0.325 + Double(column) * 0.18, 0.27 + Double(row) * 0.135, 0.165, 0.115, 0.02), color)
                }
            }
            fill(polygon([(0.28, 0.58), (0.72, 0.52), (0.72, 0.84), (0.28, 0.84)]), 0xD7B56D)
        }
    }

    private mutating func paintVessel(_ kind: ProductArt.Kind) {
        switch kind {
        case .bottle:
            fill(box(0.44, 0.16, 0.12, 0.20, 0.02), dark)
            fill(
                .either(box(0.36, 0.36, 0.28, 0.47, 0.06), polygon([(0.44, 0.28), (0.56, 0.28), (0.64, 0.42), (0.36, 0.42)])),
                color)
            fill(box(0.36, 0.50, 0.28, 0.20, 0), 0xFFFDF6)
            fill(box(0.41, 0.56, 0.18, 0.025, 0.01), color)
            fill(box(0.44, 0.61, 0.12, 0.02, 0.01), color, 0.6)
            fill(box(0.39, 0.38, 0.03, 0.42, 0.015), 0xFFFFFF, 0.35)
        case .cup:
            fill(polygon([(0.30, 0.38), (0.70, 0.38), (0.64, 0.83), (0.36, 0.83)]), 0xFFFFFF)
            fill(polygon([(0.315, 0.50), (0.685, 0.50), (0.655, 0.72), (0.345, 0.72)]), color)
            fill(circle(0.5, 0.61, 0.06), 0xFFFFFF, 0.85)
            fill(box(0.27, 0.32, 0.46, 0.08, 0.03), dark)
        case .carton:
            fill(polygon([(0.34, 0.38), (0.42, 0.24), (0.58, 0.24), (0.66, 0.38)]), light)
            fill(box(0.42, 0.18, 0.16, 0.07, 0.01), dark)
            fill(box(0.34, 0.38, 0.32, 0.45, 0.01), color)
            fill(box(0.34, 0.50, 0.32, 0.20, 0), 0xFFFFFF, 0.9)
            fill(circle(0.5, 0.60, 0.065), color)
        case .can:
            fill(box(0.33, 0.26, 0.34, 0.57, 0.05), 0xC9CED3)
            fill(box(0.33, 0.34, 0.34, 0.41, 0), color)
            fill(circle(0.5, 0.545, 0.105), 0xFFFFFF, 0.9)
            fill(circle(0.5, 0.545, 0.065), color)
            fill(box(0.37, 0.30, 0.035, 0.48, 0.017), 0xFFFFFF, 0.4)
        default:
            fill(box(0.30, 0.36, 0.40, 0.47, 0.08), color)
            fill(box(0.30, 0.48, 0.40, 0.20, 0), 0xFFF8E8)
            fill(box(0.37, 0.55, 0.26, 0.025, 0.01), dark)
            fill(box(0.42, 0.60, 0.16, 0.02, 0.01), dark, 0.5)
            fill(box(0.33, 0.25, 0.34, 0.11, 0.03), dark)
            fill(box(0.34, 0.40, 0.035, 0.38, 0.017), 0xFFFFFF, 0.4)
        }
    }

    private mutating func paintPack(_ kind: ProductArt.Kind) {
        switch kind {
        case .box:
            fill(box(0.30, 0.22, 0.40, 0.61, 0.02), color)
            fill(polygon([(0.70, 0.22), (0.77, 0.27), (0.77, 0.79), (0.70, 0.83)]), dark)
            fill(box(0.35, 0.30, 0.30, 0.15, 0.015), 0xFFFFFF, 0.92)
            fill(box(0.39, 0.35, 0.22, 0.025, 0.01), color)
            fill(circle(0.5, 0.63, 0.10), light)
        case .bag:
            fill(polygon([(0.31, 0.28), (0.69, 0.28), (0.74, 0.83), (0.26, 0.83)]), color)
            fill(box(0.31, 0.21, 0.38, 0.08, 0.01), dark)
            fill(ellipse(0.5, 0.57, 0.14, 0.12), 0xFFFDF6)
            fill(box(0.42, 0.54, 0.16, 0.025, 0.01), color)
            fill(box(0.45, 0.59, 0.10, 0.02, 0.01), color, 0.6)
        default:
            fill(line([(0.5, 0.42), (0.5, 0.34)], 0.016), 0x4A4038)
            fill(ellipse(0.5, 0.27, 0.035, 0.075), 0xF5A623)
            fill(ellipse(0.5, 0.29, 0.018, 0.04), 0xFFF0B8)
            fill(box(0.33, 0.42, 0.34, 0.41, 0.04), color)
            fill(box(0.33, 0.54, 0.34, 0.18, 0), 0xFFFFFF, 0.88)
            fill(box(0.40, 0.61, 0.20, 0.025, 0.01), dark)
        }
    }
}
