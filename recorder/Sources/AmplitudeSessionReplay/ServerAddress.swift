// Where recordings go: what the app says, else what its Info.plist says of the zone. A pure function of both.
import Foundation

enum ServerAddress {
    /// In Info.plist: a dictionary of addresses by zone, `US` and `EU`.
    static let infoKey = "SessionReplayServerURL"

    /// Why there is no address to send to, in a sentence for the log.
    struct Refusal: Error, Equatable {
        var message: String
    }

    /// - Parameter info: of the app's Info.plist.
    static func resolve(_ own: URL?, zone: ServerZone, info: [String: Any]) -> Result<URL, Refusal> {
        guard let url = own ?? listed(zone, in: info) else {
            return .failure(Refusal(message: "nothing is recorded: set serverUrl, or \(infoKey) with US and EU in Info.plist"))
        }
        guard let scheme = url.scheme?.lowercased(), ["http", "https"].contains(scheme), let host = url.host, host != "" else {
            return .failure(Refusal(message: "nothing is recorded: \(url.absoluteString) is no http or https address"))
        }
        guard !isVendors(host) else {
            return .failure(Refusal(message: "nothing is recorded: \(host) does not know the format of these recordings"))
        }
        return .success(url)
    }

    private static func listed(_ zone: ServerZone, in info: [String: Any]) -> URL? {
        let zones = info[infoKey] as? [String: Any]
        return (zones?[zone.name] as? String).flatMap { URL(string: $0) }
    }

    /// The analytics service's own hosts: they know another format.
    private static func isVendors(_ host: String) -> Bool {
        let name = host.lowercased().split(separator: ".").joined(separator: ".")
        return name == "amplitude.com" || name.hasSuffix(".amplitude.com")
    }
}
