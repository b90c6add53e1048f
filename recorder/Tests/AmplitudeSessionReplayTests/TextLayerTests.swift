// Texts that layers draw, with a view and without: what is recorded of them, and at which level.
import Foundation
import QuartzCore
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

final class TextLayerTests: CaptureTestCase {
    @MainActor private func layer(_ string: Any?) -> CATextLayer {
        let layer = CATextLayer()
        layer.frame = CGRect(x: 20, y: 100, width: 120, height: 60)
        (layer.string, layer.fontSize, layer.foregroundColor) = (string, 14, UIColor.red.cgColor)
        return layer
    }

    @MainActor private func node(
        _ layer: CATextLayer, _ level: AmplitudeSessionReplay.MaskLevel = .light, _ prepare: (UIView) -> Void = { _ in }
    ) throws -> ViewNode {
        let tree = try tree(at: level) { phone in
            phone.view.layer.addSublayer(layer)
            prepare(phone.view)
        }
        return try XCTUnwrap(tree.node(class: "CATextLayer"))
    }

    @MainActor func testAPlainStringHasTheLayersLooks() async throws {
        let layer = layer("Total 12")
        (layer.alignmentMode, layer.font) = (.right, UIFont.boldSystemFont(ofSize: 1))
        let node = try node(layer)
        XCTAssertEqual(node.kind, .text)
        XCTAssertEqual(node.frame, Box(20, 100, 120, 60))
        XCTAssertEqual(node.text?.string, "Total 12")
        XCTAssertEqual(node.text?.runs, [ViewNode.TextRun(size: 14, weight: 600, color: RGBA(red: 255, green: 0, blue: 0))])
        XCTAssertEqual(node.text?.align, .right)
        XCTAssertEqual(node.text?.lines.count, 1)
        XCTAssertLessThan(node.text?.lines.first?.baseline ?? 60, 20, "at the top")
    }

    @MainActor func testAnAttributedStringHasItsOwnLooksAndMayWrap() async throws {
        let text = NSAttributedString(
            string: "A few words that do not fit a line", attributes: [.font: UIFont.systemFont(ofSize: 17)])
        let layer = layer(text)
        layer.isWrapped = true
        let wrapped = try XCTUnwrap(try node(layer).text)
        XCTAssertEqual(wrapped.runs, [ViewNode.TextRun(size: 17)])
        XCTAssertGreaterThan(wrapped.lines.count, 1)
        let cut = self.layer(text)
        cut.truncationMode = .end
        let line = try XCTUnwrap(try node(cut).text)
        XCTAssertEqual(line.lines.count, 1)
        XCTAssertEqual(line.truncation, .tail)
        XCTAssertLessThan(line.lines.first?.range?.end ?? .max, line.string.utf16.count)
    }

    @MainActor func testOnlyTheLightestLevelShowsIt() async throws {
        for level in [AmplitudeSessionReplay.MaskLevel.medium, .conservative] {
            let node = try node(layer("1234"), level)
            XCTAssertEqual(node.mask, ViewNode.Mask(reason: .unknownClass, lines: 1))
            XCTAssertNil(node.text)
        }
        XCTAssertEqual(try node(layer("1234")) { $0.amp_isMasked = true }.mask?.reason, .ancestor)
        XCTAssertEqual(try node(layer(nil), .medium).mask?.lines, 0)
    }

    @MainActor func testAViewOnATextLayerIsItsText() async throws {
        let view = TextLayerView(frame: CGRect(x: 0, y: 0, width: 120, height: 30))
        (view.layer as? CATextLayer)?.string = "Hi"
        XCTAssertEqual(try tree(of: view, at: .light).node(class: "TextLayerView")?.text?.string, "Hi")
        let masked = TextLayerView(frame: view.frame)
        (masked.layer as? CATextLayer)?.string = "Hi"
        XCTAssertEqual(try tree(of: masked).node(class: "TextLayerView")?.mask?.reason, .unknownClass)
    }

    @MainActor func testAKeypadOfTextLayersTellsNoPlaces() async throws {
        let phone = Phone()
        defer { phone.close() }
        phone.view.layer.addSublayer(layer("1"))
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.3)
        phone.tap(CGPoint(x: 50, y: 120))
        phone.wait(0.3)
        phone.tap(CGPoint(x: 50, y: 220))
        phone.wait(0.3)
        replay.stop()
        let told = try phone.entries("touch").map { entry -> Bool in
            if case .touch(let touch) = entry.body { return touch.points != nil } else { return false }
        }
        XCTAssertEqual(told, [false, false, true, true])
    }
}
