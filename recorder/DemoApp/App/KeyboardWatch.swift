// What a screen does when the keyboard comes or goes. UIKit says so on the main thread; what is said on another is not UIKit's.
import Foundation
import UIKit

/// Until the token is removed from the notification centre.
func whenTheKeyboardMoves(_ name: Notification.Name, _ react: @escaping @MainActor () -> Void) -> any NSObjectProtocol {
    NotificationCenter.default.addObserver(forName: name, object: nil, queue: nil) { _ in
        guard Thread.isMainThread else { return }
        MainActor.assumeIsolated { react() }
    }
}
