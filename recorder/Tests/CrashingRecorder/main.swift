// A recorder to be killed: `crashing-recorder FOLDER RUN` records as fast as it can until someone ends it, and says each
// capture's number on its standard output once the recorder has taken it. Every capture logs `RUN.NUMBER` and every
// fifth shows a picture that was not there before.
import Foundation
import ReplayCore
import ReplayFormat

let folder = URL(fileURLWithPath: CommandLine.arguments[1])
let run = Int(CommandLine.arguments[2]) ?? 0
let recorder = Recorder(
    store: ChunkStore(root: folder), images: ImageStore(root: folder), uploader: nil, queue: InlineQueue(),
    log: { FileHandle.standardError.write(Data("\($0)\n".utf8)) })
let facts = ReplayFacts(
    device: Device(
        model: "iPhone15,4", os: "iOS", osVersion: "17.5", screen: Size2(393, 852), scale: 3, locale: "en_GB",
        timeZone: "Europe/Berlin"),
    app: App(bundleId: "com.example.shop", version: "2.3.1", build: "231"), sdk: Sdk(name: "test", version: "0"),
    privacy: Privacy(maskLevel: .medium))

func picture(_ key: Int) -> CapturedImage {
    CapturedImage(key: key) { Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) + Data("\(run).\(key)".utf8) }
}

func tree(_ number: Int, firstId: Int32) -> ViewNode {
    var image = ViewNode(id: NodeId(firstId + 1), className: "UIImageView", kind: .image, frame: Box(0, 0, 9, 9))
    image.image = ViewNode.Image(resource: number / 5)
    let moving = ViewNode(id: NodeId(firstId + 2), className: "UIView", frame: Box(Double(number % 300), 100, 40, 40))
    return ViewNode(
        id: NodeId(firstId), className: "UIScreen", kind: .screen, frame: Box(0, 0, 393, 852), children: [image, moving])
}

nonisolated(unsafe) var firstId: Int32 = 1
recorder.recover(keeping: nil)
recorder.begin(ReplayName(deviceId: "phone", sessionId: "1700000000000")!, facts) { firstId = $0.nextNodeId }
for number in 0... {
    let now = Int64(number) * 1_000
    recorder.take(
        Capture(
            continuousMs: now, wallMs: 1_700_000_000_000 + Int64(run) * 10_000_000 + now, tree: tree(number, firstId: firstId),
            notes: [Note(continuousMs: now, .log(Log(level: "log", message: "\(run).\(number)")))],
            images: number % 5 == 0 ? [picture(number / 5)] : [], nextNodeId: firstId + 3))
    FileHandle.standardOutput.write(Data("\(number)\n".utf8))
}
