// The parts of the checkout: the address, the choice of a time, a spinner; and the page that says thank you.
import Foundation
import UIKit

final class AddressCard: UIView {
    private let title = Theme.label("Deliver to", size: 13, weight: .medium, color: Theme.quiet)
    private let name = Theme.label("Mara Lindqvist", size: 17, weight: .semibold)
    private let street = Theme.label("Kastanienallee 12, third floor", size: 15, color: Theme.quiet)
    private let change = Theme.link("Change", id: "pay.address") {}

    override init(frame: CGRect) {
        super.init(frame: frame)
        backgroundColor = Theme.brandSoft
        layer.cornerRadius = 16
        add(title, name, street, change)
    }

    required init?(coder: NSCoder) { nil }

    override func layoutSubviews() {
        title.place(x: 16, y: 14, width: bounds.width)
        name.place(x: 16, y: 36, width: bounds.width - 100)
        street.place(x: 16, y: 61, width: bounds.width - 100)
        change.frame = CGRect(x: bounds.width - 84, y: 30, width: 72, height: 36)
    }
}

/// Times to choose from, one filled.
final class SlotPicker: UIScrollView {
    var onSelect: ((String) -> Void)?
    var side: CGFloat = 20 { didSet { if side != oldValue { setNeedsLayout() } } }
    private var chips: [UIButton] = []

    init(_ names: [String]) {
        super.init(frame: .zero)
        showsHorizontalScrollIndicator = false
        contentInsetAdjustmentBehavior = .never
        accessibilityIdentifier = "pay.slots"
        chips = names.enumerated().map { index, name in
            let chip = UIButton(type: .system)
            chip.setTitle(name, for: .normal)
            chip.titleLabel?.font = .systemFont(ofSize: 15, weight: .medium)
            chip.layer.cornerRadius = 12
            chip.layer.borderWidth = 1
            chip.accessibilityIdentifier = "slot.\(index)"
            chip.addAction(
                UIAction { [weak self] _ in
                    self?.choose(index)
                    self?.onSelect?(name)
                }, for: .touchUpInside)
            addSubview(chip)
            return chip
        }
        choose(0)
    }

    required init?(coder: NSCoder) { nil }

    private func choose(_ chosen: Int) {
        for (index, chip) in chips.enumerated() {
            let on = index == chosen
            chip.backgroundColor = on ? Theme.brand : Theme.paper
            chip.setTitleColor(on ? .white : Theme.ink, for: .normal)
            chip.layer.borderColor = (on ? Theme.brand : Theme.line).cgColor
        }
    }

    override func layoutSubviews() {
        super.layoutSubviews()
        var x = side
        for chip in chips {
            let width = chip.sizeThatFits(.zero).width + 28
            chip.frame = CGRect(x: x, y: 0, width: width, height: 40)
            x += width + 8
        }
        contentSize = CGSize(width: x + side - 8, height: 40)
    }
}

/// Eight spokes that take turns, twice a second around.
final class Spinner: UIView {
    private let spokes = (0..<8).map { _ in UIView() }
    private var step = 0
    private var timer: StandInTimer?

    override init(frame: CGRect) {
        super.init(frame: frame)
        isHidden = true
        isUserInteractionEnabled = false
        for spoke in spokes {
            spoke.backgroundColor = .white
            spoke.layer.cornerRadius = 1
            addSubview(spoke)
        }
    }

    required init?(coder: NSCoder) { nil }

    func start() {
        isHidden = false
        timer = StandInClock.shared.schedule(after: 0.0625, repeats: true) { [weak self] in self?.turn() }
    }

    func stop() {
        timer?.cancel()
        isHidden = true
    }

    private func turn() {
        step = (step + 1) % 8
        for (index, spoke) in spokes.enumerated() {
            spoke.alpha = 0.25 + 0.75 * CGFloat((index - step + 8) % 8) / 7
        }
    }

    override func layoutSubviews() {
        let middle = CGPoint(x: bounds.midX, y: bounds.midY)
        for (index, spoke) in spokes.enumerated() {
            spoke.bounds = CGRect(x: 0, y: 0, width: 2, height: 5)
            spoke.center = middle
            spoke.transform = CGAffineTransform(translationX: 0, y: -7)
                .concatenating(CGAffineTransform(rotationAngle: CGFloat(index) * .pi / 4))
        }
    }
}

final class OrderViewController: UIViewController {
    private let onDone: () -> Void
    private let glow = GradientView([UIColor(rgb: 0x2FA36B), Theme.brandDeep], diagonal: true)
    private let ring = UIView()
    private let tick = Theme.symbol("checkmark", color: Theme.brand)
    private let thanks = Theme.label("Thank you, Mara!", size: 28, weight: .bold, color: .white)
    private let text = Theme.label(
        "Order CS-20417 is on its way to the kitchen table. We ring once, promised.", size: 16,
        color: UIColor(white: 1, alpha: 0.9), lines: 0)
    private let facts: [FactRow]
    private let card = Theme.card()
    private lazy var done = Theme.button("Back to the shop", id: "order.done") { [weak self] in self?.onDone() }

    init(total: Int, onDone: @escaping () -> Void) {
        self.onDone = onDone
        facts = [
            FactRow("Paid", Money.text(total)), FactRow("Arrives", "Tomorrow, 8 – 10"), FactRow("Rider", "Jonas, cargo bike"),
        ]
        super.init(nibName: nil, bundle: nil)
        title = "Order placed"
        modalPresentationStyle = .fullScreen
    }

    required init?(coder: NSCoder) { nil }

    override func viewDidLoad() {
        view.backgroundColor = Theme.ground
        ring.backgroundColor = .white
        ring.layer.cornerRadius = 44
        text.textAlignment = .center
        view.add(glow, card, done)
        glow.add(ring, thanks, text)
        ring.addSubview(tick)
        for fact in facts { card.addSubview(fact) }
    }

    override func viewDidAppear(_ animated: Bool) {
        ring.transform = CGAffineTransform(scaleX: 0.6, y: 0.6)
        UIView.animate(withDuration: 0.5, delay: 0, usingSpringWithDamping: 0.7, initialSpringVelocity: 0) {
            self.ring.transform = .identity
        }
    }

    override func viewDidLayoutSubviews() {
        let size = view.bounds.size
        glow.frame = CGRect(x: 0, y: 0, width: size.width, height: 420)
        ring.bounds = CGRect(x: 0, y: 0, width: 88, height: 88)
        ring.center = CGPoint(x: size.width / 2, y: 170)
        tick.bounds = CGRect(x: 0, y: 0, width: 40, height: 38)
        tick.center = CGPoint(x: 44, y: 44)
        thanks.place(x: 0, y: 238, width: size.width)
        thanks.frame.origin.x = (size.width - thanks.frame.width) / 2
        let height = text.sizeThatFits(CGSize(width: size.width - 80, height: 0)).height
        text.frame = CGRect(x: 40, y: 280, width: size.width - 80, height: height)
        card.frame = CGRect(x: 20, y: 376, width: size.width - 40, height: 148)
        for (index, fact) in facts.enumerated() {
            fact.frame = CGRect(x: 20, y: 8 + CGFloat(index) * 44, width: card.bounds.width - 40, height: 44)
        }
        done.frame = CGRect(x: 20, y: size.height - view.safeAreaInsets.bottom - 64, width: size.width - 40, height: 52)
    }
}
