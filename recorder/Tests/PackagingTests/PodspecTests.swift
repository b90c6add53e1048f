// The pods hold the same files as the package's products, ask for the same systems and clients, and bear one version.
import Foundation
import XCTest

final class PodspecTests: XCTestCase {
    func testEveryLibraryIsAPodWithTheSameSourcesAndResources() throws {
        let dump = try PackageDump.read()
        XCTAssertEqual(dump.libraries.map(\.name).sorted(), Checkout.podNames.sorted())
        for product in dump.libraries {
            let pod = try Checkout.podspec(product.name)
            let targets = dump.ownTargets(of: product)
            XCTAssertFalse(targets.isEmpty, product.name)
            let sources = targets.flatMap { Checkout.files(in: $0.path ?? "") }.filter(isSource)
            let listed = try pod.strings("source_files").flatMap { try Checkout.files(matching: $0) }
            XCTAssertEqual(listed.sorted(), sources.sorted(), product.name)
            let resources = targets.flatMap { target in target.resources.map { "\(target.path ?? "")/\($0.path)" } }
            let bundled = try pod.strings("resource_bundles").flatMap { try Checkout.files(matching: $0) }
            XCTAssertEqual(bundled.sorted(), resources.sorted(), product.name)
        }
    }

    private func isSource(_ path: String) -> Bool { [".swift", ".h", ".m"].contains { path.hasSuffix($0) } }

    func testEveryPodIsNamedAsItsFileAndBearsOneVersionAndTheLowestSystemOfThePackage() throws {
        let ios = try XCTUnwrap(PackageDump.read().platforms.first { $0.platformName == "ios" }).version
        for name in Checkout.podNames {
            let pod = try Checkout.podspec(name)
            XCTAssertEqual(try pod.string("name"), name)
            XCTAssertEqual(try pod.string("version"), "0.1.0")
            XCTAssertEqual(try pod.string("ios.deployment_target"), ios)
            XCTAssertEqual(try pod.string("swift_version"), "5.9")
            XCTAssertFalse(try pod.string("summary").isEmpty)
            for key in ["homepage", "license", "author", "source"] { XCTAssertFalse(pod.strings(key).isEmpty, "\(name): \(key)") }
            let own = pod.dependencies["AmplitudeSessionReplay"]
            XCTAssertEqual(own, name == "AmplitudeSessionReplay" ? nil : ["0.1.0"])
        }
        XCTAssertTrue(try Checkout.text("recorder/Sources/AmplitudeSessionReplay/DeviceFacts.swift").contains("\"0.1.0\""))
    }

    func testTheCoreDependsOnNothingAndEachPluginOnItsClientFromTheSameVersionOnAsThePackage() throws {
        let manifest = try Checkout.text("Package.swift")
        XCTAssertEqual(try Checkout.podspec("AmplitudeSessionReplay").dependencies, [:])
        let clients = [
            ("AmplitudeSwiftSessionReplayPlugin", "AmplitudeSwift", "1.9.0", "2.0.0", #"Amplitude-Swift", from: "1.9.0""#),
            ("AmplitudeiOSSessionReplayMiddleware", "Amplitude", "8.21.0", "9.0.0", #"Amplitude-iOS", from: "8.21.0""#),
            ("AmplitudeSegmentSessionReplayPlugin", "Segment", "1.5.0", "2.0.0", #"analytics-swift", "1.5.0"..<"2.0.0""#),
        ]
        for (pod, client, from, below, package) in clients {
            let dependencies = try Checkout.podspec(pod).dependencies
            XCTAssertEqual(dependencies.keys.sorted(), ["AmplitudeSessionReplay", client].sorted())
            XCTAssertEqual(dependencies[client], [">= \(from)", "< \(below)"], pod)
            XCTAssertTrue(manifest.contains(package), package)
        }
    }

    func testThePrivacyManifestSaysWhatIsCollectedAndThatNobodyIsTracked() throws {
        let data = Data(try Checkout.text("recorder/Sources/AmplitudeSessionReplay/PrivacyInfo.xcprivacy").utf8)
        let plist = try XCTUnwrap(PropertyListSerialization.propertyList(from: data, format: nil) as? [String: Any])
        XCTAssertEqual(plist["NSPrivacyTracking"] as? Bool, false)
        let types = try XCTUnwrap(plist["NSPrivacyCollectedDataTypes"] as? [[String: Any]])
        XCTAssertEqual(
            types.compactMap { $0["NSPrivacyCollectedDataType"] as? String },
            ["ProductInteraction", "DeviceID", "OtherUserContent"].map { "NSPrivacyCollectedDataType\($0)" })
        XCTAssertTrue(types.allSatisfy { $0["NSPrivacyCollectedDataTypeTracking"] as? Bool == false })
        let interfaces = try XCTUnwrap(plist["NSPrivacyAccessedAPITypes"] as? [[String: Any]])
        XCTAssertEqual(
            interfaces.compactMap { $0["NSPrivacyAccessedAPIType"] as? String }, ["NSPrivacyAccessedAPICategoryFileTimestamp"])
    }

    func testWhatTheReaderDoesNotKnowIsAnError() {
        let wrong = [
            "", "Pod::Spec.new do |s|", "Pod::Spec.new do |s|\n  s.name = version\nend",
            "Pod::Spec.new do |s|\n  s.name = 'a'\n  s.name = 'b'\nend", "Pod::Spec.new do |s|\n  s.name = \"a#{1}\"\nend",
            "Pod::Spec.new do |s|\n  s.subspec 'x' do |x|\n  end\nend", "Pod::Spec.new do |s|\n  s.name = 'a\nend",
            "Pod::Spec.new do |s|\nend\nputs 'more'", "Pod::Spec.new do |s|\n  s.dependency\nend",
        ]
        for text in wrong { XCTAssertThrowsError(try Podspec(text), text) }
    }
}
