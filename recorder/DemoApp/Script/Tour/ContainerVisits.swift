// The tour's part for pages, split views, tool bars, popovers and sheets.
import Foundation
import UIKit

extension Tour {
    static func stories(_ hand: Hand) throws {
        for _ in 0..<2 {
            hand.flick(from: CGPoint(x: 330, y: 420), by: CGPoint(x: -240, y: 6), in: 0.18)
            hand.pause(2.1)
        }
        hand.flick(from: CGPoint(x: 80, y: 430), by: CGPoint(x: 230, y: -4), in: 0.2)
        hand.pause(1.5)
    }

    static func pantry(_ hand: Hand) throws {
        try hand.tap("shelf.1")
        hand.pause(1.6)
        StandInDevice.rotate(to: .landscapeLeft)
        hand.pause(1.7)
        try hand.tap("shelf.2")
        hand.pause(1.2)
        try hand.tap("shelf.0")
        hand.pause(1.4)
        StandInDevice.rotate(to: .portrait)
        hand.pause(1.3)
    }

    static func basket(_ hand: Hand) throws {
        try hand.tap("basket.who")
        hand.pause(1.8)
        hand.tap(at: CGPoint(x: 320, y: 330))
        hand.pause(0.9)
        try hand.tap("basket.add")
        hand.pause(1.1)
        try hand.tap("wish.text")
        hand.pause(0.8)
        hand.type("Plum jam from Grete", pace: 0.12)
        hand.pause(0.8)
        try hand.tap("wish.done")
        hand.pause(1.2)
        try hand.tap("basket.more")
        hand.pause(1.5)
        guard let sheet = hand.alert() else { throw Hand.Trouble.notFound("the list of actions") }
        hand.tap(at: CGPoint(x: sheet.midX, y: sheet.maxY - 22))
        hand.pause(1.0)
    }
}
