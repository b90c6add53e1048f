// Writing files so that they survive: whole or not at all, on the disk before anyone hears of them.
import Foundation

enum ReplayFiles {
    /// Writes beside the file, fsyncs, renames over it, fsyncs the folder.
    static func writeDurably(_ data: Data, to file: URL) throws {
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let temporary = folder.appendingPathComponent(file.lastPathComponent + ".tmp")
        try data.write(to: temporary)
        try sync(temporary)
        guard rename(temporary.path, file.path) == 0 else { throw failure("rename \(file.path)") }
        try sync(folder)
    }

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

    static func isFolder(_ url: URL) -> Bool {
        var folder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &folder) && folder.boolValue
    }

    static func facts(of file: URL) -> (bytes: Int, modified: Date)? {
        guard let facts = try? FileManager.default.attributesOfItem(atPath: file.path) else { return nil }
        return (
            (facts[.size] as? NSNumber)?.intValue ?? 0, facts[.modificationDate] as? Date ?? .distantPast
        )
    }
}
