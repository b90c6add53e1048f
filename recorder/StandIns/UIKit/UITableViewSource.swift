// Linux stand-in for UIKit: what a table asks its data source and delegate, and the positions it gets from it.
import Foundation

@MainActor public protocol UITableViewDataSource: NSObjectProtocol {
    func tableView(_ tableView: UITableView, numberOfRowsInSection section: Int) -> Int
    func tableView(_ tableView: UITableView, cellForRowAt indexPath: IndexPath) -> UITableViewCell
    // Optional in UIKit.
    func numberOfSections(in tableView: UITableView) -> Int
    func tableView(_ tableView: UITableView, titleForHeaderInSection section: Int) -> String?
}

extension UITableViewDataSource {
    public func numberOfSections(in tableView: UITableView) -> Int { 1 }
    public func tableView(_ tableView: UITableView, titleForHeaderInSection section: Int) -> String? { nil }
}

@MainActor public protocol UITableViewDelegate: UIScrollViewDelegate {
    // All optional in UIKit.
    func tableView(_ tableView: UITableView, heightForRowAt indexPath: IndexPath) -> CGFloat
    func tableView(_ tableView: UITableView, heightForHeaderInSection section: Int) -> CGFloat
    func tableView(_ tableView: UITableView, viewForHeaderInSection section: Int) -> UIView?
    func tableView(_ tableView: UITableView, didSelectRowAt indexPath: IndexPath)
    func tableView(_ tableView: UITableView, willDisplay cell: UITableViewCell, forRowAt indexPath: IndexPath)
    func tableView(
        _ tableView: UITableView, didEndDisplaying cell: UITableViewCell, forRowAt indexPath: IndexPath)
}

extension UITableViewDelegate {
    public func tableView(_ tableView: UITableView, heightForRowAt indexPath: IndexPath) -> CGFloat {
        tableView.rowHeight
    }
    public func tableView(_ tableView: UITableView, heightForHeaderInSection section: Int) -> CGFloat {
        tableView.sectionHeaderHeight
    }
    public func tableView(_ tableView: UITableView, viewForHeaderInSection section: Int) -> UIView? { nil }
    public func tableView(_ tableView: UITableView, didSelectRowAt indexPath: IndexPath) {}
    public func tableView(
        _ tableView: UITableView, willDisplay cell: UITableViewCell, forRowAt indexPath: IndexPath
    ) {}
    public func tableView(
        _ tableView: UITableView, didEndDisplaying cell: UITableViewCell, forRowAt indexPath: IndexPath
    ) {}
}

/// Where a section and its rows stand in the content.
struct TableSection {
    var top: CGFloat
    var headerHeight: CGFloat
    var rowTops: [CGFloat] = []
    var rowHeights: [CGFloat] = []
    var bottom: CGFloat = 0

    /// Rows that show anything between two offsets: binary search, then a walk.
    func rows(from start: CGFloat, to end: CGFloat) -> Range<Int> {
        var (low, high) = (0, rowTops.count)
        while low < high {
            let middle = (low + high) / 2
            if rowTops[middle] + rowHeights[middle] <= start { low = middle + 1 } else { high = middle }
        }
        var last = low
        while last < rowTops.count, rowTops[last] < end { last += 1 }
        return low..<last
    }

    @MainActor static func all(
        of table: UITableView, source: (any UITableViewDataSource)?, delegate: (any UITableViewDelegate)?
    ) -> [TableSection] {
        guard let source else { return [] }
        var y = table.tableHeaderView?.frame.height ?? 0
        return (0..<source.numberOfSections(in: table)).map { index in
            var section = TableSection(top: y, headerHeight: headerHeight(index, table, source, delegate))
            y += section.headerHeight
            for row in 0..<source.tableView(table, numberOfRowsInSection: index) {
                let asked = delegate?.tableView(table, heightForRowAt: IndexPath(row: row, section: index))
                let height = asked.flatMap { $0 < 0 ? nil : $0 } ?? max(table.rowHeight, 0)
                section.rowTops.append(y)
                section.rowHeights.append(height)
                y += height
            }
            if table.style != .plain { y += 18 }
            section.bottom = y
            return section
        }
    }

    /// 28 points in plain tables, 38 with a title in grouped ones, unless the delegate or the table say other.
    @MainActor private static func headerHeight(
        _ index: Int, _ table: UITableView, _ source: any UITableViewDataSource,
        _ delegate: (any UITableViewDelegate)?
    ) -> CGFloat {
        if let asked = delegate?.tableView(table, heightForHeaderInSection: index), asked >= 0 { return asked }
        if table.sectionHeaderHeight >= 0 { return table.sectionHeaderHeight }
        let hasTitle = source.tableView(table, titleForHeaderInSection: index) != nil
        let hasHeader = hasTitle || delegate?.tableView(table, viewForHeaderInSection: index) != nil
        if table.style == .plain { return hasHeader ? 28 : 0 }
        return hasTitle ? 38 : 18
    }
}
