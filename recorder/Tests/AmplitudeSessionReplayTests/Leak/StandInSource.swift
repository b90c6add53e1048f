// Which properties and methods of the stand-ins take a text or a picture from an app: read from their source at test
// time, so that one that is added later cannot be forgotten. Knows as much of Swift as the stand-ins use.
import Foundation

struct StandInSource {
    /// `UILabel.text`, `UIButton.setTitle(_:for:)`, `UIAlertController.init(title:message:preferredStyle:)`; sorted.
    let entrances: [String]

    /// Types that can hold what a user may read: texts, pictures, and what may be either.
    private static let carriers =
        #"\b(String|StringProtocol|LocalizedStringKey|Substring|NSString|\w*AttributedString|Character"#
        + #"|UIImage|CGImage|Any|Data|URL)\b"#

    /// The analytics clients' stand-ins: what they are told goes into events, and no screen shows it.
    private static let clients = ["Amplitude/", "AmplitudeSwift/", "Segment/", "SegmentAmplitude/"]

    init(folder: URL) throws {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        var found: Set<String> = []
        for name in names where name.hasSuffix(".swift") && !StandInSource.clients.contains(where: name.hasPrefix) {
            var scanner = Scanner(try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
            found.formUnion(scanner.scan())
        }
        // What only tests and scripts call has names of its own.
        entrances = found.filter { !$0.hasPrefix("StandIn") && !$0.contains("(standIn") }.sorted()
    }

    /// Of one file's text.
    init(text: String) {
        var scanner = Scanner(text)
        entrances = Set(scanner.scan()).sorted()
    }

    private struct Scope {
        /// nil: a body.
        var type: String?
        var isProtocol = false
        var isPublic = false
        /// A property whose body may have a setter.
        var property: String?
        var bodyStart = 0
    }

    private struct Scanner {
        private let text: [Character]
        private var scopes: [Scope] = []
        private var head = ""
        private var found: [String] = []

        init(_ source: String) { text = Array(Scanner.bare(source)) }

        /// Without comments, and without what stands in string literals.
        private static func bare(_ source: String) -> String {
            var lines: [String] = []
            for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
                let code = line.replacing(#/"(\\.|[^"\\])*"/#, with: "\"\"")
                let end = code.firstRange(of: "//")?.lowerBound ?? code.endIndex
                lines.append(code.hasPrefix("#") ? "" : String(code[..<end]))
            }
            return lines.joined(separator: "\n")
        }

        mutating func scan() -> [String] {
            var parentheses = 0
            for (index, character) in text.enumerated() {
                switch character {
                case "(", "[": parentheses += 1
                case ")", "]": parentheses -= 1
                default: break
                }
                if parentheses > 0 {
                    head.append(character == "\n" ? " " : character)
                } else if character == "{" {
                    open(at: index)
                } else if character == "}" {
                    close(at: index)
                } else if character == "\n" {
                    endOfLine()
                } else {
                    head.append(character)
                }
            }
            return found
        }

        private mutating func endOfLine() {
            if head.contains(#/\b(class|struct|enum|protocol|extension|actor)\s+\w+/#), !head.contains(#/\b(func|var|let)\b/#) {
                head.append(" ")
            } else {
                member(isRequirement: true)
                head = ""
            }
        }

        private mutating func open(at index: Int) {
            defer { head = "" }
            let pattern = #/\b(class|struct|enum|protocol|extension|actor)\s+([\w.]+)/#
            if !head.contains(#/\b(func|var|let|init)\b/#), let match = head.firstMatch(of: pattern) {
                let isPublic = head.contains(#/\bpublic\s+extension\b/#)
                scopes.append(Scope(type: String(match.2), isProtocol: match.1 == "protocol", isPublic: isPublic))
            } else {
                let property = variable(head)
                if property == nil { member(isRequirement: false) }
                scopes.append(Scope(property: property, bodyStart: index))
            }
        }

        private mutating func close(at index: Int) {
            member(isRequirement: true)
            head = ""
            guard let scope = scopes.popLast(), let property = scope.property else { return }
            let body = String(text[scope.bodyStart..<index])
            if body.contains(#/\b(set|didSet|willSet|_modify)\b/#) { found.append(property) }
        }

        /// The name of a property of the type in hand that could be set from outside and carries something.
        private func variable(_ head: String) -> String? {
            guard let type = scopes.last?.type, isPublic(head), !head.contains("(set)"),
                let match = head.firstMatch(of: #/\bvar\s+(\w+)\s*(:\s*([^=]+))?(=\s*(.+))?/#)
            else { return nil }
            let carrier = match.3.map(String.init) ?? match.5.map { $0.hasPrefix("\"") ? "String" : String($0) } ?? ""
            return StandInSource.carries(carrier) ? "\(type).\(match.1)" : nil
        }

        private func isPublic(_ head: String) -> Bool {
            let scope = scopes.last
            return scope?.isProtocol == true || scope?.isPublic == true || head.contains(#/\b(public|open)\b/#)
        }

        private mutating func member(isRequirement: Bool) {
            if isRequirement, scopes.last?.isProtocol != true, let property = variable(head) { found.append(property) }
            guard let type = scopes.last?.type, isPublic(head), !head.contains(#/\boverride\b/#),
                let match = head.firstMatch(of: #/\b(func\s+(\w+)|init[?!]?|subscript)\s*(<[^>]*>)?\(/#)
            else { return }
            let (labels, types, result) = parameters(String(head[match.range.upperBound...]))
            let asked = scopes.last?.isProtocol == true && StandInSource.carries(result)
            let isGeneric = match.3.map { StandInSource.carries(String($0)) } ?? false
            guard asked || isGeneric || types.contains(where: StandInSource.carries), labels != ["rawValue"], labels != ["coder"]
            else { return }
            let name = match.2.map(String.init) ?? (head.contains("subscript") ? "subscript" : "init")
            found.append("\(type).\(name)(\(labels.map { $0 + ":" }.joined()))")
        }

        /// From behind the opening parenthesis: labels, types, and what comes back.
        private func parameters(_ rest: String) -> (labels: [String], types: [String], result: String) {
            var (depth, parts, end) = (0, [""], rest.endIndex)
            for index in rest.indices {
                let character = rest[index]
                if "([<{".contains(character) { depth += 1 }
                if ")]}".contains(character) || character == ">" && !parts[parts.count - 1].hasSuffix("-") { depth -= 1 }
                if depth < 0 {
                    end = rest.index(after: index)
                    break
                }
                if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
            }
            let pairs = parts.compactMap { part -> (String, String)? in
                guard let colon = part.firstIndex(of: ":") else { return nil }
                let label = part[..<colon].split(separator: " ").first.map(String.init) ?? "_"
                return (label, String(part[part.index(after: colon)...]))
            }
            return (pairs.map(\.0), pairs.map(\.1), String(rest[end...]))
        }
    }

    private static func carries(_ type: String) -> Bool {
        type.range(of: carriers, options: .regularExpression) != nil
    }
}
