// A scrolling grid of titled tiles, two beside each other: what the sections of looks are shown in.
import Foundation
import UIKit

class TileGridViewController: UIViewController {
    let scroll = UIScrollView()
    private var tiles: [(title: UILabel, tile: UIView)] = []
    static let tileSize = CGSize(width: 168, height: 96)

    override func viewDidLoad() {
        view.backgroundColor = Theme.ground
        scroll.alwaysBounceVertical = true
        view.addSubview(scroll)
    }

    /// - Parameter tile: is given the size of a tile, also where it is turned or moved.
    func add(_ title: String, _ tile: UIView) {
        let label = Theme.label(title, size: 13, color: Theme.quiet)
        tile.bounds.size = TileGridViewController.tileSize
        scroll.add(label, tile)
        tiles.append((label, tile))
    }

    override func viewDidLayoutSubviews() {
        scroll.frame = view.bounds
        let size = TileGridViewController.tileSize
        // The bars are part of the scroll view's insets.
        let top: CGFloat = 12
        for (index, part) in tiles.enumerated() {
            let x = 18 + CGFloat(index % 2) * (size.width + 21)
            let y = top + CGFloat(index / 2) * (size.height + 44)
            part.title.place(x: x, y: y, width: size.width)
            part.tile.center = CGPoint(x: x + size.width / 2, y: y + 24 + size.height / 2)
        }
        let rows = CGFloat((tiles.count + 1) / 2)
        scroll.contentSize = CGSize(width: view.bounds.width, height: top + rows * (size.height + 44) + 60)
    }
}
