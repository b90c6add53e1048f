// Writes the header canonically (SPEC F5, C1), without the line end.

extension ByteWriter {
    mutating func header(_ header: ChunkHeader, firstAt: RecordingTime, lastAt: RecordingTime, counts: EntryCounts) {
        raw("{")
        key("format")
        integer(1)
        key("deviceId")
        string(header.deviceId)
        key("sessionId")
        string(header.sessionId)
        key("sequence")
        integer(header.sequence)
        key("startedAt")
        integer(header.startedAt)
        key("wallAt")
        integer(header.wallAt)
        key("firstAt")
        integer(firstAt.rawValue)
        key("lastAt")
        integer(lastAt.rawValue)
        key("counts")
        self.counts(counts)
        key("resources")
        list(header.resources) { out, hash in out.string(hash) }
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
        key("model")
        string(device.model)
        key("os")
        string(device.os)
        key("osVersion")
        string(device.osVersion)
        key("screen")
        size(device.screen)
        key("scale")
        number(device.scale)
        key("locale")
        string(device.locale)
        key("timeZone")
        string(device.timeZone)
        extra(device.extra)
        raw("}")
    }

    private mutating func app(_ app: App) {
        key("app")
        raw("{")
        key("bundleId")
        string(app.bundleId)
        key("version")
        string(app.version)
        key("build")
        string(app.build)
        extra(app.extra)
        raw("}")
    }

    private mutating func sdk(_ sdk: Sdk) {
        key("sdk")
        raw("{")
        key("name")
        string(sdk.name)
        key("version")
        string(sdk.version)
        extra(sdk.extra)
        raw("}")
    }

    private mutating func privacy(_ privacy: Privacy) {
        key("privacy")
        raw("{")
        key("maskLevel")
        string(privacy.maskLevel.rawValue)
        extra(privacy.extra)
        raw("}")
    }
}
