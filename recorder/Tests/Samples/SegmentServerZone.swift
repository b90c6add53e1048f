// The Segment page, "EU data residency".
import AmplitudeSegmentSessionReplayPlugin

func segmentServerZone() -> AmplitudeSegmentSessionReplayPlugin {
    // sample
    // Set serverZone on the AmplitudeSegmentSessionReplayPlugin
    let plugin = AmplitudeSegmentSessionReplayPlugin(amplitudeApiKey: API_KEY,
                                                         sampleRate: 0.1,
                                                         serverZone: .EU)
    // end of sample
    return plugin
}
