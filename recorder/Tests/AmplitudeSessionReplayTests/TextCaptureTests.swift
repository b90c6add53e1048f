// Layout is the dearest part of a capture: what did not change is not laid out again, masked or shown.
import Foundation
import UIKit
import XCTest

@testable import AmplitudeSessionReplay
@testable import ReplayFormat

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

    func testTheTextOfAnUnchangedLabelStaysInItsPlaceUntilItIsWritten() async throws {
        let phone = Phone()
        defer { phone.close() }
        let label = UILabel(frame: CGRect(x: 0, y: 0, width: 300, height: 30))
        label.text = "Seventeen points"
        phone.view.addSubview(label)
        let snapshotter = Snapshotter(nextNodeId: 1, level: .medium, pictures: PictureKeys(), faults: .none)
        func look() throws -> Shared<ViewNode.Text> {
            let tree = try XCTUnwrap(snapshotter.takeSnapshot(of: [phone.window], on: UIScreen.main)?.tree)
            return try XCTUnwrap(tree.canonicalised().all.first { $0.text != nil }).$text
        }
        func lineWidthOfTwoLooks() throws -> Double? {
            let (first, second) = (try look(), try look())
            XCTAssertTrue(first.isSame(as: second), "\(label.frame.width) points wide")
            return first.wrappedValue?.lines.first?.width
        }
        let width = try XCTUnwrap(try lineWidthOfTwoLooks())
        label.frame.size.width = CGFloat(width)
        XCTAssertNil(try lineWidthOfTwoLooks(), "that of the node")
        label.frame.size.width = CGFloat(width) + 0.004
        XCTAssertNil(try lineWidthOfTwoLooks(), "as written")
    }

    /// A layer on the move is elsewhere, and otherwise wide, than the view that its text is laid out in.
    func testALineHasItsWidthInANodeOfAnotherAndIsNotLaidOutAgain() async throws {
        let texts = TextCapture()
        func line(in width: Double) throws -> ViewNode.TextLine? {
            let masker = Masker(level: .medium)
            guard case .shown(let shown) = masker.read(styled("Hi"), .fixed) else { return nil }
            defer { texts.endCapture() }
            return texts.text(shown, in: box, of: 7, width: width).wrappedValue?.lines.first
        }
        let width = try XCTUnwrap(try line(in: 300)?.width)
        for node in [width, width + 0.004, width - 0.004] { XCTAssertNil(try XCTUnwrap(try line(in: node)).width) }
        for node in [width + 0.01, 0, 300] { XCTAssertEqual(try line(in: node)?.width, width) }
        XCTAssertEqual(texts.layouts, 1)
    }

    func testATextThatIsHeldBackKeepsItsWidthInAKeyThatGrew() async throws {
        let (rests, button) = (RestingLooks(), UIButton(type: .system))
        var key = ViewNode(id: 7, className: "Key", kind: .text, frame: Box(0, 0, 40, 20))
        key.text = ViewNode.Text(
            string: "1", runs: [ViewNode.TextRun(size: 12)], lines: [ViewNode.TextLine(baseline: 9)])
        rests.beginCapture(at: 0, isTouched: false, hidesStrangers: false)
        XCTAssertEqual(rests.shown(key, as: .key(.idle, button), inside: nil), key)
        rests.endCapture()
        var grown = key
        grown.frame.width = 50
        rests.beginCapture(at: 100, isTouched: false, hidesStrangers: false)
        let held = try XCTUnwrap(rests.shown(grown, as: .key(.pressed, button), inside: nil))
        XCTAssertEqual(held.frame.width, 50)
        XCTAssertEqual(held.text?.lines, [ViewNode.TextLine(baseline: 9, width: 40)])
    }

    private func recorded(_ change: (UILabel) -> Void) throws -> ViewNode {
        let phone = Phone()
        defer { phone.close() }
        let label = UILabel(frame: CGRect(x: 0, y: 0, width: 100, height: 30))
        label.accessibilityIdentifier = "label"
        label.text = "Seventeen points of plain text"
        change(label)
        phone.view.addSubview(label)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        return try XCTUnwrap(try phone.lastTree(of: replay).node("label"))
    }

    func testALabelThatMayShrinkItsFontIsRecordedInTheSizeThatFits() async throws {
        let cut = try XCTUnwrap(try recorded { _ in }.text)
        XCTAssertLessThan(try XCTUnwrap(cut.lines.first?.range).end, cut.string.utf16.count)
        let shrunk = try XCTUnwrap(
            try recorded { ($0.adjustsFontSizeToFitWidth, $0.minimumScaleFactor) = (true, 0.3) }.text)
        XCTAssertEqual(shrunk.lines.map(\.range), [nil], "all of it fits")
        XCTAssertEqual(shrunk.lines.first?.width ?? 100, 100, accuracy: 1)
        XCTAssertTrue((5.1..<17).contains(shrunk.runs[0].size))
        let least = try XCTUnwrap(
            try recorded { ($0.adjustsFontSizeToFitWidth, $0.minimumScaleFactor) = (true, 0.9) }.text)
        XCTAssertEqual(least.runs[0].size, 15.3)
        XCTAssertLessThan(try XCTUnwrap(least.lines.first?.range).end, least.string.utf16.count)
    }

    private func naturalWidth(of text: NSAttributedString) -> CGFloat {
        let (storage, manager) = (NSTextStorage(string: ""), NSLayoutManager())
        let container = NSTextContainer(size: CGSize(width: 1e5, height: 0))
        container.lineFragmentPadding = 0
        manager.addTextContainer(container)
        storage.addLayoutManager(manager)
        storage.setAttributedString(text)
        return manager.usedRect(for: container).width
    }

    /// A line's recorded width is rounded up to whole pixels, and may so be wider than the label that it just fits.
    func testALabelWhoseTextJustFitsIsNotShrunk() async throws {
        var unlike = 0
        for count in 1...20 {
            let string = String(repeating: "i", count: count)
            let fits = naturalWidth(of: styled(string))
            let text = try XCTUnwrap(
                try recorded {
                    ($0.text, $0.frame.size.width) = (string, fits)
                    ($0.adjustsFontSizeToFitWidth, $0.minimumScaleFactor) = (true, 0.3)
                }.text)
            XCTAssertEqual(text.runs[0].size, 17)
            XCTAssertEqual(text.lines.map(\.range), [nil], "all of it")
            if let width = text.lines.first?.width, width > Double(fits) { unlike += 1 }
        }
        XCTAssertGreaterThan(unlike, 0, "else all widths are whole pixels")
    }

    func testALabelIsInTheColourInWhichItIsDrawnAndCastsItsShadow() async throws {
        let node = try recorded {
            ($0.highlightedTextColor, $0.isHighlighted) = (.white, true)
            ($0.shadowColor, $0.shadowOffset) = (.black, CGSize(width: 1, height: 2))
        }
        XCTAssertEqual(node.text?.runs.map(\.color), [RGBA(red: 255, green: 255, blue: 255)])
        XCTAssertEqual(node.shadow, ViewNode.Shadow(color: .black, radius: 0, offset: Point2(1, 2)))
    }

    func testAttributedTextHasARunPerLookAndRoomForItsPictures() async throws {
        let text = NSMutableAttributedString(string: "Total ", attributes: [.font: UIFont.systemFont(ofSize: 13)])
        text.append(NSAttributedString(string: "\u{FFFC}", attributes: [.font: UIFont.systemFont(ofSize: 13)]))
        text.append(
            NSAttributedString(
                string: "9.50", attributes: [.font: UIFont.boldSystemFont(ofSize: 20), .foregroundColor: UIColor.systemRed]))
        let recorded = try XCTUnwrap(try recorded { $0.attributedText = text }.text)
        XCTAssertEqual(recorded.string, "Total \u{A0}9.50")
        XCTAssertEqual(
            recorded.runs,
            [
                ViewNode.TextRun(end: 7, size: 13),
                ViewNode.TextRun(size: 20, weight: 600, color: RGBA(red: 255, green: 59, blue: 48)),
            ])
    }

    func testATitleOfAConfiguredButtonHasItsLookAndItsGround() async throws {
        let phone = Phone()
        defer { phone.close() }
        var title = AttributedString("Pay 9.50")
        title.font = UIFont.systemFont(ofSize: 20, weight: .bold)
        title.foregroundColor = UIColor.systemRed
        var configuration = UIButton.Configuration.filled()
        (configuration.attributedTitle, configuration.subtitle) = (title, "at the door")
        configuration.cornerStyle = .capsule
        let button = UIButton(configuration: configuration)
        button.frame = CGRect(x: 0, y: 0, width: 200, height: 60)
        phone.view.addSubview(button)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        let node = try XCTUnwrap(try phone.lastTree(of: replay).node(class: "UIButton"))
        let texts = node.all.compactMap(\.text)
        XCTAssertEqual(texts.map(\.string), ["Pay 9.50", "at the door"])
        XCTAssertEqual(
            texts[0].runs,
            [ViewNode.TextRun(size: 20, weight: 700, color: RGBA(red: 255, green: 59, blue: 48))])
        XCTAssertEqual(texts[1].runs.map(\.color), [RGBA(red: 255, green: 255, blue: 255)])
        XCTAssertEqual(node.children[0].background, RGBA(red: 0, green: 122, blue: 255))
        XCTAssertEqual(node.children[0].radii, Radii(all: 30))
    }

    func testAConfiguredTitleOfSeveralRunsIsRecordedAsSeveralAndMaskedAsOne() async throws {
        for level in [AmplitudeSessionReplay.MaskLevel.medium, .conservative] {
            let phone = Phone()
            defer { phone.close() }
            var (price, was) = (AttributedString("Pay 9.50 "), AttributedString("not 12"))
            price.font = UIFont.systemFont(ofSize: 20, weight: .bold)
            was.font = UIFont.systemFont(ofSize: 13)
            was.foregroundColor = UIColor.systemRed
            var configuration = UIButton.Configuration.filled()
            configuration.attributedTitle = price + was
            let button = UIButton(configuration: configuration)
            button.frame = CGRect(x: 0, y: 0, width: 300, height: 60)
            phone.view.addSubview(button)
            let replay = phone.recorder(level: level)
            replay.start()
            phone.wait(0.2)
            let tree = try phone.lastTree(of: replay)
            let label = try XCTUnwrap(tree.node(class: "UIButtonLabel"))
            guard level == .medium else {
                XCTAssertEqual(label.mask, ViewNode.Mask(reason: .level, lines: 1))
                XCTAssertNil(label.text)
                continue
            }
            XCTAssertEqual(label.text?.string, "Pay 9.50 not 12")
            XCTAssertEqual(
                label.text?.runs,
                [
                    ViewNode.TextRun(end: 9, size: 20, weight: 700, color: .white),
                    ViewNode.TextRun(size: 13, color: RGBA(red: 255, green: 59, blue: 48)),
                ])
        }
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
