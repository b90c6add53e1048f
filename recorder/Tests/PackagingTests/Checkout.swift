// The checkout as the tests of packaging see it: its files, its manifest as the package manager reads it, and a shell.
import Foundation
import XCTest

enum Checkout {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Where the package manager puts the modules that it builds: beside the program of the tests.
    static let modules = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("Modules")

    static let podNames = [
        "AmplitudeSessionReplay", "AmplitudeSwiftSessionReplayPlugin", "AmplitudeiOSSessionReplayMiddleware",
        "AmplitudeSegmentSessionReplayPlugin",
    ]

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    static func podspec(_ name: String) throws -> Podspec { try Podspec(text("\(name).podspec")) }

    /// Paths of all files in a folder, from the root, sorted.
    static func files(in folder: String) -> [String] {
        let found = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
        return (found?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }

    /// What a pattern of a podspec names: a path, or a folder with `/**/*.ext` at its end.
    static func files(matching pattern: String) throws -> [String] {
        guard let range = pattern.range(of: "/**/*.") else {
            guard !pattern.contains("*"), !pattern.contains("{") else {
                throw Podspec.Problem(description: "\(pattern): only folder/**/*.ext is read")
            }
            return FileManager.default.fileExists(atPath: root.appendingPathComponent(pattern).path) ? [pattern] : []
        }
        let ending = "." + pattern[range.upperBound...]
        return files(in: String(pattern[..<range.lowerBound])).filter { $0.hasSuffix(ending) }
    }

    struct Ended {
        var status: Int32
        var output: String
    }

    /// Runs a program to its end; its output and its complaints are one text.
    static func run(_ program: String, _ arguments: [String], in folder: URL = root) throws -> Ended {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.currentDirectoryURL = folder
        let pipe = Pipe()
        (process.standardOutput, process.standardError) = (pipe, pipe)
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Ended(status: process.terminationStatus, output: output)
    }

    /// Runs the package manager without touching what another one has built or cached.
    static func package(_ arguments: [String], in folder: URL = root, scratch: URL) throws -> Ended {
        let own = ["--scratch-path", "--cache-path", "--config-path", "--security-path"].flatMap {
            [$0, scratch.appendingPathComponent(String($0.dropFirst(2))).path]
        }
        return try run("swift", ["package"] + own + ["--disable-sandbox"] + arguments, in: folder)
    }

    static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("packaging-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
