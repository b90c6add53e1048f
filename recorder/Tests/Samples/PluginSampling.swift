// The plugin's page, "Sampling rate".
import AmplitudeSwift
import AmplitudeSwiftSessionReplayPlugin

func pluginSampling(_ amplitude: Amplitude) {
    // sample
    // This configuration samples 1% of all sessions
    amplitude.add(plugin: AmplitudeSwiftSessionReplayPlugin(sampleRate: 0.01))
    // end of sample
}
