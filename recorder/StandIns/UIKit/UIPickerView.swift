// Linux stand-in for UIKit: wheels. Each is a column of three tables over each other, of which the middle one shows the chosen
// row flat and the outer ones the rows around it on a drum, as on iOS. Counts and titles are asked once and kept. Source: Apple's
// documentation of UIPickerView, UIPickerViewDataSource and UIPickerViewDelegate. Rows past the drum have no views.
import Foundation

@MainActor public protocol UIPickerViewDataSource: NSObjectProtocol {
    func numberOfComponents(in pickerView: UIPickerView) -> Int
    func pickerView(_ pickerView: UIPickerView, numberOfRowsInComponent component: Int) -> Int
}

@MainActor public protocol UIPickerViewDelegate: NSObjectProtocol {
    // All optional in UIKit.
    func pickerView(_ pickerView: UIPickerView, titleForRow row: Int, forComponent component: Int) -> String?
    func pickerView(_ pickerView: UIPickerView, widthForComponent component: Int) -> CGFloat
    func pickerView(_ pickerView: UIPickerView, rowHeightForComponent component: Int) -> CGFloat
    func pickerView(_ pickerView: UIPickerView, didSelectRow row: Int, inComponent component: Int)
    func pickerView(
        _ pickerView: UIPickerView, viewForRow row: Int, forComponent component: Int, reusing view: UIView?
    ) -> UIView
}

extension UIPickerViewDelegate {
    public func pickerView(_ pickerView: UIPickerView, titleForRow row: Int, forComponent component: Int) -> String? { nil }
    public func pickerView(_ pickerView: UIPickerView, widthForComponent component: Int) -> CGFloat { 0 }
    public func pickerView(_ pickerView: UIPickerView, rowHeightForComponent component: Int) -> CGFloat { 0 }
    public func pickerView(_ pickerView: UIPickerView, didSelectRow row: Int, inComponent component: Int) {}
    public func pickerView(
        _ pickerView: UIPickerView, viewForRow row: Int, forComponent component: Int, reusing view: UIView?
    ) -> UIView { UIPickerView.noView }
}

@MainActor open class UIPickerView: UIView {
    open weak var dataSource: (any UIPickerViewDataSource)? { didSet { reloadAllComponents() } }
    open weak var delegate: (any UIPickerViewDelegate)? { didSet { reloadAllComponents() } }
    private var columns: [UIPickerColumnView] = []
    private let highlight = UIView()
    private var isStale = true
    private var drag: (column: UIPickerColumnView, startY: CGFloat, row: Int)?

    public override init(frame: CGRect) {
        super.init(frame: frame.size == .zero ? CGRect(origin: frame.origin, size: UIPickerView.ownSize) : frame)
        clipsToBounds = true
        highlight.backgroundColor = .tertiarySystemFill
        highlight.layer.cornerRadius = 8
        highlight.isUserInteractionEnabled = false
        addSubview(highlight)
        let pan = UIPanGestureRecognizer()
        pan.onChange = { [weak self] in self?.panned($0) }
        addGestureRecognizer(pan)
    }

    public required init?(coder: NSCoder) { nil }

    /// Answered by a delegate that has no views, where UIKit would see that the method is missing.
    static let noView = UIView()
    static let ownSize = CGSize(width: 320, height: 216)
    open override var intrinsicContentSize: CGSize { UIPickerView.ownSize }
    open override func sizeThatFits(_ size: CGSize) -> CGSize { UIPickerView.ownSize }

    // Questions: answered from what was asked last.
    open var numberOfComponents: Int { ready().count }
    open func numberOfRows(inComponent component: Int) -> Int { ready()[component].count }
    open func rowSize(forComponent component: Int) -> CGSize {
        CGSize(width: ready()[component].bounds.width, height: UIPickerColumnView.rowHeight)
    }
    open func selectedRow(inComponent component: Int) -> Int { ready()[component].selected }

    open func view(forRow row: Int, forComponent component: Int) -> UIView? { nil }

    open func selectRow(_ row: Int, inComponent component: Int, animated: Bool) { ready()[component].select(row) }

    open func reloadAllComponents() {
        isStale = true
        setNeedsLayout()
    }

    open func reloadComponent(_ component: Int) { reloadAllComponents() }

    private func ready() -> [UIPickerColumnView] {
        guard isStale, let dataSource else { return columns }
        isStale = false
        let old = columns.map(\.selected)
        for column in columns { column.removeFromSuperview() }
        columns = (0..<dataSource.numberOfComponents(in: self)).map { index in
            let count = dataSource.pickerView(self, numberOfRowsInComponent: index)
            let column = UIPickerColumnView(count: count) { [weak self] row in self?.row(row, of: index) }
            column.wantedWidth = delegate?.pickerView(self, widthForComponent: index) ?? 0
            column.select(index < old.count ? old[index] : 0)
            addSubview(column)
            return column
        }
        setNeedsLayout()
        return columns
    }

    private func row(_ row: Int, of component: Int) -> (String?, UIView?)? {
        guard let delegate else { return nil }
        let own = delegate.pickerView(self, viewForRow: row, forComponent: component, reusing: nil)
        guard own === UIPickerView.noView else { return (nil, own) }
        return (delegate.pickerView(self, titleForRow: row, forComponent: component), nil)
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        let columns = ready()
        let row = UIPickerColumnView.rowHeight
        highlight.frame = CGRect(x: 9, y: (bounds.height - row) / 2, width: max(0, bounds.width - 18), height: row)
        let room = bounds.width - 18
        let free = columns.filter { $0.wantedWidth <= 0 }.count
        let share = free > 0 ? max(0, room - columns.reduce(0) { $0 + $1.wantedWidth }) / CGFloat(free) : 0
        let whole = columns.reduce(0) { $0 + ($1.wantedWidth > 0 ? $1.wantedWidth : share) }
        var x = (bounds.width - whole) / 2
        for column in columns {
            let width = column.wantedWidth > 0 ? column.wantedWidth : share
            column.frame = CGRect(x: x, y: 0, width: width, height: bounds.height)
            x += width
        }
    }

    // Touches: the wheel follows the finger by whole rows.
    open override func hitTest(_ point: CGPoint, with event: UIEvent?) -> UIView? {
        super.hitTest(point, with: event).map { _ in self }
    }

    open override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent?) {
        guard let at = touches.first?.location(in: self), let column = columns.first(where: { $0.frame.contains(at) })
        else { return }
        drag = (column, at.y, column.selected)
    }

    private func panned(_ pan: UIPanGestureRecognizer) {
        guard let drag else { return }
        let at = pan.location(in: self)
        drag.column.select(drag.row - Int(((at.y - drag.startY) / UIPickerColumnView.rowHeight).rounded()))
        guard pan.state == .ended || pan.state == .cancelled else { return }
        self.drag = nil
        guard drag.column.selected != drag.row, let index = columns.firstIndex(where: { $0 === drag.column }) else { return }
        delegate?.pickerView(self, didSelectRow: drag.column.selected, inComponent: index)
        wheelTurned()
    }

    /// For the picker that shows dates.
    func wheelTurned() {}
}

final class UIPickerTableView: UIView {}
final class UIPickerTableViewTitledCell: UIView {
    let label = UILabel()
    init() {
        super.init(frame: .zero)
        addSubview(label)
    }
    required init?(coder: NSCoder) { nil }
}

final class UIPickerColumnView: UIView {
    static let rowHeight: CGFloat = 32
    /// How many rows above and below the chosen one can be seen of the drum.
    private static let reach = 3

    let count: Int
    var wantedWidth: CGFloat = 0
    private(set) var selected = 0
    private let row: (Int) -> (String?, UIView?)?
    private let stages = [UIView(), UIView(), UIView()]
    private let tables = [UIPickerTableView(), UIPickerTableView(), UIPickerTableView()]
    private var cells: [[Int: UIView]] = [[:], [:], [:]]

    init(count: Int, row: @escaping (Int) -> (String?, UIView?)?) {
        (self.count, self.row) = (count, row)
        super.init(frame: .zero)
        isUserInteractionEnabled = false
        for (stage, table) in zip(stages, tables) {
            stage.clipsToBounds = true
            stage.addSubview(table)
            addSubview(stage)
        }
    }

    required init?(coder: NSCoder) { nil }

    func select(_ row: Int) {
        let row = min(max(row, 0), max(0, count - 1))
        guard row != selected else { return }
        selected = row
        setNeedsLayout()
    }

    override func layoutSubviews() {
        let height = UIPickerColumnView.rowHeight
        let top = (bounds.height - height) / 2
        let areas = [
            CGRect(x: 0, y: 0, width: bounds.width, height: top),
            CGRect(x: 0, y: top, width: bounds.width, height: height),
            CGRect(x: 0, y: top + height, width: bounds.width, height: top),
        ]
        for index in 0..<3 {
            stages[index].frame = areas[index]
            tables[index].frame = CGRect(x: 0, y: -areas[index].minY, width: bounds.width, height: bounds.height)
            showRows(of: index)
        }
    }

    private func showRows(of table: Int) {
        let reach = UIPickerColumnView.reach
        let rows = table == 0 ? -reach...(-1) : table == 1 ? 0...0 : 1...reach
        let wanted = rows.map { $0 + selected }.filter { $0 >= 0 && $0 < count }
        for row in cells[table].keys.sorted() where !wanted.contains(row) {
            cells[table].removeValue(forKey: row)?.removeFromSuperview()
        }
        for index in wanted {
            guard let cell = cells[table][index] ?? makeCell(index) else { continue }
            cells[table][index] = cell
            if cell.superview == nil { tables[table].addSubview(cell) }
            place(cell, at: index - selected)
        }
    }

    private func makeCell(_ index: Int) -> UIView? {
        guard let content = row(index) else { return nil }
        let cell = UIPickerTableViewTitledCell()
        if let own = content.1 { own.fill(cell) }
        cell.label.text = content.0
        cell.label.font = .systemFont(ofSize: 21)
        cell.label.textAlignment = .center
        return cell
    }

    /// On a drum: the further from the middle, the flatter and the nearer to the edge.
    private func place(_ cell: UIView, at distance: Int) {
        let (height, radius) = (UIPickerColumnView.rowHeight, bounds.height / 2)
        let angle = CGFloat(distance) * height / radius
        cell.layer.transform = CATransform3DIdentity
        cell.bounds = CGRect(x: 0, y: 0, width: bounds.width, height: height)
        cell.center = CGPoint(x: bounds.midX, y: radius + sin(angle) * radius)
        cell.layer.transform = CATransform3DMakeRotation(angle, 1, 0, 0)
        cell.alpha = distance == 0 ? 1 : max(0, cos(angle) * 0.7)
        (cell as? UIPickerTableViewTitledCell)?.label.frame = cell.bounds.insetBy(dx: 9, dy: 0)
    }
}
