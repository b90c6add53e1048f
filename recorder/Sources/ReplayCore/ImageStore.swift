// Images on their way to the server, each stored and sent once, under the name that its encoded bytes give it (SPEC C9).
// Made on any thread; all else on any but the main one, since it reads and writes the disk.
import Foundation

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

/// The encodings that a recording may hold.
public enum ImageType: Sendable {
    case png, jpeg, webp

    /// Judged by the first bytes; nil: none of them.
    public init?(of data: Data) {
        let head = [UInt8](data.prefix(12))
        if head.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
            self = .png
        } else if head.starts(with: [0xff, 0xd8, 0xff]) {
            self = .jpeg
        } else if head.count == 12, head.starts(with: Array("RIFF".utf8)), Array(head[8...]) == Array("WEBP".utf8) {
            self = .webp
        } else {
            return nil
        }
    }

    public var mediaType: String {
        switch self {
        case .png: return "image/png"
        case .jpeg: return "image/jpeg"
        case .webp: return "image/webp"
        }
    }
}

/// What became of an image.
public enum StoredImage: Equatable, Sendable {
    case stored(name: String)
    /// Over the format's limit for one resource.
    case tooLarge
    /// There are no bytes, or they are of no encoding that a recording may hold.
    case unusable
}

public final class ImageStore: @unchecked Sendable {
    static let folderName = "resources"
    /// Names of sent images that are remembered; the oldest are forgotten, which costs one HEAD each.
    static let rememberedSent = 4_096

    private let folder: URL
    private let sentFile: URL
    private let lock = NSLock()
    /// nil: the store is not yet opened.
    private var sent: Sent?

    private struct Sent {
        var order: [String]
        var all: Set<String>
    }

    public init(root: URL) {
        folder = root.appendingPathComponent(ImageStore.folderName, isDirectory: true)
        sentFile = folder.appendingPathComponent("sent")
    }

    /// What was sent. The first call opens the store: it renames what has a name of former days. With the lock held.
    private func opened() -> Sent {
        if let sent { return sent }
        shortenNames()
        let text = (try? String(contentsOf: sentFile, encoding: .utf8)) ?? ""
        let names = text.split(separator: "\n").map { String($0.prefix(PictureName.length)) }
        let order = Array(names.suffix(ImageStore.rememberedSent))
        let read = Sent(order: order, all: Set(order))
        sent = read
        return read
    }

    /// Recorders that wrote version 1 of the format called a picture by all 64 digits of its hash, of which a name is now the
    /// first half: what they left is sent, trimmed and forgotten like the rest.
    private func shortenNames() {
        for long in ReplayFiles.names(in: folder) where long.utf8.count == 2 * PictureName.length {
            let name = String(long.prefix(PictureName.length))
            guard PictureName.isValid(name), PictureName.isValid(String(long.dropFirst(PictureName.length))) else { continue }
            if FileManager.default.fileExists(atPath: file(of: name).path) {
                try? FileManager.default.removeItem(at: file(of: long))
            } else {
                try? FileManager.default.moveItem(at: file(of: long), to: file(of: name))
            }
        }
    }

    /// Names the image and keeps its bytes until they are sent, if they have not been sent before.
    public func store(_ encoded: Data?) throws -> StoredImage {
        guard let encoded, ImageType(of: encoded) != nil else { return .unusable }
        guard encoded.count <= Limits.resourceBytes else { return .tooLarge }
        let name = PictureName.of(encoded)
        let file = file(of: name)
        let known = lock.withLock { opened().all.contains(name) }
        if !known, !FileManager.default.fileExists(atPath: file.path) {
            try ReplayFiles.writeDurably(encoded, to: file)
        }
        return .stored(name: name)
    }

    /// The images that wait, oldest first.
    public func waiting() -> [String] {
        _ = lock.withLock { opened() }
        return ReplayFiles.names(in: folder)
            .filter { PictureName.isValid($0) }
            .map { (name: $0, date: ReplayFiles.modified(file(of: $0))) }
            .sorted { ($0.date, $0.name) < ($1.date, $1.name) }
            .map(\.name)
    }

    /// Whether the bytes are here or at the server. Reads the disk.
    func has(_ name: String) -> Bool {
        lock.withLock { opened().all.contains(name) } || FileManager.default.fileExists(atPath: file(of: name).path)
    }

    /// Forgets all bytes that wait.
    func removeWaiting() {
        for name in waiting() { remove(name, sent: false) }
    }

    public func data(of name: String) -> Data? { try? Data(contentsOf: file(of: name)) }

    /// Forgets the bytes and, if the server has them, remembers never to send them again.
    public func remove(_ name: String, sent wasSent: Bool) {
        try? FileManager.default.removeItem(at: file(of: name))
        guard wasSent else { return }
        lock.withLock {
            var known = opened()
            guard known.all.insert(name).inserted else { return }
            known.order.append(name)
            if known.order.count > ImageStore.rememberedSent { known.all.remove(known.order.removeFirst()) }
            sent = known
            try? ReplayFiles.writeDurably(Data((known.order.joined(separator: "\n") + "\n").utf8), to: sentFile)
        }
    }

    func file(of name: String) -> URL { folder.appendingPathComponent(name) }
}
