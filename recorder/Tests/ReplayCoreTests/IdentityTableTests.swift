import ReplayFormat
import XCTest

@testable import ReplayCore

final class IdentityTableTests: XCTestCase {
    private final class Thing {}

    func testAnObjectKeepsItsIdFromCaptureToCapture() {
        let table = IdentityTable()
        let (one, two) = (Thing(), Thing())
        for _ in 0..<5 {
            table.beginCapture()
            XCTAssertEqual(table.id(for: one), 1)
            XCTAssertEqual(table.id(for: two), 2)
        }
        XCTAssertEqual(table.next, 3)
    }

    func testAnObjectIsInACaptureOnce() {
        let table = IdentityTable()
        let thing = Thing()
        table.beginCapture()
        XCTAssertEqual(table.id(for: thing), 1)
        XCTAssertNil(table.id(for: thing))
        table.beginCapture()
        XCTAssertEqual(table.id(for: thing), 1)
    }

    func testAnObjectThatWasAwayComesBackUnderANewId() {
        let table = IdentityTable()
        let (one, two) = (Thing(), Thing())
        table.beginCapture()
        _ = (table.id(for: one), table.id(for: two))
        table.beginCapture()
        _ = table.id(for: two)
        table.beginCapture()
        XCTAssertEqual(table.id(for: one), 3)
        XCTAssertEqual(table.id(for: two), 2)
    }

    func testTheIdOfADeadObjectIsNeverUsedAgainEvenAtTheSameAddress() {
        let table = IdentityTable()
        var ids = Set<NodeId>()
        var addresses = Set<ObjectIdentifier>()
        for _ in 0..<500 {
            table.beginCapture()
            let thing = Thing()
            addresses.insert(ObjectIdentifier(thing))
            XCTAssertTrue(ids.insert(table.id(for: thing)!).inserted)
        }
        // Else this test would prove nothing.
        XCTAssertLessThan(addresses.count, 500)
    }

    func testItGoesOnWhereAnEarlierProcessStopped() {
        let table = IdentityTable(next: 77)
        table.beginCapture()
        XCTAssertEqual(table.id(for: Thing()), 77)
    }

    func testUsedUpNumbersAreSaidNotWrapped() {
        let table = IdentityTable(next: Int32.max)
        XCTAssertNil(table.id(for: Thing()))
    }

    func testAskingDoesNotGiveAnId() {
        let table = IdentityTable()
        let thing = Thing()
        XCTAssertNil(table.knownId(of: thing))
        table.beginCapture()
        _ = table.id(for: thing)
        XCTAssertEqual(table.knownId(of: thing), 1)
    }

    func testACaptureThatBeginsAgainGivesTheSameIdsToWhatWasKnownAndTheNextToWhatIsNew() {
        let (table, old, gone, glow, new) = (IdentityTable(), NSObject(), NSObject(), NSObject(), NSObject())
        table.beginCapture()
        XCTAssertEqual([table.id(for: old), table.id(for: gone)], [1, 2])
        table.beginCapture()
        let first = table.next
        XCTAssertEqual([table.id(for: old), table.id(for: glow), table.id(for: new)], [1, 3, 4])
        table.beginAgain(from: first)
        XCTAssertEqual([table.id(for: old), table.id(for: new)], [1, 3])
        table.beginCapture()
        XCTAssertEqual([table.id(for: gone), table.id(for: glow)], [4, 5], "what was not shown comes back under a new id")
    }

    func testAnAbandonedCaptureChangesNoIdWhetherOrNotItCameToTheObject() {
        let (table, seen, unseen, gone, new) = (IdentityTable(), NSObject(), NSObject(), NSObject(), NSObject())
        table.beginCapture()
        XCTAssertEqual([table.id(for: seen), table.id(for: unseen), table.id(for: gone)], [1, 2, 3])
        table.beginCapture()
        XCTAssertEqual([table.id(for: seen), table.id(for: unseen)], [1, 2])
        table.beginCapture()
        XCTAssertEqual([table.id(for: seen), table.id(for: new)], [1, 4])
        table.abandonCapture(from: 4)
        XCTAssertNil(table.knownId(of: new), "it is in no tree")
        table.beginCapture()
        XCTAssertEqual([table.id(for: unseen), table.id(for: new), table.id(for: seen)], [2, 4, 1])
        XCTAssertEqual(table.id(for: gone), 5, "it was out of a capture that counts")
    }
}
