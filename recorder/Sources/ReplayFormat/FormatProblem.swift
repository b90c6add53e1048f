// Why bytes are no chunk, and the limits of the format.

/// A broken rule of SPEC.md, and where.
public struct FormatProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// `F12`.
    public var rule: String
    /// 1 = header, 0 = the file as a whole.
    public var line: Int
    /// `updates[0].set.frame`.
    public var path: String
    /// A sentence.
    public var message: String

    public init(rule: String, line: Int = 0, path: String = "", message: String) {
        (self.rule, self.line, self.path, self.message) = (rule, line, path, message)
    }

    /// Says that the place lies inside the field or list item `step`.
    func under(_ step: String) -> FormatProblem {
        var outer = self
        outer.path = step + (path.isEmpty || path.hasPrefix("[") ? "" : ".") + path
        return outer
    }

    public var description: String { "\(rule), line \(line), \(path): \(message)" }
}

/// Runs a part of the decoder; a rule that it finds broken gets `step` in front of its path on the way out, so that paths cost
/// nothing where nothing is broken.
func inside<T>(_ step: @autoclosure () -> String, _ work: () throws -> T) throws -> T {
    do { return try work() } catch let problem as FormatProblem { throw problem.under(step()) }
}

/// The limits of SPEC F2, F3, F11, F13, F22, F26 and C9.
public enum Limits {
    public static let chunkBytes = 2 * 1024 * 1024
    public static let inflatedBytes = 16 * 1024 * 1024
    public static let jsonDepth = 1_100
    public static let entries = 20_000
    public static let nodes = 20_000
    public static let depth = 256
    public static let textBytes = 16 * 1024
    public static let resourceBytes = 2 * 1024 * 1024
    public static let integer = 9_007_199_254_740_991
    public static let number = 1e9
}
