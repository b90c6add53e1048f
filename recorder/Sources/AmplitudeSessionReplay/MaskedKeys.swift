// What can serve as a key, and whether it is pressed. Main thread only.
import UIKit

@MainActor enum MaskedKeys {
    /// A control, or a cell that the app masked or that lies in something masked; none that text is typed into.
    static func mayBeKey(_ view: UIView, isMasked: Bool) -> Bool {
        if view is UIControl { return !(view is UITextField) }
        return isMasked && (view is UITableViewCell || view is UICollectionViewCell)
    }

    /// Which one of what the app masked is chosen is as private as which one was touched. Where only the level masks its title, what
    /// is chosen is a tab or a filter, and is shown.
    static func state(of view: UIView, isMasked: Bool) -> RestingLooks.KeyState {
        let (isHighlighted, isSelected): (Bool, Bool)
        switch view {
        case let control as UIControl: (isHighlighted, isSelected) = (control.isHighlighted, control.isSelected)
        case let cell as UITableViewCell: (isHighlighted, isSelected) = (cell.isHighlighted, cell.isSelected)
        case let cell as UICollectionViewCell: (isHighlighted, isSelected) = (cell.isHighlighted, cell.isSelected)
        default: (isHighlighted, isSelected) = (false, false)
        }
        return isHighlighted ? .pressed : isSelected && isMasked ? .chosen : .idle
    }
}
