// How the recorder goes on where an app's own code, asked for a value, raises an Objective-C exception. What is caught ends nothing
// but the work it was caught in.
// The Swift frames in between are left without being cleaned up, so that work keeps to four rules: it changes only what it has made
// itself, and answers by one captured variable that is written last; it takes no lock; it is in the middle of changing no variable of
// an object or of a type (which Swift would count as being changed for ever) and of setting none up for the first time while it asks.
// What such frames held is never let go: whoever catches says how often at most. Any thread.
import Foundation

package protocol FaultCatching: Sendable {
    /// Runs the work at once, on this thread. nil: it came to its end; else the name of what was raised in it.
    /// - Parameter work: escaping, since Swift ends the app where a frame that was left holds one that must not.
    func nameOfRaised(_ work: @escaping () -> Void) -> String?
}

/// What came of reading something.
enum Caught<Value> {
    case value(Value)
    /// With a name that may be logged.
    case raised(String)
}

extension FaultCatching {
    func caught<Value>(_ read: @escaping () -> Value) -> Caught<Value> {
        var value: Value?
        let name = nameOfRaised { value = read() }
        if name == nil, let value { return .value(value) }
        return .raised(FaultNames.loggable(name ?? ""))
    }
}

enum FaultNames {
    private static let longest = 64

    /// Names of exceptions are an app's words too: one that is no identifier may be anything.
    static func loggable(_ name: String) -> String {
        let isName = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return true
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"): return true
            default: return false
            }
        }
        return isName && !name.isEmpty && name.utf8.count <= longest ? name : "an exception"
    }
}
