// Pictures by number: a node names a picture by a key, and the picture itself goes along once, to be encoded and hashed
// off the main thread. Holds each picture weakly; a picture that is gone gives its key to no other. Main thread only.
import Foundation
import ReplayCore
import UIKit

@MainActor final class PictureKeys {
    private var table = WeakTable<Int>()
    private var next = 0
    private var new: [CapturedImage] = []
    /// Of pictures that are new from now on; those that have a key stay as they are.
    var quality: QualityProfile

    init(quality: QualityProfile = .high) { self.quality = quality }

    /// The picture's key; it is handed over with the next capture if it is new.
    func key(for shown: ShownImage) -> Int {
        let image = shown.image
        if let key = table.value(for: image) { return key }
        let key = next
        next += 1
        table.set(key, for: image)
        // UIImage is immutable and may be encoded on any thread.
        let box = ImageBox(image: image.images?.first ?? image)
        new.append(CapturedImage(key: key) { box.image.pngData() })
        return key
    }

    /// Pictures that are gone from the disk: if they are seen again they are new.
    func handOverAgain(_ keys: [Int]) {
        let lost = Set(keys)
        if !lost.isEmpty { table.removeAll { lost.contains($0) } }
    }

    /// The pictures since the last call.
    func takeNew() -> [CapturedImage] {
        defer { new = [] }
        return new
    }
}

private struct ImageBox: @unchecked Sendable {
    let image: UIImage
}
