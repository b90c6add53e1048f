// Puts values into a node: one field with its new value, or back to its default (SPEC F23, F32).

extension ViewNode {
    mutating func apply(_ change: NodeChange) {
        switch change {
        case .kind(let value): kind = value
        case .frame(let value): frame = value
        case .scroll(let value): scroll = value
        case .transform(let value): transform = value
        case .anchor(let value): anchor = value
        case .clips(let value): clips = value
        case .radii(let value): radii = value
        case .background(let value): background = value
        case .gradient(let value): gradient = value
        case .border(let value): border = value
        case .shadow(let value): shadow = value
        case .alpha(let value): alpha = value
        case .hidden(let value): hidden = value
        case .blur(let value): blur = value
        case .text(let value): text = value
        case .image(let value): image = value
        case .control(let value): control = value
        case .input(let value): input = value
        case .placeholder(let value): placeholder = value
        case .mask(let value): mask = value
        case .accessibilityId(let value): accessibilityId = value.wrappedValue
        case .controller(let value): controller = value.wrappedValue
        }
    }

    /// Takes the field back to its default; kind and frame have none.
    mutating func reset(_ field: NodeField) {
        switch field {
        case .kind, .frame: break
        case .scroll: scroll = .zero
        case .transform: transform = .identity
        case .anchor: anchor = .center
        case .clips: clips = false
        case .radii: radii = .zero
        case .background: background = nil
        case .gradient: gradient = nil
        case .border: border = nil
        case .shadow: shadow = nil
        case .alpha: alpha = 1
        case .hidden: hidden = false
        case .blur: blur = nil
        case .text: text = nil
        case .image: image = nil
        case .control: control = nil
        case .input: input = nil
        case .placeholder: placeholder = nil
        case .mask: mask = nil
        case .accessibilityId: accessibilityId = nil
        case .controller: controller = nil
        }
    }

    /// A new kind takes all content back to its default, unless the update sets it (SPEC F32). Throws F32 where a text without runs
    /// comes after none.
    mutating func apply(_ update: Update) throws {
        if case .kind = update.set.first {
            for field in NodeField.allCases where field.isContent { reset(field) }
        }
        for change in update.set {
            if case .text(let value) = change {
                text = try value.completed(from: text)
            } else {
                apply(change)
            }
        }
        for field in update.unset { reset(field) }
        extra = extra.merging(update.setExtra)
    }
}
