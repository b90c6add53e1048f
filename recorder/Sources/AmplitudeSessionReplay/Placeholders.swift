// What no view tree shows: drawn by another process, on a surface of its own, or by a framework whose content cannot be read
// with public API. Each is told by the name of its class, so that no framework is linked for it, and becomes a placeholder
// that says what was there. Main thread only. Cost: one look-up per view, the names of each class are asked once.
import Foundation
import QuartzCore
import UIKit

#if SWIFT_PACKAGE
    import ReplayFormat
#endif

@MainActor enum Placeholders {
    struct Kind: Equatable {
        let reason: ViewNode.PlaceholderReason
        var label: String?

        init(_ reason: ViewNode.PlaceholderReason, _ label: String? = nil) { (self.reason, self.label) = (reason, label) }
    }

    private static var byClass: [ObjectIdentifier: Kind?] = [:]

    /// nil: the view can be looked into.
    static func record(_ view: UIView, _ node: inout ViewNode, _ context: RecordingContext) -> Descent? {
        guard let kind = kind(of: view, isControllers: node.controller != nil) ?? emptyHost(view) else { return nil }
        node.becomePlaceholder(kind.reason, label: kind.label)
        return Descent.none
    }

    /// What a layer that no view owns, or the layer of a view, is known for.
    static func kind(of layer: CALayer) -> Kind? { known(layer, in: layers) }

    private static func kind(of view: UIView, isControllers: Bool) -> Kind? {
        if let kind = known(view, in: views) ?? known(view.layer, in: layers) { return kind }
        guard isControllers, let controller = view.next else { return nil }
        return known(controller, in: controllers)
    }

    /// A SwiftUI screen that has not a single view or layer inside: nothing of it can be read.
    private static func emptyHost(_ view: UIView) -> Kind? {
        guard isHost(view), view.layer.sublayers?.isEmpty != false,
            view.layer.bounds.width > 0, view.layer.bounds.height > 0
        else { return nil }
        return Kind(.unsupported, "SwiftUI")
    }

    /// By its class, whose name is looked at once.
    private static func isHost(_ view: UIView) -> Bool {
        let type = ObjectIdentifier(Swift.type(of: view))
        if let known = hosts[type] { return known }
        let isHost = ClassNames.name(of: view).hasPrefix("_UIHostingView")
        hosts[type] = isHost
        return isHost
    }

    private static var hosts: [ObjectIdentifier: Bool] = [:]

    private static func known(_ object: AnyObject, in table: [String: Kind]) -> Kind? {
        let type = ObjectIdentifier(Swift.type(of: object))
        if let known = byClass[type] { return known }
        // Before its fourth version Lottie's view had a name that any app may have given to one of its own.
        let isOldLottie = ClassNames.fullName(of: object) == "Lottie.AnimationView"
        let found = isOldLottie ? views["LottieAnimationView"] : ClassNames.lookUp(object, in: table)
        byClass[type] = .some(found)
        return found
    }

    static let views: [String: Kind] = [
        "WKWebView": Kind(.webView), "UIWebView": Kind(.webView), "SFSafariView": Kind(.webView, "Safari"),
        "MKMapView": Kind(.map), "GMSMapView": Kind(.map), "MGLMapView": Kind(.map), "MLNMapView": Kind(.map),
        "AVPlayerView": Kind(.video), "__AVPlayerLayerView": Kind(.video), "RTCMTLVideoView": Kind(.video),
        "_UIRemoteView": Kind(.outOfProcess), "_UISceneLayerHostContainerView": Kind(.outOfProcess),
        "UIInputSetHostView": Kind(.outOfProcess, "keyboard"), "UIKeyboardLayout": Kind(.outOfProcess, "keyboard"),
        "LottieAnimationView": Kind(.unsupported, "Lottie animation"),
        "LOTAnimationView": Kind(.unsupported, "Lottie animation"),
        "RiveView": Kind(.unsupported, "Rive animation"),
        "MTKView": Kind(.unsupported, "Metal"), "GLKView": Kind(.unsupported, "OpenGL"),
        "ARView": Kind(.unsupported, "RealityKit"), "ARSCNView": Kind(.unsupported, "AR"),
        "SCNView": Kind(.unsupported, "SceneKit"), "SKView": Kind(.unsupported, "SpriteKit"),
        // What SwiftUI draws its texts and shapes in: only their frames can be asked for.
        "CGDrawingView": Kind(.unsupported, "SwiftUI drawing"), "DrawingView": Kind(.unsupported, "SwiftUI drawing"),
        "PDFView": Kind(.unsupported, "PDF"), "PKCanvasView": Kind(.unsupported, "drawing"),
        "PKPaymentButton": Kind(.unsupported, "Apple Pay button"),
        "ASAuthorizationAppleIDButton": Kind(.unsupported, "Sign in with Apple button"),
    ]

    static let layers: [String: Kind] = [
        "AVPlayerLayer": Kind(.video), "AVSampleBufferDisplayLayer": Kind(.video),
        "AVCaptureVideoPreviewLayer": Kind(.video, "camera"), "CAMetalLayer": Kind(.unsupported, "Metal"),
        "CAEAGLLayer": Kind(.unsupported, "OpenGL"), "CALayerHost": Kind(.outOfProcess),
        "CARemoteLayer": Kind(.outOfProcess),
        "CGDrawingLayer": Kind(.unsupported, "SwiftUI drawing"),
    ]

    /// By the controller whose view it is: what these show comes from other processes, or is not the app's own.
    static let controllers: [String: Kind] = [
        "SFSafariViewController": Kind(.webView, "Safari"), "AVPlayerViewController": Kind(.video),
        "UIActivityViewController": Kind(.outOfProcess, "share sheet"),
        "PHPickerViewController": Kind(.outOfProcess, "photo picker"),
        "UIImagePickerController": Kind(.outOfProcess, "photo picker"),
        "UIDocumentPickerViewController": Kind(.outOfProcess, "document picker"),
        "UIDocumentBrowserViewController": Kind(.outOfProcess, "document browser"),
        "UIFontPickerViewController": Kind(.outOfProcess, "font picker"),
        "UIColorPickerViewController": Kind(.outOfProcess, "colour picker"),
        "MFMailComposeViewController": Kind(.outOfProcess, "mail"),
        "MFMessageComposeViewController": Kind(.outOfProcess, "message"),
        "CNContactPickerViewController": Kind(.outOfProcess, "contact picker"),
        "EKEventEditViewController": Kind(.outOfProcess, "calendar"),
        "SKStoreProductViewController": Kind(.outOfProcess, "App Store"),
        "PKPaymentAuthorizationViewController": Kind(.outOfProcess, "Apple Pay"),
        "PKAddPassesViewController": Kind(.outOfProcess, "Wallet"),
        "GKGameCenterViewController": Kind(.outOfProcess, "Game Center"),
        "QLPreviewController": Kind(.outOfProcess, "document"),
    ]
}
