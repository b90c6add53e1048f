// Package.swift as the package manager reads it: `swift package dump-package`.
import Foundation

struct PackageDump: Decodable {
    struct Platform: Decodable {
        var platformName: String
        var version: String
    }

    struct Product: Decodable {
        var name: String
        var targets: [String]
        /// `{"library": …}` or `{"executable": …}`.
        var type: [String: Ignored]
    }

    struct Target: Decodable {
        var name: String
        var type: String
        var path: String?
        var dependencies: [Dependency]
        var resources: [Resource]
    }

    /// `{"byName": ["X", null]}`
    struct Dependency: Decodable {
        var name: String?
        init(from decoder: any Decoder) throws {
            name = try decoder.singleValueContainer().decode([String: [String?]].self).values.first?.first ?? nil
        }
    }

    struct Resource: Decodable {
        var path: String
    }

    struct Ignored: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    var platforms: [Platform]
    var products: [Product]
    var targets: [Target]

    /// Asked for once: it takes seconds.
    static func read() throws -> PackageDump { try answer.get() }

    private static let answer = Result { try ask() }

    private static func ask() throws -> PackageDump {
        let scratch = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: scratch) }
        let ended = try Checkout.package(["dump-package"], scratch: scratch)
        guard ended.status == 0, let start = ended.output.firstIndex(of: "{") else {
            throw Podspec.Problem(description: ended.output)
        }
        return try JSONDecoder().decode(PackageDump.self, from: Data(ended.output[start...].utf8))
    }

    var libraries: [Product] { products.filter { $0.type["library"] != nil } }

    func target(_ name: String) -> Target? { targets.first { $0.name == name } }

    /// The targets of this package that a product brings along and no product it builds on does.
    func ownTargets(of product: Product) -> [Target] {
        let others = libraries.filter { $0.name != product.name }.flatMap(\.targets)
        var found: [String] = []
        func visit(_ name: String) {
            guard !found.contains(name), !others.contains(name), let target = target(name),
                target.type != "system", target.path?.hasPrefix("recorder/Sources/") == true
            else { return }
            found.append(name)
            for dependency in target.dependencies { dependency.name.map(visit) }
        }
        product.targets.forEach(visit)
        return found.compactMap(target)
    }
}
