// Figures by name, in the order in which they were measured.
import Foundation

struct BenchTrouble: Error, CustomStringConvertible {
    let description: String
}

struct Figures {
    private(set) var values: [(name: String, value: Double)] = []

    subscript(name: String) -> Double? {
        get { values.first { $0.name == name }?.value }
        set { if let newValue { values.append((name, newValue)) } }
    }

    /// One line per figure, four decimals.
    var json: String {
        let lines = values.map { "  \"\($0.name)\": \(($0.value * 10_000).rounded() / 10_000)" }
        return "{\n" + lines.joined(separator: ",\n") + "\n}"
    }
}

/// The value below which this part of the values lies.
func quantile(_ values: [Double], _ part: Double) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
}

/// xorshift64*, the same on every machine.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_f491_4f6c_dd1d
    }
}
