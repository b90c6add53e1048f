// The executable `record-demo`: plays the scripted app on a virtual phone and records it as any app would be recorded.
import Foundation

setvbuf(stdout, nil, _IOLBF, 0)

@MainActor func run(_ arguments: [String]) throws -> Int32 {
    switch try Arguments.parse(arguments) {
    case .help:
        print(Arguments.usage)
        return 0
    case .out(let folder):
        try OutCommand.run(into: folder)
        return 0
    case .server(let url, let apiKey):
        return try ServerCommand.run(url, apiKey: apiKey) ? 0 : 1
    }
}

do {
    exit(try MainActor.assumeIsolated { try run(Array(CommandLine.arguments.dropFirst())) })
} catch let problem as Arguments.Problem {
    FileHandle.standardError.write(Data("record-demo: \(problem.text)\n\n\(Arguments.usage)\n".utf8))
    exit(2)
} catch {
    FileHandle.standardError.write(Data("record-demo: \(error)\n".utf8))
    exit(1)
}
