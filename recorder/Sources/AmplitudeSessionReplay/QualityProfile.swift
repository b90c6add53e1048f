// How good the pictures of a recording are, against the bytes that they cost. Everything else of a recording is exact at any
// quality: views, text and shapes are not pictures.
import Foundation

/// How large and how exact the pictures in a recording may be. Views, text and shapes are recorded alike in all of them.
public enum QualityProfile: Int, Sendable, CaseIterable {
    /// Longest side 512 pixels, at most 128 KiB a picture.
    case low
    /// Longest side 1,024 pixels, at most 384 KiB a picture.
    case medium
    /// Longest side 2,048 pixels, at most 1 MiB a picture. The default.
    case high

    /// By the memory of the phone: below 2 GB `low`, below 3.5 GB `medium`, else `high`. Decided once.
    public static let automatic = QualityProfile(physicalMemory: ProcessInfo.processInfo.physicalMemory)

    /// - Parameter physicalMemory: bytes.
    init(physicalMemory: UInt64) {
        switch physicalMemory {
        case ..<2_000_000_000: self = .low
        case ..<3_500_000_000: self = .medium
        default: self = .high
        }
    }
}
