// Pictures by number: a node names a picture by a key, and the picture itself goes along once, to be encoded and hashed
// off the main thread. Holds each picture weakly; a picture that is gone gives its key to no other. Main thread only.
import CoreGraphics
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayCore
    import ReplayFormat
#endif

@MainActor final class PictureKeys {
    /// A picture as it is shown.
    struct Picture {
        let key: Int
        /// Points.
        let size: CGSize
    }

    private struct Configured {
        let configuration: UIImage.SymbolConfiguration
        let picture: Picture
    }

    private struct Contents {
        let image: CGImage
        let key: Int
    }

    private var table = WeakTable<Int>()
    /// Of symbols that views show in a size of their own: what UIKit draws is a new picture each time it is asked for.
    private var symbols = WeakTable<[Configured]>()
    // Contents of layers are no objects of UIKit: they are held while they are on the screen.
    private var contents: [ObjectIdentifier: Contents] = [:]
    private var usedContents: [ObjectIdentifier: Contents] = [:]
    private var next = 0
    private var new: [CapturedImage] = []
    /// Of pictures that are new from now on; those that have a key stay as they are.
    var quality: QualityProfile

    private let catching: any FaultCatching
    private let logger: any Logger

    init(quality: QualityProfile = .high, _ catching: any FaultCatching = SystemCatch(), logger: any Logger = SilentLogger()) {
        (self.quality, self.catching, self.logger) = (quality, catching, logger)
    }

    /// The picture's key; it is handed over with the next capture if it is new.
    func key(for shown: ShownImage) -> Int {
        let image = shown.image
        if let key = table.value(for: image) { return key }
        let key = newKey(image.images?.first ?? image)
        table.set(key, for: image)
        return key
    }

    /// Pictures that are gone from the disk: if they are seen again they are new.
    func handOverAgain(_ keys: [Int]) {
        let lost = Set(keys)
        guard !lost.isEmpty else { return }
        table.removeAll { lost.contains($0) }
        symbols.removeAll { $0.contains { lost.contains($0.picture.key) } }
        contents = contents.filter { !lost.contains($0.value.key) }
    }

    /// - Parameter configuration: how a view draws symbols.
    func picture(_ shown: ShownImage, _ configuration: UIImage.SymbolConfiguration?) -> Picture {
        let image = shown.image
        guard let configuration, image.isSymbolImage else { return Picture(key: key(for: shown), size: image.size) }
        let known = symbols.value(for: image) ?? []
        if let found = known.first(where: { $0.configuration.isEqual(configuration) }) { return found.picture }
        let sized = image.applyingSymbolConfiguration(configuration) ?? image
        let picture = Picture(key: newKey(sized), size: sized.size)
        symbols.set(known + [Configured(configuration: configuration, picture: picture)], for: image)
        return picture
    }

    /// The key of what a layer holds as its contents.
    func key(for shown: ShownContents) -> Int {
        let image = shown.image
        let id = ObjectIdentifier(image)
        let found = usedContents[id] ?? contents[id] ?? Contents(image: image, key: newKey(UIImage(cgImage: image)))
        usedContents[id] = found
        return found.key
    }

    /// The pictures since the last call. Ends a capture.
    func takeNew() -> [CapturedImage] {
        (contents, usedContents) = (usedContents, [:])
        defer { new = [] }
        return new
    }

    private func newKey(_ image: UIImage) -> Int {
        let key = next
        next += 1
        // UIImage is immutable and may be encoded on any thread.
        let (box, limits, catching, logger) = (ImageBox(image: image), PictureLimits(quality), catching, logger)
        new.append(
            CapturedImage(key: key) {
                switch catching.caught({ PictureEncoder.encode(box.image, limits) }) {
                case .value(let data): return data
                case .raised(let name):
                    logger.warn(message: "a picture raised \(name): it is recorded as a placeholder")
                    return nil
                }
            })
        return key
    }
}

private struct ImageBox: @unchecked Sendable {
    let image: UIImage
}
