// Trees that diffs are applied to (SPEC section 5): what the golden files do not show.
import ReplayFormat
import XCTest

final class TreeStateTests: XCTestCase {
    private let tree = screen([view(2, [view(3), view(4)]), view(5, [view(6)])])

    func testMovesAndAddsGoToTheirPlacesInTheFinalList() throws {
        let diff = Diff(
            adds: [Add(parent: 2, index: 1, node: view(9))], removes: [4],
            moves: [Move(id: 6, parent: 2, index: 0), Move(id: 3, parent: 2, index: 3)])
        // 3 leaves 2 empty: 6, 9 and then 3 would be at 2, so 3 is no place.
        XCTAssertEqual(problem(diff), "F31 moves[1]")
        let fitting = Diff(
            adds: [Add(parent: 2, index: 1, node: view(9))], removes: [4],
            moves: [Move(id: 6, parent: 2, index: 0), Move(id: 3, parent: 2, index: 2)])
        XCTAssertEqual(try tree.applying(fitting).get(), screen([view(2, [view(6), view(9), view(3)]), view(5)]))
    }

    func testARemovedSubtreeKeepsNothingThatIsMovedOutOfIt() throws {
        let diff = Diff(removes: [2], moves: [Move(id: 4, parent: 5, index: 0)])
        XCTAssertEqual(try tree.applying(diff).get(), screen([view(5, [view(4), view(6)])]))
    }

    func testAMoveMayGoIntoWhatAnAddBringsAnAddMayNot() throws {
        let wrapped = Diff(
            adds: [Add(parent: 1, index: 0, node: view(9, [view(10)]))], moves: [Move(id: 5, parent: 10, index: 0)])
        XCTAssertEqual(
            try tree.applying(wrapped).get(),
            screen([view(9, [view(10, [view(5, [view(6)])])]), view(2, [view(3), view(4)])]))
        let nested = Diff(
            adds: [Add(parent: 1, index: 0, node: view(9)), Add(parent: 9, index: 0, node: view(10))])
        XCTAssertEqual(problem(nested), "F31 adds[1]")
    }

    func testRingsAndLostParentsAreF31() {
        XCTAssertEqual(problem(Diff(moves: [Move(id: 2, parent: 3, index: 0)])), "F31 moves[0]")
        XCTAssertEqual(
            problem(Diff(moves: [Move(id: 2, parent: 5, index: 0), Move(id: 5, parent: 2, index: 0)])), "F31 moves[0]")
        XCTAssertEqual(problem(Diff(removes: [2], moves: [Move(id: 6, parent: 3, index: 0)])), "F31 moves[0]")
        XCTAssertEqual(
            problem(Diff(moves: [Move(id: 3, parent: 5, index: 0), Move(id: 4, parent: 5, index: 0)])), "F31 moves[1]")
    }

    func testAKindThatChangesTakesContentAlong() throws {
        var switched = view(2)
        switched.kind = .switch
        switched.control = ViewNode.Control()
        switched.alpha = 0.5
        let diff = Diff(updates: [Update(id: 2, set: [.kind(.view)], unset: [.alpha])])
        XCTAssertEqual(try screen([switched]).applying(diff).get(), screen([view(2)]))
    }

    func testAnUpdateMayTurnAPlaceholderIntoWhatTakesChildren() throws {
        var map = view(2)
        map.kind = .placeholder
        map.placeholder = ViewNode.Placeholder(reason: .map)
        let add = Add(parent: 2, index: 0, node: view(3))
        let diff = Diff(adds: [add], updates: [Update(id: 2, set: [.kind(.view)])])
        XCTAssertEqual(try screen([map]).applying(diff).get(), screen([view(2, [view(3)])]))
        XCTAssertEqual(problem(Diff(adds: [add]), screen([map])), "F24 adds[0]")
    }

    func testF21AnIdDoesNotComeBackNotEvenAfterASnapshot() {
        var state = TreeState(tree)
        XCTAssertNoThrow(try state.apply(Diff(removes: [2])).get())
        let back = Diff(adds: [Add(parent: 1, index: 0, node: view(9, [view(3)]))])
        var afterRemove = state
        XCTAssertEqual(rule(afterRemove.apply(back)), "F21")
        state.replace(with: screen([view(7)]))
        XCTAssertEqual(rule(state.apply(Diff(adds: [Add(parent: 1, index: 0, node: view(6))]))), "F21")
        state.replace(with: tree)
        XCTAssertNoThrow(try state.apply(Diff(updates: [Update(id: 3, set: [.hidden(true)])])).get())
    }

    func testACopyIsACheckpoint() throws {
        var state = TreeState(tree)
        let checkpoint = state
        try state.apply(Diff(removes: [2])).get()
        XCTAssertEqual(checkpoint.tree, tree)
        XCTAssertEqual(state.tree, screen([view(5, [view(6)])]))
    }

    private func problem(_ diff: Diff, _ tree: ViewNode? = nil) -> String? {
        guard case .failure(let problem) = (tree ?? self.tree).applying(diff) else { return nil }
        return "\(problem.rule) \(problem.path)"
    }

    private func rule(_ result: Result<Void, FormatProblem>) -> String? {
        if case .failure(let problem) = result { return problem.rule }
        return nil
    }
}

private func screen(_ children: [ViewNode]) -> ViewNode {
    ViewNode(id: 1, className: "UIScreen", kind: .screen, frame: Box(0, 0, 393, 852), children: children)
}

private func view(_ id: NodeId, _ children: [ViewNode] = []) -> ViewNode {
    ViewNode(id: id, className: "UIView", frame: Box(0, 0, 100, 44), children: children)
}
