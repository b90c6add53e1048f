// Two short sessions beside the demo's story: someone who cannot get in, and the customer coming back another day.
// Deterministic as the story is. Main thread only.
import Foundation
import UIKit

enum ShortScripts {
    /// Two tries with a wrong password, then the app is left: about forty seconds.
    @MainActor static func lockedOut(
        app: DemoApp, onEvent: @escaping (DemoEvent) -> Void, everyTurn: @escaping () -> Void
    ) throws {
        app.model.onEvent = onEvent
        defer { app.model.onEvent = nil }
        let hand = Hand(everyTurn: everyTurn)
        hand.pause(3.1)
        try hand.tap("signin.email")
        hand.pause(1.2)
        hand.type("jonas.fuhrmann@example.org", pace: 0.17)
        hand.pause(0.7)
        try hand.tap("signin.password")
        hand.pause(0.9)
        hand.type("grvlx7", pace: 0.24)
        hand.pause(0.6)
        hand.type("\n")
        hand.pause(0.9)
        try hand.tap("signin.submit")
        hand.pause(3.8)
        try answerAlert(hand)
        hand.pause(2.4)
        try hand.tap("signin.password")
        hand.pause(2.6)
        hand.type("Grvlx77", pace: 0.31)
        hand.pause(1.1)
        hand.type("\n")
        hand.pause(0.7)
        try hand.tap("signin.submit")
        hand.pause(3.1)
        try answerAlert(hand)
        hand.pause(1.2)
        // A link that leads nowhere, tapped again and again.
        for pause in [0.35, 0.3, 0.28, 3.9] {
            try hand.tap("signin.forgot")
            hand.wait(pause)
        }
    }

    /// Signs in, looks around, puts two things into the cart and leaves: forty seconds.
    @MainActor static func revisit(
        app: DemoApp, onEvent: @escaping (DemoEvent) -> Void, everyTurn: @escaping () -> Void
    ) throws {
        app.model.onEvent = onEvent
        defer { app.model.onEvent = nil }
        let hand = Hand(everyTurn: everyTurn)
        hand.pause(1.5)
        try hand.tap("signin.email")
        hand.pause(0.6)
        hand.type("mara.lindqvist@example.com", pace: 0.11)
        hand.pause(0.4)
        try hand.tap("signin.password")
        hand.pause(0.5)
        hand.type("kale-and-honey-42", pace: 0.14)
        hand.type("\n")
        hand.pause(0.7)
        try hand.tap("signin.submit")
        hand.pause(4.2)
        try hand.tap("chip.Bakery")
        hand.pause(2.1)
        try hand.tap("add.ba-2")
        hand.pause(1.2)
        hand.flick(from: CGPoint(x: 236, y: 620), by: CGPoint(x: 5, y: -340), in: 0.13)
        hand.pause(2.2)
        try hand.tapVisible(prefix: "add.")
        hand.pause(1.9)
        // The cart's tab.
        hand.tap(at: CGPoint(x: 197, y: 792))
        hand.pause(5.9)
        try hand.tap("cart.ba-2.plus")
        hand.pause(4.3)
        hand.tap(at: CGPoint(x: 65, y: 792))
        hand.pause(1.7)
        hand.flick(from: CGPoint(x: 240, y: 300), by: CGPoint(x: -4, y: 360), in: 0.13)
        hand.pause(2.4)
    }

    /// The alert's only button.
    @MainActor private static func answerAlert(_ hand: Hand) throws {
        guard let alert = hand.alert() else { throw Hand.Trouble.notFound("the alert") }
        hand.tap(at: CGPoint(x: alert.midX, y: alert.maxY - 22))
    }
}
