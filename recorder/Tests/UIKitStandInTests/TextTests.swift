// Lines come from the fixed metrics table: labels and TextKit must agree to the hundredth of a point.
import UIKit
import XCTest

@MainActor final class TextTests: XCTestCase {
    func testOneLineIsAsTallAsSanFranciscos() async {
        let label = UILabel()
        label.text = "Hello"
        XCTAssertEqual(label.font.lineHeight, 20.287, accuracy: 0.001)
        XCTAssertEqual(label.intrinsicContentSize.height, 20 + 1.0 / 3, accuracy: 0.001)
        label.numberOfLines = 2
        label.text = "One\nTwo"
        XCTAssertEqual(label.intrinsicContentSize.height, 40 + 2.0 / 3, accuracy: 0.001)
    }

    func testWidthIsTheSumOfAdvances() async {
        let label = UILabel()
        label.font = .systemFont(ofSize: 10)
        label.text = "Aé1"
        // A 690, é as e 583, 1 407 thousandths of 10 points, rounded up to a third.
        XCTAssertEqual(label.intrinsicContentSize.width, 17, accuracy: 0.001)
    }

    func testWordsWrapAndTrailingSpacesHang() async {
        let font = UIFont.systemFont(ofSize: 10)
        let text = NSAttributedString(string: "aaa bbb ccc", attributes: [.font: font])
        // Three letters are 16.86 (a), 18.36 (b), 17.13 (c) wide, a space 2.81.
        let lines = StandInTextLayout(text, width: 38.1).lines
        XCTAssertEqual(lines.map(\.range), [NSRange(location: 0, length: 8), NSRange(location: 8, length: 3)])
        XCTAssertEqual(lines[0].width, 16.86 + 2.81 + 18.36, accuracy: 0.001)
        XCTAssertEqual(lines[1].baseline, font.lineHeight + font.ascender, accuracy: 0.001)
    }

    func testAWordLongerThanTheLineBreaksInside() async {
        let text = NSAttributedString(string: "aaaaaaaaaa", attributes: [.font: UIFont.systemFont(ofSize: 10)])
        let lines = StandInTextLayout(text, width: 20).lines
        XCTAssertEqual(lines.map(\.range.length), [3, 3, 3, 1])
    }

    func testTailTruncationEndsInAnEllipsisThatFits() async {
        let text = NSAttributedString(string: "aaaa bbbb cccc", attributes: [.font: UIFont.systemFont(ofSize: 10)])
        let line = StandInTextLayout(text, width: 40, maxLines: 1, lineBreakMode: .byTruncatingTail).lines[0]
        XCTAssertTrue(line.isTruncated)
        XCTAssertEqual(line.range.length, 14)
        XCTAssertEqual(line.shown.length, 4)
        XCTAssertLessThanOrEqual(line.width, 40)
    }

    func testSurrogatePairsCountTwoUnits() async {
        let text = NSAttributedString(string: "a😀b", attributes: [.font: UIFont.systemFont(ofSize: 10)])
        XCTAssertEqual(StandInTextLayout(text, width: 100).lines[0].range.length, 4)
    }

    func testTextKitAgreesWithTheLabel() async {
        let label = UILabel()
        label.font = .systemFont(ofSize: 15, weight: .semibold)
        label.numberOfLines = 0
        label.text = "Slow-roasted tomatoes with basil,\nsea salt and first-press olive oil"
        let size = label.sizeThatFits(CGSize(width: 140, height: 0))
        let storage = NSTextStorage(attributedString: label.attributedText!)
        let (manager, container) = (NSLayoutManager(), NSTextContainer(size: CGSize(width: 140, height: 1000)))
        container.lineFragmentPadding = 0
        manager.addTextContainer(container)
        storage.addLayoutManager(manager)
        XCTAssertEqual(manager.usedRect(for: container).height, size.height, accuracy: 0.34)
        var text = ""
        var baselines: [CGFloat] = []
        manager.enumerateLineFragments(forGlyphRange: manager.glyphRange(for: container)) {
            rect, used, _, glyphs, _ in
            XCTAssertLessThanOrEqual(used.width, 140.01)
            let characters = manager.characterRange(forGlyphRange: glyphs, actualGlyphRange: nil)
            text += (storage.string as NSString).substring(with: characters)
            baselines.append(rect.minY + manager.location(forGlyphAt: glyphs.location).y)
        }
        XCTAssertEqual(text, label.text)
        XCTAssertGreaterThanOrEqual(baselines.count, 4)
        for (index, baseline) in baselines.enumerated() {
            XCTAssertEqual(
                baseline, CGFloat(index) * label.font.lineHeight + label.font.ascender, accuracy: 0.001)
        }
    }

    func testChangingTheStorageLaysOutAgain() async {
        let storage = NSTextStorage(string: "one", attributes: [.font: UIFont.systemFont(ofSize: 10)])
        let (manager, container) = (NSLayoutManager(), NSTextContainer(size: CGSize(width: 100, height: 0)))
        manager.addTextContainer(container)
        storage.addLayoutManager(manager)
        XCTAssertEqual(manager.glyphRange(for: container).length, 3)
        storage.replaceCharacters(in: NSRange(location: 3, length: 0), with: " two")
        XCTAssertEqual(manager.glyphRange(for: container).length, 7)
    }
}
