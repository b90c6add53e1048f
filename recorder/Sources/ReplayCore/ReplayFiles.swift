// Writing files so that they survive: whole or not at all, on the disk before anyone hears of them.
import Foundation

/// The two calls that decide what a power cut leaves. A test puts its own in their place.
struct Disk {
    /// fsync of a file or a folder: on return its bytes, or its names, are with the device. What a device still holds in a cache
    /// of its own (`F_FULLFSYNC`) is not waited for: a phone has a battery, and a chunk is twenty seconds.
    var sync: (URL) throws -> Void
    var rename: (_ from: URL, _ to: URL) throws -> Void

    static var phone: Disk { Disk(sync: ReplayFiles.sync, rename: ReplayFiles.rename) }
}

enum ReplayFiles {
    /// Writes beside the file, fsyncs, renames over it, fsyncs the folder. On return the file survives a power cut; on an
    /// error what was there before does.
    static func writeDurably(_ data: Data, to file: URL, on disk: Disk = .phone) throws {
        let folder = file.deletingLastPathComponent()
        try makeFolder(folder, on: disk)
        let temporary = folder.appendingPathComponent(file.lastPathComponent + temporarySuffix)
        do {
            try data.write(to: temporary)
            try disk.sync(temporary)
            try disk.rename(temporary, file)
        } catch {
            // Where the disk is full, half a file takes the place of a whole one.
            try? FileManager.default.removeItem(at: temporary)
            throw error
        }
        try disk.sync(folder)
    }

    /// Makes the folder and those around it, where they are missing: a file is as durable as the names that lead to it.
    static func makeFolder(_ folder: URL, on disk: Disk = .phone) throws {
        guard !FileManager.default.fileExists(atPath: folder.path) else { return }
        let parent = folder.deletingLastPathComponent()
        if parent.path != folder.path { try makeFolder(parent, on: disk) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try disk.sync(parent)
    }

    /// Recordings belong to the server they are for, and into no backup of the phone.
    static func keepOutOfBackups(_ folder: URL) {
        var (folder, values) = (folder, URLResourceValues())
        try? makeFolder(folder)
        values.isExcludedFromBackup = true
        try? folder.setResourceValues(values)
    }

    /// Removes what a process that died was writing.
    static func removeTemporaries(in folder: URL) {
        for name in names(in: folder) where name.hasSuffix(temporarySuffix) {
            try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }

    private static let temporarySuffix = ".tmp"

    fileprivate static func rename(_ from: URL, _ to: URL) throws {
        guard Foundation.rename(from.path, to.path) == 0 else { throw failure("rename \(to.path)") }
    }

    fileprivate static func sync(_ file: URL) throws {
        let descriptor = open(file.path, O_RDONLY)
        guard descriptor >= 0 else { throw failure("open \(file.path)") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("fsync \(file.path)") }
    }

    private static func failure(_ what: String) -> any Error {
        NSError(
            domain: NSPOSIXErrorDomain, code: Int(errno),
            userInfo: [NSLocalizedDescriptionKey: "\(what): \(String(cString: strerror(errno)))"])
    }

    /// The names in a folder, sorted; none if it is not there.
    static func names(in folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    static func isFile(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
    }

    /// Bytes; 0 where there is no file.
    static func size(of file: URL) -> Int {
        ((try? FileManager.default.attributesOfItem(atPath: file.path))?[.size] as? NSNumber)?.intValue ?? 0
    }

    static func modified(_ file: URL) -> Date {
        (try? FileManager.default.attributesOfItem(atPath: file.path))?[.modificationDate] as? Date ?? .distantPast
    }
}
