// The short time that the system gives an app after it has left the screen: asked for when made, given back by `end` or
// when the system wants it back. Main thread only.
import UIKit

@MainActor final class BackgroundTime {
    private var task = UIBackgroundTaskIdentifier.invalid

    init(_ name: String) {
        task = UIApplication.shared.beginBackgroundTask(withName: name) { [weak self] in self?.end() }
    }

    func end() {
        guard task != .invalid else { return }
        UIApplication.shared.endBackgroundTask(task)
        task = .invalid
    }
}
