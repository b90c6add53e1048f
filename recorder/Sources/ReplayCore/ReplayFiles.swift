// Writing files so that they survive: whole or not at all, on the disk before anyone hears of them.
import Foundation

enum ReplayFiles {
    /// Writes beside the file, fsyncs, renames over it, fsyncs the folder.
    static func writeDurably(_ data: Data, to file: URL) throws {
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let temporary = folder.appendingPathComponent(file.lastPathComponent + temporarySuffix)
        do {
            try data.write(to: temporary)
            try sync(temporary)
            guard rename(temporary.path, file.path) == 0 else { throw failure("rename \(file.path)") }
        } catch {
            // Where the disk is full, half a file takes the place of a whole one.
            try? FileManager.default.removeItem(at: temporary)
            throw error
        }
        try sync(folder)
    }

    /// Recordings belong to the server they are for, and into no backup of the phone.
    static func keepOutOfBackups(_ folder: URL) {
        var (folder, values) = (folder, URLResourceValues())
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
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

    private static func sync(_ file: URL) throws {
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
