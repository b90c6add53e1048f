// Writes the header canonically (SPEC F5, C1), without the line end.

extension ByteWriter {
    mutating func header(_ header: ChunkHeader, firstAt: RecordingTime, lastAt: RecordingTime, counts: EntryCounts) {
        raw("{")
        integer("format", HeaderReader.format)
        string("deviceId", header.deviceId)
        string("sessionId", header.sessionId)
        integer("sequence", header.sequence)
        integer("startedAt", header.startedAt)
        integer("wallAt", header.wallAt)
        integer("firstAt", firstAt.rawValue)
        integer("lastAt", lastAt.rawValue)
        key("counts")
        self.counts(counts)
        list("resources", header.resources) { out, hash in out.string(hash) }
        device(header.device)
        app(header.app)
        sdk(header.sdk)
        privacy(header.privacy)
        extra(header.extra)
        raw("}")
    }

    private mutating func counts(_ counts: EntryCounts) {
        raw("{")
        for (kind, count) in counts.sorted {
            dynamicKey(kind)
            integer(count)
        }
        raw("}")
    }

    private mutating func device(_ device: Device) {
        key("device")
        raw("{")
        string("model", device.model)
        string("os", device.os)
        string("osVersion", device.osVersion)
        size("screen", device.screen)
        number("scale", device.scale)
        string("locale", device.locale)
        string("timeZone", device.timeZone)
        extra(device.extra)
        raw("}")
    }

    private mutating func app(_ app: App) {
        key("app")
        raw("{")
        string("bundleId", app.bundleId)
        string("version", app.version)
        string("build", app.build)
        extra(app.extra)
        raw("}")
    }

    private mutating func sdk(_ sdk: Sdk) {
        key("sdk")
        raw("{")
        string("name", sdk.name)
        string("version", sdk.version)
        extra(sdk.extra)
        raw("}")
    }

    private mutating func privacy(_ privacy: Privacy) {
        key("privacy")
        raw("{")
        string("maskLevel", privacy.maskLevel.rawValue)
        extra(privacy.extra)
        raw("}")
    }
}
