// Every string that a recording has room for, by name: either it passes the gate of masking, or there is a reason why it is
// no text of a user's. A field that is added to the format without an entry here fails.
import Foundation
import XCTest

final class RecordedStringsTests: XCTestCase {
    private enum Way {
        /// Made from what Masker lets through, in these files of the recorder.
        case gate([String])
        /// Never holds what a user wrote or reads.
        case notUserText(String)
        /// An app hands it over to be recorded.
        case onPurpose(String)
    }

    private static let ways: [String: Way] = [
        "Text.string": .gate(["TextCapture.swift"]),
        "Input.placeholder": .gate(["InputRecorders.swift"]),
        "Control.date": .gate(["PickerRecorders.swift"]),
        "ViewNode.accessibilityId": .gate(["ViewReading.swift"]),
        "ViewNode.className": .notUserText("the name of a class"),
        "ViewNode.controller": .notUserText("the name of a class"),
        "Placeholder.label": .notUserText("a class's name or words of the recorder's"),
        "Control.mode": .notUserText("one of the recorder's own words"),
        "Blur.style": .notUserText("one of the recorder's own words"),
        "Lifecycle.reason": .notUserText("one of the recorder's own words"),
        "Log.level": .onPurpose("recordLog"),
        "Log.message": .onPurpose("recordLog"),
        "Device.model": .notUserText("the model's number, not the phone's name"),
        "Device.os": .notUserText("the system's name"),
        "Device.osVersion": .notUserText("the system's version"),
        "Device.locale": .notUserText("a code"),
        "Device.timeZone": .notUserText("a name from a list"),
        "App.bundleId": .notUserText("the app's own"),
        "App.version": .notUserText("the app's own"),
        "App.build": .notUserText("the app's own"),
        "Sdk.name": .notUserText("the recorder's own"),
        "Sdk.version": .notUserText("the recorder's own"),
        "ChunkHeader.deviceId": .onPurpose("deviceId"),
        "ChunkHeader.sessionId": .onPurpose("sessionId"),
        "ChunkHeader.resources": .notUserText("hashes of pictures that passed the gate"),
        "ExtraField.key": .notUserText("only ever read from a file"),
        "ExtraField.json": .notUserText("only ever read from a file"),
        "FormatProblem.rule": .notUserText("of reading, in no recording"),
        "FormatProblem.path": .notUserText("of reading, in no recording"),
        "FormatProblem.message": .notUserText("of reading, in no recording"),
    ]

    private static let recorder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

    func testEveryStringOfTheFormatIsListed() throws {
        let source = try StandInSource(folder: RecordedStringsTests.recorder.appendingPathComponent("ReplayFormat"))
        let fields = source.entrances.filter { !$0.contains("(") }
        XCTAssertEqual(Set(fields).subtracting(RecordedStringsTests.ways.keys).sorted(), [], "need an entry")
        XCTAssertEqual(Set(RecordedStringsTests.ways.keys).subtracting(fields).sorted(), [], "are no more")
    }

    /// The compiler keeps raw text out of `ShownText`; this keeps nodes from being made of anything else.
    func testGatedStringsAreSetWhereTheGateIs() throws {
        let folder = RecordedStringsTests.recorder.appendingPathComponent("AmplitudeSessionReplay")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        for (field, way) in RecordedStringsTests.ways {
            guard case .gate(let allowed) = way else { continue }
            let name = field.split(separator: ".")[1]
            let setting = try Regex("\\.\(name) = |ViewNode\\.\(field.split(separator: ".")[0])\\([^)]*\(name): ")
            let setters = try files.filter { file in
                try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8).contains(setting)
            }
            XCTAssertEqual(setters.sorted(), allowed, field)
        }
    }
}
