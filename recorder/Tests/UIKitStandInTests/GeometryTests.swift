// frame, bounds, center and transform must relate as UIKit's do: the recorder's coordinates rest on it.
import UIKit
import XCTest

@MainActor final class GeometryTests: XCTestCase {
    override func setUp() async throws { resetPhone() }

    func testFrameIsCentreAndBoundsSize() async {
        let view = UIView(frame: CGRect(x: 10, y: 20, width: 100, height: 50))
        XCTAssertEqual(view.center, CGPoint(x: 60, y: 45))
        XCTAssertEqual(view.bounds, CGRect(x: 0, y: 0, width: 100, height: 50))
        view.center = CGPoint(x: 100, y: 100)
        XCTAssertEqual(view.frame, CGRect(x: 50, y: 75, width: 100, height: 50))
        view.bounds.size = CGSize(width: 20, height: 20)
        XCTAssertEqual(view.frame, CGRect(x: 90, y: 90, width: 20, height: 20))
    }

    func testTransformChangesTheFrameButNeitherCentreNorBounds() async {
        let view = UIView(frame: CGRect(x: 10, y: 20, width: 100, height: 50))
        view.transform = CGAffineTransform(rotationAngle: .pi / 2)
        XCTAssertEqual(view.center, CGPoint(x: 60, y: 45))
        XCTAssertEqual(view.bounds.size, CGSize(width: 100, height: 50))
        XCTAssertEqual(view.frame.minX, 35, accuracy: 1e-9)
        XCTAssertEqual(view.frame.width, 50, accuracy: 1e-9)
        XCTAssertEqual(view.frame.height, 100, accuracy: 1e-9)
    }

    func testAnchorPointMovesTheFrameAndKeepsThePosition() async {
        let view = UIView(frame: CGRect(x: 0, y: 0, width: 100, height: 50))
        view.layer.anchorPoint = .zero
        XCTAssertEqual(view.center, CGPoint(x: 50, y: 25))
        XCTAssertEqual(view.frame.origin, CGPoint(x: 50, y: 25))
    }

    func testBoundsOriginScrollsWhatIsConverted() async {
        let outer = UIView(frame: CGRect(x: 10, y: 10, width: 100, height: 100))
        let inner = UIView(frame: CGRect(x: 5, y: 50, width: 10, height: 10))
        outer.addSubview(inner)
        outer.bounds.origin = CGPoint(x: 0, y: 30)
        let root = UIView(frame: CGRect(x: 0, y: 0, width: 400, height: 400))
        root.addSubview(outer)
        XCTAssertEqual(inner.convert(CGPoint.zero, to: root), CGPoint(x: 15, y: 30))
        XCTAssertEqual(inner.convert(CGPoint(x: 15, y: 30), from: root), .zero)
        XCTAssertEqual(outer.frame, CGRect(x: 10, y: 10, width: 100, height: 100))
    }

    func testPointsThroughATransformComeBack() async {
        let root = UIView(frame: CGRect(x: 0, y: 0, width: 400, height: 400))
        let turned = UIView(frame: CGRect(x: 50, y: 60, width: 100, height: 40))
        root.addSubview(turned)
        turned.transform = CGAffineTransform(rotationAngle: 0.4).scaledBy(x: 2, y: 0.5)
        let there = turned.convert(CGPoint(x: 7, y: 9), to: root)
        let back = turned.convert(there, from: root)
        XCTAssertEqual(back.x, 7, accuracy: 1e-9)
        XCTAssertEqual(back.y, 9, accuracy: 1e-9)
    }

    func testOrderOperationsKeepViewsAndLayersEqual() async {
        let root = UIView()
        let views = (0..<5).map { tag -> UIView in
            let view = UIView()
            view.tag = tag
            root.addSubview(view)
            return view
        }
        let gradient = CAGradientLayer()
        root.layer.insertSublayer(gradient, at: 0)
        func expect(_ tags: [Int], line: UInt = #line) {
            XCTAssertEqual(root.subviews.map(\.tag), tags, line: line)
            let layers = (root.layer.sublayers ?? []).compactMap { ($0.delegate as? UIView)?.tag }
            XCTAssertEqual(layers, tags, line: line)
        }
        root.bringSubviewToFront(views[1])
        expect([0, 2, 3, 4, 1])
        root.exchangeSubview(at: 0, withSubviewAt: 2)
        expect([3, 2, 0, 4, 1])
        root.insertSubview(views[4], belowSubview: views[2])
        expect([3, 4, 2, 0, 1])
        root.insertSubview(views[3], aboveSubview: views[0])
        expect([4, 2, 0, 3, 1])
        root.sendSubviewToBack(views[1])
        expect([1, 4, 2, 0, 3])
        root.insertSubview(views[0], at: 0)
        expect([0, 1, 4, 2, 3])
        views[2].removeFromSuperview()
        expect([0, 1, 4, 3])
    }

    func testHitTestSkipsHiddenDisabledAndOutside() async {
        let root = UIView(frame: CGRect(x: 0, y: 0, width: 100, height: 100))
        let below = UIView(frame: CGRect(x: 10, y: 10, width: 50, height: 50))
        let above = UIView(frame: CGRect(x: 10, y: 10, width: 50, height: 50))
        root.addSubview(below)
        root.addSubview(above)
        let point = CGPoint(x: 20, y: 20)
        XCTAssertTrue(root.hitTest(point, with: nil) === above)
        above.isHidden = true
        XCTAssertTrue(root.hitTest(point, with: nil) === below)
        below.isUserInteractionEnabled = false
        XCTAssertTrue(root.hitTest(point, with: nil) === root)
        XCTAssertNil(root.hitTest(CGPoint(x: 200, y: 0), with: nil))
    }
}
