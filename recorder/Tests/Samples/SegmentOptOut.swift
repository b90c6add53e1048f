// The Segment page, "User opt-out".
import AmplitudeSegmentSessionReplayPlugin

func segmentOptOut(_ amplitudeSegmentSessionReplayPlugin: AmplitudeSegmentSessionReplayPlugin) {
    // sample
    // Pass a boolean value to indicate a users opt-out status
    amplitudeSegmentSessionReplayPlugin.optOut = true
    // end of sample
}
