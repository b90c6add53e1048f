// What an image is called, in headers, in files and in URLs (SPEC F8, C9).

public enum PictureName {
    /// Hex digits: 128 bits, enough that nobody finds two images of one name.
    public static let length = 32

    public static func isValid(_ name: String) -> Bool {
        name.utf8.count == length && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
