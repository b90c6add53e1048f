// What `.amp_setBlocked` reaches of a SwiftUI view: its own content, nothing beside or behind it.
import Foundation
import QuartzCore
import ReplayFormat
import SwiftUI
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class SwiftUIPrivacyTests: XCTestCase {
    private var phone: Phone!

    override func setUp() async throws { await MainActor.run { phone = Phone() } }
    override func tearDown() async throws { await MainActor.run { phone.close() } }

    private func tree<Content: View>(of content: Content) throws -> ViewNode {
        phone.window.rootViewController = UIHostingController(rootView: content)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.3)
        return try phone.lastTree(of: replay)
    }

    func testABlockedViewIsAPlaceholderAndItsNeighboursAreNot() async throws {
        let tree = try tree(
            of: VStack {
                Field(text: "above").frame(width: 200, height: 40)
                Field(text: "secret").frame(width: 200, height: 40).amp_setBlocked(true)
                Field(text: "below").frame(width: 200, height: 40)
            })
        XCTAssertEqual(tree.all.filter { $0.placeholder?.reason == .blocked }.map(\.frame.height), [40])
        XCTAssertEqual(tree.all.compactMap { $0.text?.string }, ["above", "below"])
    }

    func testBlockingABigViewBlocksAllInsideIt() async throws {
        let tree = try tree(
            of: VStack {
                Text("title")
                VStack {
                    Field(text: "one").frame(width: 200, height: 40)
                    Field(text: "two").frame(width: 100, height: 40).amp_setBlocked(false)
                }.amp_setBlocked(true)
            })
        XCTAssertEqual(tree.all.compactMap { $0.text?.string }, [])
        XCTAssertEqual(tree.all.filter { $0.placeholder?.reason == .blocked }.count, 3)
    }

    /// SwiftUI draws a picture into a layer without a view. Here the layers are put where it would put them: over the mark.
    func testAMaskedPictureThatIsABareLayerIsMaskedAndItsNeighboursAreNot() async throws {
        for isBlocked in [false, true] {
            let content = VStack { Text("the picture's place").frame(width: 200, height: 40) }
            let host = UIHostingController(rootView: AnyMarked(content, isBlocked))
            phone.window.rootViewController = host
            phone.wait(0.2)
            let mark = try XCTUnwrap(host.view.subviews.first { "\(type(of: $0))".hasPrefix("PlatformViewHost") })
            func add(_ dx: CGFloat, _ dy: CGFloat, in layer: CALayer? = nil) throws {
                let picture = CALayer()
                picture.frame = (layer == nil ? mark.frame : mark.bounds).offsetBy(dx: dx, dy: dy)
                var canvas = StandInCanvas(width: 4, height: 4)
                canvas.fill(.box(x: 0, y: 0, w: 4, h: 4, r: 0), UInt32(abs(dy)) + 7)
                picture.contents = try XCTUnwrap(UIImage(data: canvas.png())?.cgImage)
                (layer ?? host.view.layer).addSublayer(picture)
            }
            let group = CALayer()
            group.frame = mark.frame
            host.view.layer.addSublayer(group)
            try add(0, 0)
            try add(0, 39)
            try add(0, 60)
            try add(0, -60)
            try add(0, 0, in: group)
            // A wider picture, with a layer inside, over a part of the mark.
            try add(0, -30)
            host.view.layer.sublayers?.last?.addSublayer(CALayer())
            let replay = phone.recorder()
            replay.start()
            phone.wait(0.3)
            let layers = try phone.lastTree(of: replay).all.filter { $0.className == "CALayer" }
            let shown = layers.filter { $0.image != nil }
            XCTAssertEqual(shown.map(\.frame.y), [60, -60].map { Double(mark.frame.minY) + $0 }, "the neighbours")
            if isBlocked {
                XCTAssertEqual(layers.filter { $0.placeholder?.reason == .blocked }.count, 4, "the group is blocked as one")
            } else {
                XCTAssertEqual(layers.filter { $0.mask != nil }.count, 4)
            }
            phone.close()
            phone = Phone()
        }
    }

    /// The text of such a view is asked of the view itself, whatever is inside it.
    func testWhatShowsItsOwnTextOrValueIsMaskedWhereItLiesAcrossTheEdge() async throws {
        for isBlocked in [false, true] {
            let content = VStack { Text("the place").frame(width: 200, height: 40) }
            let host = UIHostingController(rootView: AnyMarked(content, isBlocked))
            phone.window.rootViewController = host
            phone.wait(0.2)
            let mark = try XCTUnwrap(host.view.subviews.first { "\(type(of: $0))".hasPrefix("PlatformViewHost") })
            let (text, field, label, slider) = (UITextView(), UITextField(), UILabel(), UISlider())
            (text.text, field.text, label.text, slider.value) = ("a\nlong\nletter", "typed", "said", 0.25)
            text.isEditable = false
            for view in [text, field, label, slider] {
                view.frame = mark.frame.insetBy(dx: 0, dy: -30)
                view.addSubview(UIView(frame: CGRect(x: 0, y: 0, width: 1, height: 1)))
                // The hosting view puts its own on top at every layout.
                view.layer.zPosition = 1
                host.view.addSubview(view)
            }
            let replay = phone.recorder(level: .light)
            replay.start()
            phone.wait(0.3)
            let all = try phone.lastTree(of: replay).all
            XCTAssertEqual(all.compactMap { $0.text?.string }, [])
            XCTAssertEqual(all.compactMap { $0.control?.value }, [])
            let names = ["UITextView", "UITextField", "UILabel", "UISlider"]
            let hidden = all.filter { isBlocked ? $0.placeholder?.reason == .blocked : $0.mask?.reason == .view }
            XCTAssertEqual(hidden.map(\.className).filter(names.contains), names)
            phone.close()
            phone = Phone()
        }
    }

    func testTheSettingFollowsTheState() async throws {
        let host = UIHostingController(rootView: Switched(isBlocked: false))
        phone.window.rootViewController = host
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.3)
        host.rootView = Switched(isBlocked: true)
        phone.wait(0.3)
        let tree = try phone.lastTree(of: replay)
        XCTAssertEqual(tree.all.compactMap { $0.text?.string }, [])
    }
}

/// Some content under one of the two marks.
private struct AnyMarked<Content: View>: View {
    let content: Content
    let isBlocked: Bool
    init(_ content: Content, _ isBlocked: Bool) { (self.content, self.isBlocked) = (content, isBlocked) }
    var body: some View { content.background(PrivacyMark(isBlocked: isBlocked ? true : nil, isMasked: isBlocked ? nil : true)) }
}

private struct Switched: View {
    let isBlocked: Bool
    var body: some View { Field(text: "perhaps").frame(width: 200, height: 40).amp_setBlocked(isBlocked) }
}

private struct Field: UIViewRepresentable {
    let text: String
    func makeUIView(context: Context) -> UILabel { UILabel() }
    func updateUIView(_ label: UILabel, context: Context) { label.text = text }
}
