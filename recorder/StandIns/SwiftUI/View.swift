// Linux stand-in for SwiftUI: views as values, enough to put an app's content and the recorder's modifiers on a screen.
// Signatures from Apple's documentation, by symbol: SwiftUI/View, ViewBuilder, EmptyView, TupleView, Text, VStack, Group,
// Optional, View/background(_:alignment:), View/frame(width:height:alignment:), View/padding(_:). iOS 13.
// What a hosting view is made of on iOS is private; the names and nesting here follow what a view debugger shows there.
import Foundation
import UIKit

@MainActor @preconcurrency public protocol View {
    associatedtype Body: View
    @ViewBuilder @MainActor @preconcurrency var body: Self.Body { get }
}

extension Never: View {
    public typealias Body = Never
    public var body: Never { fatalError("a view without a body was asked for it") }
}

extension View where Body == Never {
    public var body: Never { fatalError("\(type(of: self)) has no body") }
}

@resultBuilder public struct ViewBuilder {
    public static func buildBlock() -> EmptyView { EmptyView() }
    public static func buildBlock<Content: View>(_ content: Content) -> Content { content }
    public static func buildBlock<each Content>(_ content: repeat each Content) -> TupleView<(repeat each Content)>
    where repeat each Content: View {
        TupleView((repeat each content))
    }
    public static func buildIf<Content: View>(_ content: Content?) -> Content? { content }
}

@frozen public struct EmptyView: View {
    public typealias Body = Never
    public init() {}
}

@frozen public struct TupleView<T>: View {
    public typealias Body = Never
    public var value: T
    public init(_ value: T) { self.value = value }
}

extension Optional: View where Wrapped: View {
    public typealias Body = Never
}

@frozen public struct Text: View {
    public typealias Body = Never
    let content: String
    public init<S: StringProtocol>(_ content: S) { self.content = String(content) }
    public init(verbatim content: String) { self.content = content }
}

@frozen public enum HorizontalAlignment: Sendable { case leading, center, trailing }

@frozen public struct Alignment: Sendable {
    public static let center = Alignment()
}

@frozen public struct VStack<Content: View>: View {
    public typealias Body = Never
    let spacing: CGFloat?
    let content: Content
    public init(
        alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content
    ) {
        (self.spacing, self.content) = (spacing, content())
    }
}

@frozen public struct Group<Content> {
    let content: Content
}

extension Group: View where Content: View {
    public typealias Body = Never
    public init(@ViewBuilder content: () -> Content) { self.content = content() }
}

extension View {
    public func background<Background: View>(_ background: Background, alignment: Alignment = .center) -> some View {
        StandInBackground(content: self, background: background)
    }

    public func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center) -> some View {
        StandInFrame(content: self, width: width, height: height)
    }

    public func padding(_ length: CGFloat) -> some View { StandInPadding(content: self, length: length) }
}

struct StandInBackground<Content: View, Background: View>: View {
    typealias Body = Never
    let content: Content
    let background: Background
}

struct StandInFrame<Content: View>: View {
    typealias Body = Never
    let content: Content
    let width: CGFloat?
    let height: CGFloat?
}

struct StandInPadding<Content: View>: View {
    typealias Body = Never
    let content: Content
    let length: CGFloat
}
