// Whatever the host's views are like, a look ends, the recording can be read, and what is sound in it is there.
import Foundation
import QuartzCore
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class RobustnessTests: XCTestCase {
    private var phone: Phone!

    override func setUp() async throws { await MainActor.run { phone = Phone() } }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    /// The tree after the decoder has judged it; beside what is tested stands a switch, which must be in it.
    private func record(_ make: (UIView) -> Void) throws -> ViewNode {
        let sound = UISwitch(frame: CGRect(x: 0, y: 0, width: 51, height: 31))
        sound.accessibilityIdentifier = "sound"
        phone.view.addSubview(sound)
        let tree = try phone.record(make)
        XCTAssertEqual(tree.node("sound")?.kind, .switch)
        return tree
    }

    func testLayersThatLeadRoundInACircleAreEachThereOnce() async throws {
        let tree = try record { root in
            let (view, ring) = (UIView(frame: CGRect(x: 0, y: 0, width: 50, height: 50)), RingLayer())
            view.accessibilityIdentifier = "ring"
            ring.backgroundColor = UIColor.red.cgColor
            ring.inside = [ring, view.layer, root.layer]
            view.layer.addSublayer(ring)
            root.addSubview(view)
        }
        XCTAssertEqual(tree.all.filter { $0.className == "RingLayer" }.count, 1)
        XCTAssertEqual(tree.all.filter { $0.accessibilityId == "ring" }.count, 1)
    }

    func testViewsDeeperThanTheFormatHoldsEndInAPlaceholder() async throws {
        let tree = try record { root in
            var parent = root
            for _ in 0..<300 {
                let view = UIView(frame: CGRect(x: 0, y: 0, width: 10, height: 10))
                parent.addSubview(view)
                parent = view
            }
        }
        func depth(_ node: ViewNode) -> Int { 1 + (node.children.map(depth).max() ?? 0) }
        XCTAssertEqual(depth(tree), Limits.depth)
        XCTAssertEqual(tree.all.filter { $0.placeholder?.reason == .overLimit }.count, 1)
    }

    func testLayersDeeperThanTheFormatHoldsEndInAPlaceholderToo() async throws {
        let tree = try record { root in
            var parent = root.layer
            for _ in 0..<300 {
                let layer = CALayer()
                layer.backgroundColor = UIColor.red.cgColor
                parent.addSublayer(layer)
                parent = layer
            }
        }
        XCTAssertEqual(tree.all.filter { $0.placeholder?.reason == .overLimit }.count, 1)
    }

    func testMoreViewsThanTheFormatHoldsEndInAPlaceholder() async throws {
        let tree = try record { root in
            for _ in 0..<142 {
                let group = UIView()
                for _ in 0..<142 { group.addSubview(UIView()) }
                root.addSubview(group)
            }
        }
        XCTAssertLessThanOrEqual(tree.all.count, Limits.nodes)
        XCTAssertGreaterThan(tree.all.count, Limits.nodes - Limits.depth - 10)
        XCTAssertNotNil(tree.first { $0.placeholder?.reason == .overLimit })
    }

    func testNumbersThatNoFileHoldsAreMadeToFit() async throws {
        let huge = [CGFloat.nan, .infinity, -.infinity, .greatestFiniteMagnitude, -1e300, 1e12 + 0.5, 1e-300]
        let tree = try record { root in
            for number in huge {
                let view = UIView()
                view.accessibilityIdentifier = "huge"
                view.layer.bounds = CGRect(x: number, y: number, width: number, height: number)
                view.layer.position = CGPoint(x: number, y: number)
                view.layer.anchorPoint = CGPoint(x: number, y: number)
                view.layer.transform.m11 = number
                view.layer.transform.m41 = number
                (view.layer.cornerRadius, view.layer.borderWidth) = (number, number)
                (view.layer.shadowRadius, view.layer.shadowOpacity) = (number, 1)
                view.layer.shadowOffset = CGSize(width: number, height: number)
                view.layer.opacity = Float(number)
                view.layer.borderColor = UIColor.red.cgColor
                let gradient = CAGradientLayer()
                gradient.colors = [UIColor.red.cgColor, "no colour", UIColor.blue.cgColor]
                gradient.locations = [NSNumber(value: Double(number)), 1]
                (gradient.startPoint, gradient.endPoint) = (CGPoint(x: number, y: 0), CGPoint(x: 0, y: number))
                view.layer.addSublayer(gradient)
                let label = UILabel(frame: CGRect(x: 0, y: 0, width: number, height: number))
                (label.text, label.numberOfLines) = ("text", 0)
                label.font = .systemFont(ofSize: 17)
                view.addSubview(label)
                root.addSubview(view)
            }
        }
        XCTAssertEqual(tree.all.filter { $0.accessibilityId == "huge" }.count, huge.count)
    }
}

private final class RingLayer: CALayer {
    var inside: [CALayer] = []
    override var sublayers: [CALayer]? { inside }
}
