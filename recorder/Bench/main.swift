// The executable `recorder-bench`: measures the recorder and its format, and prints the figures as one JSON object.
// Deterministic but for times and memory. `npm run bench` runs it and judges what it prints.
import Foundation

let usage = """
    usage: recorder-bench [--recordings DIR] [--hours N] | recorder-bench --model

    --recordings DIR  what `record-demo --out DIR` wrote: adds the figures of a real session.
    --hours N         how long the phone's clock runs for the memory figure; 8 if not said, 0 leaves it out.
    --model           prints the model's snapshot as it is written, and measures nothing.
    """

@MainActor func measure(_ arguments: [String]) throws -> Figures {
    var rest = arguments[...]
    var (recordings, hours): (URL?, Double) = (nil, 8)
    while let name = rest.popFirst() {
        switch (name, rest.popFirst()) {
        case ("--recordings", let path?): recordings = URL(fileURLWithPath: path, isDirectory: true)
        case ("--hours", let text?) where Double(text) != nil: hours = Double(text) ?? 0
        default: throw BenchTrouble(description: usage)
        }
    }
    var figures = Figures()
    try FormatFigures.measure(into: &figures)
    MoveFigures.measure(into: &figures)
    try RecorderFigures.measure(into: &figures)
    if let recordings { try SessionFigures.measure(recordings, into: &figures) }
    if hours > 0 { try MemoryFigure.measure(hours: hours, into: &figures) }
    return figures
}

do {
    if CommandLine.arguments.dropFirst().first == "--model" {
        print(String(decoding: try MainActor.assumeIsolated { try FormatFigures.modelSnapshot() }, as: UTF8.self))
        exit(0)
    }
    print(try MainActor.assumeIsolated { try measure(Array(CommandLine.arguments.dropFirst())).json })
} catch {
    FileHandle.standardError.write(Data("recorder-bench: \(error)\n".utf8))
    exit(1)
}
