// What could not be read, and is not read again: so an app's fault costs a placeholder, and what left frames held (FaultCatching) has
// an end. Outlives the replays of a recorder, holds no view. Main thread only. Cost: where nothing ever failed, a call per question.
import Foundation

@MainActor final class FaultBook {
    /// So many views of one class of the app's may fail until none of it is read any more.
    static let mostOfAClass = 3
    /// Of a class of the system's: there it is what the app has put into the view that fails, and the next one may be sound.
    static let mostOfASystemsClass = 30
    /// So often what is no view may fail until it is not read any more.
    static let mostOfAPart = 10
    /// So many whole looks may fail in a row.
    static let mostLooks = 5

    /// What of a view or layer is read.
    enum Extent {
        case whole
        /// Only where it is: by its layer.
        case box
    }

    /// What is read beside views.
    enum Part: String {
        case viewport = "the size of the screen"
        case screen = "which controller is in front"
        case finger = "what a finger is on"
    }

    private struct Kind: Hashable {
        let type: ObjectIdentifier
        let extent: Extent
    }

    let catching: any FaultCatching
    let logger: any Logger
    private var wholes = WeakTable<Bool>()
    private var boxes = WeakTable<Bool>()
    private var kinds: [Kind: Int] = [:]
    private var parts: [Part: Int] = [:]
    private var looksInARow = 0
    /// Of all that ever failed. Grows where state may have been left half changed.
    private(set) var count = 0

    init(_ catching: any FaultCatching, logger: any Logger) { (self.catching, self.logger) = (catching, logger) }

    /// false: it failed, now or before, or too many of its class did.
    func read(_ extent: Extent, of object: AnyObject, _ work: @escaping () -> Void) -> Bool {
        guard count == 0 || isReadable(extent, object) else { return false }
        guard let name = catching.nameOfRaised(work) else { return true }
        note(FaultNames.loggable(name), extent, object)
        return false
    }

    /// Of what is no view; the last argument where it failed, now or too often.
    @discardableResult
    func read<Value>(_ part: Part, _ read: @escaping () -> Value, else instead: Value) -> Value {
        let before = parts[part, default: 0]
        guard before < FaultBook.mostOfAPart else { return instead }
        switch catching.caught(read) {
        case .value(let value): return value
        case .raised(let name):
            count += 1
            parts[part] = before + 1
            if before == 0 { logger.warn(message: "asking \(part.rawValue) raised \(name): it is left out") }
            return instead
        }
    }

    /// The last resort around a whole look. nil: it failed.
    func look<Value>(_ read: @escaping () -> Value) -> Value? {
        switch catching.caught(read) {
        case .value(let value):
            looksInARow = 0
            return value
        case .raised(let name):
            count += 1
            looksInARow += 1
            if hasGivenUp {
                logger.error(message: "\(looksInARow) looks in a row raised \(name): this session is recorded no further")
            }
            return nil
        }
    }

    /// The last look failed.
    var isFailing: Bool { looksInARow > 0 }

    /// Whether too many looks have failed in a row.
    var hasGivenUp: Bool { looksInARow >= FaultBook.mostLooks }

    /// Another replay may try again.
    func beginReplay() { looksInARow = 0 }

    private func isReadable(_ extent: Extent, _ object: AnyObject) -> Bool {
        let failed = extent == .whole ? wholes.value(for: object) : boxes.value(for: object)
        return failed == nil && kinds[kind(extent, object), default: 0] < most(of: object)
    }

    private func note(_ name: String, _ extent: Extent, _ object: AnyObject) {
        count += 1
        let times = kinds[kind(extent, object), default: 0] + 1
        kinds[kind(extent, object)] = times
        guard extent == .whole else { return boxes.set(true, for: object) }
        wholes.set(true, for: object)
        let what = "reading a \(ClassNames.name(of: object)) raised \(name)"
        if times >= most(of: object) {
            logger.warn(message: "\(what), time \(times): none of this class is read any more")
        } else if times == 1 {
            logger.warn(message: "\(what): it is recorded as a placeholder from now on")
        }
    }

    private func most(of object: AnyObject) -> Int {
        ClassNames.isSystems(object) ? FaultBook.mostOfASystemsClass : FaultBook.mostOfAClass
    }

    private func kind(_ extent: Extent, _ object: AnyObject) -> Kind {
        Kind(type: ObjectIdentifier(Swift.type(of: object)), extent: extent)
    }
}
