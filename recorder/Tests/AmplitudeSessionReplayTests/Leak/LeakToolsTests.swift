// The leak test's own tools: a search that found nothing and a list that missed something would prove nothing.
import Foundation
import ReplayCore
import XCTest

@MainActor final class LeakToolsTests: XCTestCase {
    func testTheSearchFindsATextInEveryClothing() async throws {
        let farm = CanaryFarm(seed: 1)
        let (canary, other) = (farm.make(), farm.make())
        let text = "before \(canary.text) after"
        let clothings: [String: [UInt8]] = [
            "plain": Array(text.utf8), "upper case": Array(text.uppercased().utf8),
            "UTF-16 LE": [UInt8](text.data(using: .utf16LittleEndian)!), "UTF-16 BE": [UInt8](text.data(using: .utf16BigEndian)!),
            "odd UTF-16": [1] + [UInt8](text.data(using: .utf16LittleEndian)!),
            "inflated": try Gzip.compress(Array(text.utf8)), "in part": Array(text.utf8.dropFirst(10)),
            "base64": Array("{\"x\":\"\(Data(text.utf8).base64EncodedString())\"}".utf8),
            "base64, one off": Array("{\"x\":\"\(Data("x\(text)".utf8).base64EncodedString())\"}".utf8),
            "base64 inside gzip": try Gzip.compress(Array("\"\(Data(text.utf8).base64EncodedString())\"".utf8)),
            "base64 of UTF-16": Array(text.data(using: .utf16LittleEndian)!.base64EncodedString().utf8),
        ]
        for (name, bytes) in clothings {
            let found = farm.finder.find(in: bytes)
            XCTAssertTrue(found.hasText(of: canary), name)
            XCTAssertFalse(found.hasText(of: other), name)
        }
    }

    func testTheSearchFindsAPictureByItsNameAndByItsBytes() async throws {
        let farm = CanaryFarm(seed: 2)
        let (canary, other) = (farm.make(), farm.make())
        let png = try XCTUnwrap(canary.image.pngData())
        for bytes in [
            Array("resources/\(canary.imageName)".utf8), [UInt8](png), Array("\"\(png.base64EncodedString())\"".utf8),
        ] {
            let found = farm.finder.find(in: bytes)
            XCTAssertTrue(found.hasImage(of: canary))
            XCTAssertFalse(found.hasImage(of: other))
        }
    }

    func testTheListSeesWhatIsAddedToAStandIn() async {
        let source = StandInSource(
            text: """
                /// open var comment: String?
                @MainActor open class A: UIView {
                    open var plain: String?
                    open var guessed = "a // b"
                    open private(set) var closed: String?
                    open var readOnly: String { "x" }
                    open var watched: NSAttributedString? { didSet { setNeedsLayout() } }
                    open var computed: UIImage? {
                        get { nil }
                        set { _ = newValue }
                    }
                    var hidden: String?
                    let constant: String = ""
                    open override func again(_ text: String) {}
                    open func setTitle(
                        _ title: String?, for state: Int
                    ) { var local: String? }
                    open func count() -> String { "" }
                    public init(title: String, handler: @escaping (String) -> Void) {}
                    public init<S: StringProtocol>(_ content: S) {}
                }
                public struct B {
                    public var text: String?
                    public struct Inner { public var name = "" }
                }
                public protocol C {
                    func title(of row: Int) -> String?
                }
                extension A { public var late: [String]? { get { nil } set {} } }
                """)
        XCTAssertEqual(
            source.entrances,
            [
                "A.computed", "A.guessed", "A.init(_:)", "A.init(title:handler:)", "A.late", "A.plain", "A.setTitle(_:for:)",
                "A.watched", "B.text", "C.title(of:)", "Inner.name",
            ])
    }
}
