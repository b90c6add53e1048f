// The first screen: the shop's front, e-mail and password. The form moves up with the keyboard.
import Foundation
import UIKit

final class SignInViewController: UIViewController, UITextFieldDelegate {
    var onSignedIn: (() -> Void)?
    private let model: ShopModel
    private let front = GradientView([UIColor(rgb: 0x2FA36B), Theme.brandDeep], diagonal: true)
    private let logo = UIImageView(image: ShopLogo.image)
    private let name = Theme.label("Corner Shop", size: 34, weight: .bold, color: .white)
    private let claim = Theme.label("Good food from around the corner", size: 15, color: UIColor(white: 1, alpha: 0.85))
    private let card = Theme.card()
    private let greeting = Theme.label("Welcome back", size: 22, weight: .bold)
    private let email = FormField(
        "E-mail", placeholder: "you@example.com", id: "signin.email", keyboard: .emailAddress, content: .emailAddress)
    private let password = FormField(
        "Password", placeholder: "Your password", id: "signin.password", content: .password, secure: true)
    private let keep = Theme.label("Keep me signed in", size: 15)
    private let keepSwitch = UISwitch()
    private lazy var enter = Theme.button("Sign in", id: "signin.submit") { [weak self] in self?.signIn() }
    private lazy var forgot = Theme.link("Forgot your password?", id: "signin.forgot") {}
    private let small = Theme.label(
        "By signing in you accept our terms. We never share what you buy.", size: 12, color: Theme.quiet, lines: 2)
    private var lift: CGFloat = 0
    private var attempts = 0
    private var tokens: [any NSObjectProtocol] = []

    init(model: ShopModel) {
        self.model = model
        super.init(nibName: nil, bundle: nil)
        title = "Sign in"
    }

    required init?(coder: NSCoder) { nil }

    override func viewDidLoad() {
        view.backgroundColor = Theme.ground
        view.add(front, card, small)
        front.add(logo, name, claim)
        card.add(greeting, email, password, keep, keepSwitch, enter, forgot)
        keepSwitch.isOn = true
        keepSwitch.onTintColor = Theme.brand
        keepSwitch.accessibilityIdentifier = "signin.keep"
        small.textAlignment = .center
        for field in [email.field, password.field] { field.delegate = self }
        follow(UIResponder.keyboardWillShowNotification, lift: 168)
        follow(UIResponder.keyboardWillHideNotification, lift: 0)
    }

    private func follow(_ name: Notification.Name, lift: CGFloat) {
        let token = whenTheKeyboardMoves(name) { [weak self] in
            guard let self, self.view.window != nil else { return }
            UIView.animate(withDuration: 0.25) {
                self.lift = lift
                self.layout()
            }
        }
        tokens.append(token)
    }

    override func viewDidLayoutSubviews() { layout() }

    private func layout() {
        let size = view.bounds.size
        front.frame = CGRect(x: 0, y: -lift, width: size.width, height: 330)
        logo.frame = CGRect(x: (size.width - 84) / 2, y: 96, width: 84, height: 84)
        name.place(x: 0, y: 194, width: size.width)
        name.frame.origin.x = (size.width - name.frame.width) / 2
        claim.place(x: 0, y: 238, width: size.width)
        claim.frame.origin.x = (size.width - claim.frame.width) / 2
        card.frame = CGRect(x: 20, y: 288 - lift, width: size.width - 40, height: 396)
        let width = card.bounds.width - 40
        greeting.place(x: 20, y: 22, width: width)
        email.frame = CGRect(x: 20, y: 66, width: width, height: FormField.height)
        password.frame = CGRect(x: 20, y: 150, width: width, height: FormField.height)
        keep.place(x: 20, y: 244, width: width)
        keepSwitch.frame.origin = CGPoint(x: card.bounds.width - 71, y: 238)
        enter.frame = CGRect(x: 20, y: 286, width: width, height: 52)
        forgot.frame = CGRect(x: 20, y: 346, width: width, height: 36)
        small.frame = CGRect(x: 48, y: size.height - 84, width: size.width - 96, height: 32)
    }

    func textFieldShouldReturn(_ textField: UITextField) -> Bool {
        if textField === email.field { password.field.becomeFirstResponder() } else { textField.resignFirstResponder() }
        return true
    }

    private func signIn() {
        for field in [email.field, password.field] { field.resignFirstResponder() }
        enter.isEnabled = false
        enter.setTitle("Signing in…", for: .disabled)
        model.email = email.field.text ?? ""
        StandInClock.shared.schedule(after: 1.15) { [weak self] in
            guard let self else { return }
            guard self.model.accepts(self.password.field.text ?? "") else { return self.refuse() }
            self.model.track("Signed In", [("method", .text("password")), ("remember", .flag(self.keepSwitch.isOn))])
            self.onSignedIn?()
        }
    }
}

extension SignInViewController {
    /// Says no and lets the user try again.
    fileprivate func refuse() {
        attempts += 1
        model.track("Sign In Failed", [("reason", .text("wrong_password")), ("attempt", .number(attempts))])
        enter.isEnabled = true
        let alert = UIAlertController(
            title: "That did not work", message: "This e-mail and password do not belong together.", preferredStyle: .alert)
        alert.addAction(UIAlertAction(title: "Try again", style: .default) { [weak self] _ in self?.password.field.text = "" })
        present(alert, animated: true)
    }
}

/// A basket on a white tile.
@MainActor enum ShopLogo {
    static let image: UIImage? = {
        var canvas = StandInCanvas(width: 168, height: 168)
        canvas.fill(.box(x: 0, y: 0, w: 168, h: 168, r: 40), 0xFFFFFF)
        canvas.fill(.outline(.circle(x: 84, y: 72, r: 34), width: 9), 0x1E7B4F)
        canvas.fill(.box(x: 30, y: 70, w: 108, h: 40, r: 0), 0xFFFFFF)
        canvas.fill(.polygon([(32, 76), (136, 76), (122, 132), (46, 132)]), 0x1E7B4F)
        for x in [62.0, 84, 106] { canvas.fill(.line([(x, 90), (x, 118)], width: 7), 0xE4F3EA) }
        canvas.fill(.circle(x: 118, y: 46, r: 15), 0xF28C38)
        return UIImage(data: canvas.png(), scale: 2)
    }()
}
