// The Segment page, "Sampling rate". Mended: the page adds the plugin to `amplitude`, which a Segment app does not have.
import AmplitudeSegmentSessionReplayPlugin
import Segment

func segmentSampling(_ analytics: Analytics) {
    // sample
    // This configuration samples 1% of all sessions
    analytics.add(plugin: AmplitudeSegmentSessionReplayPlugin(amplitudeApiKey: API_KEY,
                                                                  sampleRate: 0.01))
    // end of sample
}
