// Linux stand-in for UIKit: where a collection view's elements stand. Source: Apple's documentation of UICollectionViewLayout,
// UICollectionViewLayoutAttributes, UICollectionViewFlowLayout and UICollectionViewDelegateFlowLayout. Compositional layouts
// are not modelled. Positions are computed once per invalidation: O(items); a question costs O(items) too.
import Foundation

@MainActor open class UICollectionViewLayoutAttributes: NSObject {
    public internal(set) var representedElementKind: String?
    open var indexPath: IndexPath
    open var frame = CGRect.zero
    open var alpha: CGFloat = 1
    open var zIndex = 0
    open var isHidden = false
    open var transform: CGAffineTransform = .identity

    init(_ indexPath: IndexPath, kind: String?) {
        (self.indexPath, representedElementKind) = (indexPath, kind)
        super.init()
    }

    public convenience init(forCellWith indexPath: IndexPath) { self.init(indexPath, kind: nil) }

    public convenience init(forSupplementaryViewOfKind elementKind: String, with indexPath: IndexPath) {
        self.init(indexPath, kind: elementKind)
    }

    open var size: CGSize {
        get { frame.size }
        set { frame.size = newValue }
    }

    open var center: CGPoint {
        get { CGPoint(x: frame.midX, y: frame.midY) }
        set { frame.origin = CGPoint(x: newValue.x - frame.width / 2, y: newValue.y - frame.height / 2) }
    }
}

@MainActor open class UICollectionViewLayout: NSObject {
    open internal(set) weak var collectionView: UICollectionView?
    var isStale = true

    public override init() { super.init() }

    open func prepare() {}
    open var collectionViewContentSize: CGSize { .zero }
    open func layoutAttributesForElements(in rect: CGRect) -> [UICollectionViewLayoutAttributes]? { nil }
    open func layoutAttributesForItem(at indexPath: IndexPath) -> UICollectionViewLayoutAttributes? { nil }
    open func layoutAttributesForSupplementaryView(
        ofKind elementKind: String, at indexPath: IndexPath
    ) -> UICollectionViewLayoutAttributes? { nil }
    open func shouldInvalidateLayout(forBoundsChange newBounds: CGRect) -> Bool { false }

    open func invalidateLayout() {
        isStale = true
        collectionView?.setNeedsLayout()
    }

    func prepareIfStale() {
        guard isStale else { return }
        isStale = false
        prepare()
    }
}

@MainActor open class UICollectionViewFlowLayout: UICollectionViewLayout {
    open var minimumLineSpacing: CGFloat = 10 { didSet { invalidateLayout() } }
    open var minimumInteritemSpacing: CGFloat = 10 { didSet { invalidateLayout() } }
    open var itemSize = CGSize(width: 50, height: 50) { didSet { invalidateLayout() } }
    open var estimatedItemSize = CGSize.zero
    open var scrollDirection: UICollectionView.ScrollDirection = .vertical { didSet { invalidateLayout() } }
    open var headerReferenceSize = CGSize.zero { didSet { invalidateLayout() } }
    open var footerReferenceSize = CGSize.zero { didSet { invalidateLayout() } }
    open var sectionInset = UIEdgeInsets.zero { didSet { invalidateLayout() } }
    open var sectionHeadersPinToVisibleBounds = false

    private var known: [UICollectionViewLayoutAttributes] = []
    private var end: CGFloat = 0

    private var flowDelegate: (any UICollectionViewDelegateFlowLayout)? {
        collectionView?.delegate as? any UICollectionViewDelegateFlowLayout
    }

    // Along the lines `across` grows, from line to line `along`; for vertical scrolling these are x and y.
    private var isVertical: Bool { scrollDirection == .vertical }
    private func across(_ size: CGSize) -> CGFloat { isVertical ? size.width : size.height }
    private func along(_ size: CGSize) -> CGFloat { isVertical ? size.height : size.width }

    open override func prepare() {
        (known, end) = ([], 0)
        guard let collectionView else { return }
        for section in 0..<collectionView.numberOfSections { prepare(section, in: collectionView) }
    }

    private func prepare(_ section: Int, in view: UICollectionView) {
        addBand(UICollectionView.elementKindSectionHeader, headerSize(section, in: view), section, in: view)
        let inset = flowDelegate?.collectionView(view, layout: self, insetForSectionAt: section) ?? sectionInset
        end += isVertical ? inset.top : inset.left
        let start = isVertical ? inset.left : inset.top
        let room = across(view.bounds.size) - start - (isVertical ? inset.right : inset.bottom)
        var line: [UICollectionViewLayoutAttributes] = []
        var used: CGFloat = 0
        let count = view.numberOfItems(inSection: section)
        for item in 0..<count {
            let attributes = UICollectionViewLayoutAttributes(forCellWith: IndexPath(item: item, section: section))
            attributes.size =
                flowDelegate?.collectionView(view, layout: self, sizeForItemAt: attributes.indexPath) ?? itemSize
            let length = across(attributes.size)
            if !line.isEmpty, used + minimumInteritemSpacing + length > room + 0.01 {
                place(line, from: start, room: room, isLast: false)
                end += minimumLineSpacing
                (line, used) = ([], 0)
            }
            used += length + (line.isEmpty ? 0 : minimumInteritemSpacing)
            line.append(attributes)
        }
        place(line, from: start, room: room, isLast: true)
        end += isVertical ? inset.bottom : inset.right
        addBand(UICollectionView.elementKindSectionFooter, footerReferenceSize, section, in: view)
    }

    /// Full lines are spread over the room; the last one of a section keeps the spacing of a full one.
    private func place(_ line: [UICollectionViewLayoutAttributes], from start: CGFloat, room: CGFloat, isLast: Bool) {
        guard let first = line.first else { return }
        let items = line.reduce(0) { $0 + across($1.size) }
        let perLine =
            isLast
            ? max(line.count, Int((room + minimumInteritemSpacing) / (across(first.size) + minimumInteritemSpacing))) : line.count
        let full = isLast ? CGFloat(perLine) * across(first.size) : items
        let gap = perLine > 1 ? max(minimumInteritemSpacing, (room - full) / CGFloat(perLine - 1)) : 0
        let height = line.map { along($0.size) }.max() ?? 0
        var at = line.count == 1 && !isLast ? start + (room - items) / 2 : start
        for attributes in line {
            let middle = end + (height - along(attributes.size)) / 2
            attributes.frame.origin = isVertical ? CGPoint(x: at, y: middle) : CGPoint(x: middle, y: at)
            attributes.frame.origin = CGPoint(x: roundToPixel(attributes.frame.minX), y: roundToPixel(attributes.frame.minY))
            at += across(attributes.size) + gap
            known.append(attributes)
        }
        end += height
    }

    private func headerSize(_ section: Int, in view: UICollectionView) -> CGSize {
        flowDelegate?.collectionView(view, layout: self, referenceSizeForHeaderInSection: section) ?? headerReferenceSize
    }

    private func addBand(_ kind: String, _ size: CGSize, _ section: Int, in view: UICollectionView) {
        guard along(size) > 0 else { return }
        let attributes = UICollectionViewLayoutAttributes(
            forSupplementaryViewOfKind: kind, with: IndexPath(item: 0, section: section))
        attributes.frame =
            isVertical
            ? CGRect(x: 0, y: end, width: view.bounds.width, height: size.height)
            : CGRect(x: end, y: 0, width: size.width, height: view.bounds.height)
        known.append(attributes)
        end += along(size)
    }

    open override var collectionViewContentSize: CGSize {
        let size = collectionView?.bounds.size ?? .zero
        return isVertical ? CGSize(width: size.width, height: end) : CGSize(width: end, height: size.height)
    }

    open override func layoutAttributesForElements(in rect: CGRect) -> [UICollectionViewLayoutAttributes]? {
        known.filter { $0.frame.intersects(rect) }
    }

    open override func layoutAttributesForItem(at indexPath: IndexPath) -> UICollectionViewLayoutAttributes? {
        known.first { $0.representedElementKind == nil && $0.indexPath == indexPath }
    }

    open override func layoutAttributesForSupplementaryView(
        ofKind elementKind: String, at indexPath: IndexPath
    ) -> UICollectionViewLayoutAttributes? {
        known.first { $0.representedElementKind == elementKind && $0.indexPath == indexPath }
    }

    open override func shouldInvalidateLayout(forBoundsChange newBounds: CGRect) -> Bool {
        guard let old = collectionView?.bounds.size else { return true }
        return across(old) != across(newBounds.size)
    }
}
