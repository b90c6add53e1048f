// The Segment page, "Disable replay collection": a reference is kept, the plugin removed and added again. Mended as above: the
// page adds it again to `amplitude`.
import AmplitudeSegmentSessionReplayPlugin
import Segment

func segmentDisable(_ analytics: Analytics, whileRestricted visit: () -> Void) -> AmplitudeSegmentSessionReplayPlugin {
    // sample
    let amplitudeSegmentSessionReplayPlugin = AmplitudeSegmentSessionReplayPlugin(amplitudeApiKey: API_KEY, sampleRate: 1, enableRemoteConfig: false)
    // end of sample
    analytics.add(plugin: amplitudeSegmentSessionReplayPlugin)
    // sample
    analytics.remove(plugin: amplitudeSegmentSessionReplayPlugin)
    // end of sample
    visit()
    // sample
    analytics.add(plugin: amplitudeSegmentSessionReplayPlugin)
    // end of sample
    return amplitudeSegmentSessionReplayPlugin
}
