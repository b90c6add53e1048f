// Booking a table in the shop's café: pickers in every style. The birthday stays masked, as what a user picks is; for the rest the
// app says that it may be seen.
import AmplitudeSessionReplay
import Foundation
import UIKit

enum BookingSection {
    @MainActor static let section = GallerySection(
        id: "booking", title: "Book a table", detail: "Our café has eleven", symbol: "person.fill",
        make: BookingViewController.init)
}

final class BookingViewController: UIViewController, UIPickerViewDataSource, UIPickerViewDelegate {
    private let scroll = UIScrollView(frame: .zero)
    private let birthday = UIDatePicker()
    private let arrival = UIDatePicker()
    private let day = UIDatePicker()
    private let time = UIDatePicker()
    private let party = UIPickerView()
    private let guests = ["One", "Two", "Three", "Four", "Five", "Six"]
    private let places = ["by the window", "at the counter", "in the yard"]
    private let titles = ["Your birthday", "We see you at", "The day", "The hour", "How many, and where"].map {
        Theme.label($0, size: 15, weight: .medium, color: Theme.quiet)
    }

    override func viewDidLoad() {
        view.backgroundColor = Theme.paper
        let pickers: [(UIDatePicker, UIDatePicker.Mode, UIDatePickerStyle, String)] = [
            (birthday, .date, .compact, "birthday"), (arrival, .dateAndTime, .compact, "arrival"),
            (day, .date, .inline, "day"), (time, .time, .wheels, "time"),
        ]
        for (picker, mode, style, id) in pickers {
            picker.timeZone = TimeZone(secondsFromGMT: 3600)
            (picker.datePickerMode, picker.preferredDatePickerStyle) = (mode, style)
            picker.accessibilityIdentifier = "booking.\(id)"
            picker.amp_isMasked = id == "birthday" ? nil : false
            scroll.addSubview(picker)
        }
        birthday.date = Date(timeIntervalSince1970: 612_000_000)
        (party.dataSource, party.delegate) = (self, self)
        party.selectRow(1, inComponent: 0, animated: false)
        (party.accessibilityIdentifier, party.amp_isMasked) = ("booking.party", false)
        day.addAction(UIAction { [weak self] _ in self?.follow(self?.day) }, for: .valueChanged)
        time.addAction(UIAction { [weak self] _ in self?.follow(self?.time) }, for: .valueChanged)
        scroll.addSubview(party)
        for title in titles { scroll.addSubview(title) }
        scroll.accessibilityIdentifier = "booking.scroll"
        view.addSubview(scroll)
    }

    private func follow(_ picker: UIDatePicker?) {
        guard let picker else { return }
        arrival.date = picker.date
        if picker === day { time.date = picker.date } else { day.date = picker.date }
    }

    override func viewDidLayoutSubviews() {
        scroll.frame = view.bounds
        let width = view.bounds.width
        for (index, picker) in [birthday, arrival].enumerated() {
            let y = CGFloat(index) * 50 + 14
            titles[index].place(x: 20, y: y + 8, width: 140)
            let size = picker.intrinsicContentSize
            picker.frame = CGRect(x: width - 20 - size.width, y: y, width: size.width, height: size.height)
        }
        titles[2].place(x: 20, y: 124, width: 300)
        day.frame = CGRect(x: 20, y: 146, width: width - 40, height: 330)
        titles[3].place(x: 20, y: 490, width: 300)
        time.frame = CGRect(x: 36, y: 508, width: 320, height: 180)
        titles[4].place(x: 20, y: 704, width: 300)
        party.frame = CGRect(x: 36, y: 722, width: 320, height: 180)
        scroll.contentSize = CGSize(width: width, height: 930)
    }

    func numberOfComponents(in pickerView: UIPickerView) -> Int { 2 }
    func pickerView(_ pickerView: UIPickerView, numberOfRowsInComponent component: Int) -> Int {
        component == 0 ? guests.count : places.count
    }
    func pickerView(_ pickerView: UIPickerView, titleForRow row: Int, forComponent component: Int) -> String? {
        component == 0 ? guests[row] : places[row]
    }
    func pickerView(_ pickerView: UIPickerView, widthForComponent component: Int) -> CGFloat { component == 0 ? 100 : 200 }
}
