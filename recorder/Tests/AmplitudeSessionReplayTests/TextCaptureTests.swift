// Layout is the dearest part of a capture: what did not change is not laid out again, masked or shown.
import Foundation
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class TextCaptureTests: XCTestCase {
    private let box = TextBox(
        area: CGRect(x: 0, y: 0, width: 80, height: 200), lineLimit: 0, lineBreak: .byTruncatingTail, alignment: .left,
        isCentered: true, isRightToLeft: false)

    private func styled(_ string: String, size: CGFloat = 17) -> NSAttributedString {
        NSAttributedString(string: string, attributes: [.font: UIFont.systemFont(ofSize: size)])
    }

    func testLinesOfAMaskedTextAreCountedOnceUntilItChanges() async throws {
        let texts = TextCapture()
        let id: NodeId = 7
        func count(_ text: NSAttributedString, _ box: TextBox) -> Int {
            defer { texts.endCapture() }
            return texts.lineCount(text, in: box, of: id)
        }
        let first = count(styled("a few words that wrap"), box)
        XCTAssertGreaterThan(first, 1)
        XCTAssertEqual(count(styled("a few words that wrap"), box), first)
        XCTAssertEqual(texts.layouts, 1, "an equal text is not laid out again")
        XCTAssertGreaterThan(count(styled("a few words that wrap and some more of them"), box), first)
        XCTAssertEqual(texts.layouts, 2)
        XCTAssertGreaterThan(count(styled("a few words that wrap and some more of them", size: 30), box), first)
        XCTAssertEqual(texts.layouts, 3, "another font breaks other lines")
        var wide = box
        wide.area.size.width = 1_000
        XCTAssertEqual(count(styled("a few words that wrap and some more of them", size: 30), wide), 1)
        XCTAssertEqual(texts.layouts, 4)
    }

    func testWhatACaptureDoesNotShowIsForgotten() async throws {
        let texts = TextCapture()
        _ = texts.lineCount(styled("gone"), in: box, of: 7)
        texts.endCapture()
        texts.endCapture()
        _ = texts.lineCount(styled("gone"), in: box, of: 7)
        XCTAssertEqual(texts.layouts, 2)
    }
}
