// What an app sets on views, through the recorder: pictures, parts, controls, and what a view keeps and what it does not
// when it is moved or used again.
import Foundation
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class MaskedViewsTests: XCTestCase {
    private var phone: Phone!

    override func setUp() async throws { await MainActor.run { phone = Phone() } }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    private func add<View: UIView>(_ view: View, _ name: String, to parent: UIView? = nil) -> View {
        view.accessibilityIdentifier = name
        view.frame = CGRect(x: 0, y: 0, width: 200, height: 40)
        (parent ?? phone.view).addSubview(view)
        return view
    }

    private func label(_ text: String, in parent: UIView) -> UILabel {
        let label = add(UILabel(), text, to: parent)
        label.text = text
        return label
    }

    private func tree(_ level: AmplitudeSessionReplay.MaskLevel = .medium) throws -> ViewNode {
        let replay = phone.recorder(level: level)
        replay.start()
        phone.wait(0.3)
        return try phone.lastTree(of: replay)
    }

    private func texts(_ tree: ViewNode) -> [String] { tree.all.compactMap { $0.text?.string } }

    // MARK: Settings

    func testFalseReachesThatViewAlone() async throws {
        let outer = add(UIView(), "outer")
        let inner = add(UIView(), "inner", to: outer)
        outer.amp_isMasked = true
        inner.amp_isMasked = false
        _ = label("inside the shown one", in: inner)
        label("shown itself", in: inner).amp_isMasked = false
        label("merely not blocked", in: inner).amp_isBlocked = false
        XCTAssertEqual(texts(try tree()), ["shown itself"])
    }

    func testOfTwoSettingsTheMorePrivateOneCounts() async throws {
        let parent = add(UIView(), "parent")
        let both = label("blocked and shown", in: parent)
        (both.amp_isBlocked, both.amp_isMasked) = (true, false)
        let other = label("unblocked and masked", in: parent)
        (other.amp_isBlocked, other.amp_isMasked) = (false, true)
        let tree = try tree()
        XCTAssertEqual(texts(tree), [])
        XCTAssertEqual(tree.node(class: "UILabel")?.placeholder?.reason, .blocked)
        XCTAssertEqual(tree.all.last { $0.className == "UILabel" }?.mask, ViewNode.Mask(reason: .view, lines: 1))
    }

    func testAControlsPartsGoByWhatIsSetOnTheControl() async throws {
        let button = add(UIButton(type: .system), "button")
        button.setTitle("title", for: .normal)
        button.amp_isMasked = false
        let segments = add(UISegmentedControl(items: ["one", "two"]), "segments")
        segments.selectedSegmentIndex = 1
        segments.amp_isMasked = false
        let search = add(UISearchBar(), "search")
        search.text = "typed"
        search.amp_isMasked = false
        let cell = add(UITableViewCell(style: .default, reuseIdentifier: nil), "cell")
        cell.textLabel?.text = "of the cell's label"
        cell.amp_isMasked = false
        let tree = try tree(.conservative)
        XCTAssertEqual(Set(texts(tree).filter { !$0.isEmpty }), ["title", "one", "two", "typed"])
        XCTAssertEqual(tree.all.first { $0.kind == .segments }?.control?.selected, 1)
    }

    // MARK: Pictures

    func testAMaskedPictureIsAMaskWithoutAResource() async throws {
        let png = StandInCanvas(width: 8, height: 8).png()
        func picture(_ name: String, in parent: UIView? = nil) -> UIImageView {
            let view = add(UIImageView(), name, to: parent)
            view.image = UIImage(data: png)
            return view
        }
        let masked = add(UIView(), "masked")
        masked.amp_isMasked = true
        picture("own").amp_isMasked = true
        _ = picture("inside", in: masked)
        let tree = try tree(.conservative)
        let nodes = tree.all.filter { $0.kind == .image }
        XCTAssertEqual(Set(nodes.compactMap(\.mask?.reason)), [.view, .ancestor])
        XCTAssertTrue(nodes.allSatisfy { $0.image == nil && $0.mask?.lines == 0 && $0.frame.width == 200 })
        XCTAssertEqual(try phone.chunks().flatMap(\.header.resources), [])
        let files = ReplayFilesForTests.all(under: phone.folder).map(\.path)
        XCTAssertFalse(files.contains { $0.contains("/resources/") }, "not even its bytes are kept")
    }

    func testNoLevelHidesPictures() async throws {
        let view = add(UIImageView(), "picture")
        view.image = UIImage(data: StandInCanvas(width: 8, height: 8).png())
        XCTAssertNotNil(try tree(.conservative).node("picture")?.image)
    }

    // MARK: Controls

    func testAMaskedControlDoesNotSayWhatItIsSetTo() async throws {
        let parent = add(UIView(), "parent")
        parent.amp_isMasked = true
        add(UISwitch(), "1", to: parent).isOn = true
        add(UISlider(), "2", to: parent).value = 0.5
        add(UIStepper(), "3", to: parent).value = 5
        add(UISegmentedControl(items: ["a", "b"]), "4", to: parent).selectedSegmentIndex = 1
        add(UIProgressView(progressViewStyle: .default), "5", to: parent).progress = 0.5
        add(UIDatePicker(), "6", to: parent).date = Date(timeIntervalSince1970: 0)
        let nodes = try tree(.light).all.filter { $0.control != nil }
        XCTAssertEqual(nodes.count, 6)
        for node in nodes {
            XCTAssertEqual(node.mask?.reason, .ancestor, node.className)
            XCTAssertNil(node.control?.on, node.className)
            XCTAssertNil(node.control?.value, node.className)
            XCTAssertNil(node.control?.selected, node.className)
            XCTAssertNil(node.control?.columns, node.className)
            XCTAssertNil(node.control?.date, node.className)
        }
    }

    // MARK: Moved and used again

    func testAViewThatIsMovedTakesNothingAlong() async throws {
        let masked = add(UIView(), "masked")
        masked.amp_isMasked = true
        let blocked = add(UIView(), "blocked")
        blocked.amp_isBlocked = true
        let (one, two) = (label("one", in: masked), label("two", in: blocked))
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.3)
        for label in [one, two] { phone.view.addSubview(label) }
        phone.wait(0.3)
        XCTAssertEqual(texts(try phone.lastTree(of: replay)), ["one", "two"])
    }

    /// Settings are properties of a view like its colour: a reused cell has them until it sets them back.
    func testSettingsBelongToTheViewUntilTheyAreSetAgain() async throws {
        let cell = Cell(style: .default, reuseIdentifier: nil)
        phone.view.addSubview(cell)
        cell.frame = CGRect(x: 0, y: 0, width: 300, height: 44)
        cell.textLabel?.text = "masked at once"
        cell.textLabel?.amp_isMasked = true
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.3)
        cell.textLabel?.text = "still masked"
        phone.wait(0.3)
        cell.prepareForReuse()
        cell.textLabel?.text = "set back"
        phone.wait(0.3)
        XCTAssertEqual(texts(try phone.lastTree(of: replay)), ["set back"])
        let bytes = try phone.chunkBytes().map { String(decoding: $0, as: UTF8.self) }.joined()
        XCTAssertFalse(bytes.contains("masked at once") || bytes.contains("still masked"))
    }

    /// What a field was is no setting of the app's: it stays with the view object, whatever it is used for next.
    func testAReusedFieldStaysWhatItWas() async throws {
        let secret = add(UITextField(), "secret")
        let card = add(UITextField(), "card")
        let note = add(UITextView(), "note")
        (secret.isSecureTextEntry, card.textContentType) = (true, .creditCardNumber)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.3)
        (secret.isSecureTextEntry, card.textContentType, note.isEditable) = (false, nil, false)
        for (field, text) in [(secret, "4"), (card, "5")] { field.text = text }
        note.text = "6"
        for view in [secret, card, note] as [UIView] { view.amp_isMasked = nil }
        phone.wait(0.3)
        let tree = try phone.lastTree(of: replay)
        XCTAssertEqual(tree.node("secret")?.mask?.reason, .secure)
        XCTAssertEqual(tree.node("card")?.mask?.reason, .contentType)
        XCTAssertEqual(tree.node("note")?.mask?.reason, .level)
    }

    /// Settings are kept by address: a new view where an old one lay must not have them.
    func testANewViewHasNoSettingOfOneThatIsGone() async {
        for round in 0..<2_000 {
            let view = UIView()
            XCTAssertNil(view.amp_isMasked, "round \(round)")
            XCTAssertFalse(view.amp_isBlocked, "round \(round)")
            (view.amp_isMasked, view.amp_isBlocked) = (true, true)
        }
    }
}

private final class Cell: UITableViewCell {
    override func prepareForReuse() {
        super.prepareForReuse()
        textLabel?.amp_isMasked = nil
    }
}
