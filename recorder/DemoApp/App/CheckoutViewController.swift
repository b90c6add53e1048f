// The checkout: where, when, the card and what it costs. The bank says no to the first card it sees.
import Foundation
import UIKit

final class CheckoutViewController: UIViewController, UITextFieldDelegate {
    private let model: ShopModel
    private let scroll = UIScrollView()
    private let address = AddressCard()
    private let slotTitle = Theme.label("When", size: 20, weight: .bold)
    private let slots = SlotPicker(["Today 18 – 20", "Tomorrow 8 – 10", "Tomorrow 18 – 20"])
    private let cardTitle = Theme.label("Card", size: 20, weight: .bold)
    private let lock = Theme.symbol("lock.fill", color: Theme.quiet)
    private let lockText = Theme.label("Encrypted, never stored", size: 13, color: Theme.quiet)
    private let holder = FormField("Name on card", placeholder: "First and last name", id: "pay.name", content: .name)
    private let number = FormField(
        "Card number", placeholder: "1234 5678 9012 3456", id: "pay.number", keyboard: .numberPad,
        content: .creditCardNumber)
    private let expiry = FormField(
        "Expires", placeholder: "MM / YY", id: "pay.expiry", keyboard: .numberPad, content: .creditCardExpiration)
    private let code = FormField(
        "CVC", placeholder: "123", id: "pay.cvc", keyboard: .numberPad, content: .creditCardSecurityCode, secure: true)
    private let sums = SumsView()
    private let spinner = Spinner()
    private lazy var pay = Theme.button("Pay", id: "pay.submit") { [weak self] in self?.submit() }
    private var attempts = 0
    private var tokens: [any NSObjectProtocol] = []

    init(model: ShopModel) {
        self.model = model
        super.init(nibName: nil, bundle: nil)
        title = "Checkout"
        navigationItem.largeTitleDisplayMode = .never
    }

    required init?(coder: NSCoder) { nil }

    override func viewDidLoad() {
        view.backgroundColor = Theme.paper
        view.addSubview(scroll)
        scroll.alwaysBounceVertical = true
        scroll.keyboardDismissMode = .onDrag
        scroll.accessibilityIdentifier = "checkout.scroll"
        scroll.add(address, slotTitle, slots, cardTitle, lock, lockText, holder, number, expiry, code, sums, pay)
        pay.addSubview(spinner)
        slots.onSelect = { [weak self] name in
            self?.model.track("Delivery Slot Chosen", [("slot", .text(name))])
        }
        for field in fields { field.delegate = self }
        sums.show(model)
        pay.setTitle("Pay \(Money.text(model.total))", for: .normal)
        follow(UIResponder.keyboardWillShowNotification, inset: 260)
        follow(UIResponder.keyboardWillHideNotification, inset: 0)
    }

    private var fields: [UITextField] { [holder.field, number.field, expiry.field, code.field] }

    private func follow(_ name: Notification.Name, inset: CGFloat) {
        let token = whenTheKeyboardMoves(name) { [weak self] in self?.scroll.contentInset.bottom = inset }
        tokens.append(token)
    }

    override func viewDidLayoutSubviews() {
        let safe = view.safeAreaInsets
        scroll.frame = view.bounds
        let side = 20 + safe.left
        let width = view.bounds.width - 2 * side
        address.frame = CGRect(x: side, y: 16, width: width, height: 96)
        slotTitle.place(x: side, y: 132, width: width)
        slots.frame = CGRect(x: 0, y: 166, width: view.bounds.width, height: 40)
        slots.side = side
        cardTitle.place(x: side, y: 230, width: width)
        lockText.place(right: side + width, y: 235)
        lock.frame = CGRect(x: lockText.frame.minX - 18, y: 234, width: 12, height: 16)
        holder.frame = CGRect(x: side, y: 266, width: width, height: FormField.height)
        number.frame = CGRect(x: side, y: 350, width: width, height: FormField.height)
        let half = (width - 12) / 2
        expiry.frame = CGRect(x: side, y: 434, width: half, height: FormField.height)
        code.frame = CGRect(x: side + half + 12, y: 434, width: half, height: FormField.height)
        sums.frame = CGRect(x: side - 16 - safe.left, y: 522, width: width + 32 + 2 * safe.left, height: SumsView.height)
        pay.frame = CGRect(x: side, y: 690, width: width, height: 52)
        spinner.frame = CGRect(x: 20, y: 16, width: 20, height: 20)
        scroll.contentSize = CGSize(width: view.bounds.width, height: 762)
    }

    func textFieldDidBeginEditing(_ textField: UITextField) {
        guard let box = textField.superview?.superview else { return }
        let y = max(-scroll.adjustedContentInset.top, box.frame.minY - 250)
        scroll.setContentOffset(CGPoint(x: 0, y: y), animated: true)
    }

    /// Groups the card number in fours and puts the slash into the date while typing.
    func textField(
        _ textField: UITextField, shouldChangeCharactersIn range: NSRange, replacementString string: String
    ) -> Bool {
        guard !string.isEmpty, let text = textField.text else { return true }
        let digits = text.filter(\.isNumber).count
        if textField === number.field, digits > 0, digits % 4 == 0, !text.hasSuffix(" ") { textField.text = text + " " }
        if textField === expiry.field, text.count == 2 { textField.text = text + " / " }
        return true
    }

    private func submit() {
        for field in fields { field.resignFirstResponder() }
        pay.isEnabled = false
        pay.setTitle("Asking your bank…", for: .disabled)
        spinner.start()
        attempts += 1
        model.track("Pay Tapped", [("attempt", .number(attempts)), ("total_cents", .number(model.total))])
        StandInClock.shared.schedule(after: 1.7) { [weak self] in
            guard let self else { return }
            self.spinner.stop()
            self.pay.isEnabled = true
            if self.attempts == 1 { self.fail() } else { self.succeed() }
        }
    }

    private func fail() {
        model.track("Checkout Failed", [("reason", .text("card_declined")), ("total_cents", .number(model.total))])
        let alert = UIAlertController(
            title: "Payment declined",
            message: "Your bank did not accept this card. Nothing was charged. Check the number or use another card.",
            preferredStyle: .alert)
        alert.addAction(UIAlertAction(title: "Cancel", style: .cancel))
        alert.addAction(
            UIAlertAction(title: "Other card", style: .default) { [weak self] _ in
                guard let self else { return }
                for field in [self.number.field, self.code.field] { field.text = "" }
                self.number.field.becomeFirstResponder()
            })
        present(alert, animated: true)
    }

    private func succeed() {
        model.orders += 1
        model.track(
            "Order Placed",
            [
                ("order", .text("CS-20417")), ("items", .number(model.count)), ("total_cents", .number(model.total)),
            ])
        let done = OrderViewController(total: model.total) { [weak self] in
            guard let self else { return }
            let tabs = self.tabBarController
            self.dismiss(animated: true) {
                self.model.clear()
                self.navigationController?.popToRootViewController(animated: false)
                tabs?.selectedIndex = 0
            }
        }
        present(done, animated: true)
    }
}
