// A walk through "Discover" by a user who tries everything: each section is opened, used, and left. Deterministic as the
// story is; its part for a section lies beside this file, and joins by one line in `visits`. Main thread only.
import Foundation
import UIKit

@MainActor enum Tour {
    typealias Visit = @MainActor (Hand) throws -> Void

    /// What is done in a section, by the section's id; it ends on the section's first screen.
    static let visits: [(section: String, visit: Visit)] = [
        ("settings", settings), ("recipes", recipes), ("booking", booking), ("stories", stories), ("pantry", pantry),
        ("basket", basket), ("looks", looks), ("reader", reader), ("elsewhere", elsewhere),
    ]

    static func run(
        app: DemoApp, onEvent: @escaping (DemoEvent) -> Void, everyTurn: @escaping () -> Void
    ) throws {
        app.model.onEvent = onEvent
        defer { app.model.onEvent = nil }
        let hand = Hand(everyTurn: everyTurn)
        try signIn(hand)
        for (section, visit) in visits {
            try hand.tap("gallery.\(section)")
            hand.pause(1.4)
            try visit(hand)
            // The back button.
            hand.tap(at: CGPoint(x: 40, y: 82))
            hand.pause(1.1)
        }
        hand.pause(1.5)
    }

    /// Into the app, and by way of the account to the list of sections.
    private static func signIn(_ hand: Hand) throws {
        hand.pause(1.2)
        try hand.tap("signin.email")
        hand.pause(0.4)
        hand.type("ida.okonkwo@example.net", pace: 0.08)
        try hand.tap("signin.password")
        hand.pause(0.4)
        hand.type("three-brown-hens", pace: 0.09)
        hand.type("\n")
        hand.pause(0.6)
        try hand.tap("signin.submit")
        hand.pause(2.2)
        hand.tap(at: CGPoint(x: 327, y: 792))
        hand.pause(1.2)
        hand.flick(from: CGPoint(x: 170, y: 640), by: CGPoint(x: 2, y: -330))
        hand.pause(1.6)
        try hand.tap("account.discover")
        hand.pause(1.3)
    }
}
