// A table shows only the rows on screen, brings cells back, and keeps headers at the top.
import UIKit
import XCTest

@MainActor final class TableTests: XCTestCase {
    private var source = Rows()

    override func setUp() async throws {
        resetPhone()
        source = Rows()
    }

    private func makeTable(style: UITableView.Style = .plain) -> (UIWindow, UITableView) {
        let table = UITableView(frame: .zero, style: style)
        table.contentInsetAdjustmentBehavior = .never
        table.register(UITableViewCell.self, forCellReuseIdentifier: "row")
        table.dataSource = source
        table.delegate = source
        let window = show { $0.view = table }
        return (window, table)
    }

    func testOnlyVisibleRowsHaveCells() async {
        let (_, table) = makeTable()
        XCTAssertEqual(table.numberOfSections, 4)
        // 852 points: a header of 28, then rows of 44.
        XCTAssertEqual(table.visibleCells.count, 19)
        XCTAssertEqual(source.made, 19)
        XCTAssertEqual(table.contentSize.height, 4 * (28 + 30 * 44))
    }

    func testCellsThatLeaveComeBackForOtherRows() async {
        let (_, table) = makeTable()
        let first = Set(table.visibleCells.map(ObjectIdentifier.init))
        for y in stride(from: CGFloat(0), through: 2000, by: 37) {
            table.contentOffset = CGPoint(x: 0, y: y)
            StandInRunLoop.main.turn()
        }
        let cells = table.subviews.compactMap { $0 as? UITableViewCell }
        XCTAssertLessThanOrEqual(cells.count, 22)
        XCTAssertTrue(cells.contains { first.contains(ObjectIdentifier($0)) })
        let path = table.indexPathsForVisibleRows![0]
        XCTAssertEqual(table.cellForRow(at: path)?.textLabel?.text, "row \(path.section).\(path.row)")
        for (path, cell) in zip(table.indexPathsForVisibleRows!, table.visibleCells) {
            XCTAssertEqual(cell.frame, table.rectForRow(at: path))
            XCTAssertEqual(cell.textLabel?.text, "row \(path.section).\(path.row)")
            XCTAssertFalse(cell.isHidden)
        }
    }

    func testHeadersStickAndArePushedOut() async {
        let (_, table) = makeTable()
        table.contentOffset.y = 500
        StandInRunLoop.main.turn()
        XCTAssertEqual(table.headerView(forSection: 0)?.frame, CGRect(x: 0, y: 500, width: 393, height: 28))
        table.contentOffset.y = 1340
        StandInRunLoop.main.turn()
        XCTAssertEqual(table.headerView(forSection: 0)?.frame.minY, 1320)
        XCTAssertEqual(table.headerView(forSection: 1)?.frame.minY, 1348)
        table.contentOffset.y = 1360
        StandInRunLoop.main.turn()
        XCTAssertNil(table.headerView(forSection: 0))
        XCTAssertEqual(table.headerView(forSection: 1)?.frame.minY, 1360)
    }

    func testACellHoldsAContentViewHoldsTheLabel() async {
        let (_, table) = makeTable()
        let cell = table.visibleCells[0]
        XCTAssertEqual(cell.frame, CGRect(x: 0, y: 28, width: 393, height: 44))
        XCTAssertEqual(
            outline(cell),
            """
            UITableViewCell
              _UISystemBackgroundView
              UITableViewCellContentView
                UITableViewLabel
              _UITableViewCellSeparatorView

            """)
        XCTAssertEqual(cell.contentView.frame.height, 44 - 1.0 / 3, accuracy: 1e-9)
        XCTAssertEqual(cell.textLabel!.frame.minX, 16, accuracy: 1e-9)
        XCTAssertEqual(cell.subviews[2].frame.height, 1.0 / 3, accuracy: 1e-9)
    }

    func testATapSelectsTheRowAndADragDoesNot() async {
        let (_, table) = makeTable()
        tap(CGPoint(x: 100, y: 28 + 44 * 3 + 10))
        XCTAssertEqual(source.selected, [IndexPath(row: 3, section: 0)])
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 100, y: 600))
        XCTAssertTrue(table.visibleCells.contains { $0.isHighlighted })
        for step in 1...12 {
            StandInClock.shared.advance(by: 1.0 / 60)
            finger.move(to: CGPoint(x: 100, y: 600 - CGFloat(step) * 12))
        }
        XCTAssertFalse(table.visibleCells.contains { $0.isHighlighted })
        XCTAssertEqual(table.contentOffset.y, 132)
        finger.up()
        XCTAssertTrue(table.isDecelerating)
        StandInClock.shared.advance(by: 4)
        XCTAssertFalse(table.isDecelerating)
        XCTAssertGreaterThan(table.contentOffset.y, 300)
        XCTAssertEqual(source.selected.count, 1)
    }

    func testIndicatorsMoveWithTheContentAndFade() async {
        let (_, table) = makeTable()
        let finger = StandInFinger()
        finger.down(at: CGPoint(x: 100, y: 600))
        var tops: [CGFloat] = []
        for step in 1...40 {
            StandInClock.shared.advance(by: 1.0 / 60)
            finger.move(to: CGPoint(x: 100, y: 600 - CGFloat(step) * 11))
            let indicator = table.subviews.last.flatMap {
                String(describing: type(of: $0)) == "_UIScrollViewScrollIndicator" ? $0 : nil
            }
            if let indicator { tops.append(indicator.frame.minY - table.contentOffset.y) }
        }
        XCTAssertGreaterThan(tops.count, 30)
        XCTAssertEqual(tops, tops.sorted())
        XCTAssertGreaterThan(tops.last!, tops.first!)
        finger.up()
        XCTAssertEqual(table.subviews.last?.alpha, 1)
        StandInClock.shared.advance(by: 5)
        XCTAssertEqual(table.subviews.last?.alpha, 0)
    }

    func testInsetGroupedRowsStandAwayFromTheEdgesWithRoundEnds() async {
        let (_, table) = makeTable(style: .insetGrouped)
        let cell = table.cellForRow(at: IndexPath(row: 0, section: 0))!
        XCTAssertEqual(cell.frame.minX, 16)
        XCTAssertEqual(cell.frame.width, 361)
        XCTAssertEqual(cell.layer.cornerRadius, 10)
        XCTAssertEqual(cell.layer.maskedCorners, [.layerMinXMinYCorner, .layerMaxXMinYCorner])
        XCTAssertEqual(table.cellForRow(at: IndexPath(row: 1, section: 0))?.layer.cornerRadius, 0)
    }
}

private final class Rows: NSObject, UITableViewDataSource, UITableViewDelegate {
    var made = 0
    var selected: [IndexPath] = []
    func numberOfSections(in tableView: UITableView) -> Int { 4 }
    func tableView(_ tableView: UITableView, numberOfRowsInSection section: Int) -> Int { 30 }
    func tableView(_ tableView: UITableView, titleForHeaderInSection section: Int) -> String? { "Part \(section)" }
    func tableView(_ tableView: UITableView, cellForRowAt indexPath: IndexPath) -> UITableViewCell {
        made += 1
        let cell = tableView.dequeueReusableCell(withIdentifier: "row", for: indexPath)
        cell.textLabel?.text = "row \(indexPath.section).\(indexPath.row)"
        return cell
    }
    func tableView(_ tableView: UITableView, didSelectRowAt indexPath: IndexPath) { selected.append(indexPath) }
}
