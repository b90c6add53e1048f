// The users that the demo plays: their phones, when their sessions begin, and what they do.
import Foundation
import UIKit

struct Story {
    let deviceId: String
    /// The session's start by the phone's clock, and its id in milliseconds.
    let startsAt: Date
    let userId: String
    let model: String
    let osVersion: String
    /// Portrait, points.
    let screen: CGSize
    let locale: String
    let timeZone: String
    let country: String
    let language: String
    /// Set on the user when signing in.
    let traits: [(key: String, value: DemoValue)]
    let play: @MainActor (DemoApp, _ onEvent: @escaping (DemoEvent) -> Void, _ everyTurn: @escaping () -> Void) throws -> Void

    var sessionId: Int64 { Int64((startsAt.timeIntervalSince1970 * 1000).rounded()) }

    /// Of one customer, from signing in to an order: four minutes and more.
    static func order(deviceId: String, startsAt: Date, userId: String) -> Story {
        Story(
            deviceId: deviceId, startsAt: startsAt, userId: userId, model: "iPhone15,4", osVersion: "17.5",
            screen: CGSize(width: 393, height: 852), locale: "en_DE", timeZone: "Europe/Berlin", country: "Germany",
            language: "English", traits: [("plan", .text("pro")), ("orders", .number(14)), ("newsletter", .flag(false))]
        ) { app, onEvent, everyTurn in
            try DemoScript.run(app: app, onEvent: onEvent, everyTurn: everyTurn)
        }
    }

    /// The recordings that `--out` writes.
    static let fixed: [Story] = [
        order(
            deviceId: "D4A7F1C2-8B3E-4F60-9A51-2C7E6B90D315", startsAt: date("2025-11-03T14:02:05.312Z"), userId: "u-1042")
    ]

    private static func date(_ text: String) -> Date {
        let format = ISO8601DateFormatter()
        format.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        return format.date(from: text) ?? Date(timeIntervalSince1970: 0)
    }
}
