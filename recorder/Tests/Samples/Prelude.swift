// What the samples of the product pages take for granted: names that an app has of its own. Each sample is a file of its own,
// word for word between `sample` and `end of sample`, with the parts filled in that the pages leave out.
import Foundation
import Segment

let API_KEY = "0123456789abcdef"
let nonEUCountryFlagEnabled = true
nonisolated(unsafe) let config = Segment.Configuration(writeKey: "segment-write-key")
