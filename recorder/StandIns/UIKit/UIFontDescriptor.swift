// Linux stand-in for UIKit: what a font is asked for: weight, design and traits. Immutable, any thread.
import Foundation

open class UIFontDescriptor: NSObject, @unchecked Sendable {
    public struct SystemDesign: RawRepresentable, Equatable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static let `default` = SystemDesign(rawValue: "NSCTFontUIFontDesignDefault")
        public static let rounded = SystemDesign(rawValue: "NSCTFontUIFontDesignRounded")
        public static let monospaced = SystemDesign(rawValue: "NSCTFontUIFontDesignMonospaced")
        public static let serif = SystemDesign(rawValue: "NSCTFontUIFontDesignSerif")
    }

    public struct SymbolicTraits: OptionSet, Sendable {
        public let rawValue: UInt32
        public init(rawValue: UInt32) { self.rawValue = rawValue }
        public static let traitItalic = SymbolicTraits(rawValue: 1 << 0)
        public static let traitBold = SymbolicTraits(rawValue: 1 << 1)
        public static let traitMonoSpace = SymbolicTraits(rawValue: 1 << 10)
    }

    public struct AttributeName: RawRepresentable, Equatable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static let traits = AttributeName(rawValue: "NSCTFontTraitsAttribute")
        public static let name = AttributeName(rawValue: "NSFontNameAttribute")
        public static let size = AttributeName(rawValue: "NSFontSizeAttribute")
        public static let family = AttributeName(rawValue: "NSFontFamilyAttribute")
    }

    public struct TraitKey: RawRepresentable, Equatable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static let weight = TraitKey(rawValue: "NSCTFontWeightTrait")
        public static let symbolic = TraitKey(rawValue: "NSCTFontSymbolicTrait")
        public static let slant = TraitKey(rawValue: "NSCTFontSlantTrait")
        public static let width = TraitKey(rawValue: "NSCTFontProportionTrait")
    }

    public let pointSize: CGFloat
    let weight: UIFont.Weight
    let design: SystemDesign
    let italic: Bool
    let tabularDigits: Bool
    private let name: String?

    init(
        standInSize: CGFloat, weight: UIFont.Weight, design: SystemDesign = .default, italic: Bool = false,
        tabularDigits: Bool = false, name: String? = nil
    ) {
        (pointSize, self.weight, self.design) = (standInSize, weight, design)
        (self.italic, self.tabularDigits, self.name) = (italic, tabularDigits, name)
        super.init()
    }

    open func withSize(_ newPointSize: CGFloat) -> UIFontDescriptor {
        UIFontDescriptor(
            standInSize: newPointSize, weight: weight, design: design, italic: italic,
            tabularDigits: tabularDigits, name: name)
    }

    open func withDesign(_ design: UIFontDescriptor.SystemDesign) -> UIFontDescriptor? {
        UIFontDescriptor(
            standInSize: pointSize, weight: weight, design: design, italic: italic,
            tabularDigits: tabularDigits, name: name)
    }

    open func withSymbolicTraits(_ traits: UIFontDescriptor.SymbolicTraits) -> UIFontDescriptor? {
        UIFontDescriptor(
            standInSize: pointSize, weight: traits.contains(.traitBold) ? .semibold : weight,
            design: traits.contains(.traitMonoSpace) ? .monospaced : design,
            italic: traits.contains(.traitItalic), tabularDigits: tabularDigits, name: name)
    }

    open var symbolicTraits: UIFontDescriptor.SymbolicTraits {
        var traits: SymbolicTraits = []
        if italic { traits.insert(.traitItalic) }
        if weight.rawValue >= UIFont.Weight.semibold.rawValue { traits.insert(.traitBold) }
        if design == .monospaced { traits.insert(.traitMonoSpace) }
        return traits
    }

    /// `.traits` answers a `[TraitKey: Any]` with `.weight` as NSNumber, as on iOS.
    open func object(forKey anAttribute: UIFontDescriptor.AttributeName) -> Any? {
        switch anAttribute {
        case .traits:
            return [
                TraitKey.weight: NSNumber(value: Double(weight.rawValue)),
                TraitKey.symbolic: NSNumber(value: symbolicTraits.rawValue),
                TraitKey.slant: NSNumber(value: italic ? 0.07 : 0),
                TraitKey(rawValue: "NSCTFontUIFontDesignTrait"): design.rawValue,
            ] as [TraitKey: Any]
        case .name: return postscriptName
        case .family: return familyName
        case .size: return NSNumber(value: Double(pointSize))
        default: return nil
        }
    }

    open var postscriptName: String {
        if let name { return name }
        let family =
            switch design {
            case .monospaced: ".SFUIMono"
            case .rounded: ".SFUIRounded"
            case .serif: ".NewYork"
            default: ".SFUI"
            }
        return "\(family)-\(weightName)\(italic ? "Italic" : "")"
    }

    var familyName: String {
        name ?? (design == .default ? ".AppleSystemUIFont" : ".AppleSystemUIFont\(design.rawValue.dropFirst(18))")
    }

    private var weightName: String {
        switch weight.rawValue {
        case ..<(-0.7): "Ultralight"
        case ..<(-0.5): "Thin"
        case ..<(-0.2): "Light"
        case ..<0.1: "Regular"
        case ..<0.27: "Medium"
        case ..<0.35: "Semibold"
        case ..<0.5: "Bold"
        case ..<0.6: "Heavy"
        default: "Black"
        }
    }

    open override func isEqual(_ object: Any?) -> Bool {
        guard let other = object as? UIFontDescriptor else { return false }
        return pointSize == other.pointSize && weight == other.weight && design == other.design
            && italic == other.italic && tabularDigits == other.tabularDigits && name == other.name
    }
    open override var hash: Int { [pointSize, weight.rawValue].hashValue }
}
