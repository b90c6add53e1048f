// The plugin's page, "EU data residency".
import AmplitudeSwift
import AmplitudeSwiftSessionReplayPlugin

func pluginServerZone() -> (Amplitude, AmplitudeSwiftSessionReplayPlugin) {
    let sessionReplayPlugin = AmplitudeSwiftSessionReplayPlugin(/* session replay options */)
    // sample
    // Set serverZone on the Amplitude SDK
    let amplitude = Amplitude(configuration: Configuration(apiKey: API_KEY,
                                                               serverZone: .EU,
                                                               minTimeBetweenSessionsMillis: 300_000))
    amplitude.add(plugin: sessionReplayPlugin)
    // end of sample
    return (amplitude, sessionReplayPlugin)
}
