// Layers beyond the plain box: shapes, masks, turns in space, contents, drawings, layers inside layers.
import CoreGraphics
import Foundation
import QuartzCore
import ReplayFormat
import SwiftUI
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class LayerLooksTests: XCTestCase {
    private var phone: Phone!

    override func setUp() async throws { await MainActor.run { phone = Phone() } }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    private func record(_ make: (UIView) -> Void) throws -> ViewNode { try phone.record(make) }

    private func shape(_ path: CGPath, _ change: (CAShapeLayer) -> Void = { _ in }) throws -> ViewNode? {
        let layer = CAShapeLayer()
        layer.path = path
        change(layer)
        defer { layer.removeFromSuperlayer() }
        return try record { $0.layer.addSublayer(layer) }.node(class: "CAShapeLayer")
    }

    func testARoundedRectangleIsABoxWithItsRadii() async throws {
        let corners: UIRectCorner = [.topLeft, .bottomRight]
        let path = UIBezierPath(
            roundedRect: CGRect(x: 10, y: 20, width: 100, height: 40), byRoundingCorners: corners,
            cornerRadii: CGSize(width: 12, height: 12))
        let node = try XCTUnwrap(try shape(path.cgPath) { $0.fillColor = UIColor.systemRed.cgColor })
        XCTAssertEqual(node.frame, Box(10, 20, 100, 40), "where the path lies, though the layer has no size")
        XCTAssertEqual(node.background, RGBA(red: 255, green: 59, blue: 48))
        XCTAssertEqual(node.radii, Radii(12, 0, 12, 0))
        XCTAssertNil(node.border)
    }

    func testARingIsABorderAroundACircle() async throws {
        let path = UIBezierPath(ovalIn: CGRect(x: 0, y: 0, width: 50, height: 50))
        let node = try XCTUnwrap(
            try shape(path.cgPath) {
                ($0.fillColor, $0.strokeColor, $0.lineWidth) = (nil, UIColor.black.cgColor, 4)
            })
        XCTAssertEqual(node.frame, Box(-2, -2, 54, 54))
        XCTAssertEqual(node.border, ViewNode.Border(width: 4, color: .black))
        XCTAssertEqual(node.radii, Radii(all: 27))
        XCTAssertNil(node.background)
    }

    func testAnyOtherShapeIsItsBoxAsFarAsItCoversIt() async throws {
        let triangle = UIBezierPath()
        triangle.move(to: .zero)
        triangle.addLine(to: CGPoint(x: 60, y: 0))
        triangle.addLine(to: CGPoint(x: 0, y: 60))
        triangle.close()
        let filled = try XCTUnwrap(try shape(triangle.cgPath) { $0.fillColor = UIColor.black.cgColor })
        XCTAssertEqual(filled.frame, Box(0, 0, 60, 60))
        XCTAssertEqual(filled.background?.alpha, 127, "half of the box")
        XCTAssertEqual(filled.radii, .zero)
    }

    func testALineIsAThinBoxAndAHairOfAChartIsNothing() async throws {
        let line = UIBezierPath()
        line.move(to: CGPoint(x: 10, y: 30))
        line.addLine(to: CGPoint(x: 210, y: 30))
        let node = try XCTUnwrap(
            try shape(line.cgPath) { ($0.fillColor, $0.strokeColor, $0.lineWidth) = (nil, UIColor.black.cgColor, 2) })
        XCTAssertEqual(node.frame, Box(9, 29, 202, 2))
        XCTAssertEqual(node.background, .black)
        let chart = UIBezierPath()
        chart.move(to: .zero)
        chart.addLine(to: CGPoint(x: 300, y: 200))
        XCTAssertNil(
            try shape(chart.cgPath) { ($0.fillColor, $0.strokeColor, $0.lineWidth) = (nil, UIColor.black.cgColor, 1) })
    }

    func testAPartOfARingIsNoRing() async throws {
        let path = UIBezierPath(ovalIn: CGRect(x: 0, y: 0, width: 50, height: 50))
        let node = try XCTUnwrap(
            try shape(path.cgPath) {
                ($0.fillColor, $0.strokeColor, $0.lineWidth, $0.strokeEnd) = (nil, UIColor.black.cgColor, 4, 0.5)
            })
        XCTAssertNil(node.border)
        XCTAssertLessThan(try XCTUnwrap(node.background).alpha, 60)
    }

    func testPathsOfSenselessNumbersOrOfNothingAreNothing() async throws {
        let bad = UIBezierPath()
        bad.move(to: CGPoint(x: CGFloat.nan, y: 0))
        bad.addLine(to: CGPoint(x: CGFloat.infinity, y: 9))
        XCTAssertNil(try shape(bad.cgPath))
        XCTAssertNil(try shape(CGMutablePath()))
    }

    func testAViewMadeOfAShapeKeepsItsSubviewsInPlace() async throws {
        let tree = try record { root in
            let view = BubbleView(frame: CGRect(x: 20, y: 30, width: 100, height: 100))
            (view.layer as? CAShapeLayer)?.path = CGPath(
                roundedRect: CGRect(x: 10, y: 10, width: 80, height: 60), cornerWidth: 9, cornerHeight: 9, transform: nil)
            (view.layer as? CAShapeLayer)?.fillColor = UIColor.blue.cgColor
            view.addSubview(UISwitch(frame: CGRect(x: 15, y: 15, width: 51, height: 31)))
            root.addSubview(view)
        }
        let node = try XCTUnwrap(tree.node(class: "BubbleView"))
        XCTAssertEqual(node.frame, Box(30, 40, 80, 60))
        XCTAssertEqual(node.radii, Radii(all: 9))
        let (inner, outer) = (try XCTUnwrap(node.children.first), node)
        XCTAssertEqual(outer.frame.x + inner.frame.x - outer.scroll.x, 35, "20 + 15")
        XCTAssertEqual(outer.frame.y + inner.frame.y - outer.scroll.y, 45, "30 + 15")
    }

    func testAMaskOfRoundedCornersClips() async throws {
        let tree = try record { root in
            for (index, corners) in [UIRectCorner.allCorners, [.topLeft, .topRight]].enumerated() {
                let view = UIView(frame: CGRect(x: 0, y: 0, width: 100, height: 50))
                view.accessibilityIdentifier = "masked\(index)"
                let mask = CAShapeLayer()
                mask.frame = view.bounds
                mask.path =
                    UIBezierPath(
                        roundedRect: view.bounds, byRoundingCorners: corners, cornerRadii: CGSize(width: 16, height: 16)
                    ).cgPath
                view.layer.mask = mask
                root.addSubview(view)
            }
            let part = UIView(frame: CGRect(x: 0, y: 0, width: 100, height: 50))
            part.accessibilityIdentifier = "part"
            let mask = CALayer()
            mask.frame = CGRect(x: 0, y: 0, width: 50, height: 50)
            mask.backgroundColor = UIColor.black.cgColor
            part.layer.mask = mask
            root.addSubview(part)
        }
        XCTAssertEqual(tree.node("masked0")?.radii, Radii(all: 16))
        XCTAssertEqual(tree.node("masked1")?.radii, Radii(16, 16, 0, 0))
        XCTAssertEqual(tree.node("masked0")?.clips, true)
        XCTAssertEqual(tree.node("part")?.clips, false, "the format cannot clip to a part of the box")
    }

    func testATurnInSpaceIsFlattenedAndABackThatIsNotDrawnIsHidden() async throws {
        let tree = try record { root in
            for (name, angle) in [("tilted", CGFloat.pi / 3), ("back", CGFloat.pi)] {
                let view = UIView(frame: CGRect(x: 0, y: 0, width: 100, height: 50))
                view.accessibilityIdentifier = name
                var turn = CATransform3DIdentity
                turn.m34 = -1 / 500
                view.layer.transform = CATransform3DRotate(turn, angle, 0, 1, 0)
                view.layer.isDoubleSided = name != "back"
                root.addSubview(view)
            }
        }
        let tilted = try XCTUnwrap(tree.node("tilted")).transform
        XCTAssertEqual([tilted.a, tilted.b, tilted.c, tilted.d, tilted.tx, tilted.ty], [0.5, 0, 0, 1, 0, 0])
        XCTAssertEqual(tree.node("tilted")?.hidden, false)
        XCTAssertEqual(tree.node("back")?.hidden, true)
        var broken = CATransform3DIdentity
        broken.m11 = .nan
        XCTAssertEqual(LayerLooks.flattened(broken), .identity)
    }

    func testAPictureThatALayerHoldsIsRecordedOnceAndSoAreViewsThatHoldIt() async throws {
        var canvas = StandInCanvas(width: 60, height: 30)
        canvas.fill(.all, 0x00AA88)
        let picture = try XCTUnwrap(UIImage(data: canvas.png())?.cgImage)
        let tree = try record { root in
            let view = UIView(frame: CGRect(x: 0, y: 0, width: 90, height: 90))
            view.contentMode = .scaleAspectFill
            view.accessibilityIdentifier = "view"
            view.layer.contents = picture
            let bare = CALayer()
            bare.frame = CGRect(x: 0, y: 0, width: 20, height: 20)
            bare.contents = picture
            bare.contentsGravity = .resizeAspect
            let sprite = CALayer()
            sprite.name = "sprite"
            sprite.frame = CGRect(x: 40, y: 40, width: 7, height: 7)
            sprite.contents = picture
            sprite.contentsRect = CGRect(x: 0, y: 0, width: 0.5, height: 1)
            root.addSubview(view)
            root.layer.addSublayer(bare)
            root.layer.addSublayer(sprite)
        }
        let view = try XCTUnwrap(tree.node("view")?.image)
        XCTAssertEqual(view, ViewNode.Image(resource: 0, mode: .cover, size: Size2(20, 10)))
        let bare = try XCTUnwrap(tree.first { $0.className == "CALayer" && $0.kind == .image }?.image)
        XCTAssertEqual(bare, ViewNode.Image(resource: 0, mode: .fit, size: Size2(20, 10)))
        XCTAssertEqual(tree.first { $0.frame.width == 7 }?.placeholder?.label, "part of a picture")
        XCTAssertEqual(try phone.chunks().last?.header.resources.count, 1)
    }

    func testWhatAViewOfTheAppDrewIsAPlaceholderAndItsGroundIsNot() async throws {
        let tree = try record { root in
            let chart = ChartView(frame: CGRect(x: 0, y: 0, width: 100, height: 80))
            chart.layer.contents = Drawing()
            let hairline = ChartView(frame: CGRect(x: 0, y: 0, width: 100, height: 1))
            hairline.layer.contents = Drawing()
            let ground = GroundView(frame: CGRect(x: 0, y: 0, width: 100, height: 80))
            ground.layer.contents = Drawing()
            ground.addSubview(UISwitch())
            let system = UIView(frame: CGRect(x: 0, y: 0, width: 100, height: 80))
            system.accessibilityIdentifier = "system"
            system.layer.contents = Drawing()
            for view in [chart, hairline, ground, system] { root.addSubview(view) }
        }
        let charts = tree.all.filter { $0.className == "ChartView" }
        XCTAssertEqual(charts.map(\.placeholder?.label), ["own drawing", nil])
        XCTAssertEqual(tree.node(class: "GroundView")?.children.count, 1)
        XCTAssertNil(tree.node("system")?.placeholder)
    }

    func testLayersInsideLayersAreSeenAndEmptyOnesAreNot() async throws {
        let tree = try record { root in
            let (outer, inner, empty) = (CALayer(), CALayer(), CALayer())
            outer.frame = CGRect(x: 10, y: 10, width: 80, height: 80)
            inner.frame = CGRect(x: 5, y: 5, width: 10, height: 10)
            inner.backgroundColor = UIColor.red.cgColor
            empty.frame = CGRect(x: 0, y: 0, width: 3, height: 3)
            empty.addSublayer(CALayer())
            outer.addSublayer(inner)
            root.layer.addSublayer(outer)
            root.layer.addSublayer(empty)
        }
        let outer = try XCTUnwrap(tree.first { $0.className == "CALayer" })
        XCTAssertEqual(outer.frame, Box(10, 10, 80, 80))
        XCTAssertEqual(outer.children.map(\.frame), [Box(5, 5, 10, 10)])
        XCTAssertNil(tree.first { $0.frame.width == 3 })
    }

    func testSwiftUISaysWhatItCannotShowAndShowsWhatIsUIKits() async throws {
        let host = UIHostingController(
            rootView: VStack {
                Text("Balance 12,345")
                Embedded()
            })
        phone.window.rootViewController = host
        let empty = UIHostingController(rootView: EmptyView())
        empty.view.frame = CGRect(x: 0, y: 0, width: 50, height: 50)
        empty.view.accessibilityIdentifier = "empty"
        host.view.superview?.addSubview(empty.view)
        let replay = phone.recorder(level: .light)
        replay.start()
        phone.wait(0.2)
        let tree = try phone.lastTree(of: replay)
        XCTAssertEqual(
            tree.node(class: "CGDrawingView")?.placeholder,
            ViewNode.Placeholder(reason: .unsupported, label: "SwiftUI drawing"))
        XCTAssertEqual(tree.node(class: "UISwitch")?.control?.on, true)
        XCTAssertEqual(tree.first { $0.className == "UIHostingController" }, nil)
        XCTAssertEqual(tree.first { $0.controller != nil }?.controller, "UIHostingController")
        XCTAssertEqual(tree.node("empty")?.placeholder?.label, "SwiftUI")
        XCTAssertFalse(try phone.chunkBytes().contains { String(decoding: $0, as: UTF8.self).contains("12,345") })
    }
}

private final class BubbleView: UIView { override class var layerClass: AnyClass { CAShapeLayer.self } }
private final class ChartView: UIView {}
private final class GroundView: UIView {}
/// Stands for the private object that a drawn view's layer holds.
private final class Drawing {}

private struct Embedded: UIViewRepresentable {
    func makeUIView(context: Context) -> UISwitch {
        let toggle = UISwitch()
        toggle.isOn = true
        return toggle
    }

    func updateUIView(_ view: UISwitch, context: Context) {}
}
