// The Segment page, "Disable replay collection": by a feature flag. Mended: the page imports and makes the plugin of the other
// client there.
import AmplitudeSegmentSessionReplayPlugin
import Segment
import SegmentAmplitude

func segmentFeatureFlag() -> Analytics {
    // sample
    // Your existing initialization logic with Segement
    let analytics = Analytics(configuration: config)
    analytics.add(plugin: AmplitudeSession())

    if (nonEUCountryFlagEnabled) {
      // Create and Install Session Replay Plugin
      let amplitudeSegmentSessionReplayPlugin = AmplitudeSegmentSessionReplayPlugin(amplitudeApiKey: API_KEY, sampleRate: 0.1)
      analytics.add(plugin: amplitudeSegmentSessionReplayPlugin)
    }
    // end of sample
    return analytics
}
