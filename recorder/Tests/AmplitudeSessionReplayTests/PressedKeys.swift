// Keys of the app's own that show in some way that they are pressed, and the rows of a table: what the tests of pressed looks press.
import Foundation
import QuartzCore
import UIKit

/// A control that shows in every way that it is pressed.
final class OwnKey: UIControl {
    var staysChosen = false
    private let label = UILabel(frame: CGRect(x: 10, y: 10, width: 50, height: 20))

    init(digit: Int) {
        super.init(frame: CGRect(x: 0, y: 0, width: 100, height: 100))
        backgroundColor = .white
        label.text = "\(digit)"
        label.isUserInteractionEnabled = false
        addSubview(label)
    }

    required init?(coder: NSCoder) { nil }

    override var isHighlighted: Bool { didSet { show(isHighlighted || isSelected) } }
    override var isSelected: Bool { didSet { show(isHighlighted || isSelected) } }

    override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) {
        super.touchesEnded(touches, with: event)
        if staysChosen { isSelected = true }
    }

    private func show(_ isPressed: Bool) {
        backgroundColor = isPressed ? .black : .white
        layer.borderWidth = isPressed ? 3 : 0
        layer.borderColor = UIColor.blue.cgColor
        layer.cornerRadius = isPressed ? 8 : 0
        alpha = isPressed ? 0.5 : 1
        transform = isPressed ? CGAffineTransform(scaleX: 0.9, y: 0.9) : .identity
        label.isHidden = isPressed
        label.numberOfLines = isPressed ? 0 : 1
        if isPressed {
            let glow = UIView(frame: bounds)
            glow.tag = 7
            addSubview(glow)
        } else {
            for view in subviews where view.tag == 7 { view.removeFromSuperview() }
        }
    }
}

/// No control: colours itself while it is touched, and a while longer.
class TouchedView: UIView {
    private let afterwards: Double

    init(digit: Int, afterwards: Double = 0) {
        self.afterwards = afterwards
        super.init(frame: .zero)
        let label = UILabel(frame: CGRect(x: 10, y: 10, width: 50, height: 20))
        label.text = "\(digit)"
        addSubview(label)
    }

    required init?(coder: NSCoder) { nil }

    override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent?) { show(true) }

    override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) {
        if afterwards == 0 { return show(false) }
        StandInClock.shared.schedule(after: afterwards) { [weak self] in self?.show(false) }
    }

    func show(_ isPressed: Bool) {
        backgroundColor = isPressed ? .black : nil
        alpha = isPressed ? 0.5 : 1
        layer.cornerRadius = isPressed ? 8 : 0
    }
}

/// Lies over its neighbours while it is pressed; lifted, or in front for good.
final class RisingKey: UIControl {
    private let isLifted: Bool

    init(digit: Int, isLifted: Bool) {
        self.isLifted = isLifted
        super.init(frame: .zero)
        let label = UILabel(frame: CGRect(x: 10, y: 10, width: 50, height: 20))
        label.text = "\(digit)"
        addSubview(label)
    }

    required init?(coder: NSCoder) { nil }

    override var isHighlighted: Bool {
        didSet {
            guard isLifted else {
                superview?.bringSubviewToFront(self)
                return
            }
            layer.zPosition = isHighlighted ? 1 : 0
        }
    }
}

/// Its label leaves, and the line under it is no longer drawn.
final class EmptyingKey: UIControl {
    private let label = UILabel(frame: CGRect(x: 10, y: 10, width: 50, height: 20))
    private let other = UILabel(frame: CGRect(x: 10, y: 50, width: 50, height: 20))
    private let line = CALayer()

    init(digit: Int) {
        super.init(frame: .zero)
        (label.text, other.text) = ("\(digit)", "abc")
        addSubview(label)
        addSubview(other)
        line.frame = CGRect(x: 10, y: 30, width: 50, height: 2)
        line.backgroundColor = UIColor.blue.cgColor
        layer.addSublayer(line)
    }

    required init?(coder: NSCoder) { nil }

    override var isHighlighted: Bool {
        didSet {
            line.backgroundColor = isHighlighted ? nil : UIColor.blue.cgColor
            if isHighlighted { label.removeFromSuperview() } else { insertSubview(label, at: 0) }
        }
    }
}

/// One part of it is another while it is touched.
final class ChangingView: TouchedView {
    enum Part: CaseIterable { case overlay, picture, label, line, letters }

    private let part: Part
    private let overlay = UIView(frame: CGRect(x: 0, y: 0, width: 90, height: 90))
    private let picture = UIImageView(frame: CGRect(x: 0, y: 0, width: 90, height: 90))
    private let label = UILabel(frame: CGRect(x: 0, y: 40, width: 90, height: 20))
    private let line = CALayer()
    private let letters = CATextLayer()

    init(digit: Int, _ part: Part) {
        self.part = part
        super.init(digit: digit)
        overlay.backgroundColor = .black
        line.frame = CGRect(x: 10, y: 30, width: 50, height: 2)
        letters.frame = CGRect(x: 10, y: 60, width: 50, height: 20)
        for view in [overlay, picture, label] { addSubview(view) }
        for layer in [line, letters] { self.layer.addSublayer(layer) }
        show(false)
    }

    required init?(coder: NSCoder) { nil }

    override func show(_ isPressed: Bool) {
        overlay.isHidden = !(part == .overlay && isPressed)
        var canvas = StandInCanvas(width: 4, height: 4)
        canvas.fill(.box(x: 0, y: 0, w: 4, h: 4, r: 0), 7)
        picture.image = part == .picture && isPressed ? UIImage(data: canvas.png()) : nil
        label.text = part == .label && isPressed ? "5" : nil
        line.backgroundColor = part == .line && isPressed ? nil : UIColor.blue.cgColor
        letters.string = part == .letters && isPressed ? "5" : nil
    }
}

final class BubblingView: TouchedView {
    private var bubble: UILabel?

    override func show(_ isPressed: Bool) {
        bubble?.removeFromSuperview()
        bubble = nil
        guard isPressed else { return }
        let made = UILabel(frame: CGRect(x: frame.minX, y: -50, width: 100, height: 50))
        made.text = "pressed"
        superview?.addSubview(made)
        bubble = made
    }
}

@MainActor final class NumberedRows: NSObject, UITableViewDataSource {
    private let count: Int
    private let reuses: Bool

    init(count: Int = 5, reuses: Bool = false) { (self.count, self.reuses) = (count, reuses) }

    func tableView(_ tableView: UITableView, numberOfRowsInSection section: Int) -> Int { count }

    /// Rows that are used again have a text only where their number is odd.
    func tableView(_ tableView: UITableView, cellForRowAt indexPath: IndexPath) -> UITableViewCell {
        let name = reuses ? "row" : nil
        let cell =
            name.flatMap { tableView.dequeueReusableCell(withIdentifier: $0) } ?? UITableViewCell(style: .default, reuseIdentifier: name)
        cell.textLabel?.text = reuses && indexPath.row % 2 == 0 ? nil : "row \(indexPath.row)"
        return cell
    }
}
