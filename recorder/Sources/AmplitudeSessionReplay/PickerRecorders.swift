// Pickers: what a user chose is as private as what a user types, so a masked picker has no inside at all. A shown one has its
// rows as children, as they lie on the wheels. Main thread only; asks neither data source nor delegate.
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

@MainActor enum PickerRecorders {
    static let table: [ViewRecorder] = [
        ViewRecorder(UIPickerView.self, picker),
        ViewRecorder(UIDatePicker.self, datePicker),
    ]

    private static func picker(_ view: UIPickerView, _ node: inout ViewNode, _ context: RecordingContext) -> Descent {
        node.kind = .picker
        ControlRecorders.finish(&node, ViewNode.Control(), .editable, context) { control in
            control.columns = columns(of: view)
        }
        guard node.mask == nil else { return .none }
        // The wheels; the band behind the chosen row is a player's part.
        return .only(view.subviews.filter { !$0.subviews.isEmpty })
    }

    /// Before its first layout a picker would have to ask its data source: it is not asked then.
    private static func columns(of view: UIPickerView) -> [ViewNode.PickerColumn]? {
        guard view.subviews.contains(where: { !$0.subviews.isEmpty }) else { return nil }
        return (0..<view.numberOfComponents).map { column in
            ViewNode.PickerColumn(
                rows: max(0, view.numberOfRows(inComponent: column)),
                selected: max(-1, view.selectedRow(inComponent: column)))
        }
    }

    /// A compact picker is its date; wheels and calendars are children, which show the date themselves: said here too, it
    /// would be drawn twice.
    private static func datePicker(_ view: UIDatePicker, _ node: inout ViewNode, _ context: RecordingContext) -> Descent {
        node.kind = .date
        let isCompact = isCompact(view)
        var control = ControlRecorders.state(of: view)
        control.mode = mode(of: view)
        control.tint = LayerLooks.color(view.tintColor)
        ControlRecorders.finish(&node, control, .editable, context) { control in
            if isCompact { control.date = shownDate(of: view) }
        }
        return isCompact || node.mask != nil ? .none : .all
    }

    private static func isCompact(_ view: UIDatePicker) -> Bool {
        guard #available(iOS 13.4, *) else { return false }
        return view.datePickerStyle == .compact
    }

    /// Newer systems have more modes, without a name here.
    private static func mode(of view: UIDatePicker) -> String? {
        let modes: [UIDatePicker.Mode: String] = [
            .time: "time", .date: "date", .dateAndTime: "dateAndTime", .countDownTimer: "countDownTimer",
        ]
        return modes[view.datePickerMode]
    }

    /// As the picker shows it, in its own time zone and to the minute: `2025-11-03T14:02`.
    private static func shownDate(of view: UIDatePicker) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = view.timeZone ?? view.calendar?.timeZone ?? .current
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: view.date)
        func digits(_ number: Int?, _ count: Int) -> String {
            let text = String(max(0, number ?? 0))
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let day = "\(digits(parts.year, 4))-\(digits(parts.month, 2))-\(digits(parts.day, 2))"
        return "\(day)T\(digits(parts.hour, 2)):\(digits(parts.minute, 2))"
    }
}
