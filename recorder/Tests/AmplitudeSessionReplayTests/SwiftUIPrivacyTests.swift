// What `.amp_setBlocked` reaches of a SwiftUI view: its own content, nothing beside or behind it.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import ReplayFormat
import SwiftUI
import UIKit
import XCTest

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

private struct Switched: View {
    let isBlocked: Bool
    var body: some View { Field(text: "perhaps").frame(width: 200, height: 40).amp_setBlocked(isBlocked) }
}

private struct Field: UIViewRepresentable {
    let text: String
    func makeUIView(context: Context) -> UILabel { UILabel() }
    func updateUIView(_ label: UILabel, context: Context) { label.text = text }
}
