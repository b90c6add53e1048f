// The hand's part in the sections of looks, texts and placeholders.
import Foundation
import UIKit

extension Tour {
    static func looks(_ hand: Hand) throws {
        hand.pause(1.8)
        for _ in 0..<3 {
            hand.flick(from: CGPoint(x: 190, y: 620), by: CGPoint(x: 3, y: -380))
            hand.pause(1.5)
        }
    }

    static func reader(_ hand: Hand) throws {
        hand.pause(2.2)
        hand.flick(from: CGPoint(x: 190, y: 560), by: CGPoint(x: 2, y: -160))
        hand.pause(1.4)
    }

    static func elsewhere(_ hand: Hand) throws {
        hand.pause(1.6)
        try hand.tap("elsewhere.remind")
        hand.pause(2.6)
    }
}
