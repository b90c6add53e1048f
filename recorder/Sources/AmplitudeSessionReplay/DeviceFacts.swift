// What a recording's header says of the phone and the app. Nothing that identifies a person or a single phone.
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayCore
    import ReplayFormat
#endif

enum DeviceFacts {
    static let sdk = Sdk(name: "session-replay-ios", version: "0.1.0")

    @MainActor static func device() -> Device {
        let (phone, screen) = (UIDevice.current, UIScreen.main)
        let portrait = screen.nativeBounds.size
        let scale = LayerLooks.finite(screen.nativeScale)
        return Device(
            model: modelIdentifier(), os: phone.systemName, osVersion: phone.systemVersion,
            screen: Size2(LayerLooks.finite(portrait.width) / scale, LayerLooks.finite(portrait.height) / scale),
            scale: LayerLooks.finite(screen.scale), locale: Locale.current.identifier,
            timeZone: TimeZone.current.identifier)
    }

    static func app() -> App {
        let info = Bundle.main.infoDictionary ?? [:]
        return App(
            bundleId: Bundle.main.bundleIdentifier ?? "", version: info["CFBundleShortVersionString"] as? String ?? "",
            build: info["CFBundleVersion"] as? String ?? "")
    }

    /// `iPhone15,4`: the model's number, not the phone's name.
    private static func modelIdentifier() -> String {
        var facts = utsname()
        uname(&facts)
        return withUnsafeBytes(of: &facts.machine) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
