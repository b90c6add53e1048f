// Linux stand-in for UIKit: the screen and the device, an iPhone 15 unless told otherwise.
import Foundation

@MainActor open class UIScreen: NSObject {
    public static let main = UIScreen()

    /// Portrait size in points; set through StandInDevice.
    var portrait = CGSize(width: 393, height: 852)

    open var bounds: CGRect {
        let turned = UIDevice.current.orientation.isLandscape
        return CGRect(
            x: 0, y: 0, width: turned ? portrait.height : portrait.width,
            height: turned ? portrait.width : portrait.height)
    }

    open var nativeBounds: CGRect {
        CGRect(x: 0, y: 0, width: portrait.width * scale, height: portrait.height * scale)
    }

    open var scale: CGFloat { 3 }
    open var nativeScale: CGFloat { 3 }
    open var maximumFramesPerSecond: Int { 60 }
    open var brightness: CGFloat = 0.5
    open var traitCollection: UITraitCollection {
        UITraitCollection(
            standInLandscape: UIDevice.current.orientation.isLandscape, isTablet: min(portrait.width, portrait.height) > 700)
    }
}

public enum UIDeviceOrientation: Int, Sendable {
    case unknown, portrait, portraitUpsideDown, landscapeLeft, landscapeRight, faceUp, faceDown
    public var isLandscape: Bool { self == .landscapeLeft || self == .landscapeRight }
    public var isPortrait: Bool { self == .portrait || self == .portraitUpsideDown }
}

public enum UIInterfaceOrientation: Int, Sendable {
    case unknown, portrait, portraitUpsideDown
    // The interface turns against the device: raw values are crossed, as in UIKit.
    case landscapeRight = 3
    case landscapeLeft = 4
    public var isLandscape: Bool { self == .landscapeLeft || self == .landscapeRight }
    public var isPortrait: Bool { self == .portrait || self == .portraitUpsideDown }
}

@MainActor open class UIDevice: NSObject {
    public static let current = UIDevice()
    open var name: String { "iPhone" }
    open var model: String { "iPhone" }
    open var localizedModel: String { "iPhone" }
    open var systemName: String { "iOS" }
    open var systemVersion: String { "17.5" }
    open var identifierForVendor: UUID? { UUID(uuidString: "6F0A2B1C-0000-4000-8000-000000000001") }
    open var userInterfaceIdiom: UIUserInterfaceIdiom { .phone }
    open var isBatteryMonitoringEnabled = false
    open var batteryLevel: Float { -1 }
    open internal(set) var orientation: UIDeviceOrientation = .portrait
    open func beginGeneratingDeviceOrientationNotifications() {}
    open func endGeneratingDeviceOrientationNotifications() {}
    public nonisolated static let orientationDidChangeNotification = NSNotification.Name(
        "UIDeviceOrientationDidChangeNotification")
}
