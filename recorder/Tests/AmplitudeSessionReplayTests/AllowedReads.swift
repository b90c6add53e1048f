// What the recorder may ask of UIKit, Core Animation and Core Graphics: members that answer without doing anything. One that
// is not listed here fails ReadGuardTests; before a name is added, its documentation is read for what asking it does.
// Asked, and therefore not here: `UIViewController.view` (loads it), `UIButton.titleLabel` (makes it), `UITextView.layoutManager`
// (changes how it lays out), `sizeThatFits`, `intrinsicContentSize` and `layoutIfNeeded` (run layout), cells by index path.

enum AllowedReads {
    /// Why, and which.
    static let members: [(why: String, names: [String])] = [
        (
            "Stored values of layers.",
            [
                "anchorPoint", "backgroundColor", "borderColor", "borderWidth", "bounds", "colors", "contents",
                "contentsGravity", "contentsRect", "contentsScale", "cornerRadius", "delegate", "endPoint", "fillColor", "frame",
                "isDoubleSided", "isHidden", "lineWidth", "locations", "mask", "maskedCorners", "masksToBounds", "opacity",
                "alignmentMode", "fontSize", "isWrapped", "path", "position", "shadowColor", "shadowOffset", "shadowOpacity",
                "shadowRadius", "startPoint", "strokeColor",
                "strokeEnd", "strokeStart", "string", "transform", "truncationMode", "type", "zPosition",
            ]
        ),
        (
            "Of a layer that moves: a copy, made only while it does.",
            [
                "animationKeys", "presentation",
            ]
        ),
        (
            "Stored values of views, windows, scenes, screens and the phone.",
            [
                "accessibilityIdentifier", "alpha", "connectedScenes", "contentView", "contentMode", "coordinateSpace",
                "description",
                "identifier", "interfaceOrientation", "isFirstResponder", "layer", "name", "nativeBounds", "nativeScale",
                "rootViewController", "safeAreaInsets", "scale", "screen", "systemName", "systemVersion", "traitCollection",
                "userInterfaceStyle", "window", "windowLevel", "windowScene", "windows",
            ]
        ),
        (
            "Passed up the tree, nothing is made: the inherited tint, the direction, the responder that is next.",
            [
                "next", "tintColor",
            ]
        ),
        (
            "Controllers that are there. `view` is that of a touch or a gesture: the look never asks a controller for its view.",
            [
                "presentedViewController", "selectedViewController", "topViewController", "view", "viewControllers",
                "viewIfLoaded",
            ]
        ),
        (
            "Texts, as they are set.",
            [
                "adjustsFontSizeToFitWidth", "attributedPlaceholder", "attributedText", "beginningOfDocument", "calendar", "copy",
                "font", "hasText", "highlightedTextColor", "isEditable", "isSecureTextEntry", "keyboardType", "leftView",
                "lineBreakMode", "minimumScaleFactor", "numberOfLines", "offset", "placeholder", "rightView",
                "selectedTextRange", "text", "textAlignment", "textContentType", "textField",
            ]
        ),
        (
            "Of a text view: its container and margins. Never its layout manager, which would turn it back to an older TextKit.",
            [
                "lineFragmentPadding", "maximumNumberOfLines", "textContainer", "textContainerInset",
            ]
        ),
        (
            "A calculation that a text field offers for any bounds.",
            [
                "textRect"
            ]
        ),
        (
            "Controls, as they are set.",
            [
                "currentPage", "currentPageIndicatorTintColor", "date", "datePickerMode", "datePickerStyle", "effect",
                "hidesForSinglePage", "isEnabled", "isHighlighted", "isOn", "isSelected", "maximumTrackTintColor", "maximumValue",
                "minimumTrackTintColor", "minimumValue", "numberOfComponents", "numberOfPages", "numberOfRows",
                "numberOfSegments", "onTintColor", "pageIndicatorTintColor", "progress", "progressTintColor", "selectedRow",
                "selectedSegmentIndex", "selectedSegmentTintColor", "state", "thumbTintColor", "timeZone", "trackTintColor",
                "value",
            ]
        ),
        (
            "Pictures, fonts and colours: they do not change. Encoding and drawing are for other threads.",
            [
                "alphaInfo", "animationImages", "applyingSymbolConfiguration", "cgColor", "cgImage", "color", "components",
                "converted", "draw", "fontDescriptor", "fontName", "highlightedImage", "image", "imageOrientation", "images",
                "isSymbolImage", "jpegData", "object", "opaque", "pngData", "pointSize", "preferredRange",
                "preferredSymbolConfiguration", "renderingMode", "symbolicTraits", "systemFont", "withSize",
            ]
        ),
        (
            "The recorder lays a text out in storage, container and manager of its own.",
            [
                "addLayoutManager", "addTextContainer", "alignment", "characterRange", "enumerateLineFragments", "glyphRange",
                "location", "mutableCopy", "truncatedGlyphRange", "usedRect",
            ]
        ),
        (
            "Paths, matrices, rectangles: values.",
            [
                "apply", "applyWithBlock", "contains", "convert", "height", "m11", "m21", "m41", "points", "size", "width",
            ]
        ),
        (
            "Done, not read: recognizers, observers, background tasks.",
            [
                "addGestureRecognizer", "addObserver", "beginBackgroundTask", "cgRectValue", "endBackgroundTask",
                "removeGestureRecognizer", "removeObserver", "schedule",
            ]
        ),
        (
            "Names of the recorder's own types, which UIKit happens to know too.",
            [
                "bottom", "center", "closeSubpath", "configuration", "curve", "default", "down", "end", "fill", "foregroundColor",
                "hash",
                "isEmpty", "isEqual", "left",
                "lines", "medium", "message", "point", "range", "rawValue", "red", "right", "show", "shown", "sleep", "start",
                "top",
                "turn", "up",
            ]
        ),
    ]

    /// By class, of the members that the stand-ins count.
    static let counted: Set<String> = [
        "CALayer.anchorPoint", "CALayer.animationKeys", "CALayer.backgroundColor", "CALayer.borderColor", "CALayer.borderWidth",
        "CALayer.bounds", "CALayer.contents", "CALayer.contentsGravity", "CALayer.contentsRect", "CALayer.cornerRadius",
        "CALayer.isHidden", "CALayer.mask", "CALayer.maskedCorners", "CALayer.masksToBounds", "CALayer.opacity",
        "CALayer.position", "CALayer.presentation", "CALayer.shadowColor", "CALayer.shadowOffset", "CALayer.shadowOpacity",
        "CALayer.shadowRadius", "CALayer.sublayers", "CALayer.transform", "CALayer.zPosition", "UIView.accessibilityIdentifier",
        "UIView.contentMode", "UIView.next", "UIView.subviews", "UIView.tintColor",
    ]
}
