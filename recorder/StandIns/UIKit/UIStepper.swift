// Linux stand-in for UIKit: a stepper, 94 × 32 points, with the buttons and the divider that iOS builds it of. Source: Apple's
// documentation of UIStepper.
import Foundation

final class UIStepperHorizontalVisualElement: UIView {}
final class _UIStepperButton: UIButton {}

@MainActor open class UIStepper: UIControl {
    private let element = UIStepperHorizontalVisualElement()
    private let divider = UIImageView(frame: .zero)
    private let buttons = [_UIStepperButton(type: .custom), _UIStepperButton(type: .custom)]

    open var value: Double = 0 {
        didSet {
            value = min(max(value, minimumValue), maximumValue)
            setNeedsLayout()
        }
    }
    open var minimumValue: Double = 0 { didSet { setNeedsLayout() } }
    open var maximumValue: Double = 100 { didSet { setNeedsLayout() } }
    open var stepValue: Double = 1
    open var isContinuous = true
    open var autorepeat = true
    open var wraps = false

    public override init(frame: CGRect) {
        super.init(frame: CGRect(x: frame.minX, y: frame.minY, width: 94, height: 32))
        element.backgroundColor = .tertiarySystemFill
        element.layer.cornerRadius = 8
        element.isUserInteractionEnabled = false
        element.fill(self)
        divider.backgroundColor = .separator
        for (button, symbol) in zip(buttons, ["minus", "plus"]) {
            button.setImage(UIImage(systemName: symbol)?.withRenderingMode(.alwaysTemplate), for: .normal)
            button.tintColor = .label
            element.addSubview(button)
        }
        element.addSubview(divider)
    }

    public required init?(coder: NSCoder) { nil }

    open override var frame: CGRect {
        get { super.frame }
        set { super.frame = CGRect(x: newValue.minX, y: newValue.minY, width: 94, height: 32) }
    }

    open override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) {
        guard isTracking, let touch = touches.first else { return }
        let step = touch.location(in: self).x < bounds.midX ? -stepValue : stepValue
        let old = value
        let next = value + step
        value = wraps && next > maximumValue ? minimumValue : wraps && next < minimumValue ? maximumValue : next
        super.touchesEnded(touches, with: event)
        if value != old { sendActions(for: .valueChanged) }
    }

    open override func layoutSubviews() {
        super.layoutSubviews()
        let half = bounds.width / 2
        for (index, button) in buttons.enumerated() {
            button.frame = CGRect(x: CGFloat(index) * half, y: 0, width: half, height: bounds.height)
        }
        divider.frame = CGRect(x: half - 0.5, y: 7, width: 1, height: bounds.height - 14)
        buttons[0].isEnabled = isEnabled && (wraps || value > minimumValue)
        buttons[1].isEnabled = isEnabled && (wraps || value < maximumValue)
    }

    open override func sizeThatFits(_ size: CGSize) -> CGSize { CGSize(width: 94, height: 32) }
    open override var intrinsicContentSize: CGSize { CGSize(width: 94, height: 32) }
}
