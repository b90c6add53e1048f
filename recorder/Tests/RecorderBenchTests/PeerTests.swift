// The other side of the comparison is built by its own rules: its diff re-adds what it is known to re-add.
import XCTest

@testable import recorder_bench

final class PeerTests: XCTestCase {
    /// How many of 100 elements their diff adds again, measured on their own code.
    private static let readded = [
        "first to last": 100, "last to first": 100, "20 to 80": 61, "five from back to front": 100,
        "a block of 20 to the end": 90, "two neighbours change places": 2, "a list scrolls, fresh ids": 8,
        "a list scrolls, cells are used again": 100,
    ]

    func testTheirDiffAddsAgainWhatTheirsAddsAgain() {
        for sample in MoveFigures.cases() {
            XCTAssertEqual(adds(sample), PeerTests.readded[sample.name], sample.name)
        }
    }

    func testRandomMovesAddAgainAThirdOfTheListAsTheirsDo() {
        var random = SeededNumbers(seed: 34)
        let one = (0..<2_000).map { _ in Double(adds(MoveFigures.shuffled(1, &random))) }
        XCTAssertEqual(one.reduce(0, +) / 2_000, 34.1, accuracy: 1.5)
        let three = (0..<500).map { _ in Double(adds(MoveFigures.shuffled(3, &random))) }
        XCTAssertEqual(three.reduce(0, +) / 500, 56.2, accuracy: 3)
    }

    private func adds(_ sample: MoveFigures.Case) -> Int {
        func list(_ ids: [Int32]) -> [Wireframe] {
            ids.map { Wireframe(id: Int($0), type: "shape", x: 0, y: 0, width: 1, height: 1, clip: nil, [:]) }
        }
        return WireframeDiff(from: list(sample.old), to: list(sample.new)).adds.count
    }

    func testAnUpdateSaysWhatChangedAndThatAnEdgeIsNoLongerCut() {
        let old = Wireframe(id: 7, type: "shape", x: 1, y: 2, width: 3, height: 4, clip: [1, nil, nil, 5], ["shapeStyle": "{}"])
        let new = Wireframe(id: 7, type: "shape", x: 1, y: 9, width: 3, height: 4, clip: [nil, 2, nil, 5], ["shapeStyle": "{}"])
        XCTAssertEqual(new.update(from: old), "{\"clip\":{\"bottom\":0,\"left\":2,\"top\":5},\"id\":7,\"type\":\"shape\",\"y\":9}")
        XCTAssertEqual(
            new.json,
            "{\"clip\":{\"left\":2,\"top\":5},\"height\":4,\"id\":7,\"shapeStyle\":{},\"type\":\"shape\",\"width\":3,\"x\":1,\"y\":9}")
    }
}
