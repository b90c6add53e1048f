// The demo's story: one customer, one evening, about four minutes. Deterministic: the same touches at the
// same times in every run; wall times follow from the date that the stand-in phone was reset to.
import Foundation
import UIKit

/// Plays the user of a `DemoApp`.
enum DemoScript {
    /// Runs the whole story on the stand-in clock, as fast as the machine goes; returns when it is over, with
    /// the app in the foreground. Main thread.
    ///
    /// Before: `StandInDevice.reset(wall:)`, start recording, `DemoApp()`.
    /// - Parameters:
    ///   - onEvent: hears each tracked event as it happens; `at` is the phone's calendar time.
    ///   - everyTurn: called at least four times per second of the phone's time: the place to let uploads run.
    /// - Throws: `Hand.Trouble` when a view that the story needs is not there.
    @MainActor static func run(
        app: DemoApp, onEvent: @escaping (DemoEvent) -> Void, everyTurn: @escaping () -> Void = {}
    ) throws {
        app.model.onEvent = onEvent
        defer { app.model.onEvent = nil }
        let hand = Hand(everyTurn: everyTurn)
        for scene in [
            signIn, browse, firstDetail, turnThePhone, categories, account, away, cart, checkout, declined, paid, farewell,
        ] {
            try scene(hand)
        }
    }

    private static let email = "mara.lindqvist@example.com"
    private static let thumb = CGPoint(x: 236, y: 600)

    // MARK: Before the shop

    @MainActor private static func signIn(_ hand: Hand) throws {
        hand.pause(2.4)
        try hand.tap("signin.email")
        hand.pause(0.8)
        hand.type(email, pace: 0.15)
        hand.pause(0.6)
        try hand.tap("signin.password")
        hand.pause(0.7)
        hand.type("kale-and-honey-42", pace: 0.19)
        hand.pause(0.4)
        // A slip at the end, put right.
        hand.type("3")
        hand.pause(0.5)
        hand.erase(1)
        hand.pause(0.7)
        hand.type("\n")
        hand.pause(0.8)
        try hand.tap("signin.submit")
        hand.pause(2.6)
    }

    // MARK: Shop

    @MainActor private static func browse(_ hand: Hand) throws {
        hand.pause(2.2)
        hand.drag(from: thumb, by: CGPoint(x: 4, y: -190), in: 0.8)
        hand.pause(1.7)
        try hand.tap("add.fr-3")
        hand.pause(1.4)
        hand.flick(from: CGPoint(x: 250, y: 640), by: CGPoint(x: -6, y: -260))
        hand.pause(2.3)
        hand.flick(from: CGPoint(x: 232, y: 610), by: CGPoint(x: 8, y: -330), in: 0.14)
        hand.pause(1.1)
        hand.flick(from: CGPoint(x: 244, y: 650), by: CGPoint(x: -3, y: -300), in: 0.13)
        hand.pause(2.9)
        // Too far: back a little.
        hand.drag(from: CGPoint(x: 226, y: 390), by: CGPoint(x: 2, y: 150), in: 0.6)
        hand.pause(1.3)
    }

    @MainActor private static func firstDetail(_ hand: Hand) throws {
        try hand.tapVisible(prefix: "product.")
        hand.pause(4.7)
        hand.drag(from: CGPoint(x: 210, y: 560), by: CGPoint(x: 3, y: -230), in: 0.9)
        hand.pause(3.6)
        hand.flick(from: CGPoint(x: 220, y: 600), by: CGPoint(x: -4, y: -210))
        hand.pause(1.6)
        let row = try hand.frame(of: "product.related")
        hand.flick(from: CGPoint(x: 320, y: row.midY), by: CGPoint(x: -190, y: 2))
        hand.pause(2.4)
        try hand.tap("product.plus")
        hand.pause(0.5)
        try hand.tap("product.add")
        hand.pause(2.2)
    }

    @MainActor private static func turnThePhone(_ hand: Hand) throws {
        StandInDevice.rotate(to: .landscapeLeft)
        hand.pause(1.8)
        hand.drag(from: CGPoint(x: 520, y: 250), by: CGPoint(x: 2, y: 170), in: 0.6)
        hand.pause(2.8)
        hand.drag(from: CGPoint(x: 520, y: 250), by: CGPoint(x: -2, y: -120), in: 0.7)
        hand.pause(2.1)
        StandInDevice.rotate(to: .portrait)
        hand.pause(1.5)
        // The back button.
        hand.tap(at: CGPoint(x: 38, y: 82))
        hand.pause(1.6)
    }

    @MainActor private static func categories(_ hand: Hand) throws {
        // To the top: three strong flicks.
        hand.flick(from: CGPoint(x: 230, y: 300), by: CGPoint(x: 5, y: 380), in: 0.12)
        hand.pause(0.7)
        hand.flick(from: CGPoint(x: 221, y: 310), by: CGPoint(x: 3, y: 390), in: 0.13)
        hand.pause(1.2)
        hand.flick(from: CGPoint(x: 236, y: 280), by: CGPoint(x: -5, y: 410), in: 0.12)
        hand.pause(2.4)
        let chips = try hand.frame(of: "shop.chips")
        hand.drag(from: CGPoint(x: 330, y: chips.midY), by: CGPoint(x: -84, y: 0), in: 0.4)
        hand.pause(1.2)
        try hand.tap("chip.Bakery")
        hand.pause(2.0)
        try hand.tap("add.ba-1")
        hand.pause(0.9)
        try hand.tap("add.ba-2")
        hand.pause(2.2)
        hand.flick(from: CGPoint(x: 240, y: 620), by: CGPoint(x: 4, y: -350), in: 0.13)
        hand.pause(1.0)
        hand.flick(from: CGPoint(x: 252, y: 640), by: CGPoint(x: -6, y: -360), in: 0.12)
        hand.pause(2.7)
        try hand.tapVisible(prefix: "product.")
        hand.pause(4.1)
        try hand.tap("product.add")
        hand.pause(2.0)
        hand.tap(at: CGPoint(x: 40, y: 81))
        hand.pause(1.9)
        hand.flick(from: CGPoint(x: 238, y: 640), by: CGPoint(x: 3, y: -380), in: 0.12)
        hand.pause(1.3)
        hand.flick(from: CGPoint(x: 246, y: 630), by: CGPoint(x: -3, y: -300), in: 0.14)
        hand.pause(3.2)
        try hand.tapVisible(prefix: "add.")
        hand.pause(1.6)
    }

    // MARK: Account, away, cart

    @MainActor private static func account(_ hand: Hand) throws {
        hand.tap(at: CGPoint(x: 327, y: 792))
        hand.pause(2.6)
        try hand.tap("account.offers")
        hand.pause(1.1)
        try hand.tap("account.subs")
        hand.pause(1.9)
        hand.drag(from: CGPoint(x: 170, y: 610), by: CGPoint(x: 2, y: -220), in: 0.7)
        hand.pause(1.6)
        try hand.tap("account.face")
        hand.pause(1.7)
    }

    /// A call comes in: the app is in the background for a while, most of it with the phone asleep.
    @MainActor private static func away(_ hand: Hand) throws {
        StandInDevice.enterBackground()
        hand.wait(4.3)
        StandInClock.shared.sleep(for: 17.4)
        StandInDevice.enterForeground()
        hand.pause(1.9)
        hand.tap(at: CGPoint(x: 196, y: 791))
        hand.pause(2.8)
    }

    @MainActor private static func cart(_ hand: Hand) throws {
        try hand.tap("cart.ba-1.plus")
        hand.pause(1.1)
        try hand.tap("cart.ba-2.plus")
        hand.pause(0.5)
        try hand.tap("cart.ba-2.plus")
        hand.pause(1.8)
        try hand.tap("cart.fr-3.minus")
        hand.pause(2.4)
        hand.drag(from: CGPoint(x: 120, y: 560), by: CGPoint(x: 2, y: -110), in: 0.6)
        hand.pause(2.3)
        try hand.tap("cart.checkout")
        hand.pause(2.4)
    }

    // MARK: Paying

    @MainActor private static func checkout(_ hand: Hand) throws {
        try hand.tap("slot.1")
        hand.pause(1.6)
        try hand.tap("pay.name")
        hand.pause(0.9)
        hand.type("Mara Lindqvist", pace: 0.16)
        hand.pause(0.7)
        try hand.tap("pay.number")
        hand.pause(1.3)
        hand.type("4000000000000002", pace: 0.21)
        hand.pause(0.9)
        try hand.tap("pay.expiry")
        hand.pause(0.8)
        hand.type("1127", pace: 0.24)
        hand.pause(0.5)
        try hand.tap("pay.cvc")
        hand.pause(0.9)
        hand.type("314", pace: 0.3)
        hand.pause(1.1)
        hand.drag(from: CGPoint(x: 330, y: 420), by: CGPoint(x: 0, y: -210), in: 0.6)
        hand.pause(1.8)
        try hand.tap("pay.submit")
        hand.pause(3.9)
    }

    @MainActor private static func declined(_ hand: Hand) throws {
        // The alert's right button: other card.
        guard let alert = hand.alert() else { throw Hand.Trouble.notFound("the alert") }
        hand.pause(2.2)
        hand.tap(at: CGPoint(x: alert.maxX - 62, y: alert.maxY - 21))
        hand.pause(1.7)
        hand.type("5555555555554444", pace: 0.19)
        hand.pause(0.8)
        try hand.tap("pay.cvc")
        hand.pause(0.9)
        hand.type("271", pace: 0.28)
        hand.pause(1.0)
        hand.drag(from: CGPoint(x: 334, y: 410), by: CGPoint(x: 0, y: -200), in: 0.6)
        hand.pause(1.6)
        try hand.tap("pay.submit")
    }

    @MainActor private static func paid(_ hand: Hand) throws {
        hand.pause(8.1)
        try hand.tap("order.done")
        hand.pause(2.4)
    }

    /// Something for the weekend, after all: looks, thinks better of it, leaves.
    @MainActor private static func farewell(_ hand: Hand) throws {
        hand.flick(from: CGPoint(x: 240, y: 620), by: CGPoint(x: 4, y: -280))
        hand.pause(2.6)
        hand.flick(from: CGPoint(x: 233, y: 640), by: CGPoint(x: -4, y: -330), in: 0.14)
        hand.pause(3.3)
        try hand.tapVisible(prefix: "product.")
        hand.pause(4.6)
        hand.drag(from: CGPoint(x: 216, y: 540), by: CGPoint(x: 3, y: -180), in: 0.8)
        hand.pause(3.9)
        hand.tap(at: CGPoint(x: 42, y: 82))
        hand.pause(2.3)
        hand.flick(from: CGPoint(x: 236, y: 300), by: CGPoint(x: 2, y: 340), in: 0.13)
        hand.pause(2.8)
        hand.flick(from: CGPoint(x: 228, y: 310), by: CGPoint(x: -2, y: 360), in: 0.12)
        hand.pause(6.4)
    }
}
