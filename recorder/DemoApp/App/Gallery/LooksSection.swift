// "Labels for jars": gradients, shapes, masks, shadows, corners, turns, layers in groups, blurs, symbols, pictures.
import Foundation
import QuartzCore
import UIKit

enum LooksSection {
    @MainActor static let section = GallerySection(
        id: "looks", title: "Jar labels", detail: "Pick a look for your jam", symbol: "heart.fill",
        make: LooksViewController.init)
}

final class LooksViewController: TileGridViewController {
    override func viewDidLoad() {
        super.viewDidLoad()
        addBoxes()
        addGradients()
        addShapes()
        addTurns()
        addBlurs()
        addPictures()
    }

    private func box(_ color: UIColor = Theme.brand, _ change: (UIView) -> Void = { _ in }) -> UIView {
        let view = UIView(frame: CGRect(origin: .zero, size: TileGridViewController.tileSize))
        view.backgroundColor = color
        change(view)
        return view
    }

    private func addBoxes() {
        add(
            "Two corners, a frame",
            box(Theme.brandSoft) {
                $0.layer.cornerRadius = 24
                $0.layer.maskedCorners = [.layerMinXMinYCorner, .layerMaxXMaxYCorner]
                ($0.layer.borderWidth, $0.layer.borderColor) = (2, Theme.brand.cgColor)
            })
        add(
            "A shadow",
            box(Theme.paper) {
                $0.layer.cornerRadius = 12
                ($0.layer.shadowOpacity, $0.layer.shadowRadius) = (0.25, 10)
                $0.layer.shadowOffset = CGSize(width: 0, height: 6)
            })
        add("Faded as one", group(fadedAsOne: true))
        add("Each one faded", group(fadedAsOne: false))
    }

    private func group(fadedAsOne: Bool) -> UIView {
        box(.clear) { group in
            for (index, color) in [Theme.brand, Theme.accent].enumerated() {
                let part = UIView(frame: CGRect(x: 20 + index * 44, y: 14 + index * 18, width: 80, height: 50))
                part.backgroundColor = color
                part.layer.cornerRadius = 10
                part.alpha = fadedAsOne ? 1 : 0.5
                group.addSubview(part)
            }
            group.alpha = fadedAsOne ? 0.5 : 1
        }
    }

    private func addGradients() {
        for (name, type) in [("Plum", CAGradientLayerType.axial), ("Quince", .radial), ("Mirabelle", .conic)] {
            let view = GradientView([Theme.sun, Theme.accent, Theme.brandDeep], diagonal: true)
            if let layer = view.layer as? CAGradientLayer {
                layer.type = type
                if type != .axial { (layer.startPoint, layer.endPoint) = (CGPoint(x: 0.5, y: 0.5), CGPoint(x: 1, y: 1)) }
                layer.locations = [0, 0.3, 1]
            }
            view.layer.cornerRadius = 14
            add(name, view)
        }
    }

    private func addShapes() {
        add(
            "Rounded by a path",
            shape(
                UIBezierPath(
                    roundedRect: CGRect(x: 14, y: 10, width: 140, height: 76), byRoundingCorners: [.topLeft, .topRight],
                    cornerRadii: CGSize(width: 30, height: 30)), fill: Theme.accent))
        let ring = UIBezierPath(ovalIn: CGRect(x: 46, y: 10, width: 76, height: 76))
        add("A ring", shape(ring, stroke: Theme.brand, width: 8))
        let flag = UIBezierPath()
        flag.move(to: CGPoint(x: 20, y: 10))
        flag.addLine(to: CGPoint(x: 150, y: 48))
        flag.addLine(to: CGPoint(x: 20, y: 86))
        flag.close()
        add("A flag, as far as it covers", shape(flag, fill: Theme.brandDeep))
        let mask = CAShapeLayer()
        mask.frame = CGRect(origin: .zero, size: TileGridViewController.tileSize)
        mask.path = UIBezierPath(roundedRect: mask.frame, cornerRadius: 30).cgPath
        add("Cut out by a mask", box(Theme.sun) { $0.layer.mask = mask })
    }

    private func shape(_ path: UIBezierPath, fill: UIColor? = nil, stroke: UIColor? = nil, width: CGFloat = 0) -> UIView {
        box(Theme.paper) {
            let layer = CAShapeLayer()
            layer.path = path.cgPath
            (layer.fillColor, layer.strokeColor, layer.lineWidth) = (fill?.cgColor, stroke?.cgColor, width)
            $0.layer.addSublayer(layer)
        }
    }

    private func addTurns() {
        add("Turned", box { $0.transform = CGAffineTransform(rotationAngle: 0.2).scaledBy(x: 0.8, y: 0.8) })
        add(
            "Tilted in space",
            box(Theme.accent) {
                var turn = CATransform3DIdentity
                turn.m34 = -1 / 400
                $0.layer.transform = CATransform3DRotate(turn, 0.9, 0, 1, 0)
            })
    }

    private func addBlurs() {
        let styles: [(String, UIBlurEffect.Style)] = [
            ("Thin", .systemThinMaterial), ("Thick", .systemThickMaterial), ("Dark", .dark), ("Chrome", .systemChromeMaterial),
        ]
        for (name, style) in styles {
            let tile = UIView(frame: CGRect(origin: .zero, size: TileGridViewController.tileSize))
            let picture = UIImageView(image: UIImage(named: "bakery-sourdough"))
            picture.frame = tile.bounds
            let ground = GradientView([Theme.sun, Theme.brand], diagonal: true)
            ground.frame = tile.bounds
            let blur = UIVisualEffectView(effect: UIBlurEffect(style: style))
            blur.frame = CGRect(x: 40, y: 16, width: 110, height: 64)
            (blur.layer.cornerRadius, blur.clipsToBounds) = (12, true)
            tile.add(ground, picture, blur)
            add("\(name) glass", tile)
        }
    }

    private func addPictures() {
        let star = Theme.symbol("star.fill", color: Theme.sun)
        star.preferredSymbolConfiguration = UIImage.SymbolConfiguration(pointSize: 60, weight: .bold)
        star.contentMode = .center
        add("A symbol, sixty points", star)
        let poster = UIImageView(image: LooksViewController.poster)
        (poster.contentMode, poster.clipsToBounds) = (.scaleAspectFill, true)
        poster.layer.cornerRadius = 12
        add("A poster, three thousand pixels wide", poster)
        let held = UIView(frame: CGRect(origin: .zero, size: TileGridViewController.tileSize))
        held.layer.contents = UIImage(systemName: "cart.fill")?.cgImage
        held.contentMode = .center
        held.layer.contentsScale = 3
        add("Held by a layer", held)
        add("Drawn by hand", SketchView(frame: CGRect(origin: .zero, size: TileGridViewController.tileSize)))
    }

    /// Larger than any phone shows: a recording keeps it smaller.
    private static let poster: UIImage? = {
        var canvas = StandInCanvas(width: 3_000, height: 60)
        canvas.fill(.all, .diagonal(.init(0xF7C948), .init(0xB83280)))
        return UIImage(data: canvas.png(), scale: 1)
    }()
}

/// An app's own drawing: on iOS the layer of a view that draws holds an object that nobody can read.
final class SketchView: UIView {
    private final class Drawing {}

    override init(frame: CGRect) {
        super.init(frame: frame)
        layer.contents = Drawing()
    }

    required init?(coder: NSCoder) { nil }
}
