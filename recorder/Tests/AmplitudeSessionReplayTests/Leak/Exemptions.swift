// What takes a text or a picture and can bring none into a recording, each with the reason.

enum Exemptions {
    static let all = Dictionary(uniqueKeysWithValues: groups.flatMap { group in group.names.map { ($0, group.reason) } })

    private static let groups: [(reason: String, names: [String])] = [
        (
            "names a class's stock of views, which nobody sees",
            [
                "UICollectionView.dequeueReusableCell(withReuseIdentifier:for:)",
                "UICollectionView.dequeueReusableSupplementaryView(ofKind:withReuseIdentifier:for:)",
                "UICollectionView.register(_:forCellWithReuseIdentifier:)",
                "UICollectionView.register(_:forSupplementaryViewOfKind:withReuseIdentifier:)",
                "UICollectionView.supplementaryView(forElementKind:at:)",
                "UICollectionViewDataSource.collectionView(_:viewForSupplementaryElementOfKind:at:)",
                "UICollectionViewLayout.layoutAttributesForSupplementaryView(ofKind:at:)",
                "UICollectionViewLayoutAttributes.init(forSupplementaryViewOfKind:with:)",
                "UITableView.dequeueReusableCell(withIdentifier:)",
                "UITableView.dequeueReusableCell(withIdentifier:for:)",
                "UITableView.dequeueReusableHeaderFooterView(withIdentifier:)",
                "UITableView.register(_:forCellReuseIdentifier:)",
                "UITableView.register(_:forHeaderFooterViewReuseIdentifier:)",
                "UITableViewCell.init(style:reuseIdentifier:)",
                "UITableViewHeaderFooterView.init(reuseIdentifier:)",
            ]
        ),
        (
            "names something of the system's: a font, a colour space, a symbol, an animation",
            [
                "CALayer.removeAnimation(forKey:)",
                "CGColor.converted(to:intent:options:)", "CGColorSpace.init(name:)", "Selector.init(stringLiteral:)",
                "UIApplication.beginBackgroundTask(withName:expirationHandler:)", "UIFont.init(name:size:)",
                "UIGestureRecognizer.init(target:action:)", "UIImage.init(systemName:)",
                "UIImage.init(systemName:withConfiguration:)", "UIImageView.preferredSymbolConfiguration",
                "UIPageViewController.init(transitionStyle:navigationOrientation:options:)",
                "UIViewController.init(nibName:bundle:)",
            ]
        ),
        (
            "takes a layer's values or colours",
            [
                "CAGradientLayer.colors",
                "CAGradientLayer.init(layer:)", "CALayer.init(layer:)", "CAShapeLayer.init(layer:)", "CATextLayer.init(layer:)",
            ]
        ),
        (
            "tells the app what it has itself",
            [
                "UISearchBarDelegate.searchBar(_:textDidChange:)",
                "UITextFieldDelegate.textField(_:shouldChangeCharactersIn:replacementString:)",
            ]
        ),
    ]
}
