// Delivery settings: the small controls, in stacks: switch, segments, slider, stepper, progress, spinner.
import Foundation
import UIKit

enum SettingsSection {
    @MainActor static let section = GallerySection(
        id: "settings", title: "Delivery", detail: "When and how we ring", symbol: "house.fill", make: SettingsViewController.init
    )
}

final class SettingsViewController: UIViewController {
    override func viewDidLoad() { view.backgroundColor = Theme.ground }
}
