// The plugin's page, "User opt-out".
import AmplitudeSwift
import AmplitudeSwiftSessionReplayPlugin

func pluginOptOut() -> Amplitude {
    // sample
    // Set optOut on the Amplitude SDK
    let amplitude = Amplitude(configuration: Configuration(apiKey: API_KEY,
                                                               optOut: true,
                                                               serverZone: .US))
    amplitude.add(plugin: AmplitudeSwiftSessionReplayPlugin(sampleRate: 1.0))
    // end of sample
    return amplitude
}
