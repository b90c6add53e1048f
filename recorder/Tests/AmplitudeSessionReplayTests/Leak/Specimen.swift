// One view of the generated screen with a canary in it, and what the rules say of it in each of its situations.
import ReplayFormat
import UIKit

@testable import AmplitudeSessionReplay

/// What a property's content is to the recorder.
enum Content {
    case text(MaskQuestion.Kind, isSecure: Bool = false, isSensitive: Bool = false)
    case image
    /// In no recording, whatever is set.
    case never

    var name: String {
        switch self {
        case .text(let kind, let isSecure, let isSensitive):
            return kind.rawValue + (isSecure ? " secure" : "") + (isSensitive ? " sensitive" : "")
        case .image: return "image"
        case .never: return "never recorded"
        }
    }
}

/// What the app set on the view and around it.
struct Situation: Hashable {
    var setting: MaskQuestion.Setting = .unset
    var ancestors: MaskQuestion.Ancestors = .plain

    static let all = MaskQuestion.Ancestors.allCases.flatMap { ancestors in
        MaskQuestion.Setting.allCases.map { Situation(setting: $0, ancestors: ancestors) }
    }
}

@MainActor struct Specimen {
    /// What of the stand-ins puts the canary in: keys of `StandInSource.entrances`.
    let entrances: [String]
    let content: Content
    /// Whether the view shows the content itself, or has other views inside it do so, which its `false` does not reach.
    var isOwn = true
    /// Whether it is recorded where the rules allow it; else it is only never to be found where they do not.
    var isDrawn = true
    let make: @MainActor () -> Planted

    /// What is set on the view and what reaches its content are two things where other views show it.
    func question(_ situation: Situation, _ level: Privacy.MaskLevel) -> MaskQuestion? {
        var question: MaskQuestion
        switch content {
        case .text(let kind, let isSecure, let isSensitive):
            question = MaskQuestion(level: level, kind: kind, isSecure: isSecure, isSensitive: isSensitive)
        case .image: question = MaskQuestion(level: level, kind: .image)
        case .never: return nil
        }
        (question.setting, question.ancestors) = (situation.setting, situation.ancestors)
        guard !isOwn else { return question }
        question.setting = .unset
        if situation.setting == .masked, situation.ancestors == .plain { question.ancestors = .masked }
        if situation.setting == .blocked { question.ancestors = .blocked }
        return question
    }

    /// By the golden table, not by the recorder's function.
    func isShown(_ situation: Situation, _ level: Privacy.MaskLevel) -> Bool {
        guard let question = question(situation, level) else { return false }
        return Specimen.table[question] == .shown
    }

    private static let table = Dictionary(uniqueKeysWithValues: MaskRow.all.map { ($0.question, $0.decision) })
}

/// A view that stands on the screen, and how a new canary is put into it.
@MainActor struct Planted {
    let view: UIView
    let plant: @MainActor (Canary) -> Void

    init<View: UIView>(_ view: View, _ plant: @escaping @MainActor (View, Canary) -> Void) {
        self.view = view
        self.plant = { plant(view, $0) }
    }
}

/// Keeps its setting while what it holds is replaced; it is meant for what it holds.
final class Holder: UIView {
    fileprivate var setting = MaskQuestion.Setting.unset
    private weak var held: UIView?

    func hold(_ view: UIView) {
        held?.removeFromSuperview()
        view.frame = bounds
        view.set(setting)
        addSubview(view)
        held = view
    }
}

extension UIView {
    func set(_ setting: MaskQuestion.Setting) {
        if let holder = self as? Holder {
            holder.setting = setting
            return
        }
        switch setting {
        case .unset: amp_isMasked = nil
        case .unblocked: amp_isBlocked = false
        case .shown: amp_isMasked = false
        case .masked: amp_isMasked = true
        case .blocked: amp_isBlocked = true
        }
    }
}
