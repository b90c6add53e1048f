// Linux stand-in for UIKit: a date picker in its three styles, each built of the parts that iOS builds it of: compact labels,
// wheels, a calendar. Source: Apple's documentation of UIDatePicker and UIDatePickerStyle. English, Gregorian, 24 hours; the
// calendar that a compact one opens is not modelled.
import Foundation

@available(iOS 13.4, *)
public enum UIDatePickerStyle: Int, Sendable { case automatic, wheels, compact, inline }

@MainActor open class UIDatePicker: UIControl {
    public enum Mode: Int, Sendable { case time, date, dateAndTime, countDownTimer }

    open var datePickerMode: Mode = .dateAndTime { didSet { rebuild() } }
    @available(iOS 13.4, *) open var preferredDatePickerStyle: UIDatePickerStyle {
        get { preferred }
        set {
            preferred = newValue
            rebuild()
        }
    }
    @available(iOS 13.4, *) open var datePickerStyle: UIDatePickerStyle {
        if datePickerMode == .countDownTimer { return .wheels }
        return preferred == .automatic ? .compact : preferred
    }
    private var preferred: UIDatePickerStyle = .automatic
    open var minimumDate: Date?
    open var maximumDate: Date?
    open var minuteInterval = 1
    open var timeZone: TimeZone? { didSet { rebuild() } }
    open var locale: Locale?
    open var calendar: Calendar! { didSet { rebuild() } }
    open var countDownDuration: TimeInterval = 0 { didSet { face?.show() } }
    private var stored = StandInClock.shared.wallNow
    private var face: (any DatePickerFace)?

    public override init(frame: CGRect) {
        super.init(frame: frame)
        rebuild()
    }

    public required init?(coder: NSCoder) { nil }

    open var date: Date {
        get { stored }
        set { setDate(newValue, animated: false) }
    }

    open func setDate(_ date: Date, animated: Bool) {
        var date = date
        if let minimumDate { date = max(date, minimumDate) }
        if let maximumDate { date = min(date, maximumDate) }
        stored = date
        face?.show()
        setNeedsLayout()
    }

    func picked(_ date: Date) {
        setDate(date, animated: false)
        sendActions(for: .valueChanged)
    }

    /// In the zone that the picker shows.
    var shownCalendar: Calendar {
        var shown = Calendar(identifier: .gregorian)
        if let zone = timeZone ?? calendar?.timeZone { shown.timeZone = zone }
        return shown
    }

    private func rebuild() {
        face?.removeFromSuperview()
        let new: any DatePickerFace =
            switch datePickerStyle {
            case .wheels: _UIDatePickerView(owner: self)
            case .inline: _UIDatePickerCalendarView(owner: self)
            default: _UIDatePickerIOSCompactView(owner: self)
            }
        addSubview(new)
        face = new
        new.show()
        setNeedsLayout()
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        face?.frame = bounds
    }

    open override var intrinsicContentSize: CGSize { face?.wantedSize ?? .zero }
    open override func sizeThatFits(_ size: CGSize) -> CGSize { intrinsicContentSize }

    // The parts do the rest.
    open override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent?) {}
    open override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) {}
}

@MainActor protocol DatePickerFace: UIView {
    /// Shows what the owner is set to.
    func show()
    var wantedSize: CGSize { get }
}

enum DateWords {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
    static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    static func day(_ date: Date, _ calendar: Calendar) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return "\(months[(parts.month ?? 1) - 1].prefix(3)) \(parts.day ?? 1), \(parts.year ?? 0)"
    }

    static func time(_ date: Date, _ calendar: Calendar) -> String {
        let parts = calendar.dateComponents([.hour, .minute], from: date)
        return "\(two(parts.hour ?? 0)):\(two(parts.minute ?? 0))"
    }
}

// MARK: Compact

final class _UIDatePickerCompactDateLabel: UIControl {
    let label = UILabel()

    override init(frame: CGRect) {
        super.init(frame: frame)
        backgroundColor = .tertiarySystemFill
        layer.cornerRadius = 6
        addSubview(label)
    }

    required init?(coder: NSCoder) { nil }

    override func layoutSubviews() { label.frame = bounds.insetBy(dx: 11, dy: 0) }
}

final class _UIDatePickerIOSCompactView: UIView, DatePickerFace {
    private unowned let owner: UIDatePicker
    private let labels = [_UIDatePickerCompactDateLabel(), _UIDatePickerCompactDateLabel()]

    init(owner: UIDatePicker) {
        self.owner = owner
        super.init(frame: .zero)
        for label in labels { addSubview(label) }
    }

    required init?(coder: NSCoder) { nil }

    func show() {
        labels[0].isHidden = owner.datePickerMode == .time
        labels[1].isHidden = owner.datePickerMode == .date
        labels[0].label.text = DateWords.day(owner.date, owner.shownCalendar)
        labels[1].label.text = DateWords.time(owner.date, owner.shownCalendar)
        setNeedsLayout()
    }

    var wantedSize: CGSize {
        let widths = labels.filter { !$0.isHidden }.map { $0.label.sizeThatFits(.zero).width + 22 }
        return CGSize(width: widths.reduce(0, +) + CGFloat(max(0, widths.count - 1)) * 6, height: 34)
    }

    override func layoutSubviews() {
        var x: CGFloat = 0
        for label in labels where !label.isHidden {
            let width = label.label.sizeThatFits(.zero).width + 22
            label.frame = CGRect(x: x, y: (bounds.height - 34) / 2, width: width, height: 34)
            x += width + 6
        }
    }
}

// MARK: Wheels

final class _UIDatePickerView: UIPickerView, DatePickerFace {
    private unowned let owner: UIDatePicker
    private let wheels: DateWheels

    init(owner: UIDatePicker) {
        self.owner = owner
        wheels = DateWheels(owner)
        super.init(frame: .zero)
        (dataSource, delegate) = (wheels, wheels)
    }

    required init?(coder: NSCoder) { nil }

    var wantedSize: CGSize { UIPickerView.ownSize }

    func show() {
        for (component, row) in wheels.rows(of: owner.date).enumerated() {
            selectRow(row, inComponent: component, animated: false)
        }
    }

    override func wheelTurned() {
        let rows = (0..<numberOfComponents).map { selectedRow(inComponent: $0) }
        if owner.datePickerMode == .countDownTimer {
            owner.countDownDuration = TimeInterval(rows[0] * 3600 + rows[1] * owner.minuteInterval * 60)
            return owner.sendActions(for: .valueChanged)
        }
        if let date = wheels.date(of: rows) { owner.picked(date) }
    }
}

/// What the wheels of a date picker show, by its mode.
@MainActor private final class DateWheels: NSObject, UIPickerViewDataSource, UIPickerViewDelegate {
    private unowned let owner: UIDatePicker
    private let middle: Date
    private static let days = 731
    private static let firstYear = 1900

    init(_ owner: UIDatePicker) {
        self.owner = owner
        middle = owner.shownCalendar.startOfDay(for: owner.date)
        super.init()
    }

    private var minutes: Int { 60 / max(1, owner.minuteInterval) }

    private var counts: [Int] {
        switch owner.datePickerMode {
        case .date: [12, 31, 201]
        case .dateAndTime: [DateWheels.days, 24, minutes]
        default: [24, minutes]
        }
    }

    func numberOfComponents(in pickerView: UIPickerView) -> Int { counts.count }
    func pickerView(_ pickerView: UIPickerView, numberOfRowsInComponent component: Int) -> Int { counts[component] }

    func pickerView(_ pickerView: UIPickerView, widthForComponent component: Int) -> CGFloat {
        switch owner.datePickerMode {
        case .date: [130, 50, 80][component]
        case .dateAndTime: [160, 60, 60][component]
        default: 80
        }
    }

    func pickerView(_ pickerView: UIPickerView, titleForRow row: Int, forComponent component: Int) -> String? {
        switch (owner.datePickerMode, component) {
        case (.date, 0): DateWords.months[row]
        case (.date, 1): "\(row + 1)"
        case (.date, _): "\(DateWheels.firstYear + row)"
        case (.dateAndTime, 0): dayTitle(row)
        case (.countDownTimer, 0): "\(row) hours"
        case (.countDownTimer, _): "\(row * owner.minuteInterval) min"
        case (.time, 0), (.dateAndTime, 1): DateWords.two(row)
        default: DateWords.two(row * owner.minuteInterval)
        }
    }

    private func day(_ row: Int) -> Date {
        owner.shownCalendar.date(byAdding: .day, value: row - DateWheels.days / 2, to: middle) ?? middle
    }

    private func dayTitle(_ row: Int) -> String {
        let parts = owner.shownCalendar.dateComponents([.weekday, .month, .day], from: day(row))
        return
            "\(DateWords.weekdays[(parts.weekday ?? 1) - 1]) \(DateWords.months[(parts.month ?? 1) - 1].prefix(3)) \(parts.day ?? 1)"
    }

    func rows(of date: Date) -> [Int] {
        let calendar = owner.shownCalendar
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        let time = [parts.hour ?? 0, (parts.minute ?? 0) / max(1, owner.minuteInterval)]
        switch owner.datePickerMode {
        case .date: return [(parts.month ?? 1) - 1, (parts.day ?? 1) - 1, (parts.year ?? 0) - DateWheels.firstYear]
        case .time: return time
        case .dateAndTime:
            let days = calendar.dateComponents([.day], from: middle, to: calendar.startOfDay(for: date)).day ?? 0
            return [days + DateWheels.days / 2] + time
        case .countDownTimer:
            let whole = Int(owner.countDownDuration) / 60
            return [whole / 60, whole % 60 / max(1, owner.minuteInterval)]
        }
    }

    func date(of rows: [Int]) -> Date? {
        let calendar = owner.shownCalendar
        switch owner.datePickerMode {
        case .date:
            let parts = calendar.dateComponents([.hour, .minute], from: owner.date)
            return calendar.date(
                from: DateComponents(
                    year: rows[2] + DateWheels.firstYear, month: rows[0] + 1, day: rows[1] + 1, hour: parts.hour,
                    minute: parts.minute))
        case .time:
            return calendar.date(
                bySettingHour: rows[0], minute: rows[1] * owner.minuteInterval, second: 0, of: owner.date)
        default:
            return calendar.date(
                bySettingHour: rows[1], minute: rows[2] * owner.minuteInterval, second: 0, of: day(rows[0]))
        }
    }
}
