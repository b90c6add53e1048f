// The app's state: who is signed in, what lies in the cart; and the events it tracks. Main thread only.
import Foundation
import UIKit

/// A value of an event's property.
enum DemoValue: Equatable {
    case text(String)
    case number(Int)
    case flag(Bool)
}

/// One tracked event of the demo app.
struct DemoEvent {
    let name: String
    /// In the order in which they were given.
    let properties: [(key: String, value: DemoValue)]
    /// The phone's own calendar time.
    let at: Date
}

struct CartLine: Equatable {
    let product: Product
    var count: Int
    var cents: Int { product.cents * count }
}

@MainActor final class ShopModel {
    private(set) var lines: [CartLine] = []
    var email = ""
    var orders = 0
    /// Hears of every change of the cart.
    var onCartChange: (() -> Void)?
    var onEvent: ((DemoEvent) -> Void)?

    /// What the shop's server would say; all it knows of a password here is that it has eight characters.
    func accepts(_ password: String) -> Bool { password.count >= 8 }

    var count: Int { lines.map(\.count).reduce(0, +) }
    var subtotal: Int { lines.map(\.cents).reduce(0, +) }
    /// Free from 40 euros on.
    var delivery: Int { subtotal >= 4000 || subtotal == 0 ? 0 : 390 }
    var total: Int { subtotal + delivery }

    func track(_ name: String, _ properties: [(key: String, value: DemoValue)] = []) {
        onEvent?(DemoEvent(name: name, properties: properties, at: StandInClock.shared.wallNow))
    }

    func add(_ product: Product, count: Int = 1, from screen: String) {
        if let index = lines.firstIndex(where: { $0.product == product }) {
            lines[index].count += count
        } else {
            lines.append(CartLine(product: product, count: count))
        }
        track(
            "Item Added",
            [
                ("product", .text(product.name)), ("price_cents", .number(product.cents)),
                ("quantity", .number(count)), ("screen", .text(screen)),
            ])
        onCartChange?()
    }

    /// Sets how many; 0 takes the line out.
    func setCount(_ count: Int, at index: Int) {
        let product = lines[index].product
        if count > 0 {
            lines[index].count = count
            track("Quantity Changed", [("product", .text(product.name)), ("quantity", .number(count))])
        } else {
            lines.remove(at: index)
            track("Item Removed", [("product", .text(product.name))])
        }
        onCartChange?()
    }

    func clear() {
        lines = []
        onCartChange?()
    }
}
