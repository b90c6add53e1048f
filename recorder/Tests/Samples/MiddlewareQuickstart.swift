// The README, "Amplitude-iOS".
import Amplitude
import AmplitudeiOSSessionReplayMiddleware

func middlewareQuickstart() -> Amplitude {
    // sample
    let amplitude = Amplitude.instance()
    amplitude.addEventMiddleware(AmplitudeiOSSessionReplayMiddleware(sampleRate: 0.1))
    amplitude.initializeApiKey(API_KEY)
    // end of sample
    return amplitude
}
