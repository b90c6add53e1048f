// The plugin's page, "Disable replay collection": by a feature flag.
import AmplitudeSwift
import AmplitudeSwiftSessionReplayPlugin

func pluginFeatureFlag() -> Amplitude {
    // sample
    // Your existing initialization logic with Amplitude-Swift SDK
    let amplitude = Amplitude(configuration: Configuration(apiKey: API_KEY,
                                                               optOut: false))

    if (nonEUCountryFlagEnabled) {
      // Create and Install Session Replay Plugin
      let sessionReplayPlugin = AmplitudeSwiftSessionReplayPlugin(sampleRate: 0.1)
      amplitude.add(plugin: sessionReplayPlugin)
    }
    // end of sample
    return amplitude
}
