// Plain geometry in points. Own names: `Point`, `Size` and `Rect` are taken by Apple's headers.

/// A place or a shift, points (or parts of a box, where a field says so).
public struct Point2: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }

    public static let zero = Point2(0, 0)
    /// The default anchor: the middle of the box.
    public static let center = Point2(0.5, 0.5)
}

/// Width and height, points.
public struct Size2: Hashable, Sendable {
    public var width: Double
    public var height: Double

    public init(_ width: Double, _ height: Double) { (self.width, self.height) = (width, height) }
}

/// A rectangle, points: a view's frame in its parent's bounds space, before its transform.
public struct Box: Hashable, Sendable {
    public var x: Double
    public var y: Double
    public var width: Double
    public var height: Double

    public init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }
}

/// x' = a·x + c·y + tx, y' = b·x + d·y + ty; shifts in points.
public struct Affine: Hashable, Sendable {
    public var a: Double
    public var b: Double
    public var c: Double
    public var d: Double
    public var tx: Double
    public var ty: Double

    public init(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ tx: Double, _ ty: Double) {
        (self.a, self.b, self.c, self.d, self.tx, self.ty) = (a, b, c, d, tx, ty)
    }

    public static let identity = Affine(1, 0, 0, 1, 0, 0)
}

/// Corner radii, points, clockwise from the top left.
public struct Radii: Hashable, Sendable {
    public var topLeft: Double
    public var topRight: Double
    public var bottomRight: Double
    public var bottomLeft: Double

    public init(_ topLeft: Double, _ topRight: Double, _ bottomRight: Double, _ bottomLeft: Double) {
        (self.topLeft, self.topRight, self.bottomRight, self.bottomLeft) = (topLeft, topRight, bottomRight, bottomLeft)
    }

    public init(all radius: Double) { self.init(radius, radius, radius, radius) }

    public static let zero = Radii(0, 0, 0, 0)
}

/// Distances from a box's edges, points.
public struct Edges: Hashable, Sendable {
    public var top: Double
    public var left: Double
    public var bottom: Double
    public var right: Double

    public init(top: Double, left: Double, bottom: Double, right: Double) {
        (self.top, self.left, self.bottom, self.right) = (top, left, bottom, right)
    }
}
