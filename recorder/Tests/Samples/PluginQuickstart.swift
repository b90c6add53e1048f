// The plugin's page, "Quickstart".
import AmplitudeSwift
import AmplitudeSwiftSessionReplayPlugin

func pluginQuickstart() -> Amplitude {
    // sample
    // Initialize Amplitude Analytics SDK instance
    let amplitude = Amplitude(configuration: Configuration(apiKey: API_KEY))

    // Create and Install Session Replay Plugin
    // Recording will be handled automatically
    amplitude.add(plugin: AmplitudeSwiftSessionReplayPlugin(sampleRate: 1.0))
    // end of sample
    return amplitude
}
