// Linux stand-in for UIKit: a switch, 51 × 31 points whatever it is told, with the parts that iOS builds it of.
import Foundation

final class UISwitchModernVisualElement: UIView {
    let onWell = UIView(frame: CGRect(x: 0, y: 0, width: 51, height: 31))
    let offWell = UIView(frame: CGRect(x: 0, y: 0, width: 51, height: 31))
    let knob = UIImageView(frame: CGRect(x: 2, y: 2, width: 27, height: 27))

    override init(frame: CGRect) {
        super.init(frame: frame)
        let wells = UIView(frame: bounds)
        addSubview(wells)
        for well in [offWell, onWell] {
            well.layer.cornerRadius = 15.5
            well.clipsToBounds = true
            wells.addSubview(well)
        }
        offWell.backgroundColor = .secondarySystemFill
        knob.backgroundColor = .white
        knob.layer.cornerRadius = 13.5
        knob.layer.shadowOpacity = 0.15
        knob.layer.shadowOffset = CGSize(width: 0, height: 3)
        knob.layer.shadowRadius = 4
        addSubview(knob)
        isUserInteractionEnabled = false
    }

    required init?(coder: NSCoder) { nil }
}

@MainActor open class UISwitch: UIControl {
    private let element = UISwitchModernVisualElement(frame: CGRect(x: 0, y: 0, width: 51, height: 31))
    private var on = false
    open var onTintColor: UIColor? { didSet { show() } }
    open var thumbTintColor: UIColor?

    public override init(frame: CGRect) {
        super.init(frame: CGRect(x: frame.minX, y: frame.minY, width: 51, height: 31))
        isOpaque = false
        addSubview(element)
        show()
    }

    public required init?(coder: NSCoder) { super.init(coder: coder) }

    open override var frame: CGRect {
        get { super.frame }
        set { super.frame = CGRect(x: newValue.minX, y: newValue.minY, width: 51, height: 31) }
    }

    open var isOn: Bool {
        get { on }
        set { setOn(newValue, animated: false) }
    }

    open func setOn(_ on: Bool, animated: Bool) {
        self.on = on
        guard animated else { return show() }
        UIView.animate(withDuration: 0.25) { self.show() }
    }

    private func show() {
        element.onWell.backgroundColor = onTintColor ?? .systemGreen
        element.onWell.alpha = on ? 1 : 0
        element.knob.frame = CGRect(x: on ? 22 : 2, y: 2, width: 27, height: 27)
    }

    override func primaryAction() {
        setOn(!on, animated: true)
        sendActions(for: .valueChanged)
    }

    open override func sizeThatFits(_ size: CGSize) -> CGSize { CGSize(width: 51, height: 31) }
    open override var intrinsicContentSize: CGSize { CGSize(width: 51, height: 31) }
}
