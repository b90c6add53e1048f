// "Out and about": what no view tree shows, each in a tile of its own, and a notice in a window over all others. The classes
// here stand for those of iOS: the recorder tells them by their names.
import Foundation
import QuartzCore
import UIKit

enum ElsewhereSection {
    @MainActor static let section = GallerySection(
        id: "elsewhere", title: "Out and about", detail: "Our van, our fields, our films", symbol: "magnifyingglass",
        make: ElsewhereViewController.init)
}

final class WKWebView: UIView {}
final class MKMapView: UIView {}
final class AVPlayerLayer: CALayer {}
final class PlayerView: UIView { override class var layerClass: AnyClass { AVPlayerLayer.self } }
final class LottieAnimationView: UIView {}
final class CAMetalLayer: CALayer {}
final class FilterView: UIView { override class var layerClass: AnyClass { CAMetalLayer.self } }
final class _UIRemoteView: UIView {}
final class ARView: UIView {}

final class ElsewhereViewController: TileGridViewController {
    private var notice: UIWindow?

    override func viewDidLoad() {
        super.viewDidLoad()
        add("Our farm's pages", WKWebView())
        add("The van's round", MKMapView())
        add("How we bake", PlayerView())
        add("Falling leaves", LottieAnimationView())
        add("A filter for your photo", FilterView())
        add("Your photos", _UIRemoteView())
        add("The jar on your table", ARView())
        add("Tell me when it rings", Theme.button("Remind me", id: "elsewhere.remind") { [weak self] in self?.remind() })
    }

    /// A window of its own, over bars and sheets, for two seconds.
    private func remind() {
        guard notice == nil, let scene = view.window?.windowScene else { return }
        let window = UIWindow(windowScene: scene)
        window.windowLevel = .alert
        window.frame = CGRect(x: 16, y: 60, width: view.bounds.width - 32, height: 64)
        window.backgroundColor = Theme.ink
        window.layer.cornerRadius = 16
        let label = Theme.label("We ring at eight in the morning", size: 17, weight: .medium, color: .white)
        label.frame = CGRect(x: 18, y: 20, width: 300, height: 24)
        window.addSubview(label)
        window.isHidden = false
        notice = window
        StandInClock.shared.schedule(after: 2) { [weak self] in
            self?.notice?.isHidden = true
            self?.notice = nil
        }
    }
}
