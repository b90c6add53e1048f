// The README, "Any other analytics client".
import AmplitudeSessionReplay
import Foundation

func standaloneQuickstart(deviceId: String, sessionId: Int64, track: (String, [String: Any]) -> Void) -> SessionReplay {
    // sample
    let sessionReplay = SessionReplay(
        apiKey: API_KEY, deviceId: deviceId, sessionId: sessionId, sampleRate: 0.1,
        serverUrl: URL(string: "https://replay.example.com"))
    sessionReplay.start()

    // With every event:
    var properties: [String: Any] = ["color": "red"]
    properties.merge(sessionReplay.additionalEventProperties) { current, _ in current }
    track("Button Clicked", properties)

    // Whenever they change, as they are sent with events:
    sessionReplay.sessionId = sessionId + 300_000
    sessionReplay.deviceId = deviceId

    // A line of the app's log:
    sessionReplay.recordLog(level: .warn, message: "cart is empty")
    // end of sample
    return sessionReplay
}
