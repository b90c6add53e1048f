// swift-tools-version:5.9
// The recorder's package. At the root, so that an app can depend on this repository by its URL.
// On Linux the modules that only Apple has are stand-ins (recorder/StandIns) with the same names, so that the same capture code
// compiles and runs there. `#if os(Linux)` speaks of the machine that builds.
import PackageDescription

#if os(Linux)
    let standIns: [Target.Dependency] = ["UIKit", "QuartzCore", "CoreGraphics", "SwiftUI"]
#else
    let standIns: [Target.Dependency] = []
#endif

var products: [Product] = [
    .library(name: "AmplitudeSessionReplay", targets: ["AmplitudeSessionReplay"])
]

var targets: [Target] = [
    .systemLibrary(name: "CZlib", path: "recorder/Sources/CZlib"),
    .target(name: "ReplayFormat", path: "recorder/Sources/ReplayFormat"),
    .target(name: "ReplayCore", dependencies: ["ReplayFormat", "CZlib"], path: "recorder/Sources/ReplayCore"),
    .target(
        name: "AmplitudeSessionReplay", dependencies: ["ReplayCore", "ReplayFormat"] + standIns,
        path: "recorder/Sources/AmplitudeSessionReplay"),
    .testTarget(name: "ReplayFormatTests", dependencies: ["ReplayFormat"], path: "recorder/Tests/ReplayFormatTests"),
    .testTarget(
        name: "ReplayCoreTests", dependencies: ["ReplayCore", "ReplayFormat"], path: "recorder/Tests/ReplayCoreTests"),
]

#if os(Linux)
    targets += [
        .target(name: "CoreGraphics", path: "recorder/StandIns/CoreGraphics"),
        .target(name: "QuartzCore", dependencies: ["CoreGraphics"], path: "recorder/StandIns/QuartzCore"),
        .target(name: "UIKit", dependencies: ["QuartzCore", "CoreGraphics"], path: "recorder/StandIns/UIKit"),
        .target(name: "SwiftUI", dependencies: ["UIKit"], path: "recorder/StandIns/SwiftUI"),
        .testTarget(
            name: "UIKitStandInTests", dependencies: ["UIKit", "CZlib"], path: "recorder/Tests/UIKitStandInTests"),
        .testTarget(
            name: "AmplitudeSessionReplayTests",
            dependencies: ["AmplitudeSessionReplay", "ReplayCore", "ReplayFormat"] + standIns,
            path: "recorder/Tests/AmplitudeSessionReplayTests"),
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
    targets: targets
)
