// The main thread's part of recording: looks at the screen when the trigger says so and hands values over. Owns what
// belongs to the replay that is being recorded. Main thread only.
import Foundation
import UIKit

#if SWIFT_PACKAGE
    import ReplayCore
    import ReplayFormat
#endif

@MainActor final class CaptureController {
    private static let mostNotes = 1_000

    private let recorder: Recorder
    private let clock: any Clocking
    private let trigger: any CaptureTriggering
    private let facts: @MainActor (Privacy.MaskLevel) -> ReplayFacts
    private let pictures: PictureKeys
    private let faults: FaultBook
    private let screen = ScreenState()
    private let focus = KeyboardFocus()
    private var touches: TouchCapture!

    private var name: ReplayName?
    private var level: Privacy.MaskLevel?
    /// Grows with each replay, so that a late answer for an earlier one is known as such.
    private var turn = 0
    /// nil while nothing is looked at.
    private var snapshotter: Snapshotter?
    private var hiddenIds: Set<NodeId> = []
    private var notes: [Note] = []
    /// Captures that were left out since the last one.
    private var dropped = 0
    /// Who waits for the chunk to be closed after the next look.
    private var flushes: [@Sendable () -> Void] = []
    /// Whether the replay has begun with a look.
    private var hasLooked = false
    /// Since the app last went to the background.
    private var hasRecorded = false
    private var isInBackground = UIApplication.shared.applicationState == .background
    private var observers: [any NSObjectProtocol] = []

    init(
        recorder: Recorder, clock: any Clocking, trigger: any CaptureTriggering, faults: FaultBook,
        quality: QualityProfile = .high,
        facts: @escaping @MainActor (Privacy.MaskLevel) -> ReplayFacts
    ) {
        (self.recorder, self.clock, self.trigger, self.facts) = (recorder, clock, trigger, facts)
        self.faults = faults
        pictures = PictureKeys(quality: quality, faults.catching, logger: faults.logger)
        touches = TouchCapture(
            clock: clock,
            locate: { [weak self] touch in faults.read(.finger, { self?.locate(touch) }, else: nil) ?? (nil, true) },
            isOnHiddenKeys: { [weak self] touch in faults.read(.finger, { self?.isOnHiddenKeys(touch) }, else: nil) ?? true })
        observe(UIApplication.didEnterBackgroundNotification) { $0.enterBackground() }
        observe(UIApplication.willEnterForegroundNotification) { $0.enterForeground() }
    }

    deinit { for observer in observers { NotificationCenter.default.removeObserver(observer) } }

    /// Records this replay from now on, or none; ends the one before with what is on the screen.
    /// - Parameter reason: why recording pauses; nil: another replay follows.
    func follow(_ name: ReplayName?, level: Privacy.MaskLevel, pausing reason: String?) {
        guard name != self.name || name != nil && level != self.level else { return }
        end(reason)
        (self.name, self.level, hasRecorded) = (name, level, hasRecorded || name != nil)
        turn += 1
        guard let name else { return }
        let thisTurn = turn
        recorder.begin(name, facts(level)) { [weak self] found in
            onMain { self?.start(thisTurn, found, level: level) }
        }
    }

    /// Hands a line of the app's log over at once, without a look, so that it outlives a crash; with the touches before it,
    /// so that the order holds. Where those wait for the next look, which alone can say what they are over, so does the line, and is
    /// kept meanwhile.
    func add(_ log: Note, to name: ReplayName) {
        guard name == self.name else { return }
        notes.append(log)
        guard let snapshotter, hasLooked, !recorder.isBehind else { return }
        if touches.awaitsLook, !isInBackground {
            trigger.wake()
            return recorder.expect(
                Capture(
                    continuousMs: clock.continuousMs, wallMs: clock.wallMs, tree: nil, touches: touches.samples, notes: notes))
        }
        hand(over: nil, nextNodeId: snapshotter.nextNodeId)
    }

    /// Looks as soon as the run loop allows, and closes the chunk then: whoever calls this may be laying out views.
    /// - Parameter done: called on the recorder's queue.
    func flush(done: @escaping @Sendable () -> Void = {}) {
        guard snapshotter != nil, !isInBackground else { return recorder.seal(done: done) }
        flushes.append(done)
        if flushes.count == 1 { trigger.wake() }
    }

    private func start(_ turn: Int, _ found: Recorder.Beginning, level: Privacy.MaskLevel) {
        pictures.handOverAgain(found.lostPictures)
        guard turn == self.turn else { return }
        snapshotter = Snapshotter(nextNodeId: found.nextNodeId, level: level, pictures: pictures, faults: faults)
        faults.beginReplay()
        if found.goesOn { notes.insert(note(.init(state: .resumed)), at: 0) }
        hasLooked = false
        screen.startOver()
        trigger.start { [weak self] in self?.lookIfCaughtUp(leftOut: $0) }
    }

    /// Without another look, as this too may be called while views are laid out: the last one is no older than 100 ms.
    private func end(_ reason: String?) {
        guard name != nil else { return }
        if let reason { say(.init(state: .paused, reason: reason)) }
        if let snapshotter, !isInBackground { hand(over: nil, nextNodeId: snapshotter.nextNodeId) }
        trigger.stop()
        touches.stop()
        recorder.end()
        seal()
        (snapshotter, hiddenIds, notes, dropped) = (nil, [], [], 0)
    }

    private func lookIfCaughtUp(leftOut: Int) -> Look? {
        guard !isInBackground else { return nil }
        dropped += leftOut
        if recorder.isBehind {
            dropped += 1
            return Look(isMoving: true)
        }
        let look = look()
        seal()
        // One that failed is made good soon, not when the screen changes next.
        return look ?? (faults.isFailing && snapshotter != nil ? Look(isMoving: true) : nil)
    }

    private func seal() {
        let waiting = flushes
        flushes = []
        if !waiting.isEmpty { recorder.seal { for done in waiting { done() } } }
    }

    /// nil: there is no screen, or nothing is recorded, or something failed.
    private func look() -> Look? {
        guard let snapshotter else { return nil }
        let (screen, isTouched, nowMs) = (screen, touches.isTouched, clock.continuousMs)
        let seen = faults.look { () -> (snapshot: Snapshot, windows: [UIWindow])? in
            let windows = screen.windows
            return windows.first.flatMap {
                snapshotter.takeSnapshot(of: windows, on: $0.screen, at: nowMs, isTouched: isTouched)
            }.map { ($0, windows) }
        }
        guard let seen else {
            dropped += 1
            snapshotter.abandonCapture()
            if faults.hasGivenUp { end("fault") }
            return nil
        }
        guard let (snapshot, windows) = seen else { return nil }
        faults.read(.finger, { [touches] in touches?.watch(windows) }, else: nil)
        focus.forget()
        hiddenIds = snapshot.hiddenIds
        hand(over: snapshot, nextNodeId: snapshotter.nextNodeId)
        return Look(isMoving: snapshot.isMoving, views: snapshot.views)
    }

    /// Everything since the last time goes to the recorder's queue.
    private func hand(over snapshot: Snapshot?, nextNodeId: Int32) {
        if dropped > 0 { say(.init(state: .dropped, captures: dropped)) }
        let now = clock.continuousMs
        let seen = snapshot == nil ? [] : screen.notes(at: now, faults)
        recorder.take(
            Capture(
                continuousMs: now, wallMs: clock.wallMs, tree: snapshot?.tree, touches: touches.drain(),
                hiddenIds: snapshot?.hiddenIds ?? [], notes: notes + seen, images: snapshot?.images ?? [], nextNodeId: nextNodeId)
        )
        (notes, dropped) = ([], 0)
        hasLooked = hasLooked || snapshot != nil
    }

    /// The node under a finger, and whether it may be said.
    private func locate(_ touch: UITouch) -> (target: NodeId?, isHidden: Bool) {
        guard let snapshotter, !isOnHiddenKeys(touch) else { return (nil, true) }
        var target: NodeId?
        var current: UIView? = touch.view
        while let view = current {
            let id = snapshotter.id(of: view)
            if hidesTouches(view, id) { return (nil, true) }
            target = target ?? id
            current = view.superview
        }
        return (target, false)
    }

    private func isOnHiddenKeys(_ touch: UITouch) -> Bool {
        guard let window = touch.window else { return true }
        return screen.isOnKeyboard(touch, in: window) && focusIsHidden()
    }

    /// By the last capture, and by what has been set since; an input that no capture has seen may be anything.
    private func hidesTouches(_ view: UIView, _ id: NodeId?) -> Bool {
        if let id, hiddenIds.contains(id) { return true }
        let setting = ViewPrivacy.setting(of: view)
        return setting == .blocked || setting == .masked || id == nil && view is any UIKeyInput
    }

    /// Whether the keyboard types into something that is not known to be shown.
    private func focusIsHidden() -> Bool {
        guard let focused = focus.view(in: screen.windows), let id = snapshotter?.id(of: focused) else { return true }
        return hiddenIds.contains(id)
    }

    private func enterBackground() {
        defer { isInBackground = true }
        guard hasRecorded else { return }
        hasRecorded = name != nil
        let time = BackgroundTime("Session Replay")
        flushes.append { [recorder] in recorder.sendNow { onMain { time.end() } } }
        guard snapshotter != nil else { return seal() }
        say(.init(state: .background))
        // The run loop may not turn again, and UIKit lays out nothing while it says this.
        if look() == nil, let snapshotter { hand(over: nil, nextNodeId: snapshotter.nextNodeId) }
        seal()
    }

    private func enterForeground() {
        isInBackground = false
        recorder.hurry()
        if snapshotter != nil { say(.init(state: .foreground)) }
    }

    /// While nothing can be handed over, only so much is kept.
    private func say(_ lifecycle: Lifecycle) {
        if notes.count < CaptureController.mostNotes { notes.append(note(lifecycle)) }
    }

    private func note(_ lifecycle: Lifecycle) -> Note { Note(continuousMs: clock.continuousMs, .lifecycle(lifecycle)) }

    private func observe(_ name: NSNotification.Name, _ react: @escaping @MainActor (CaptureController) -> Void) {
        observers.append(
            NotificationCenter.default.addObserver(forName: name, object: nil, queue: nil) { [weak self] _ in
                onMain { self.map(react) }
            })
    }
}

/// Runs at once on the main thread, else as soon as it is free.
func onMain(_ body: @escaping @MainActor () -> Void) {
    if Thread.isMainThread {
        MainActor.assumeIsolated { body() }
    } else {
        DispatchQueue.main.async { MainActor.assumeIsolated { body() } }
    }
}
