// The JSON reader on its own: what is JSON, what is not, and what a value is.
import XCTest

@testable import ReplayFormat

final class JSONReaderTests: XCTestCase {
    func testReadsWhatItWritesCanonically() throws {
        let cases = [
            ("{\"b\":1,\"a\":[true,false,null,{}],\"\":[]}", "{\"\":[],\"a\":[true,false,null,{}],\"b\":1}"),
            (" \t{ \"a\" : [ 1 , 2 ] }\r", "{\"a\":[1,2]}"),
            ("[0,-0,1e3,1.0,-1.5e-2]", "[0,0,1000,1,-0.015]"),
            ("\"\\u00e9\\ud835\\udd4f\\/\\b\\f\\n\\r\\t\\\"\\\\\\u001F\\u007f\"", "\"é𝕏/\\b\\f\\n\\r\\t\\\"\\\\\\u001f\u{7f}\""),
        ]
        for (text, canonical) in cases { XCTAssertEqual(try self.canonical(text), canonical) }
    }

    func testOfARepeatedKeyTheLastCounts() throws {
        XCTAssertEqual(try canonical("{\"a\":1,\"b\":2,\"a\":3}"), "{\"a\":3,\"b\":2}")
        let many = (0..<100).map { "\"k\($0 % 40)\":\($0)" }.joined(separator: ",")
        let last = (0..<40).map { ("k\($0)", $0 < 20 ? $0 + 80 : $0 + 40) }
        let expected = last.sorted { $0.0 < $1.0 }.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",")
        XCTAssertEqual(try canonical("{\(many)}"), "{\(expected)}")
    }

    func testKeysThatOnlyLookEqualAreTwo() throws {
        XCTAssertEqual(try canonical("{\"\u{e9}\":1,\"e\u{301}\":2}"), "{\"e\u{301}\":2,\"\u{e9}\":1}")
    }

    func testWhatIsNoJSONIsRefused() {
        let broken = [
            "", " ", "{", "[", "[1", "[1,", "[1,]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{a:1}", "{,}", "[,1]", "01",
            "-",
            "+1", "1.", ".5", "1e", "1e+", "0x1", "NaN", "Infinity", "tru", "nul", "True", "\"", "\"\\", "\"\\x\"", "\"\\u12\"",
            "\"\\u12g4\"", "\"\n\"", "\"\u{1}\"", "1 2", "{}}", "[]]", "{]", "[}", "'a'", "[1 2]", "{\"a\" 1}", "\u{feff}{}",
            "\u{0}",
        ]
        for text in broken { XCTAssertThrowsError(try canonical(text), text) }
    }

    func testLoneSurrogatesAreFound() throws {
        for text in ["\"\\ud800\"", "\"\\udc00x\"", "\"\\ud800\\u0041\"", "{\"\\udfff\":1}", "[[\"a\\ud83d\"]]"] {
            XCTAssertTrue(try read(text).hasLoneSurrogates, text)
            XCTAssertThrowsError(try canonical(text), text) { XCTAssertEqual(($0 as? FormatProblem)?.rule, "F13") }
        }
        XCTAssertFalse(try read("\"\\ud835\\udd4f\"").hasLoneSurrogates)
        // A repeated key hides its first value.
        XCTAssertEqual(try canonical("{\"a\":\"\\ud800\",\"a\":1}"), "{\"a\":1}")
    }

    func testF3DepthEndsAt1100() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        XCTAssertNoThrow(try read(nested(Limits.jsonDepth)))
        XCTAssertThrowsError(try read(nested(Limits.jsonDepth + 1)))
        XCTAssertThrowsError(try read(String(repeating: "{\"a\":", count: 1_000_000)))
    }

    func testNumbersAreTheNearestDouble() throws {
        for text in [
            "0.1", "123.456", "-33.5", "1e-7", "5e-324", "1.7976931348623157e308", "9007199254740993", "0.30000000000000004",
        ] {
            guard case .number(let number) = try read(text).value else { return XCTFail(text) }
            XCTAssertEqual(number, Double(text), text)
        }
        guard case .number(let huge) = try read("1e999").value else { return XCTFail("1e999") }
        XCTAssertEqual(huge, .infinity)
    }

    func testUTF8IsCheckedAsTheStandardLibraryDoes() {
        var seed: UInt64 = 42
        for round in 0..<20_000 {
            let bytes = (0..<(round % 13)).map { _ -> UInt8 in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let choices: [UInt8] = [0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xa0, 0xed, 0x9f, 0xf0, 0x90, 0xf4, 0x8f, 0xff, 0xc0]
                return choices[Int(seed >> 33) % choices.count]
            }
            let isValid = bytes.withUnsafeBytes { UTF8Check.isValid($0) }
            XCTAssertEqual(isValid, Array(String(decoding: bytes, as: UTF8.self).utf8) == bytes, "\(bytes)")
        }
    }

    private func read(_ text: String) throws -> (value: JSONValue, hasLoneSurrogates: Bool) {
        try Array(text.utf8).withUnsafeBytes { try JSONReader.read($0) }
    }

    private func canonical(_ text: String) throws -> String {
        try CanonicalJSON.text(of: read(text).value)
    }
}
