// Linux stand-in for UIKit: spaces that points are told in: views, scenes, screens. Source: Apple's documentation,
// UICoordinateSpace, UIScreen.coordinateSpace, UIWindowScene.coordinateSpace. All meet in the screen's points.
import Foundation

@MainActor public protocol UICoordinateSpace: AnyObject {
    var bounds: CGRect { get }
    func convert(_ point: CGPoint, to coordinateSpace: any UICoordinateSpace) -> CGPoint
}

@MainActor protocol StandInSpace: UICoordinateSpace {
    func toScreen(_ point: CGPoint) -> CGPoint
    func fromScreen(_ point: CGPoint) -> CGPoint
}

extension StandInSpace {
    public func convert(_ point: CGPoint, to coordinateSpace: any UICoordinateSpace) -> CGPoint {
        let place = toScreen(point)
        return (coordinateSpace as? any StandInSpace)?.fromScreen(place) ?? place
    }
}

final class ScreenSpace: StandInSpace {
    var bounds: CGRect { UIScreen.main.bounds }
    func toScreen(_ point: CGPoint) -> CGPoint { point }
    func fromScreen(_ point: CGPoint) -> CGPoint { point }
}

final class SceneSpace: StandInSpace {
    private let frame: CGRect
    init(frame: CGRect) { self.frame = frame }
    var bounds: CGRect { CGRect(origin: .zero, size: frame.size) }
    func toScreen(_ point: CGPoint) -> CGPoint { CGPoint(x: point.x + frame.minX, y: point.y + frame.minY) }
    func fromScreen(_ point: CGPoint) -> CGPoint { CGPoint(x: point.x - frame.minX, y: point.y - frame.minY) }
}

extension UIScreen {
    public var coordinateSpace: any UICoordinateSpace { ScreenSpace() }
}

extension UIView: StandInSpace {
    func toScreen(_ point: CGPoint) -> CGPoint {
        let base = convert(point, to: nil)
        // Views that are in no window meet in the root of their tree.
        guard let window else { return base }
        let inScene = window.layer.convert(base, to: nil)
        let origin = window.windowScene?.frameOnScreen.origin ?? .zero
        return CGPoint(x: inScene.x + origin.x, y: inScene.y + origin.y)
    }

    func fromScreen(_ point: CGPoint) -> CGPoint {
        guard let window else { return convert(point, from: nil) }
        let origin = window.windowScene?.frameOnScreen.origin ?? .zero
        let inScene = CGPoint(x: point.x - origin.x, y: point.y - origin.y)
        return convert(window.layer.convert(inScene, from: nil), from: nil)
    }
}
