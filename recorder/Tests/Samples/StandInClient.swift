// A client of Amplitude-Swift for the tests of samples. In a file of its own: two of the clients have a class `Amplitude`.
import AmplitudeSwift

func standInClient() -> Amplitude {
    let amplitude = Amplitude(configuration: Configuration(apiKey: API_KEY))
    amplitude.setDeviceId(deviceId: "device")
    return amplitude
}
