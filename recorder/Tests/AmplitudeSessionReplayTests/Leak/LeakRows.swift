// A list whose cells are used again: rows that are plain, masked, masked but for one view, and blocked take turns, and
// each cell sets itself back as a good app's does.
import Foundation
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class LeakRows: NSObject, UITableViewDataSource, UICollectionViewDataSource {
    static let count = 80
    private let stage: LeakStage
    private var faces: Set<ObjectIdentifier> = []
    private var shows = 0
    private var header: String?

    init(_ stage: LeakStage) { self.stage = stage }

    func tableView(_ tableView: UITableView, numberOfRowsInSection section: Int) -> Int { LeakRows.count }

    func tableView(_ tableView: UITableView, titleForHeaderInSection section: Int) -> String? {
        header = header ?? stage.canary("a header").text
        return header
    }

    func tableView(_ tableView: UITableView, cellForRowAt indexPath: IndexPath) -> UITableViewCell {
        let cell = tableView.dequeueReusableCell(withIdentifier: "cell", for: indexPath)
        if let cell = cell as? LeakTableCell { fill(cell.face, indexPath.row) }
        return cell
    }

    func collectionView(_ collectionView: UICollectionView, numberOfItemsInSection section: Int) -> Int { LeakRows.count }

    func collectionView(_ collectionView: UICollectionView, cellForItemAt indexPath: IndexPath) -> UICollectionViewCell {
        let cell = collectionView.dequeueReusableCell(withReuseIdentifier: "cell", for: indexPath)
        if let cell = cell as? LeakCollectionCell { fill(cell.face, indexPath.item) }
        return cell
    }

    /// That cells were used again, and often: else the scene shows nothing.
    func checkReuse() { XCTAssertGreaterThan(shows, faces.count * 3 / 2, "cells are used again") }

    private func fill(_ face: LeakFace, _ row: Int) {
        faces.insert(ObjectIdentifier(face))
        shows += 1
        var inside = Situation()
        if row % 4 == 1 || row % 4 == 2 { inside.ancestors = .masked }
        if row % 4 == 3 { inside.ancestors = .blocked }
        face.amp_isMasked = inside.ancestors == .masked ? true : nil
        face.amp_isBlocked = inside.ancestors == .blocked
        var own = inside
        if row % 4 == 2 {
            own.setting = .shown
            face.label.amp_isMasked = false
        }
        face.label.text = stage.canary("a row's label", .text(.fixed), own).text
        face.field.text = stage.canary("a row's field", .text(.editable), inside).text
        face.picture.image = stage.canary("a row's picture", .image, inside).image
    }
}

/// What both kinds of cell hold.
final class LeakFace: UIView {
    let label = UILabel(frame: CGRect(x: 0, y: 0, width: 120, height: 44))
    let field = UITextField(frame: CGRect(x: 120, y: 0, width: 120, height: 44))
    let picture = UIImageView(frame: CGRect(x: 240, y: 0, width: 44, height: 44))

    override init(frame: CGRect) {
        super.init(frame: frame)
        for part in [label, field, picture] as [UIView] { addSubview(part) }
    }

    required init?(coder: NSCoder) { nil }

    func prepareForReuse() { label.amp_isMasked = nil }
}

final class LeakTableCell: UITableViewCell {
    let face = LeakFace(frame: CGRect(x: 0, y: 0, width: 300, height: 44))

    required init(style: UITableViewCell.CellStyle, reuseIdentifier: String?) {
        super.init(style: style, reuseIdentifier: reuseIdentifier)
        contentView.addSubview(face)
    }

    required init?(coder: NSCoder) { nil }

    override func prepareForReuse() {
        super.prepareForReuse()
        face.prepareForReuse()
    }
}

final class LeakCollectionCell: UICollectionViewCell {
    let face = LeakFace(frame: CGRect(x: 0, y: 0, width: 300, height: 44))

    required init(frame: CGRect) {
        super.init(frame: frame)
        contentView.addSubview(face)
    }

    required init?(coder: NSCoder) { nil }

    override func prepareForReuse() {
        super.prepareForReuse()
        face.prepareForReuse()
    }
}
