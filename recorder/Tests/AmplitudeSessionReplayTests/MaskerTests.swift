// Masking through the recorder: what each level shows, what stays masked, and what the app may set.
import Foundation
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class MaskerTests: XCTestCase {
    private func field(_ id: String, _ text: String, secure: Bool = false, type: UITextContentType? = nil) -> UITextField {
        let field = UITextField(frame: CGRect(x: 0, y: 0, width: 300, height: 40))
        field.accessibilityIdentifier = id
        field.isSecureTextEntry = secure
        if let type { field.textContentType = type }
        field.text = text
        return field
    }

    private func screen(on phone: Phone) {
        let area = UITextView(frame: CGRect(x: 0, y: 200, width: 300, height: 100))
        area.accessibilityIdentifier = "area"
        area.text = "CANARY-area one\ntwo"
        let label = UILabel(frame: CGRect(x: 0, y: 300, width: 300, height: 20))
        label.accessibilityIdentifier = "label"
        label.text = "CANARY-label"
        let blocked = UIView(frame: CGRect(x: 0, y: 400, width: 300, height: 100))
        blocked.accessibilityIdentifier = "blocked"
        let inner = UILabel(frame: CGRect(x: 0, y: 0, width: 300, height: 20))
        inner.text = "CANARY-inner"
        blocked.addSubview(inner)
        blocked.amp_isBlocked = true
        let shown = field("shown", "CANARY-shown")
        shown.amp_isBlocked = false
        let insistent = field("insistent", "CANARY-insistent", secure: true)
        insistent.amp_isBlocked = false
        let own = OwnInput(frame: CGRect(x: 0, y: 500, width: 300, height: 40))
        own.accessibilityIdentifier = "own"
        let digits = OwnDigits(frame: CGRect(x: 0, y: 560, width: 300, height: 40))
        digits.accessibilityIdentifier = "digits"
        digits.text = "CANARY-digits"
        for view in [
            field("plain", "CANARY-plain"), field("secure", "CANARY-secure", secure: true),
            field("mail", "CANARY-mail", type: .emailAddress), field("empty", ""), area, label, blocked, shown, insistent, own,
            digits,
        ] as [UIView] { phone.view.addSubview(view) }
    }

    private func record(_ level: AmplitudeSessionReplay.MaskLevel) throws -> (tree: ViewNode, text: String) {
        let phone = Phone()
        defer { phone.close() }
        screen(on: phone)
        let replay = phone.recorder(level: level)
        replay.start()
        phone.wait(0.3)
        let tree = try phone.lastTree(of: replay)
        return (tree, try phone.chunkBytes().map { String(decoding: $0, as: UTF8.self) }.joined())
    }

    func testWhatEachLevelShowsAndNothingElse() async throws {
        let shown: [AmplitudeSessionReplay.MaskLevel: Set<String>] = [
            .light: ["plain", "area", "label", "shown"], .medium: ["label", "shown"], .conservative: ["shown"],
        ]
        for level in AmplitudeSessionReplay.MaskLevel.allCases {
            let (_, text) = try record(level)
            for name in ["plain", "secure", "mail", "area", "label", "inner", "shown", "insistent", "own", "digits"] {
                XCTAssertEqual(text.contains("CANARY-\(name)"), shown[level]?.contains(name), "\(level) \(name)")
            }
        }
    }

    func testAMaskSaysItsReasonAndItsBarsOnly() async throws {
        let (tree, _) = try record(.medium)
        func mask(_ id: String) -> ViewNode.Mask? { tree.node(id)?.mask }
        XCTAssertEqual(mask("plain"), ViewNode.Mask(reason: .level, lines: 1))
        XCTAssertEqual(mask("empty"), ViewNode.Mask(reason: .level, lines: 0))
        XCTAssertEqual(mask("mail"), ViewNode.Mask(reason: .contentType, lines: 1))
        XCTAssertEqual(mask("secure"), ViewNode.Mask(reason: .secure, lines: 1))
        XCTAssertEqual(mask("insistent"), ViewNode.Mask(reason: .secure, lines: 1))
        XCTAssertEqual(mask("area"), ViewNode.Mask(reason: .level, lines: 2))
        XCTAssertEqual(mask("own"), ViewNode.Mask(reason: .unknownClass, lines: 1))
        XCTAssertEqual(mask("digits"), ViewNode.Mask(reason: .unknownClass, lines: 1))
        XCTAssertEqual(tree.node("secure")?.input?.secure, true)
        XCTAssertNil(tree.node("plain")?.input?.caret)
    }

    func testABlockedViewIsAPlaceholderWithoutInside() async throws {
        let (tree, _) = try record(.light)
        let blocked = try XCTUnwrap(tree.first { $0.kind == .placeholder })
        XCTAssertNil(blocked.accessibilityId, "a name may be made of what it names")
        XCTAssertEqual(blocked.placeholder?.reason, .blocked)
        XCTAssertTrue(blocked.children.isEmpty)
    }

    func testAPasswordThatIsMadeReadableStaysMasked() async throws {
        let phone = Phone()
        defer { phone.close() }
        let secret = field("secret", "CANARY-secret", secure: true)
        phone.view.addSubview(secret)
        let replay = phone.recorder(level: .light)
        replay.start()
        phone.wait(0.2)
        secret.isSecureTextEntry = false
        phone.wait(0.2)
        XCTAssertEqual(try phone.lastTree(of: replay).node("secret")?.mask?.reason, .secure)
        XCTAssertFalse(try phone.chunkBytes().contains { String(decoding: $0, as: UTF8.self).contains("CANARY") })
    }

    func testWhatWasTypedStaysMaskedWhenItCanNoLongerBeEdited() async throws {
        let phone = Phone()
        defer { phone.close() }
        let note = UITextView(frame: CGRect(x: 0, y: 200, width: 300, height: 100))
        note.accessibilityIdentifier = "note"
        note.text = "CANARY-note"
        phone.view.addSubview(note)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        note.isEditable = false
        phone.wait(0.2)
        let node = try phone.lastTree(of: replay).node("note")
        XCTAssertEqual(node?.kind, .text)
        XCTAssertEqual(node?.mask, ViewNode.Mask(reason: .level, lines: 1))
        XCTAssertFalse(try phone.chunkBytes().contains { String(decoding: $0, as: UTF8.self).contains("CANARY") })
    }

    func testTheJournalOnTheDiskIsMaskedToo() async throws {
        let phone = Phone()
        defer { phone.close() }
        screen(on: phone)
        let replay = phone.recorder(level: .medium)
        replay.start()
        phone.wait(0.3)
        let journal = try XCTUnwrap(ReplayFilesForTests.all(under: phone.folder).first { $0.pathExtension == "open" })
        let text = String(decoding: try Data(contentsOf: journal), as: UTF8.self)
        XCTAssertTrue(text.contains("CANARY-label"), "the journal holds the screen")
        for name in ["plain", "secure", "mail", "area", "inner"] { XCTAssertFalse(text.contains("CANARY-\(name)"), name) }
    }
}

/// Draws what is typed into it, and is none of UIKit's own inputs.
private final class OwnInput: UIView, UIKeyInput {
    var hasText: Bool { true }
    var isSecureTextEntry = false
    var textContentType: UITextContentType!
    var keyboardType: UIKeyboardType = .default

    override init(frame: CGRect) {
        super.init(frame: frame)
        let label = UILabel(frame: bounds)
        label.text = "CANARY-own"
        addSubview(label)
    }

    required init?(coder: NSCoder) { nil }

    func insertText(_ text: String) {}
    func deleteBackward() {}
}

/// A label that is typed into, as fields for one-time codes are often made.
private final class OwnDigits: UILabel, UIKeyInput {
    var hasText: Bool { text?.isEmpty == false }
    var isSecureTextEntry = false
    var textContentType: UITextContentType!
    var keyboardType: UIKeyboardType = .default

    func insertText(_ text: String) {}
    func deleteBackward() {}
}
