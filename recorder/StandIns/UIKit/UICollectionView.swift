// Linux stand-in for UIKit: a collection view: only what the layout has on the screen has views; those that leave wait hidden
// in it and come back for another item. Source: Apple's documentation of UICollectionView.
// Costs O(shown elements) per scroll tick, and what the layout takes.
import Foundation

@MainActor open class UICollectionView: UIScrollView {
    public enum ScrollDirection: Int, Sendable { case vertical, horizontal }

    public struct ScrollPosition: OptionSet, Sendable {
        public let rawValue: UInt
        public init(rawValue: UInt) { self.rawValue = rawValue }
        public static let top = ScrollPosition(rawValue: 1)
        public static let centeredVertically = ScrollPosition(rawValue: 2)
        public static let bottom = ScrollPosition(rawValue: 4)
        public static let left = ScrollPosition(rawValue: 8)
        public static let centeredHorizontally = ScrollPosition(rawValue: 16)
        public static let right = ScrollPosition(rawValue: 32)
    }

    public nonisolated static let elementKindSectionHeader = "UICollectionElementKindSectionHeader"
    public nonisolated static let elementKindSectionFooter = "UICollectionElementKindSectionFooter"

    open weak var dataSource: (any UICollectionViewDataSource)?
    open var allowsSelection = true
    open var allowsMultipleSelection = false
    open var isPrefetchingEnabled = true

    private struct Element: Hashable {
        let kind: String?
        let path: IndexPath
    }

    private var types: [String: UICollectionReusableView.Type] = [:]
    private var waiting: [String: [UICollectionReusableView]] = [:]
    private var shown: [Element: UICollectionReusableView] = [:]
    private var counts: [Int]?
    private var selected: Set<IndexPath> = []
    private var pressed: IndexPath?
    private var lastSize = CGSize.zero

    public init(frame: CGRect, collectionViewLayout layout: UICollectionViewLayout) {
        collectionViewLayout = layout
        super.init(frame: frame)
        layout.collectionView = self
        backgroundColor = .systemBackground
    }

    public required init?(coder: NSCoder) { nil }

    open var collectionViewLayout: UICollectionViewLayout {
        didSet {
            oldValue.collectionView = nil
            collectionViewLayout.collectionView = self
            collectionViewLayout.invalidateLayout()
        }
    }

    open var backgroundView: UIView? {
        didSet {
            oldValue?.removeFromSuperview()
            if let backgroundView { insertSubview(backgroundView, at: 0) }
        }
    }

    private var ownDelegate: (any UICollectionViewDelegate)? { delegate as? any UICollectionViewDelegate }

    // Reuse
    open func register(_ cellClass: AnyClass?, forCellWithReuseIdentifier identifier: String) {
        types["|\(identifier)"] = cellClass as? UICollectionReusableView.Type
    }

    open func register(
        _ viewClass: AnyClass?, forSupplementaryViewOfKind elementKind: String, withReuseIdentifier identifier: String
    ) {
        types["\(elementKind)|\(identifier)"] = viewClass as? UICollectionReusableView.Type
    }

    open func dequeueReusableCell(withReuseIdentifier identifier: String, for indexPath: IndexPath) -> UICollectionViewCell {
        dequeue(nil, identifier) as? UICollectionViewCell ?? UICollectionViewCell(frame: .zero)
    }

    open func dequeueReusableSupplementaryView(
        ofKind elementKind: String, withReuseIdentifier identifier: String, for indexPath: IndexPath
    ) -> UICollectionReusableView { dequeue(elementKind, identifier) }

    private func dequeue(_ kind: String?, _ identifier: String) -> UICollectionReusableView {
        let key = "\(kind ?? "")|\(identifier)"
        if let view = waiting[key]?.popLast() {
            view.prepareForReuse()
            return view
        }
        let view = (types[key] ?? UICollectionViewCell.self).init(frame: .zero)
        (view.reuseIdentifier, view.kind) = (identifier, kind)
        return view
    }

    // Questions
    private var ready: [Int] {
        if let counts { return counts }
        guard let dataSource else { return [] }
        let asked = (0..<dataSource.numberOfSections(in: self)).map {
            dataSource.collectionView(self, numberOfItemsInSection: $0)
        }
        counts = asked
        return asked
    }

    open var numberOfSections: Int { ready.count }
    open func numberOfItems(inSection section: Int) -> Int { ready[section] }
    open var visibleCells: [UICollectionViewCell] { shownInOrder.compactMap { $0.view as? UICollectionViewCell } }
    open var indexPathsForVisibleItems: [IndexPath] { shownInOrder.filter { $0.element.kind == nil }.map(\.element.path) }
    open var indexPathsForSelectedItems: [IndexPath]? { selected.sorted() }

    open func cellForItem(at indexPath: IndexPath) -> UICollectionViewCell? {
        shown[Element(kind: nil, path: indexPath)] as? UICollectionViewCell
    }
    open func indexPath(for cell: UICollectionViewCell) -> IndexPath? { shown.first { $0.value === cell }?.key.path }
    open func supplementaryView(forElementKind elementKind: String, at indexPath: IndexPath) -> UICollectionReusableView? {
        shown[Element(kind: elementKind, path: indexPath)]
    }
    open func layoutAttributesForItem(at indexPath: IndexPath) -> UICollectionViewLayoutAttributes? {
        collectionViewLayout.prepareIfStale()
        return collectionViewLayout.layoutAttributesForItem(at: indexPath)
    }
    open func indexPathForItem(at point: CGPoint) -> IndexPath? {
        shownInOrder.first { $0.element.kind == nil && $0.view.frame.contains(point) }?.element.path
    }

    // A dictionary's own order differs between runs.
    private var shownInOrder: [(element: Element, view: UICollectionReusableView)] {
        shown.map { ($0.key, $0.value) }.sorted { ($0.0.path, $0.0.kind ?? "") < ($1.0.path, $1.0.kind ?? "") }
    }

    open func scrollToItem(at indexPath: IndexPath, at scrollPosition: ScrollPosition, animated: Bool) {
        guard let box = layoutAttributesForItem(at: indexPath)?.frame else { return }
        let range = restingRange
        var target = contentOffset
        if scrollPosition.contains(.top) { target.y = box.minY - adjustedContentInset.top }
        if scrollPosition.contains(.centeredVertically) { target.y = box.midY - bounds.height / 2 }
        if scrollPosition.contains(.bottom) { target.y = box.maxY + adjustedContentInset.bottom - bounds.height }
        if scrollPosition.contains(.left) { target.x = box.minX - adjustedContentInset.left }
        if scrollPosition.contains(.centeredHorizontally) { target.x = box.midX - bounds.width / 2 }
        if scrollPosition.contains(.right) { target.x = box.maxX + adjustedContentInset.right - bounds.width }
        target.x = min(max(target.x, range.min.x), range.max.x)
        target.y = min(max(target.y, range.min.y), range.max.y)
        setContentOffset(target, animated: animated)
    }

    // Changes
    open func reloadData() {
        counts = nil
        selected = []
        for (element, view) in shownInOrder { retire(view, element) }
        shown = [:]
        collectionViewLayout.invalidateLayout()
    }

    open func reloadItems(at indexPaths: [IndexPath]) {
        for path in indexPaths {
            let element = Element(kind: nil, path: path)
            if let view = shown.removeValue(forKey: element) { retire(view, element) }
        }
        counts = nil
        collectionViewLayout.invalidateLayout()
    }

    open func selectItem(at indexPath: IndexPath?, animated: Bool, scrollPosition: ScrollPosition) {
        if !allowsMultipleSelection { for path in selected { deselectItem(at: path, animated: animated) } }
        guard let indexPath else { return }
        selected.insert(indexPath)
        cellForItem(at: indexPath)?.isSelected = true
    }

    open func deselectItem(at indexPath: IndexPath, animated: Bool) {
        selected.remove(indexPath)
        cellForItem(at: indexPath)?.isSelected = false
    }

    // Layout
    open override func layoutSubviews() {
        if lastSize != bounds.size {
            lastSize = bounds.size
            collectionViewLayout.isStale = true
        }
        collectionViewLayout.prepareIfStale()
        contentSize = collectionViewLayout.collectionViewContentSize
        super.layoutSubviews()
        stayInContent()
        backgroundView?.frame = bounds
        let wanted = collectionViewLayout.layoutAttributesForElements(in: bounds) ?? []
        let elements = Set(wanted.map { Element(kind: $0.representedElementKind, path: $0.indexPath) })
        for (element, view) in shownInOrder where !elements.contains(element) {
            shown[element] = nil
            retire(view, element)
        }
        for attributes in wanted { show(attributes) }
    }

    /// Content that became shorter than where the view has scrolled to moves back into it.
    private func stayInContent() {
        guard !isDragging, !isDecelerating else { return }
        let range = restingRange
        if contentOffset.y > range.max.y { contentOffset.y = range.max.y }
        if contentOffset.x > range.max.x { contentOffset.x = range.max.x }
    }

    private func show(_ attributes: UICollectionViewLayoutAttributes) {
        let element = Element(kind: attributes.representedElementKind, path: attributes.indexPath)
        if let view = shown[element] { return view.place(attributes) }
        guard let view = make(element) else { return }
        shown[element] = view
        UIView.performWithoutAnimation {
            view.isHidden = false
            view.place(attributes)
            view.setNeedsLayout()
        }
        if view.superview !== self {
            insertSubview(view, at: subviews.firstIndex { $0 is _UIScrollViewScrollIndicator } ?? subviews.count)
        }
        guard let cell = view as? UICollectionViewCell, element.kind == nil else { return }
        cell.isSelected = selected.contains(element.path)
        ownDelegate?.collectionView(self, willDisplay: cell, forItemAt: element.path)
    }

    private func make(_ element: Element) -> UICollectionReusableView? {
        guard let kind = element.kind else { return dataSource?.collectionView(self, cellForItemAt: element.path) }
        return dataSource?.collectionView(self, viewForSupplementaryElementOfKind: kind, at: element.path)
    }

    private func retire(_ view: UICollectionReusableView, _ element: Element) {
        if let cell = view as? UICollectionViewCell, element.kind == nil {
            ownDelegate?.collectionView(self, didEndDisplaying: cell, forItemAt: element.path)
        }
        guard let identifier = view.reuseIdentifier else { return view.removeFromSuperview() }
        view.isHidden = true
        waiting["\(element.kind ?? "")|\(identifier)", default: []].append(view)
    }

    // Touches
    open override func touchesBegan(_ touches: Set<UITouch>, with event: UIEvent?) {
        guard allowsSelection, let touch = touches.first, !isDecelerating else { return }
        pressed = indexPathForItem(at: touch.location(in: self))
        if let pressed { cellForItem(at: pressed)?.isHighlighted = true }
    }

    open override func touchesMoved(_ touches: Set<UITouch>, with event: UIEvent?) {}

    open override func touchesEnded(_ touches: Set<UITouch>, with event: UIEvent?) {
        guard let path = pressed else { return }
        release()
        selectItem(at: path, animated: false, scrollPosition: [])
        ownDelegate?.collectionView(self, didSelectItemAt: path)
    }

    open override func touchesCancelled(_ touches: Set<UITouch>, with event: UIEvent?) { release() }

    private func release() {
        if let pressed { cellForItem(at: pressed)?.isHighlighted = false }
        pressed = nil
    }
}
