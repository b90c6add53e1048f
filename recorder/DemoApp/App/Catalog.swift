// What the shop sells: sections of products. Values only; the list itself is in CatalogItems.swift.
import Foundation

struct Product: Equatable {
    let id: String
    let name: String
    /// Amount and origin, one line.
    let detail: String
    let cents: Int
    let art: ProductArt.Kind
    /// The picture's main colour, 0xRRGGBB.
    let color: UInt32
    let section: String

    var price: String { Money.text(cents) }

    /// 3.9 to 4.9 and a count, from the id: the same in every run.
    var rating: (stars: String, count: Int) {
        let seed = name.utf8.reduce(7) { ($0 &* 131 &+ Int($1)) & 0xFFFFFF }
        return ("4.\(seed / 7 % 10)", 12 + seed % 467)
    }

    var story: String {
        "\(name) from people we know by name. \(Product.notes[section] ?? "") "
            + "Packed in paper, delivered cool, and if it is not as good as it looks we take it back without a question."
    }

    private static let notes = [
        "Fruit": "Picked ripe in the morning and on our shelf by noon, so it tastes of something.",
        "Vegetables": "Grown in open fields an hour from town, washed once and never waxed.",
        "Bakery": "Mixed the evening before, shaped by hand and baked while the street still sleeps.",
        "Dairy & Eggs": "From small herds on grass, bottled on the farm and kept at four degrees all the way.",
        "Pantry": "The kind of staple that makes a quick supper feel like a plan.",
        "Drinks": "Pressed, roasted or brewed in small batches; best shared with someone.",
        "Snacks": "Made for the hour between lunch and dinner that nobody admits to.",
        "Home": "Useful things without plastic that still look good next to the sink.",
    ]
}

struct CatalogSection {
    let name: String
    let products: [Product]
}

enum Money {
    static func text(_ cents: Int) -> String {
        let rest = cents % 100
        return "€\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}

enum Catalog {
    static let sections: [CatalogSection] = items.map { name, rows in
        CatalogSection(
            name: name,
            products: rows.enumerated().map { index, row in
                Product(
                    id: "\(name.prefix(2).lowercased())-\(index + 1)", name: row.0, detail: row.1, cents: row.2,
                    art: row.3, color: row.4, section: name)
            })
    }

    static func product(named name: String) -> Product {
        sections.flatMap(\.products).first { $0.name == name }!
    }
}
