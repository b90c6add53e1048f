// A strict reader of the part of Ruby that this project's podspecs are written in: `s.key = value` and `s.dependency …` with
// strings, lists and dictionaries. Anything else is an error with its line, never left out.
import Foundation

struct Podspec {
    indirect enum Value: Equatable {
        case string(String)
        case list([Value])
        case dictionary([String: Value])

        var strings: [String] {
            switch self {
            case .string(let text): return [text]
            case .list(let values): return values.flatMap(\.strings)
            case .dictionary(let values): return values.values.flatMap(\.strings)
            }
        }
    }

    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var attributes: [String: Value] = [:]
    /// Requirements by the name of the pod.
    private(set) var dependencies: [String: [String]] = [:]

    init(_ text: String) throws {
        var reader = Reader(text)
        try reader.expect("Pod::Spec.new do |s|")
        while !reader.takes("end") {
            try reader.expect("s.")
            let key = try reader.word()
            if key == "dependency" {
                let values = try reader.values()
                guard let name = values.first else { throw reader.problem("a dependency without a name") }
                dependencies[name.strings[0]] = values.dropFirst().flatMap(\.strings)
            } else {
                try reader.expect("=")
                let values = try reader.values()
                guard attributes[key] == nil else { throw reader.problem("\(key) is set twice") }
                attributes[key] = values.count == 1 ? values[0] : .list(values)
            }
        }
        try reader.expectEnd()
    }

    func strings(_ key: String) -> [String] { attributes[key]?.strings ?? [] }

    func string(_ key: String) throws -> String {
        guard case .string(let text)? = attributes[key] else { throw Problem(description: "\(key) is no string") }
        return text
    }
}

private struct Reader {
    private let all: [Character]
    private var index = 0

    init(_ text: String) { all = Array(text) }

    func problem(_ what: String) -> Podspec.Problem {
        let line = all[..<index].filter { $0 == "\n" }.count + 1
        return Podspec.Problem(description: "line \(line): \(what)")
    }

    mutating func takes(_ token: String) -> Bool {
        skipSpace()
        guard all[index...].starts(with: Array(token)) else { return false }
        index += token.count
        return true
    }

    mutating func expect(_ token: String) throws {
        guard takes(token) else { throw problem("\(token) is missing") }
    }

    mutating func expectEnd() throws {
        skipSpace()
        guard index == all.count else { throw problem("more than one specification") }
    }

    /// A key such as `ios.deployment_target`.
    mutating func word() throws -> String {
        skipSpace()
        let start = index
        while index < all.count, all[index].isLetter || all[index] == "_" || all[index] == "." { index += 1 }
        guard index > start else { throw problem("a name is missing") }
        return String(all[start..<index])
    }

    mutating func values() throws -> [Podspec.Value] {
        var values = [try value()]
        while takes(",") { values.append(try value()) }
        return values
    }

    private mutating func value() throws -> Podspec.Value {
        if takes("[") {
            var list: [Podspec.Value] = []
            while !takes("]") {
                list.append(try value())
                try expectComma(before: "]")
            }
            return .list(list)
        }
        if takes("{") {
            var dictionary: [String: Podspec.Value] = [:]
            while !takes("}") {
                let key = takes(":") ? try word() : try string()
                try expect("=>")
                dictionary[key] = try value()
                try expectComma(before: "}")
            }
            return .dictionary(dictionary)
        }
        return .string(try string())
    }

    private mutating func expectComma(before end: String) throws {
        guard !takes(",") else { return }
        skipSpace()
        guard all[index...].starts(with: Array(end)) else { throw problem("a comma or \(end) is missing") }
    }

    /// In single quotes, where Ruby changes nothing but `\'` and `\\`; neither is needed here.
    private mutating func string() throws -> String {
        try expect("'")
        let start = index
        while index < all.count, all[index] != "'" {
            guard all[index] != "\\", all[index] != "\n" else { throw problem("a string that this reader does not read") }
            index += 1
        }
        defer { index += 1 }
        guard index < all.count else { throw problem("a string without an end") }
        return String(all[start..<index])
    }

    private mutating func skipSpace() {
        while index < all.count {
            if all[index].isWhitespace {
                index += 1
            } else if all[index] == "#" {
                while index < all.count, all[index] != "\n" { index += 1 }
            } else {
                return
            }
        }
    }
}
