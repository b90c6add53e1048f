// Writes one field of the object that is open: its key, and its value.

extension ByteWriter {
    mutating func string(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    mutating func integer(_ name: StaticString, _ value: Int) {
        key(name)
        integer(value)
    }

    mutating func number(_ name: StaticString, _ value: Double) {
        key(name)
        number(value)
    }

    mutating func bool(_ name: StaticString, _ value: Bool) {
        key(name)
        bool(value)
    }

    mutating func color(_ name: StaticString, _ value: RGBA) {
        key(name)
        color(value)
    }

    mutating func point(_ name: StaticString, _ value: Point2) {
        key(name)
        numbers(value.x, value.y)
    }

    mutating func size(_ name: StaticString, _ value: Size2) {
        key(name)
        numbers(value.width, value.height)
    }

    mutating func box(_ name: StaticString, _ value: Box) {
        key(name)
        numbers(value.x, value.y, value.width, value.height)
    }

    mutating func list<T>(_ name: StaticString, _ items: [T], _ write: (inout ByteWriter, T) -> Void) {
        key(name)
        list(items, write)
    }

    mutating func optional(_ name: StaticString, _ value: RGBA?) {
        if let value { color(name, value) }
    }

    mutating func optional(_ name: StaticString, _ value: Int?) {
        if let value { integer(name, value) }
    }

    mutating func optional(_ name: StaticString, _ value: String?) {
        if let value { string(name, value) }
    }

    /// Unknown fields, behind the known ones.
    mutating func extra(_ extra: Extra) {
        for field in extra.fields {
            dynamicKey(field.key)
            json(field.json)
        }
    }
}
