// The pages' samples for manifest and Podfile: an app that follows them finds the products, in a clone of this repository in a
// folder named AmplitudeSessionReplay.
import Foundation
import XCTest

final class InstallSampleTests: XCTestCase {
    private var folder: URL!

    override func setUpWithError() throws { folder = try Checkout.temporaryFolder() }
    override func tearDown() { try? FileManager.default.removeItem(at: folder) }

    private func sample(_ name: String) throws -> String { try Checkout.text("recorder/Tests/Samples/Texts/\(name).txt") }

    /// As it would be cloned: what the package is made of, on a branch `main`.
    private func clone() throws -> URL {
        let clone = folder.appendingPathComponent("AmplitudeSessionReplay")
        try FileManager.default.createDirectory(at: clone, withIntermediateDirectories: true)
        for name in ["Package.swift", "recorder"] {
            try FileManager.default.copyItem(
                at: Checkout.root.appendingPathComponent(name), to: clone.appendingPathComponent(name))
        }
        let identity = ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"]
        for arguments in [["init", "-q", "-b", "main"], ["add", "-A"], identity + ["commit", "-q", "-m", "all"]] {
            let ended = try Checkout.run("git", arguments, in: clone)
            XCTAssertEqual(ended.status, 0, ended.output)
        }
        return clone
    }

    func testAnAppThatFollowsTheManifestSamplesFindsTheProducts() throws {
        let clone = try clone()
        XCTAssertEqual(try sample("PluginDependencies"), try sample("SegmentDependencies"))
        let dependencies = try sample("PluginDependencies").replacingOccurrences(
            of: "https://github.com/amplitude/AmplitudeSessionReplay-iOS", with: clone.path)
        let app = folder.appendingPathComponent("App")
        try FileManager.default.createDirectory(at: app.appendingPathComponent("Sources/App"), withIntermediateDirectories: true)
        let manifest = """
            // swift-tools-version:5.5
            import PackageDescription
            let package = Package(
                name: "App",
                platforms: [.iOS(.v13), .macOS(.v11)],
                \(dependencies.trimmingCharacters(in: .whitespacesAndNewlines)),
                targets: [.target(name: "App", dependencies: [\(try sample("PluginProduct")), \(try sample("SegmentProduct"))])]
            )
            """
        try Data(manifest.utf8).write(to: app.appendingPathComponent("Package.swift"))
        try Data("".utf8).write(to: app.appendingPathComponent("Sources/App/App.swift"))
        // Resolving alone does not look for products; the graph of dependencies does.
        let ended = try Checkout.package(["show-dependencies"], in: app, scratch: folder.appendingPathComponent("scratch"))
        XCTAssertEqual(ended.status, 0, ended.output)
        XCTAssertTrue(ended.output.contains("amplitudesessionreplay"), ended.output)
    }

    func testThePodsOfThePodfileSamplesAreThere() throws {
        for page in ["Plugin", "Segment"] {
            let lines = try sample("\(page)Podfile").split(separator: "\n")
            XCTAssertEqual(lines.count, 2)
            for line in lines {
                let name = try XCTUnwrap(line.split(separator: "'").dropFirst().first.map(String.init))
                XCTAssertEqual(try Checkout.podspec(name).string("name"), name)
            }
        }
    }
}
