// Collection views and stacks: items where the layout puts them, the same node for a reused cell, and texts by the level.
import Foundation
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

final class CollectionTests: CaptureTestCase {
    @MainActor private func collection(_ source: Tiles) -> UICollectionView {
        let layout = UICollectionViewFlowLayout()
        layout.itemSize = CGSize(width: 100, height: 80)
        layout.sectionInset = UIEdgeInsets(top: 10, left: 20, bottom: 10, right: 20)
        layout.headerReferenceSize = CGSize(width: 0, height: 30)
        let view = UICollectionView(frame: CGRect(x: 0, y: 60, width: 393, height: 500), collectionViewLayout: layout)
        view.contentInsetAdjustmentBehavior = .never
        view.register(TileCell.self, forCellWithReuseIdentifier: "tile")
        view.register(
            TileHeader.self, forSupplementaryViewOfKind: UICollectionView.elementKindSectionHeader,
            withReuseIdentifier: "header")
        (view.dataSource, view.delegate) = (source, source)
        return view
    }

    @MainActor func testItemsStandWhereTheFlowLayoutPutsThem() async throws {
        let source = Tiles()
        let tree = try tree { $0.view.addSubview(self.collection(source)) }
        let view = try XCTUnwrap(tree.node(class: "UICollectionView"))
        XCTAssertTrue(view.clips)
        let cells = view.nodes(class: "TileCell").filter { !$0.hidden }
        // Three in a row of 353 points: the rest of 53 becomes two gaps of 26.5, put on whole pixels.
        XCTAssertEqual(
            cells.prefix(4).map(\.frame),
            [Box(20, 40, 100, 80), Box(146.67, 40, 100, 80), Box(273, 40, 100, 80), Box(20, 130, 100, 80)])
        XCTAssertEqual(cells.prefix(4).flatMap(\.strings), ["Tile 0", "Tile 1", "Tile 2", "Tile 3"])
        let header = try XCTUnwrap(view.node(class: "TileHeader"))
        XCTAssertEqual(header.frame, Box(0, 0, 393, 30))
        XCTAssertEqual(header.strings, ["All tiles"])
    }

    @MainActor func testTextsOfCellsAreHiddenWhereTheLevelHidesAllText() async throws {
        let source = Tiles()
        let tree = try tree(at: .conservative) { $0.view.addSubview(self.collection(source)) }
        XCTAssertEqual(tree.strings, [])
        let labels = tree.nodes(class: "UILabel")
        XCTAssertGreaterThan(labels.count, 10)
        XCTAssertTrue(labels.allSatisfy { $0.mask?.reason == .level })
    }

    @MainActor func testAReusedCellKeepsItsNode() async throws {
        let phone = Phone()
        defer { phone.close() }
        let source = Tiles()
        let view = collection(source)
        phone.view.addSubview(view)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        replay.flush()
        phone.wait(0.2)
        let before = Set(try phone.lastTree().nodes(class: "TileCell").map(\.id))
        for _ in 0..<20 {
            view.contentOffset.y += 60
            phone.wait(0.1)
        }
        let after = try phone.lastTree(of: replay)
        let cells = after.nodes(class: "TileCell")
        XCTAssertGreaterThanOrEqual(before.intersection(cells.map(\.id)).count, 18, "cells are the same views")
        XCTAssertLessThanOrEqual(cells.count, 24)
        let shown = cells.filter { !$0.hidden }.flatMap(\.strings)
        XCTAssertTrue(shown.contains("Tile 45"))
        XCTAssertFalse(shown.contains("Tile 3"))
        XCTAssertEqual(after.node(class: "UICollectionView")?.scroll, Point2(0, 1_200))
    }

    @MainActor func testACellThatTheAppMaskedForOneItemIsNotMaskedForTheNext() async throws {
        let phone = Phone()
        defer { phone.close() }
        let source = Tiles()
        source.masks = [1]
        let view = collection(source)
        phone.view.addSubview(view)
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        replay.flush()
        phone.wait(0.2)
        XCTAssertFalse(try phone.lastTree().strings.contains("Tile 1"))
        for _ in 0..<10 {
            view.contentOffset.y += 60
            phone.wait(0.1)
        }
        let shown = try phone.lastTree(of: replay).nodes(class: "TileCell").filter { !$0.hidden }
        XCTAssertEqual(shown.count, shown.flatMap(\.strings).count, "none is masked")
    }

    @MainActor func testATapSelectsAnItemAndItsBackgroundIsSeen() async throws {
        let phone = Phone()
        defer { phone.close() }
        let source = Tiles()
        phone.view.addSubview(collection(source))
        let replay = phone.recorder()
        replay.start()
        phone.wait(0.2)
        phone.tap(CGPoint(x: 190, y: 140))
        phone.wait(0.2)
        XCTAssertEqual(source.selected, [IndexPath(item: 1, section: 0)])
        let cells = try phone.lastTree(of: replay).nodes(class: "TileCell")
        let marked = cells.filter { $0.children.contains { $0.background == RGBA(red: 0, green: 0, blue: 255) } }
        XCTAssertEqual(marked.flatMap(\.strings), ["Tile 1"])
    }

    @MainActor func testARowThatScrollsSidewaysHasItsItemsBesideEachOther() async throws {
        let source = Tiles()
        let view = collection(source)
        view.frame.size.height = 100
        let layout = try XCTUnwrap(view.collectionViewLayout as? UICollectionViewFlowLayout)
        layout.scrollDirection = .horizontal
        (layout.sectionInset, layout.headerReferenceSize) = (.zero, .zero)
        let tree = try tree { $0.view.addSubview(view) }
        let cells = tree.nodes(class: "TileCell").filter { !$0.hidden }
        XCTAssertEqual(cells.map(\.frame.x), [0, 110, 220, 330])
        XCTAssertEqual(Set(cells.map(\.frame.y)), [10])
    }

    // MARK: Stacks

    @MainActor private func label(_ text: String, height: CGFloat = 20) -> UILabel {
        let label = UILabel()
        label.text = text
        return label
    }

    @MainActor func testAStackIsItsArrangedViewsWhereTheyStand() async throws {
        let boxes = (0..<3).map { index in
            let box = UIView(frame: CGRect(x: 0, y: 0, width: 40, height: 20))
            box.accessibilityIdentifier = "box\(index)"
            return box
        }
        boxes[1].isHidden = true
        let stack = UIStackView(arrangedSubviews: boxes)
        (stack.axis, stack.spacing, stack.alignment) = (.vertical, 8, .center)
        stack.frame.size = CGSize(width: 200, height: 48)
        let tree = try tree(of: stack)
        XCTAssertEqual(tree.node("box0")?.frame, Box(80, 0, 40, 20))
        XCTAssertEqual(tree.node("box2")?.frame, Box(80, 28, 40, 20), "a hidden one takes no room")
        XCTAssertEqual(tree.node("box1")?.hidden, true)
        let node = try XCTUnwrap(tree.node(class: "UIStackView"))
        XCTAssertEqual(node.kind, .view)
        XCTAssertEqual(node.children.count, 3)
    }

    @MainActor func testAStackSharesItsRoomAsItsDistributionSays() async throws {
        let expected: [(UIStackView.Distribution, [Double], [Double])] = [
            (.fill, [0, 60, 120], [50, 50, 180]), (.fillEqually, [0, 103.33, 206.67], [93.33, 93.33, 93.33]),
            (.equalSpacing, [0, 125, 250], [50, 50, 50]),
        ]
        for (distribution, xs, widths) in expected {
            let boxes = (0..<3).map { _ in UIView(frame: CGRect(x: 0, y: 0, width: 50, height: 20)) }
            let stack = UIStackView(arrangedSubviews: boxes)
            (stack.distribution, stack.spacing) = (distribution, 10)
            stack.frame.size = CGSize(width: 300, height: 40)
            let node = try XCTUnwrap(try tree(of: stack).node(class: "UIStackView"))
            XCTAssertEqual(node.children.map(\.frame.x), xs)
            XCTAssertEqual(node.children.map(\.frame.width), widths)
            XCTAssertEqual(Set(node.children.map(\.frame.height)), [40], "filled across")
        }
    }

    @MainActor func testStacksInStacksWithTextAtEachLevel() async throws {
        for level in CaptureTestCase.levels {
            let inner = UIStackView(arrangedSubviews: [label("Left"), label("Right")])
            (inner.distribution, inner.spacing) = (.equalSpacing, 4)
            let outer = UIStackView(arrangedSubviews: [label("Over"), inner])
            (outer.axis, outer.isLayoutMarginsRelativeArrangement) = (.vertical, true)
            outer.setCustomSpacing(12, after: outer.arrangedSubviews[0])
            outer.frame.size = outer.standInSize(fitting: 300)
            outer.frame.size.width = 300
            let tree = try tree(of: outer, at: level)
            XCTAssertEqual(tree.strings, level == .conservative ? [] : ["Over", "Left", "Right"])
            let node = try XCTUnwrap(tree.node(class: "UIStackView"))
            XCTAssertEqual(node.children[0].frame.x, 8)
            XCTAssertEqual(node.children[1].frame.y - node.children[0].frame.y - node.children[0].frame.height, 12, accuracy: 0.5)
        }
    }
}

private final class TileCell: UICollectionViewCell {
    let label = UILabel()

    required init(frame: CGRect) {
        super.init(frame: frame)
        label.frame = CGRect(x: 4, y: 4, width: 90, height: 20)
        contentView.addSubview(label)
        selectedBackgroundView = UIView()
        selectedBackgroundView?.backgroundColor = .blue
    }

    required init?(coder: NSCoder) { nil }

    override func prepareForReuse() {
        super.prepareForReuse()
        label.amp_isMasked = nil
    }
}

private final class TileHeader: UICollectionReusableView {
    required init(frame: CGRect) {
        super.init(frame: frame)
        let label = UILabel(frame: CGRect(x: 20, y: 0, width: 200, height: 30))
        label.text = "All tiles"
        addSubview(label)
    }

    required init?(coder: NSCoder) { nil }
}

private final class Tiles: NSObject, UICollectionViewDataSource, UICollectionViewDelegate {
    var masks: Set<Int> = []
    var selected: [IndexPath] = []

    func collectionView(_ collectionView: UICollectionView, numberOfItemsInSection section: Int) -> Int { 300 }

    func collectionView(_ collectionView: UICollectionView, cellForItemAt indexPath: IndexPath) -> UICollectionViewCell {
        let cell = collectionView.dequeueReusableCell(withReuseIdentifier: "tile", for: indexPath)
        let label = (cell as? TileCell)?.label
        label?.text = "Tile \(indexPath.item)"
        if masks.contains(indexPath.item) { label?.amp_isMasked = true }
        return cell
    }

    func collectionView(
        _ collectionView: UICollectionView, viewForSupplementaryElementOfKind kind: String, at indexPath: IndexPath
    ) -> UICollectionReusableView {
        collectionView.dequeueReusableSupplementaryView(ofKind: kind, withReuseIdentifier: "header", for: indexPath)
    }

    func collectionView(_ collectionView: UICollectionView, didSelectItemAt indexPath: IndexPath) { selected.append(indexPath) }
}
