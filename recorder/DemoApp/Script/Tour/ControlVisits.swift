// The tour's part for controls, pickers and grids.
import Foundation
import UIKit

extension Tour {
    static func settings(_ hand: Hand) throws {
        let days = try hand.frame(of: "settings.days")
        hand.tap(at: CGPoint(x: days.midX, y: days.midY))
        hand.pause(1.1)
        try hand.tap("settings.bell")
        hand.pause(0.9)
        let volume = try hand.frame(of: "settings.volume")
        hand.drag(
            from: CGPoint(x: volume.minX + 14 + (volume.width - 27) * 0.4, y: volume.midY), by: CGPoint(x: 110, y: 3), in: 0.8)
        hand.pause(1.2)
        let bags = try hand.frame(of: "settings.bags")
        for _ in 0..<2 {
            hand.tap(at: CGPoint(x: bags.maxX - 22, y: bags.midY))
            hand.pause(0.5)
        }
        hand.pause(2.2)
    }

    static func recipes(_ hand: Hand) throws {
        let grid = try hand.frame(of: "recipes.grid")
        hand.drag(from: CGPoint(x: 190, y: grid.minY + 60), by: CGPoint(x: 3, y: 330), in: 0.7)
        hand.pause(2.4)
        hand.flick(from: CGPoint(x: 205, y: 640), by: CGPoint(x: 4, y: -330), in: 0.14)
        hand.pause(1.7)
        hand.flick(from: CGPoint(x: 201, y: 650), by: CGPoint(x: -3, y: -300), in: 0.15)
        hand.pause(1.9)
        hand.tap(at: CGPoint(x: 200, y: 420))
        hand.pause(1.2)
        hand.tap(at: CGPoint(x: 290, y: 181))
        hand.pause(1.5)
        try hand.tap("recipes.search")
        hand.pause(0.9)
        hand.type("rye", pace: 0.2)
        hand.pause(1.6)
        let field = try hand.frame(of: "recipes.search")
        hand.tap(at: CGPoint(x: field.maxX + 36, y: field.midY))
        hand.pause(1.4)
    }

    static func booking(_ hand: Hand) throws {
        let day = try hand.frame(of: "booking.day")
        hand.tap(at: CGPoint(x: day.minX + 8 + (day.width - 16) * 0.64, y: day.minY + 68 + 43 * 2 + 21))
        hand.pause(1.3)
        hand.drag(from: CGPoint(x: 370, y: 640), by: CGPoint(x: 1, y: -330), in: 0.7)
        hand.pause(1.0)
        let hour = try hand.frame(of: "booking.time")
        hand.drag(from: CGPoint(x: hour.midX - 40, y: hour.midY), by: CGPoint(x: 2, y: -98), in: 0.8)
        hand.pause(1.0)
        let party = try hand.frame(of: "booking.party")
        hand.drag(from: CGPoint(x: party.minX + 60, y: party.midY), by: CGPoint(x: 1, y: -66), in: 0.6)
        hand.pause(0.7)
        hand.drag(from: CGPoint(x: party.midX + 50, y: party.midY), by: CGPoint(x: 1, y: -34), in: 0.5)
        hand.pause(1.6)
    }
}
