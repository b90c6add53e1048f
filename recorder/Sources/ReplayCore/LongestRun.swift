// Which siblings may stay where they are when a list is put into a new order: a longest increasing subsequence of their old
// places (patience sorting, Fredman 1975). O(n log n).

enum LongestRun {
    /// Whether each of `values`, all different, is in the longest increasing subsequence that is chosen. Of equally long ones it is
    /// always the same: the one whose members, from the last to the first, are the smallest possible.
    static func members(of values: [Int]) -> [Bool] {
        // tails[k]: where the smallest last value of a run of k + 1 stands.
        var tails: [Int] = []
        var before = [Int](repeating: -1, count: values.count)
        for (index, value) in values.enumerated() {
            let place = firstTail(in: tails, notBelow: value, values)
            if place > 0 { before[index] = tails[place - 1] }
            if place == tails.count { tails.append(index) } else { tails[place] = index }
        }
        var isMember = [Bool](repeating: false, count: values.count)
        var at = tails.last ?? -1
        while at >= 0 {
            isMember[at] = true
            at = before[at]
        }
        return isMember
    }

    private static func firstTail(in tails: [Int], notBelow value: Int, _ values: [Int]) -> Int {
        // In a list that kept its order every value goes behind the last.
        if let last = tails.last, values[last] < value { return tails.count }
        var (low, high) = (0, tails.count)
        while low < high {
            let middle = (low + high) / 2
            if values[tails[middle]] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
