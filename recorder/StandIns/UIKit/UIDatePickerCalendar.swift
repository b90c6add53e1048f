// Linux stand-in for UIKit: the calendar of an inline date picker: month, days of the week, a cell per day with the chosen one in
// a circle. A tap chooses a day.
import Foundation

final class _UIDatePickerCalendarHeaderView: UIView {}
final class _UIDatePickerCalendarWeekdayView: UIView {}
final class _UIDatePickerCalendarMonthView: UIView {}

final class _UIDatePickerCalendarDayCell: UIControl {
    let circle = UIView()
    let label = UILabel()

    init(day: Int) {
        super.init(frame: .zero)
        label.text = "\(day)"
        label.font = .systemFont(ofSize: 20)
        label.textAlignment = .center
        circle.isUserInteractionEnabled = false
        addSubview(circle)
        addSubview(label)
    }

    required init?(coder: NSCoder) { nil }

    override var isSelected: Bool { didSet { show() } }

    private func show() {
        circle.isHidden = !isSelected
        circle.backgroundColor = tintColor.withAlphaComponent(0.15)
        label.font = .systemFont(ofSize: isSelected ? 22 : 20, weight: isSelected ? .medium : .regular)
        label.textColor = isSelected ? tintColor : .label
    }

    override func tintColorDidChange() { show() }
    override func didMoveToWindow() { show() }

    override func layoutSubviews() {
        circle.frame = CGRect(x: (bounds.width - 40) / 2, y: (bounds.height - 40) / 2, width: 40, height: 40)
        circle.layer.cornerRadius = 20
        label.frame = bounds
    }
}

final class _UIDatePickerCalendarView: UIView, DatePickerFace {
    private unowned let owner: UIDatePicker
    private let header = _UIDatePickerCalendarHeaderView()
    private let title = UILabel()
    private let weekdays = _UIDatePickerCalendarWeekdayView()
    private let month = _UIDatePickerCalendarMonthView()
    private var cells: [_UIDatePickerCalendarDayCell] = []
    private var shownMonth = DateComponents()
    private var firstColumn = 0

    init(owner: UIDatePicker) {
        self.owner = owner
        super.init(frame: .zero)
        title.font = .systemFont(ofSize: 17, weight: .semibold)
        header.addSubview(title)
        for name in ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] {
            let label = UILabel()
            (label.text, label.font, label.textColor) = (name, .systemFont(ofSize: 13, weight: .semibold), .tertiaryLabel)
            label.textAlignment = .center
            weekdays.addSubview(label)
        }
        for part in [header, weekdays, month] as [UIView] { addSubview(part) }
    }

    required init?(coder: NSCoder) { nil }

    var wantedSize: CGSize { CGSize(width: 320, height: 330) }

    func show() {
        let calendar = owner.shownCalendar
        let parts = calendar.dateComponents([.year, .month], from: owner.date)
        if parts != shownMonth { build(parts, calendar) }
        let day = calendar.component(.day, from: owner.date)
        for (index, cell) in cells.enumerated() { cell.isSelected = index + 1 == day }
    }

    private func build(_ parts: DateComponents, _ calendar: Calendar) {
        shownMonth = parts
        title.text = "\(DateWords.months[(parts.month ?? 1) - 1]) \(parts.year ?? 0)"
        for cell in cells { cell.removeFromSuperview() }
        let first = calendar.date(from: parts) ?? owner.date
        // Weeks begin on Monday.
        firstColumn = (calendar.component(.weekday, from: first) + 5) % 7
        cells = (calendar.range(of: .day, in: .month, for: first) ?? 1..<31).map { day in
            let cell = _UIDatePickerCalendarDayCell(day: day)
            cell.addAction(UIAction { [weak self] _ in self?.choose(day) }, for: .touchUpInside)
            month.addSubview(cell)
            return cell
        }
        setNeedsLayout()
    }

    private func choose(_ day: Int) {
        let calendar = owner.shownCalendar
        let old = calendar.component(.day, from: owner.date)
        if let date = calendar.date(byAdding: .day, value: day - old, to: owner.date) { owner.picked(date) }
    }

    override func layoutSubviews() {
        header.frame = CGRect(x: 0, y: 0, width: bounds.width, height: 44)
        title.frame = CGRect(x: 16, y: 0, width: bounds.width - 32, height: 44)
        weekdays.frame = CGRect(x: 8, y: 44, width: bounds.width - 16, height: 20)
        let width = weekdays.bounds.width / 7
        for (index, label) in weekdays.subviews.enumerated() {
            label.frame = CGRect(x: CGFloat(index) * width, y: 0, width: width, height: 20)
        }
        month.frame = CGRect(x: 8, y: 68, width: bounds.width - 16, height: max(0, bounds.height - 68))
        for (index, cell) in cells.enumerated() {
            let (row, column) = ((index + firstColumn) / 7, (index + firstColumn) % 7)
            cell.frame = CGRect(x: CGFloat(column) * width, y: CGFloat(row) * 43, width: width, height: 43)
        }
    }
}
