// What cannot be looked into stands as a placeholder that names its kind, told by the class's name alone.
import Foundation
import QuartzCore
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class PlaceholderTests: XCTestCase {
    private var phone: Phone!

    override func setUp() async throws { await MainActor.run { phone = Phone() } }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    private func record(_ views: [UIView]) throws -> ViewNode {
        for view in views {
            view.frame = CGRect(x: 10, y: 10, width: 100, height: 100)
            phone.view.addSubview(view)
        }
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        return try phone.lastTree(of: replay)
    }

    func testEachKindOfSurfaceIsNamed() async throws {
        let cases: [(UIView, String, ViewNode.PlaceholderReason, String?)] = [
            (WKWebView(), "WKWebView", .webView, nil), (CheckoutWebView(), "CheckoutWebView", .webView, nil),
            (MKMapView(), "MKMapView", .map, nil), (PlayerView(), "PlayerView", .video, nil),
            (CameraView(), "CameraView", .video, "camera"), (_UIRemoteView(), "_UIRemoteView", .outOfProcess, nil),
            (LottieAnimationView(), "LottieAnimationView", .unsupported, "Lottie animation"),
            (MTKView(), "MTKView", .unsupported, "Metal"), (MetalView(), "MetalView", .unsupported, "Metal"),
        ]
        for (view, _, _, _) in cases { view.addSubview(UILabel()) }
        let tree = try record(cases.map(\.0))
        for (_, name, reason, label) in cases {
            let node = try XCTUnwrap(tree.node(class: name), name)
            XCTAssertEqual(node.placeholder, ViewNode.Placeholder(reason: reason, label: label), name)
            XCTAssertEqual(node.frame, Box(10, 10, 100, 100), name)
            XCTAssertTrue(node.children.isEmpty, name)
        }
    }

    func testAPlayersLayerInAnOrdinaryViewIsAPlaceholderBesideItsSiblings() async throws {
        let host = UIView()
        host.accessibilityIdentifier = "host"
        let player = AVPlayerLayer()
        player.frame = CGRect(x: 0, y: 0, width: 100, height: 56)
        host.layer.addSublayer(player)
        host.addSubview(UISwitch())
        let node = try XCTUnwrap(try record([host]).node("host"))
        XCTAssertEqual(node.children.map(\.className), ["AVPlayerLayer", "UISwitch"])
        XCTAssertEqual(node.children[0].placeholder?.reason, .video)
        XCTAssertEqual(node.children[0].frame, Box(0, 0, 100, 56))
    }

    func testWhatAControllerOfAnotherProcessShowsIsNamedByTheController() async throws {
        let sheet = UIActivityViewController()
        phone.window.rootViewController = sheet
        sheet.view.addSubview(UILabel())
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        let tree = try phone.lastTree(of: replay)
        let node = try XCTUnwrap(tree.first { $0.controller == "UIActivityViewController" })
        XCTAssertEqual(node.placeholder, ViewNode.Placeholder(reason: .outOfProcess, label: "share sheet"))
    }

    func testAnAppsOwnAnimationViewIsNotLotties() async throws {
        let own = AnimationView()
        own.addSubview(UISwitch())
        let node = try XCTUnwrap(try record([own]).node(class: "AnimationView"))
        XCTAssertNil(node.placeholder)
        XCTAssertEqual(node.children.count, 1)
    }

    func testWhatStandsInBracketsOfAClassIsNotRecorded() async throws {
        let tree = try record([_UIHostingView<[String: [Int]]>()])
        XCTAssertNotNil(tree.node(class: "_UIHostingView"))
    }
}

private class WKWebView: UIView {}
private final class CheckoutWebView: WKWebView {}
private final class MKMapView: UIView {}
private final class AVPlayerLayer: CALayer {}
private final class AVCaptureVideoPreviewLayer: CALayer {}
private final class CAMetalLayer: CALayer {}
private final class PlayerView: UIView { override class var layerClass: AnyClass { AVPlayerLayer.self } }
private final class CameraView: UIView { override class var layerClass: AnyClass { AVCaptureVideoPreviewLayer.self } }
private final class MetalView: UIView { override class var layerClass: AnyClass { CAMetalLayer.self } }
private final class _UIRemoteView: UIView {}
private final class LottieAnimationView: UIView {}
private final class AnimationView: UIView {}
private final class MTKView: UIView {}
private final class UIActivityViewController: UIViewController {}
private final class _UIHostingView<Content>: UIView {}
