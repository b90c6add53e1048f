// Both pages, "Block on-screen data", in UIKit and in SwiftUI.
import AmplitudeSessionReplay
import SwiftUI
import UIKit

@MainActor func maskData(_ view: UIView, _ label: UIView) {
    // sample
    view.amp_isBlocked = true
    // end of sample
    label.amp_isMasked = true
}

struct MaskedCard: View {
    var body: some View {
        VStack {
            // sample
            Text("4242 4242").amp_setBlocked(true)
            // end of sample
            Text("Jane").amp_setMasked(true)
        }
    }
}
