// Linux stand-in for UIKit: a table: only the rows on screen have cells; those that leave wait hidden in a
// queue for their identifier and come back for another row. Plain tables have sticky headers.
// Positions are computed at reload: O(rows); each scroll tick costs O(visible rows + sections).
import Foundation

extension IndexPath {
    public init(row: Int, section: Int) { self.init(indexes: [section, row]) }
    public init(item: Int, section: Int) { self.init(indexes: [section, item]) }
    public var row: Int { self[1] }
    public var item: Int { self[1] }
    public var section: Int { self[0] }
}

@MainActor open class UITableView: UIScrollView {
    public enum Style: Int, Sendable { case plain, grouped, insetGrouped }
    public enum ScrollPosition: Int, Sendable { case none, top, middle, bottom }
    public enum RowAnimation: Int, Sendable {
        case fade, right, left, top, bottom, none, middle
        case automatic = 100
    }
    public enum SeparatorStyle: Int, Sendable { case none, singleLine }

    public let style: Style
    open weak var dataSource: (any UITableViewDataSource)?
    open var rowHeight: CGFloat = 44 { didSet { setNeedsReload() } }
    open var estimatedRowHeight: CGFloat = -1
    open var sectionHeaderHeight: CGFloat = UITableView.automaticDimension { didSet { setNeedsReload() } }
    open var sectionFooterHeight: CGFloat = UITableView.automaticDimension
    open var sectionHeaderTopPadding: CGFloat = UITableView.automaticDimension
    open var separatorStyle: SeparatorStyle = .singleLine
    open var separatorInset = UIEdgeInsets(top: 0, left: 16, bottom: 0, right: 0)
    open var separatorColor: UIColor? = .separator
    open var allowsSelection = true
    open var isEditing = false
    open var backgroundView: UIView?

    public nonisolated static let automaticDimension: CGFloat = -1

    private var cellTypes: [String: UITableViewCell.Type] = [:]
    private var headerTypes: [String: UITableViewHeaderFooterView.Type] = [:]
    private var queues: [String: [UITableViewCell]] = [:]
    private var headerQueue: [UITableViewHeaderFooterView] = []
    private(set) var shownRows: [(path: IndexPath, cell: UITableViewCell)] = []
    private var shownHeaders: [(section: Int, view: UIView)] = []
    private var sections: [TableSection] = []
    private var needsReload = true
    private var pressed: IndexPath?
    open private(set) var indexPathForSelectedRow: IndexPath?

    public init(frame: CGRect, style: UITableView.Style) {
        self.style = style
        super.init(frame: frame)
        alwaysBounceVertical = true
        backgroundColor = style == .plain ? .systemBackground : .systemGroupedBackground
    }

    public override convenience init(frame: CGRect) { self.init(frame: frame, style: .plain) }
    public required init?(coder: NSCoder) { nil }

    private var tableDelegate: (any UITableViewDelegate)? { delegate as? any UITableViewDelegate }

    open var tableHeaderView: UIView? {
        didSet {
            oldValue?.removeFromSuperview()
            if let tableHeaderView { insertSubview(tableHeaderView, at: 0) }
            setNeedsReload()
        }
    }

    open var tableFooterView: UIView? {
        didSet {
            oldValue?.removeFromSuperview()
            if let tableFooterView { insertSubview(tableFooterView, at: 0) }
            setNeedsReload()
        }
    }

    // Reuse
    open func register(_ cellClass: AnyClass?, forCellReuseIdentifier identifier: String) {
        cellTypes[identifier] = cellClass as? UITableViewCell.Type
    }

    open func register(_ aClass: AnyClass?, forHeaderFooterViewReuseIdentifier identifier: String) {
        headerTypes[identifier] = aClass as? UITableViewHeaderFooterView.Type
    }

    open func dequeueReusableCell(withIdentifier identifier: String) -> UITableViewCell? {
        if let waiting = queues[identifier]?.popLast() {
            waiting.isHidden = false
            waiting.prepareForReuse()
            return waiting
        }
        return cellTypes[identifier]?.init(style: .default, reuseIdentifier: identifier)
    }

    open func dequeueReusableCell(withIdentifier identifier: String, for indexPath: IndexPath) -> UITableViewCell {
        dequeueReusableCell(withIdentifier: identifier)
            ?? UITableViewCell(style: .default, reuseIdentifier: identifier)
    }

    open func dequeueReusableHeaderFooterView(withIdentifier identifier: String) -> UITableViewHeaderFooterView? {
        if let index = headerQueue.lastIndex(where: { $0.reuseIdentifier == identifier }) {
            let view = headerQueue.remove(at: index)
            view.prepareForReuse()
            return view
        }
        return headerTypes[identifier]?.init(reuseIdentifier: identifier)
    }

    // Questions
    open var numberOfSections: Int { ready().count }
    open func numberOfRows(inSection section: Int) -> Int { ready()[section].rowTops.count }
    open var visibleCells: [UITableViewCell] { shownRows.map(\.cell) }
    open var indexPathsForVisibleRows: [IndexPath]? { shownRows.map(\.path) }
    open func cellForRow(at indexPath: IndexPath) -> UITableViewCell? {
        StandInReads.didRead("UITableView.cellForRow")
        return shownRows.first { $0.path == indexPath }?.cell
    }
    open func indexPath(for cell: UITableViewCell) -> IndexPath? { shownRows.first { $0.cell === cell }?.path }
    open func headerView(forSection section: Int) -> UITableViewHeaderFooterView? {
        shownHeaders.first { $0.section == section }?.view as? UITableViewHeaderFooterView
    }

    open func rectForRow(at indexPath: IndexPath) -> CGRect {
        let section = ready()[indexPath.section]
        let top = section.rowTops[indexPath.row]
        return CGRect(
            x: sideMargin, y: top, width: bounds.width - 2 * sideMargin, height: section.rowHeights[indexPath.row])
    }

    open func rectForHeader(inSection section: Int) -> CGRect {
        let values = ready()[section]
        return CGRect(
            x: sideMargin, y: values.top, width: bounds.width - 2 * sideMargin, height: values.headerHeight)
    }

    open func rect(forSection section: Int) -> CGRect {
        let values = ready()[section]
        return CGRect(x: 0, y: values.top, width: bounds.width, height: values.bottom - values.top)
    }

    open func indexPathForRow(at point: CGPoint) -> IndexPath? {
        shownRows.first { rectForRow(at: $0.path).contains(point) }?.path
    }

    open func scrollToRow(at indexPath: IndexPath, at scrollPosition: ScrollPosition, animated: Bool) {
        let row = rectForRow(at: indexPath)
        guard scrollPosition == .top else { return scrollRectToVisible(row, animated: animated) }
        let header = style == .plain ? ready()[indexPath.section].headerHeight : 0
        let range = restingRange
        let top = adjustedContentInset.top - UINavigationController.shownTitle(above: self)
        let y = min(max(row.minY - top - header, range.min.y), range.max.y)
        setContentOffset(CGPoint(x: contentOffset.x, y: y), animated: animated)
    }

    // Changes
    open func reloadData() {
        setNeedsReload()
        for row in shownRows { enqueue(row.cell, row.path) }
        shownRows = []
        for header in shownHeaders { retire(header.view) }
        shownHeaders = []
    }

    open func reloadRows(at indexPaths: [IndexPath], with animation: RowAnimation) {
        for path in indexPaths {
            guard let index = shownRows.firstIndex(where: { $0.path == path }) else { continue }
            enqueue(shownRows[index].cell, path)
            shownRows.remove(at: index)
        }
        setNeedsReload()
    }

    /// Rows below close the gap within 0.3 s; the data source has dropped the rows already.
    open func deleteRows(at indexPaths: [IndexPath], with animation: RowAnimation) {
        let gone = indexPaths.sorted(by: >)
        for path in gone {
            shownRows.removeAll { row in
                guard row.path == path else { return false }
                let cell = row.cell
                UIView.animate(withDuration: 0.3) {
                    cell.alpha = 0
                } completion: { _ in
                    cell.alpha = 1
                    self.enqueue(cell, path)
                }
                return true
            }
            shownRows = shownRows.map { row in
                guard row.path.section == path.section, row.path.row > path.row else { return row }
                return (IndexPath(row: row.path.row - 1, section: path.section), row.cell)
            }
        }
        setNeedsReload()
        UIView.animate(withDuration: 0.3) { self.layoutIfNeeded() }
    }

    open func selectRow(at indexPath: IndexPath?, animated: Bool, scrollPosition: ScrollPosition) {
        indexPathForSelectedRow = indexPath
        if let indexPath { cellForRow(at: indexPath)?.setSelected(true, animated: animated) }
    }

    open func deselectRow(at indexPath: IndexPath, animated: Bool) {
        if indexPathForSelectedRow == indexPath { indexPathForSelectedRow = nil }
        cellForRow(at: indexPath)?.setSelected(false, animated: animated)
    }

    private func setNeedsReload() {
        needsReload = true
        setNeedsLayout()
    }

    private func ready() -> [TableSection] {
        guard needsReload else { return sections }
        needsReload = false
        sections = TableSection.all(of: self, source: dataSource, delegate: tableDelegate)
        let end = sections.last?.bottom ?? (tableHeaderView?.frame.height ?? 0)
        contentSize = CGSize(width: bounds.width, height: end + (tableFooterView?.frame.height ?? 0))
        return sections
    }

    /// Inset grouped tables stand away from the edges.
    var sideMargin: CGFloat {
        style == .insetGrouped ? 16 + max(safeAreaInsets.left, safeAreaInsets.right) : 0
    }

    // Layout
    open override func layoutSubviews() {
        _ = ready()
        super.layoutSubviews()
        tableHeaderView?.frame.origin = .zero
        if let tableHeaderView { tableHeaderView.frame.size.width = bounds.width }
        tableFooterView?.frame = CGRect(
            x: 0, y: sections.last?.bottom ?? 0, width: bounds.width, height: tableFooterView?.frame.height ?? 0)
        dropRowsOffScreen()
        addRowsOnScreen()
        placeHeaders()
    }

    private func dropRowsOffScreen() {
        let exists: (IndexPath) -> Bool = { path in
            path.section < self.sections.count && path.row < self.sections[path.section].rowTops.count
        }
        for row in shownRows where !exists(row.path) || !rectForRow(at: row.path).intersects(bounds) {
            enqueue(row.cell, row.path)
        }
        shownRows.removeAll { $0.cell.isHidden }
    }

    private func addRowsOnScreen() {
        for (section, values) in sections.enumerated()
        where values.bottom > bounds.minY && values.top < bounds.maxY {
            for row in values.rows(from: bounds.minY, to: bounds.maxY) {
                let path = IndexPath(row: row, section: section)
                let cell = cellForRow(at: path) ?? makeCell(path)
                dress(cell, path)
                let frame = rectForRow(at: path)
                if cell.frame != frame { cell.frame = frame }
            }
        }
        shownRows.sort { $0.path < $1.path }
    }

    private func makeCell(_ path: IndexPath) -> UITableViewCell {
        let cell = dataSource?.tableView(self, cellForRowAt: path) ?? UITableViewCell(style: .default, reuseIdentifier: nil)
        cell.isHidden = false
        let frame = rectForRow(at: path)
        UIView.performWithoutAnimation {
            cell.frame = frame
            cell.setNeedsLayout()
        }
        // A row that comes in goes behind all others, also where its cell was there before: on iOS what reaches out of a
        // cell lies over the row below as long as one scrolls down, and under it once one has scrolled up.
        insertSubview(cell, at: 0)
        shownRows.append((path, cell))
        tableDelegate?.tableView(self, willDisplay: cell, forRowAt: path)
        return cell
    }

    /// Separators and rounded corners depend on where in its section a row stands.
    private func dress(_ cell: UITableViewCell, _ path: IndexPath) {
        let count = sections[path.section].rowTops.count
        let isLast = path.row == count - 1
        cell.separatorStart = separatorInset.left
        cell.showsSeparator = separatorStyle == .singleLine && !(isLast && style != .plain)
        guard style == .insetGrouped else { return }
        var corners: CACornerMask = []
        if path.row == 0 { corners.formUnion([.layerMinXMinYCorner, .layerMaxXMinYCorner]) }
        if isLast { corners.formUnion([.layerMinXMaxYCorner, .layerMaxXMaxYCorner]) }
        cell.layer.cornerRadius = corners.isEmpty ? 0 : 10
        cell.layer.maskedCorners = corners.isEmpty ? [] : corners
        cell.clipsToBounds = !corners.isEmpty
    }

    private func enqueue(_ cell: UITableViewCell, _ path: IndexPath) {
        guard let identifier = cell.reuseIdentifier else { return cell.removeFromSuperview() }
        cell.isHidden = true
        queues[identifier, default: []].append(cell)
        tableDelegate?.tableView(self, didEndDisplaying: cell, forRowAt: path)
    }

    private func placeHeaders() {
        let top = bounds.minY + adjustedContentInset.top
        for header in shownHeaders where !isHeaderVisible(header.section, top) { retire(header.view) }
        shownHeaders.removeAll { $0.view.superview == nil }
        for section in sections.indices where isHeaderVisible(section, top) {
            guard let view = shownHeaders.first(where: { $0.section == section })?.view ?? makeHeader(section)
            else { continue }
            var frame = rectForHeader(inSection: section)
            if style == .plain {
                let end = sections[section].bottom - frame.height
                frame.origin.y = roundToPixel(max(frame.minY, min(top, end)))
            }
            if view.frame != frame { view.frame = frame }
        }
    }

    private func isHeaderVisible(_ section: Int, _ top: CGFloat) -> Bool {
        guard section < sections.count, sections[section].headerHeight > 0 else { return false }
        return sections[section].bottom > min(top, bounds.minY) && sections[section].top < bounds.maxY
    }

    private func makeHeader(_ section: Int) -> UIView? {
        var view = tableDelegate?.tableView(self, viewForHeaderInSection: section)
        if view == nil, let title = dataSource?.tableView(self, titleForHeaderInSection: section) {
            let made =
                dequeueReusableHeaderFooterView(withIdentifier: "_UITableHeader")
                ?? UITableViewHeaderFooterView(reuseIdentifier: "_UITableHeader")
            made.isGrouped = style != .plain
            made.textLabel?.text = style == .plain ? title : title.uppercased()
            view = made
        }
        guard let view else { return nil }
        let front = subviews.firstIndex { $0 is _UIScrollViewScrollIndicator } ?? subviews.count
        insertSubview(view, at: front)
        shownHeaders.append((section, view))
        return view
    }

    private func retire(_ header: UIView) {
        header.removeFromSuperview()
        if let header = header as? UITableViewHeaderFooterView { headerQueue.append(header) }
    }

    // Touches
    open override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent?) {
        guard allowsSelection, let touch = touches.first, !isDecelerating else { return }
        pressed = indexPathForRow(at: touch.location(in: self))
        if let pressed { cellForRow(at: pressed)?.setHighlighted(true, animated: false) }
    }

    open override func touchesMoved(_ touches: Set<UITouch>, with event: UIEvent?) {}

    open override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) {
        guard let path = pressed else { return }
        release()
        if let old = indexPathForSelectedRow { deselectRow(at: old, animated: false) }
        selectRow(at: path, animated: false, scrollPosition: .none)
        tableDelegate?.tableView(self, didSelectRowAt: path)
    }

    open override func touchesCancelled(_ touches: Set<UITouch>, with event: UIEvent?) { release() }

    private func release() {
        if let pressed { cellForRow(at: pressed)?.setHighlighted(false, animated: false) }
        pressed = nil
    }
}
