// The plugin's page, "Disable replay collection": a reference is kept, the plugin removed and added again.
import AmplitudeSwift
import AmplitudeSwiftSessionReplayPlugin

func pluginDisable(_ amplitude: Amplitude, whileRestricted visit: () -> Void) -> AmplitudeSwiftSessionReplayPlugin {
    // sample
    let sessionReplayPlugin = AmplitudeSwiftSessionReplayPlugin(sampleRate: 1.0, enableRemoteConfig: false)
    // end of sample
    amplitude.add(plugin: sessionReplayPlugin)
    amplitude.track(eventType: "before")
    // sample
    amplitude.remove(plugin: sessionReplayPlugin)
    // end of sample
    visit()
    // sample
    amplitude.add(plugin: sessionReplayPlugin)
    // end of sample
    return sessionReplayPlugin
}
