// Linux stand-in for SwiftUI: UIKit views inside SwiftUI. Signatures from Apple's documentation, by symbol:
// SwiftUI/UIViewRepresentable, SwiftUI/UIViewRepresentableContext, SwiftUI/EnvironmentValues, SwiftUI/Transaction. iOS 13.
import Foundation
import UIKit

@MainActor @preconcurrency public protocol UIViewRepresentable: View where Self.Body == Never {
    associatedtype UIViewType: UIView
    associatedtype Coordinator = Void
    @MainActor @preconcurrency func makeUIView(context: Self.Context) -> Self.UIViewType
    @MainActor @preconcurrency func updateUIView(_ uiView: Self.UIViewType, context: Self.Context)
    @MainActor @preconcurrency static func dismantleUIView(_ uiView: Self.UIViewType, coordinator: Self.Coordinator)
    @MainActor @preconcurrency func makeCoordinator() -> Self.Coordinator
    typealias Context = UIViewRepresentableContext<Self>
}

extension UIViewRepresentable where Coordinator == Void {
    public func makeCoordinator() {}
}

extension UIViewRepresentable {
    public static func dismantleUIView(_ uiView: UIViewType, coordinator: Coordinator) {}
}

public struct EnvironmentValues {
    public init() {}
}

public struct Transaction {
    public init() {}
}

@MainActor @preconcurrency public struct UIViewRepresentableContext<Representable: UIViewRepresentable> {
    public let coordinator: Representable.Coordinator
    public private(set) var transaction = Transaction()
    public let environment = EnvironmentValues()
}

// On iOS a class of this name holds a representable's view.
final class PlatformViewHost<Content: UIViewRepresentable>: UIView {
    let coordinator: Content.Coordinator
    let content: Content.UIViewType

    init(_ representable: Content) {
        coordinator = representable.makeCoordinator()
        content = representable.makeUIView(context: UIViewRepresentableContext(coordinator: coordinator))
        super.init(frame: .zero)
        addSubview(content)
    }

    required init?(coder: NSCoder) { nil }

    func update(_ representable: Content) {
        representable.updateUIView(content, context: UIViewRepresentableContext(coordinator: coordinator))
    }

    override func layoutSubviews() { content.frame = bounds }

    deinit {
        let (content, coordinator) = (content, coordinator)
        MainActor.assumeIsolated { Content.dismantleUIView(content, coordinator: coordinator) }
    }
}
