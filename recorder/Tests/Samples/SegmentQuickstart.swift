// The Segment page, "Quickstart".
import AmplitudeSegmentSessionReplayPlugin
import Segment
import SegmentAmplitude

func segmentQuickstart() -> Analytics {
    // sample
    // Initialize Segment
    let analytics = Analytics(configuration: config)

    // Ensure Segment's AmplitudeSession plugin is added before AmplitudeSegmentSessionReplayPlugin
    analytics.add(plugin: AmplitudeSession())

    // Initialize AmplitudeSegmentSessionReplayPlugin with your Amplitude API key
    analytics.add(plugin: AmplitudeSegmentSessionReplayPlugin(amplitudeApiKey: API_KEY,
                                                                  sampleRate: 0.1))
    // end of sample
    return analytics
}
