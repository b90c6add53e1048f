// Reads line 1 of a chunk (SPEC F4 – F6, F8). What it says of the entries (F7) is judged when they are known.

/// A header as the file has it: the values, and what it states of the entries.
struct StatedHeader {
    var header: ChunkHeader
    var firstAt: RecordingTime
    var lastAt: RecordingTime
    var counts: EntryCounts
}

enum HeaderReader {
    /// The version of the format that this code reads and writes: a recorder reads nothing but what it wrote itself.
    static let format = 2

    static func header(_ value: JSONValue) throws -> StatedHeader {
        try checkFormat(Fields(value, "F4"))
        let fields = try Fields(value, "F5")
        var header = ChunkHeader(
            deviceId: try fields.required("deviceId", identifier), sessionId: try fields.required("sessionId", identifier),
            sequence: try fields.required("sequence", Read.count), startedAt: try fields.required("startedAt", Read.count),
            wallAt: try fields.required("wallAt", Read.count), resources: try fields.required("resources", resources),
            device: try fields.required("device", device), app: try fields.required("app", app),
            sdk: try fields.required("sdk", sdk), privacy: try fields.required("privacy", privacy))
        header.extra = try fields.extra(beyond: keys)
        return StatedHeader(
            header: header, firstAt: try fields.required("firstAt", Read.time),
            lastAt: try fields.required("lastAt", Read.time), counts: try fields.required("counts", counts))
    }

    private static let keys = [
        "format", "deviceId", "sessionId", "sequence", "startedAt", "wallAt", "firstAt", "lastAt", "counts", "resources",
        "device", "app", "sdk", "privacy",
    ]

    private static func checkFormat(_ fields: Fields) throws {
        let version = try fields.required("format", Read.integer(1...Limits.integer))
        if version != format {
            let age = version > format ? "newer" : "older"
            throw FormatProblem(
                rule: "F4", path: "format",
                message: "the file has format \(version), \(age) than \(format), which is read here")
        }
    }

    private static func identifier(_ value: JSONValue, _ rule: String) throws -> String {
        let text = try Read.string(value, rule)
        if Identifier.isValid(text) { return text }
        throw FormatProblem(rule: "F6", message: "an identifier is 1 to 256 of a-z A-Z 0-9 _ - . | @ : = and not ., .. or -1")
    }

    private static func counts(_ value: JSONValue, _ rule: String) throws -> EntryCounts {
        var counts = EntryCounts()
        for member in try Fields(value, rule).object.members {
            counts.add(member.key, try inside(member.key) { try Read.count(member.value, rule) })
        }
        return counts
    }

    private static func resources(_ value: JSONValue, _ rule: String) throws -> [String] {
        guard case .array(let items) = value else { throw FormatProblem(rule: rule, message: "this is no list") }
        var seen = Set<String>()
        return try items.enumerated().map { index, item in
            try inside("[\(index)]") {
                guard case .string(let name) = item, PictureName.isValid(name) else {
                    throw FormatProblem(rule: "F8", message: "this is no name of a picture, 32 lower-case hex digits")
                }
                if seen.insert(name).inserted { return name }
                throw FormatProblem(rule: "F8", message: "the resource stands twice")
            }
        }
    }

    private static func device(_ value: JSONValue, _ rule: String) throws -> Device {
        let fields = try Fields(value, rule)
        var device = Device(
            model: try fields.required("model", Read.string), os: try fields.required("os", Read.string),
            osVersion: try fields.required("osVersion", Read.string), screen: try fields.required("screen", Read.size),
            scale: try fields.required("scale", Read.number), locale: try fields.required("locale", Read.string),
            timeZone: try fields.required("timeZone", Read.string))
        device.extra = try fields.extra(
            beyond: ["model", "os", "osVersion", "screen", "scale", "locale", "timeZone"])
        return device
    }

    private static func app(_ value: JSONValue, _ rule: String) throws -> App {
        let fields = try Fields(value, rule)
        var app = App(
            bundleId: try fields.required("bundleId", Read.string), version: try fields.required("version", Read.string),
            build: try fields.required("build", Read.string))
        app.extra = try fields.extra(beyond: ["bundleId", "version", "build"])
        return app
    }

    private static func sdk(_ value: JSONValue, _ rule: String) throws -> Sdk {
        let fields = try Fields(value, rule)
        var sdk = Sdk(name: try fields.required("name", Read.string), version: try fields.required("version", Read.string))
        sdk.extra = try fields.extra(beyond: ["name", "version"])
        return sdk
    }

    private static func privacy(_ value: JSONValue, _ rule: String) throws -> Privacy {
        let fields = try Fields(value, rule)
        var privacy = Privacy(maskLevel: try fields.required("maskLevel", Read.choice))
        privacy.extra = try fields.extra(beyond: ["maskLevel"])
        return privacy
    }
}

/// What may name a device or a session (SPEC F6).
public enum Identifier {
    public static func isValid(_ text: String) -> Bool {
        guard 1...256 ~= text.utf8.count, text != ".", text != "..", text != "-1" else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                return true
            default: return "_-.|@:=".utf8.contains(byte)
            }
        }
    }
}
