// What the tests of faults need. Linux has no Objective-C, so C++ raises in its place (the target `Raising`): what is raised really leaves
// the recorder's Swift frames without cleaning them up, as an exception does on a phone, and what they held is lost in the test's
// process. `UnwindingCatch` stands where the phone has `AMPReplayNameOfRaised`; that itself never runs here.
import AmplitudeSessionReplay
import Foundation
import QuartzCore
import Raising
import ReplayFormat
import UIKit

@testable import AmplitudeSessionReplay

struct UnwindingCatch: FaultCatching {
    private final class Work {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    /// How many are at work, one inside the other.
    nonisolated(unsafe) fileprivate(set) static var depth = 0

    func nameOfRaised(_ work: @escaping () -> Void) -> String? {
        let work = Work(work)
        UnwindingCatch.depth += 1
        defer { UnwindingCatch.depth -= 1 }
        return withExtendedLifetime(work) {
            let context = Unmanaged.passUnretained(work).toOpaque()
            let name = raisingCatch({ Unmanaged<Work>.fromOpaque($0).takeUnretainedValue().run() }, context)
            return name.map { String(cString: $0) }
        }
    }
}

extension Phone {
    /// The snapshot that the last chunk begins with.
    func firstTree() throws -> ViewNode {
        guard case .snapshot(let tree)? = try chunks().last?.entries.first?.body else {
            throw FormatProblem(rule: "F9", message: "none")
        }
        return tree
    }
}

extension FaultBook {
    /// Nothing is caught.
    @MainActor static var none: FaultBook { FaultBook(SystemCatch(), logger: SilentLogger()) }
}

/// Raises while it is on, and counts how often it was asked.
final class Fault: @unchecked Sendable {
    var isOn: Bool
    private(set) var asked = 0
    /// For what the stand-ins' own hit testing asks, too: only the recorder hears it raise, and only where it would catch that.
    private let isForTheRecorder: Bool

    init(isOn: Bool = true, forTheRecorder: Bool = false) { (self.isOn, isForTheRecorder) = (isOn, forTheRecorder) }

    func ask() {
        asked += 1
        if isOn, !isForTheRecorder || UnwindingCatch.depth > 0 { raisingRaise("NSRangeException") }
    }
}

final class BrokenLabel: UILabel {
    var fault = Fault()
    override var attributedText: NSAttributedString? {
        get {
            fault.ask()
            return super.attributedText
        }
        set { super.attributedText = newValue }
    }
}

final class BrokenContainer: UIView {
    let fault = Fault()
    override var accessibilityIdentifier: String? {
        get {
            fault.ask()
            return super.accessibilityIdentifier
        }
        set { super.accessibilityIdentifier = newValue }
    }
}

/// Does not say where it is.
final class PlacelessLayer: CALayer {
    static let fault = Fault(forTheRecorder: true)
    override var bounds: CGRect {
        get {
            PlacelessLayer.fault.ask()
            return super.bounds
        }
        set { super.bounds = newValue }
    }
}

final class PlacelessView: UIView {
    override class var layerClass: AnyClass { PlacelessLayer.self }
}

final class BrokenLayer: CALayer {
    let fault = Fault()
    override var contents: Any? {
        get {
            fault.ask()
            return super.contents
        }
        set { super.contents = newValue }
    }
}

/// A key whose looks raise while it is pressed.
final class BrokenKey: UIControl {
    override var next: UIResponder? {
        if isHighlighted { raisingRaise("NSGenericException") }
        return super.next
    }
}

/// Raises in the middle of a layout.
final class BrokenStyle: NSParagraphStyle, @unchecked Sendable {
    override var lineBreakMode: NSLineBreakMode { .byTruncatingTail }
    override func mutableCopy() -> Any {
        raisingRaise("NSInternalInconsistencyException")
        return super.mutableCopy()
    }
}

/// Asked for its scene when all that is in it has been read.
final class BrokenWindow: UIWindow {
    let fault = Fault(isOn: false, forTheRecorder: true)
    override var windowScene: UIWindowScene? {
        get {
            fault.ask()
            return super.windowScene
        }
        set { super.windowScene = newValue }
    }
    override var next: UIResponder? { UIApplication.shared }
}

final class BrokenNavigation: UINavigationController {
    let fault = Fault(isOn: false)
    override var topViewController: UIViewController? {
        fault.ask()
        return super.topViewController
    }
}

/// Cannot be asked what it is in.
final class BrokenParentage: UIView {
    let fault = Fault(isOn: false, forTheRecorder: true)
    override var superview: UIView? {
        fault.ask()
        return super.superview
    }
}

/// Raises instead of doing anything.
struct RefusingCatch: FaultCatching {
    let name: String
    func nameOfRaised(_ work: @escaping () -> Void) -> String? { name }
}
