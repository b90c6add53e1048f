// The way to the network as a system reports it.
import XCTest

@testable import ReplayCore

final class NetworkWatchingTests: XCTestCase {
    func testTheSystemIsAskedOnceAndItsWordIsPassedOn() {
        var (asked, report): (Int, ReportedNetwork.Report?) = (0, nil)
        let network = ReportedNetwork {
            asked += 1
            report = $0
        }
        XCTAssertTrue(network.isMetered, "until it is known")
        let heard = Lines()
        network.watch { heard.add("one") }
        network.watch { heard.add("two") }
        XCTAssertEqual(asked, 1)
        report?(false, false)
        XCTAssertEqual(heard.all, [], "there is no way")
        XCTAssertFalse(network.isMetered)
        report?(true, true)
        XCTAssertEqual(heard.all, ["one", "two"])
        XCTAssertTrue(network.isMetered)
    }
}
