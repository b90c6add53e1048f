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
    /// Known from a session before, so that events carry the user from the start.
    var isKnown = false
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
        order(deviceId: mara, startsAt: date("2025-11-03T14:02:05.312Z"), userId: "u-1042"),
        lockedOut(deviceId: "7B20E5D4-1F6A-4C38-BE0D-58A9C3174E62", startsAt: date("2025-11-04T07:46:31.870Z"), userId: "u-2077"),
        revisit(deviceId: mara, startsAt: date("2025-11-05T17:31:12.044Z"), userId: "u-1042"),
        tour(deviceId: "2F9C6B18-A4D3-4E75-8C02-9B1E7D50A6F3", startsAt: date("2025-11-06T16:20:44.731Z"), userId: "u-3310"),
    ]

    private static let mara = "D4A7F1C2-8B3E-4F60-9A51-2C7E6B90D315"

    /// Of one who cannot get in, on a larger phone: forty seconds.
    private static func lockedOut(deviceId: String, startsAt: Date, userId: String) -> Story {
        Story(
            deviceId: deviceId, startsAt: startsAt, userId: userId, model: "iPhone15,5", osVersion: "18.1",
            screen: CGSize(width: 430, height: 932), locale: "en_GB", timeZone: "Europe/London", country: "United Kingdom",
            language: "English", isKnown: true, traits: [("plan", .text("free"))]
        ) { app, onEvent, everyTurn in
            try ShortScripts.lockedOut(app: app, onEvent: onEvent, everyTurn: everyTurn)
        }
    }

    /// Of the customer of the order, two days later: forty seconds.
    private static func revisit(deviceId: String, startsAt: Date, userId: String) -> Story {
        let first = order(deviceId: deviceId, startsAt: startsAt, userId: userId)
        return Story(
            deviceId: deviceId, startsAt: startsAt, userId: userId, model: first.model, osVersion: first.osVersion,
            screen: first.screen, locale: first.locale, timeZone: first.timeZone, country: first.country,
            language: first.language, isKnown: true, traits: [("plan", .text("pro")), ("orders", .number(15))]
        ) { app, onEvent, everyTurn in
            try ShortScripts.revisit(app: app, onEvent: onEvent, everyTurn: everyTurn)
        }
    }

    /// Of one who opens every screen that the app has.
    private static func tour(deviceId: String, startsAt: Date, userId: String) -> Story {
        Story(
            deviceId: deviceId, startsAt: startsAt, userId: userId, model: "iPhone15,4", osVersion: "17.5",
            screen: CGSize(width: 393, height: 852), locale: "en_DE", timeZone: "Europe/Berlin", country: "Germany",
            language: "English", isKnown: true, traits: [("plan", .text("free"))]
        ) { app, onEvent, everyTurn in
            try Tour.run(app: app, onEvent: onEvent, everyTurn: everyTurn)
        }
    }

    private static func date(_ text: String) -> Date {
        let format = ISO8601DateFormatter()
        format.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        return format.date(from: text) ?? Date(timeIntervalSince1970: 0)
    }
}
