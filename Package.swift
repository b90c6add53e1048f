// swift-tools-version:5.9
// The recorder's package. At the root, so that an app can depend on this repository by its URL.
// On Linux the modules that only Apple has are stand-ins (recorder/StandIns) with the same names, so that the same capture code
// compiles and runs there. `#if os(Linux)` speaks of the machine that builds.
// The analytics clients are packages of their own on Apple's systems: only the plugin that an app uses is built.
import PackageDescription

#if os(Linux)
    let standIns: [Target.Dependency] = ["UIKit", "QuartzCore", "CoreGraphics", "SwiftUI"]
    let zlib: [Target.Dependency] = ["CZlib"]
    let clients: [Package.Dependency] = []
    let amplitudeSwift: Target.Dependency = "AmplitudeSwift"
    let amplitudeiOS: Target.Dependency = "Amplitude"
    let segment: Target.Dependency = "Segment"
#else
    let standIns: [Target.Dependency] = []
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

/// One for each way to integrate; they never import each other.
let plugins: [Target] = [
    .target(
        name: "AmplitudeSwiftSessionReplayPlugin", dependencies: ["AmplitudeSessionReplay", amplitudeSwift],
        path: "recorder/Sources/AmplitudeSwiftSessionReplayPlugin"),
    .target(
        name: "AmplitudeiOSSessionReplayMiddleware", dependencies: ["AmplitudeSessionReplay", amplitudeiOS],
        path: "recorder/Sources/AmplitudeiOSSessionReplayMiddleware"),
    .target(
        name: "AmplitudeSegmentSessionReplayPlugin", dependencies: ["AmplitudeSessionReplay", segment],
        path: "recorder/Sources/AmplitudeSegmentSessionReplayPlugin"),
]

var products: [Product] = [
    .library(name: "AmplitudeSessionReplay", targets: ["AmplitudeSessionReplay"]),
    .library(name: "AmplitudeSwiftSessionReplayPlugin", targets: ["AmplitudeSwiftSessionReplayPlugin"]),
    .library(name: "AmplitudeiOSSessionReplayMiddleware", targets: ["AmplitudeiOSSessionReplayMiddleware"]),
    .library(name: "AmplitudeSegmentSessionReplayPlugin", targets: ["AmplitudeSegmentSessionReplayPlugin"]),
]

var targets: [Target] = [
    .target(name: "ReplayFormat", path: "recorder/Sources/ReplayFormat"),
    .target(name: "ReplayCore", dependencies: ["ReplayFormat"] + zlib, path: "recorder/Sources/ReplayCore"),
    .target(
        name: "AmplitudeSessionReplay", dependencies: ["ReplayCore", "ReplayFormat"] + standIns,
        path: "recorder/Sources/AmplitudeSessionReplay", resources: [.copy("PrivacyInfo.xcprivacy")]),
    .testTarget(name: "ReplayFormatTests", dependencies: ["ReplayFormat"], path: "recorder/Tests/ReplayFormatTests"),
    .testTarget(
        name: "ReplayCoreTests", dependencies: ["ReplayCore", "ReplayFormat"], path: "recorder/Tests/ReplayCoreTests"),
]

targets += plugins

#if os(Linux)
    targets += [
        .systemLibrary(name: "CZlib", path: "recorder/Sources/CZlib"),
        .target(name: "CoreGraphics", path: "recorder/StandIns/CoreGraphics"),
        .target(name: "QuartzCore", dependencies: ["CoreGraphics"], path: "recorder/StandIns/QuartzCore"),
        .target(name: "UIKit", dependencies: ["QuartzCore", "CoreGraphics", "CZlib"], path: "recorder/StandIns/UIKit"),
        .target(name: "SwiftUI", dependencies: ["UIKit"], path: "recorder/StandIns/SwiftUI"),
        .target(name: "AmplitudeSwift", path: "recorder/StandIns/AmplitudeSwift"),
        .target(name: "Amplitude", path: "recorder/StandIns/Amplitude"),
        .target(name: "Segment", path: "recorder/StandIns/Segment"),
        .target(name: "SegmentAmplitude", dependencies: ["Segment"], path: "recorder/StandIns/SegmentAmplitude"),
        .testTarget(
            name: "UIKitStandInTests", dependencies: ["UIKit", "CZlib"], path: "recorder/Tests/UIKitStandInTests"),
        .testTarget(
            name: "AmplitudeSessionReplayTests",
            dependencies: ["AmplitudeSessionReplay", "ReplayCore", "ReplayFormat"] + standIns,
            path: "recorder/Tests/AmplitudeSessionReplayTests"),
        .target(
            name: "PhoneForTests", dependencies: ["AmplitudeSessionReplay", "ReplayCore", "ReplayFormat"] + standIns,
            path: "recorder/Tests/PhoneForTests"),
        .testTarget(
            name: "AmplitudeSwiftSessionReplayPluginTests",
            dependencies: ["AmplitudeSwiftSessionReplayPlugin", "AmplitudeSwift", "PhoneForTests"],
            path: "recorder/Tests/AmplitudeSwiftSessionReplayPluginTests"),
        .testTarget(
            name: "AmplitudeiOSSessionReplayMiddlewareTests",
            dependencies: ["AmplitudeiOSSessionReplayMiddleware", "Amplitude", "PhoneForTests"],
            path: "recorder/Tests/AmplitudeiOSSessionReplayMiddlewareTests"),
        .testTarget(
            name: "AmplitudeSegmentSessionReplayPluginTests",
            dependencies: ["AmplitudeSegmentSessionReplayPlugin", "Segment", "SegmentAmplitude", "PhoneForTests"],
            path: "recorder/Tests/AmplitudeSegmentSessionReplayPluginTests"),
        .testTarget(
            name: "SampleTests",
            dependencies: [
                "AmplitudeSwiftSessionReplayPlugin", "AmplitudeiOSSessionReplayMiddleware",
                "AmplitudeSegmentSessionReplayPlugin", "AmplitudeSessionReplay", "AmplitudeSwift", "Amplitude", "Segment",
                "SegmentAmplitude", "PhoneForTests",
            ] + standIns,
            path: "recorder/Tests/Samples"),
        .executableTarget(
            name: "crashing-recorder", dependencies: ["ReplayCore", "ReplayFormat"], path: "recorder/Tests/CrashingRecorder"),
        .testTarget(
            name: "CrashTests", dependencies: ["crashing-recorder", "ReplayCore", "ReplayFormat"],
            path: "recorder/Tests/CrashTests"),
        .testTarget(name: "PackagingTests", path: "recorder/Tests/PackagingTests"),
        .executableTarget(
            name: "record-demo", dependencies: ["AmplitudeSessionReplay", "ReplayCore", "ReplayFormat"] + standIns,
            path: "recorder/DemoApp"),
        .testTarget(
            name: "RecordDemoTests", dependencies: ["record-demo", "ReplayCore", "ReplayFormat"],
            path: "recorder/Tests/RecordDemoTests"),
    ]
    products.append(.executable(name: "record-demo", targets: ["record-demo"]))
#endif

let package = Package(
    name: "AmplitudeSessionReplay",
    platforms: [.iOS(.v13), .macOS(.v11)],
    products: products,
    dependencies: clients,
    targets: targets
)
