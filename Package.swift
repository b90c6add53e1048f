// swift-tools-version:5.9
// The recorder's package. At the root, so that an app can depend on this repository by its URL.
// On Linux the modules that only Apple has are stand-ins (recorder/StandIns) with the same names, so that the same capture code
// compiles and runs there. `#if os(Linux)` speaks of the machine that builds.
// The analytics clients are packages of their own on Apple's systems: only the plugin that an app uses is built.
import PackageDescription

#if os(Linux)
    let phone: [Target.Dependency] = ["UIKit", "QuartzCore", "CoreGraphics", "SwiftUI"]
    let zlib: [Target.Dependency] = ["CZlib"]
    let clients: [Package.Dependency] = []
    let amplitudeSwift: Target.Dependency = "AmplitudeSwift"
    let amplitudeiOS: Target.Dependency = "Amplitude"
    let segment: Target.Dependency = "Segment"
#else
    let phone: [Target.Dependency] = []
    let zlib: [Target.Dependency] = []
    let clients: [Package.Dependency] = [
        .package(url: "https://github.com/amplitude/Amplitude-Swift", from: "1.9.0"),
        .package(url: "https://github.com/amplitude/Amplitude-iOS", from: "8.21.0"),
        .package(url: "https://github.com/segmentio/analytics-swift", "1.5.0"..<"2.0.0"),
    ]
    let amplitudeSwift: Target.Dependency = .product(name: "AmplitudeSwift", package: "Amplitude-Swift")
    let amplitudeiOS: Target.Dependency = .product(name: "Amplitude", package: "Amplitude-iOS")
    let segment: Target.Dependency = .product(name: "Segment", package: "analytics-swift")
#endif

let core: [Target.Dependency] = ["ReplayCore", "ReplayFormat"]
let recorder: [Target.Dependency] = ["AmplitudeSessionReplay"]

func source(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [], libraries: [LinkerSetting] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "recorder/Sources/\(name)", resources: resources,
        linkerSettings: libraries)
}

func standIn(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "recorder/StandIns/\(name)")
}

func tests(_ name: String, _ dependencies: [Target.Dependency], folder: String? = nil, exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "recorder/Tests/\(folder ?? name)", exclude: exclude)
}

var targets: [Target] = [
    source("ReplayFormat"),
    source("ReplayCore", ["ReplayFormat"] + zlib, libraries: [.linkedLibrary("z")]),
    // In Objective-C, and empty on Linux.
    source("ReplayGuard"),
    source("AmplitudeSessionReplay", core + ["ReplayGuard"] + phone, resources: [.copy("PrivacyInfo.xcprivacy")]),
    // One for each way to integrate; they never import each other.
    source("AmplitudeSwiftSessionReplayPlugin", recorder + [amplitudeSwift]),
    source("AmplitudeiOSSessionReplayMiddleware", recorder + [amplitudeiOS]),
    source("AmplitudeSegmentSessionReplayPlugin", recorder + [segment]),
    tests("ReplayFormatTests", ["ReplayFormat"]),
    tests("ReplayCoreTests", core),
]

var products: [Product] = [
    .library(name: "AmplitudeSessionReplay", targets: ["AmplitudeSessionReplay"]),
    .library(name: "AmplitudeSwiftSessionReplayPlugin", targets: ["AmplitudeSwiftSessionReplayPlugin"]),
    .library(name: "AmplitudeiOSSessionReplayMiddleware", targets: ["AmplitudeiOSSessionReplayMiddleware"]),
    .library(name: "AmplitudeSegmentSessionReplayPlugin", targets: ["AmplitudeSegmentSessionReplayPlugin"]),
]

#if os(Linux)
    let integrations: [Target.Dependency] = [
        "AmplitudeSwiftSessionReplayPlugin", "AmplitudeiOSSessionReplayMiddleware", "AmplitudeSegmentSessionReplayPlugin",
    ]
    let segmentClient: [Target.Dependency] = ["Segment", "SegmentAmplitude"]
    let whole: [Target.Dependency] = recorder + core + phone
    targets += [
        .systemLibrary(name: "CZlib", path: "recorder/Sources/CZlib"),
        standIn("CoreGraphics"),
        standIn("QuartzCore", ["CoreGraphics"]),
        standIn("UIKit", ["QuartzCore", "CoreGraphics", "CZlib"]),
        standIn("SwiftUI", ["UIKit"]),
        standIn("AmplitudeSwift"),
        standIn("Amplitude"),
        standIn("Segment"),
        standIn("SegmentAmplitude", ["Segment"]),
        // In C++.
        .target(name: "Raising", path: "recorder/Tests/Raising"),
        .target(name: "PhoneForTests", dependencies: whole, path: "recorder/Tests/PhoneForTests"),
        .executableTarget(name: "crashing-recorder", dependencies: core, path: "recorder/Tests/CrashingRecorder"),
        .executableTarget(name: "record-demo", dependencies: whole, path: "recorder/DemoApp"),
        .executableTarget(name: "recorder-bench", dependencies: whole, path: "recorder/Bench"),
    ]
    targets += [
        tests("UIKitStandInTests", ["UIKit", "CZlib"]),
        tests("AmplitudeSessionReplayTests", whole + ["PhoneForTests", "Raising"]),
        tests("AmplitudeSwiftSessionReplayPluginTests", [integrations[0], "AmplitudeSwift", "PhoneForTests"]),
        tests("AmplitudeiOSSessionReplayMiddlewareTests", [integrations[1], "Amplitude", "PhoneForTests"]),
        tests("AmplitudeSegmentSessionReplayPluginTests", [integrations[2], "PhoneForTests"] + segmentClient),
        tests(
            "SampleTests", integrations + recorder + phone + segmentClient + ["AmplitudeSwift", "Amplitude", "PhoneForTests"],
            folder: "Samples", exclude: ["Texts"]),
        tests("CrashTests", ["crashing-recorder"] + core),
        tests("PackagingTests", []),
        tests("RecordDemoTests", ["record-demo"] + core),
        tests("RecorderBenchTests", ["recorder-bench"] + core),
    ]
    products.append(.executable(name: "record-demo", targets: ["record-demo"]))
    products.append(.executable(name: "recorder-bench", targets: ["recorder-bench"]))
#endif

let package = Package(
    name: "AmplitudeSessionReplay",
    platforms: [.iOS(.v13), .macOS(.v11)],
    products: products,
    dependencies: clients,
    targets: targets
)
