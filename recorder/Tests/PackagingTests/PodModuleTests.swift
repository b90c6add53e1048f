// Each pod compiles as the one module that it is, with the flags of its podspec and without the package's: against copies of the
// stand-in modules alone, so that an import of one of the package's own modules fails. Without its Objective-C, which is for Apple's
// systems only.
import Foundation
import XCTest

final class PodModuleTests: XCTestCase {
    private var folder: URL!

    override func setUpWithError() throws {
        folder = try Checkout.temporaryFolder()
        let standIns = ["UIKit", "QuartzCore", "CoreGraphics", "SwiftUI", "AmplitudeSwift", "Amplitude", "Segment"]
        for name in standIns {
            try FileManager.default.copyItem(
                at: Checkout.modules.appendingPathComponent("\(name).swiftmodule"),
                to: folder.appendingPathComponent("\(name).swiftmodule"))
        }
    }

    override func tearDown() { try? FileManager.default.removeItem(at: folder) }

    private func compile(_ name: String) throws -> Checkout.Ended {
        let pod = try Checkout.podspec(name)
        let flags = pod.strings("pod_target_xcconfig").joined(separator: " ").split(separator: " ").map(String.init)
        let sources = try pod.strings("source_files").flatMap { try Checkout.files(matching: $0) }
            .filter { $0.hasSuffix(".swift") }
        let output = folder.appendingPathComponent("\(name).swiftmodule").path
        return try Checkout.run(
            "swiftc",
            [
                // In one go: a frontend per file takes five times as long.
                "-whole-module-optimization", "-emit-module", "-emit-module-path", output, "-module-name", name,
                "-swift-version", "5", "-suppress-warnings",
            ] + flags.filter { $0 != "$(inherited)" } + ["-I", folder.path, "-I", "recorder/Sources/CZlib"] + sources)
    }

    func testEveryPodCompilesAsOneModule() throws {
        for name in Checkout.podNames {
            let ended = try compile(name)
            XCTAssertEqual(ended.status, 0, "\(name): \(ended.output.prefix(4_000))")
        }
    }
}
