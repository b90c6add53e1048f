// Headers and trees for the tests of this target.
import ReplayFormat

@testable import ReplayCore

/// Of one capture.
func groupedTouches(_ samples: [TouchSample]) -> [TimedTouch] {
    var grouping = TouchGrouping()
    return grouping.touches(of: samples)
}

func sampleHeader(deviceId: String = "B1C7", sessionId: String = "1700000000000") -> ChunkHeader {
    ChunkHeader(
        deviceId: deviceId, sessionId: sessionId, sequence: 0, startedAt: 1_700_000_000_000, wallAt: 1_700_000_000_000,
        device: Device(
            model: "iPhone15,4", os: "iOS", osVersion: "17.5", screen: Size2(393, 852), scale: 3, locale: "en_GB",
            timeZone: "Europe/Berlin"),
        app: App(bundleId: "com.example.shop", version: "2.3.1", build: "231"),
        sdk: Sdk(name: "test", version: "0"), privacy: Privacy(maskLevel: .medium))
}

/// A screen with a box that moves with `step` and a label that says it.
func sampleTree(_ step: Int, text: String? = nil) -> ViewNode {
    var label = ViewNode(id: 3, className: "UILabel", kind: .text, frame: Box(8, 8, 100, 20))
    label.text = ViewNode.Text(string: text ?? "step \(step)", runs: [ViewNode.TextRun(size: 17)])
    let window = ViewNode(
        id: 2, className: "UIWindow", frame: Box(0, 0, 393, 852),
        children: [ViewNode(id: 4, className: "UIView", frame: Box(Double(step % 300), 100, 40, 40)), label])
    return ViewNode(id: 1, className: "UIScreen", kind: .screen, frame: Box(0, 0, 393, 852), children: [window])
}
