// The masking decision as a whole table: every combination, against the golden copy that a script makes from the rules
// written as data.
import Foundation
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

/// One row of fixtures/masking/decisions.json.
struct MaskRow {
    let question: MaskQuestion
    let decision: MaskDecision

    static let all: [MaskRow] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("fixtures/masking/decisions.json")
        guard let data = try? Data(contentsOf: file),
            let table = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let columns = table["columns"] as? [String], let rows = table["rows"] as? [[Any]]
        else { return [] }
        return rows.compactMap { row in MaskRow(Dictionary(uniqueKeysWithValues: zip(columns, row))) }
    }()

    private init?(_ row: [String: Any]) {
        guard let level = (row["level"] as? String).flatMap(Privacy.MaskLevel.init),
            let kind = (row["kind"] as? String).flatMap(MaskQuestion.Kind.init),
            let setting = (row["setting"] as? String).flatMap(MaskQuestion.Setting.init),
            let ancestors = (row["ancestors"] as? String).flatMap(MaskQuestion.Ancestors.init),
            let isSecure = row["isSecure"] as? Bool, let isSensitive = row["isSensitive"] as? Bool
        else { return nil }
        question = MaskQuestion(
            level: level, kind: kind, setting: setting, ancestors: ancestors, isSecure: isSecure, isSensitive: isSensitive)
        let reason = (row["reason"] as? String).flatMap(ViewNode.MaskReason.init)
        switch row["decision"] as? String {
        case "shown": decision = .shown
        case "blocked": decision = .blocked
        case "masked" where reason != nil: decision = .masked(reason!)
        default: return nil
        }
    }
}

final class MaskRulesTests: XCTestCase {
    func testEveryCombinationIsDecidedAsTheTableSays() {
        for row in MaskRow.all { XCTAssertEqual(MaskRules.decide(row.question), row.decision, "\(row.question)") }
    }

    func testTheTableHasEveryCombinationOnce() {
        var all: Set<MaskQuestion> = []
        for level in Privacy.MaskLevel.allCases {
            for kind in MaskQuestion.Kind.allCases {
                for setting in MaskQuestion.Setting.allCases {
                    for ancestors in MaskQuestion.Ancestors.allCases {
                        for bits in 0..<4 {
                            all.insert(
                                MaskQuestion(
                                    level: level, kind: kind, setting: setting, ancestors: ancestors, isSecure: bits & 1 != 0,
                                    isSensitive: bits & 2 != 0))
                        }
                    }
                }
            }
        }
        XCTAssertEqual(MaskRow.all.count, all.count)
        XCTAssertEqual(Set(MaskRow.all.map(\.question)), all)
    }

    func testSensitiveKindsOfFields() {
        for type in [
            UITextContentType.password, .newPassword, .oneTimeCode, .creditCardNumber, .creditCardExpiration,
            .creditCardSecurityCode, .creditCardName, .emailAddress, .telephoneNumber,
        ] { XCTAssertTrue(TextTraits.isSensitive(type), type.rawValue) }
        for type in [UITextContentType.name, .addressCity, .URL] { XCTAssertFalse(TextTraits.isSensitive(type), type.rawValue) }
        for keyboard in [UIKeyboardType.emailAddress, .phonePad, .namePhonePad, .numberPad, .asciiCapableNumberPad] {
            XCTAssertTrue(TextTraits.isSensitive(keyboard), "\(keyboard)")
        }
        for keyboard in [UIKeyboardType.default, .decimalPad, .webSearch] {
            XCTAssertFalse(TextTraits.isSensitive(keyboard), "\(keyboard)")
        }
    }
}
