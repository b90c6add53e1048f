// What the command line asks for.
import Foundation

enum Arguments {
    case help
    case out(URL)
    case server(URL, apiKey: String)

    struct Problem: Error {
        let text: String
    }

    static let usage = """
        usage: record-demo --out DIR
               record-demo --server URL --api-key KEY

        Plays scripted users of a small shop app on a virtual phone and records them with the recorder's public API.

        --out DIR   Writes all recordings with fixed ids and dates: DIR/<deviceId>/<sessionId>/<sequence>.ndjson.gz,
                    events.json beside them (the session's tracked events as Amplitude HTTP V2 has them), and
                    DIR/resources/<name>. Two runs write the same inflated bytes.
        --server URL --api-key KEY
                    Records one story as a fresh device whose session starts now, uploads it while it runs, posts the
                    session's events to URL/2/httpapi, and prints URL/users/<userId>. The phone's clock runs faster
                    than the world's, so the session's later times lie up to five minutes ahead of now.
                    Ends with 1 if the server did not acknowledge everything.
        --help      Prints this.
        """

    static func parse(_ arguments: [String]) throws -> Arguments {
        var values: [String: String] = [:]
        var rest = arguments[...]
        while let name = rest.popFirst() {
            if name == "--help" || name == "-h" { return .help }
            guard ["--out", "--server", "--api-key"].contains(name) else { throw Problem(text: "what is \(name)?") }
            guard let value = rest.popFirst() else { throw Problem(text: "\(name) needs a value") }
            values[name] = value
        }
        switch (values["--out"], values["--server"], values["--api-key"]) {
        case (let folder?, nil, nil):
            return .out(URL(fileURLWithPath: folder, isDirectory: true))
        case (nil, let server?, let key?):
            guard let url = URL(string: server), url.scheme == "http" || url.scheme == "https", url.host != nil else {
                throw Problem(text: "\(server) is no http address")
            }
            return .server(url, apiKey: key)
        default:
            throw Problem(text: "either --out, or --server and --api-key")
        }
    }
}
