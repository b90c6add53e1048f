// Delivery settings: the small controls, each in a row of a stack: segments, switches, a slider, a stepper, progress, a spinner.
import Foundation
import UIKit

enum SettingsSection {
    @MainActor static let section = GallerySection(
        id: "settings", title: "Delivery", detail: "When and how we ring", symbol: "house.fill",
        make: SettingsViewController.init)
}

final class SettingsViewController: UIViewController {
    private let days = UISegmentedControl(items: ["Weekdays", "Saturday", "Any day"])
    private let bell = UISwitch()
    private let volume = UISlider()
    private let bags = UIStepper()
    private let bagCount = Theme.label("2", size: 17, weight: .semibold)
    private let sync = UIProgressView(progressViewStyle: .default)
    private let spinner = UIActivityIndicatorView(style: .medium)
    private let state = Theme.label("Saved", size: 15, color: Theme.quiet)
    private lazy var stack = UIStackView(arrangedSubviews: rows)

    private lazy var rows: [UIView] = [
        Theme.label("We come on", size: 15, color: Theme.quiet), days, row("Ring the bell", bell),
        Theme.label("How loud", size: 15, color: Theme.quiet), volume, countRow, saveRow, sync,
    ]

    private lazy var countRow: UIStackView = {
        let count = UIStackView(arrangedSubviews: [bagCount, bags])
        (count.spacing, count.alignment) = (14, .center)
        return row("Bags to bring back", count)
    }()

    private lazy var saveRow: UIStackView = {
        let saving = UIStackView(arrangedSubviews: [state, spinner])
        (saving.spacing, saving.alignment) = (8, .center)
        return row("Your doorstep", saving)
    }()

    private func row(_ title: String, _ control: UIView) -> UIStackView {
        let row = UIStackView(arrangedSubviews: [Theme.label(title, size: 17), control])
        (row.distribution, row.alignment) = (.equalSpacing, .center)
        return row
    }

    override func viewDidLoad() {
        view.backgroundColor = Theme.ground
        days.selectedSegmentIndex = 0
        (bell.isOn, bell.onTintColor) = (true, Theme.brand)
        (volume.value, volume.minimumTrackTintColor) = (0.4, Theme.brand)
        (bags.value, bags.maximumValue) = (2, 6)
        (sync.progress, sync.progressTintColor) = (1, Theme.brand)
        for (control, id) in [(days, "days"), (bell, "bell"), (volume, "volume"), (bags, "bags")] as [(UIControl, String)] {
            control.accessibilityIdentifier = "settings.\(id)"
            control.addAction(UIAction { [weak self] _ in self?.changed() }, for: .valueChanged)
        }
        (stack.axis, stack.spacing, stack.isLayoutMarginsRelativeArrangement) = (.vertical, 18, true)
        stack.layoutMargins = UIEdgeInsets(top: 20, left: 18, bottom: 20, right: 18)
        stack.setCustomSpacing(8, after: rows[0])
        stack.setCustomSpacing(6, after: rows[3])
        stack.setCustomSpacing(10, after: saveRow)
        stack.backgroundColor = Theme.paper
        stack.layer.cornerRadius = 16
        view.addSubview(stack)
    }

    override func viewDidLayoutSubviews() {
        let width = view.bounds.width - 32
        let height = stack.standInSize(fitting: width).height
        stack.frame = CGRect(x: 16, y: view.safeAreaInsets.top + 16, width: width, height: height)
    }

    /// Saving takes a second and a half.
    private func changed() {
        bagCount.text = "\(Int(bags.value))"
        state.text = "Saving …"
        spinner.startAnimating()
        sync.progress = 0
        for step in 1...5 {
            StandInClock.shared.schedule(after: Double(step) * 0.3) { [weak self] in self?.saved(Float(step) / 5) }
        }
    }

    private func saved(_ part: Float) {
        sync.setProgress(part, animated: true)
        guard part == 1 else { return }
        spinner.stopAnimating()
        state.text = "Saved"
    }
}
