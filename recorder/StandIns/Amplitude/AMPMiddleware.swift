// Linux stand-in for Amplitude (the maintenance SDK): middleware as Swift sees it. Signatures from Amplitude-iOS 8.22,
// Sources/Amplitude/Public/AMPMiddleware.h. What is @optional there has a default here. How Swift imports
// `amplitudeDidRemoveMiddleware:` cannot be asked on Linux: the importer may drop the protocol's own name at the end.
import Foundation

public class AMPMiddlewarePayload: NSObject {
    public var event: NSMutableDictionary
    public var extra: NSMutableDictionary?

    public init(event: NSMutableDictionary, withExtra extra: NSMutableDictionary?) {
        (self.event, self.extra) = (event, extra)
    }
}

public typealias AMPMiddlewareNext = (AMPMiddlewarePayload?) -> Void

public protocol AMPMiddleware: AnyObject {
    func run(_ payload: AMPMiddlewarePayload, next: @escaping AMPMiddlewareNext)
    func amplitudeDidFinishInitializing(_ amplitude: Amplitude)
    func amplitude(_ amplitude: Amplitude, didUploadEventsManually manually: Bool)
    func amplitude(_ amplitude: Amplitude, didChangeDeviceId deviceId: String)
    func amplitude(_ amplitude: Amplitude, didChangeSessionId sessionId: Int64)
    func amplitude(_ amplitude: Amplitude, didChangeUserId userId: String)
    func amplitude(_ amplitude: Amplitude, didOptOut optOut: Bool)
    func amplitudeDidRemove(_ amplitude: Amplitude)
}

extension AMPMiddleware {
    public func amplitudeDidFinishInitializing(_ amplitude: Amplitude) {}
    public func amplitude(_ amplitude: Amplitude, didUploadEventsManually manually: Bool) {}
    public func amplitude(_ amplitude: Amplitude, didChangeDeviceId deviceId: String) {}
    public func amplitude(_ amplitude: Amplitude, didChangeSessionId sessionId: Int64) {}
    public func amplitude(_ amplitude: Amplitude, didChangeUserId userId: String) {}
    public func amplitude(_ amplitude: Amplitude, didOptOut optOut: Bool) {}
    public func amplitudeDidRemove(_ amplitude: Amplitude) {}
}
