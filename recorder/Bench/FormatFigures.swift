// What the format costs on the model screen: a snapshot, one scroll tick and one move inside a chunk. Bytes are gzip's, as
// the recorder writes them. Main thread only.
import Foundation
import ReplayCore
import ReplayFormat
import UIKit

enum FormatFigures {
    @MainActor static func measure(into figures: inout Figures) throws {
        let model = ModelScreen()
        let lines = try recorded(model) { _, _ in }
        guard model.views == 63, let snapshot = lines.dropFirst().first else { throw BenchTrouble(description: "no model") }
        let (bytes, nodes) = (Double(try packed(snapshot)), try tree(snapshot).count)
        figures["format.snapshot_bytes_per_node"] = bytes / Double(nodes)
        figures["format.snapshot_bytes_per_model_view"] = bytes / Double(model.views)
        figures["format.snapshot_raw_bytes_per_node"] = Double(snapshot.count) / Double(nodes)
        let peer = WireframeList.of(try tree(snapshot), resources: model.rows.indices.map { PictureName.of(Data([UInt8($0)])) })
        let theirs = "{\"data\":{\"wireframes\":[\(peer.map(\.json).joined(separator: ","))]},\"timestamp\":1762178525000,\"type\":10}"
        figures["format.datadog_snapshot_bytes_per_model_view"] = Double(try PeerSession.packed(theirs)) / Double(model.views)
        figures["format.scroll_tick_bytes"] = try perDiff { model, step in
            // Slowing down, as after a flick: no two ticks go equally far.
            model.scroll.contentOffset.y += ((90 * exp(-Double(step) / 40)) * 3).rounded() / 3
        }
        var random = SeededNumbers(seed: 63)
        figures["format.move_bytes"] = try perDiff { model, _ in
            guard let row = model.rows.dropLast(model.rows.count / 4).randomElement(using: &random) else { return }
            model.scroll.bringSubviewToFront(row)
        }
    }

    @MainActor static func modelSnapshot() throws -> [UInt8] { try recorded(ModelScreen()) { _, _ in }[1] }

    /// What each diff adds to a packed chunk that holds the snapshot anyway.
    @MainActor private static func perDiff(_ change: @MainActor (ModelScreen, Int) -> Void) throws -> Double {
        let lines = try recorded(ModelScreen()) { model, phone in
            for step in 0..<100 {
                change(model, step)
                phone.wait(0.1)
                phone.queue.run()
            }
        }
        let diffs = lines.filter { $0.starts(with: Array("{\"kind\":\"diff\"".utf8)) }
        guard diffs.count > 60 else { throw BenchTrouble(description: "only \(diffs.count) diffs were recorded") }
        let rest = lines.filter { !$0.starts(with: Array("{\"kind\":\"diff\"".utf8)) }
        let (with, without) = (try Gzip.compress(chunk: lines.flatMap { $0 }), try Gzip.compress(chunk: rest.flatMap { $0 }))
        return Double(with.count - without.count) / Double(diffs.count)
    }

    /// The lines of the model's only chunk.
    @MainActor private static func recorded(
        _ model: ModelScreen, _ body: @MainActor (ModelScreen, BenchPhone) -> Void
    ) throws -> [[UInt8]] {
        let phone = BenchPhone(root: model)
        phone.start()
        body(model, phone)
        let chunks = try phone.stop()
        guard chunks.count == 1, let chunk = chunks.first else { throw BenchTrouble(description: "\(chunks.count) chunks") }
        return chunk.split(separator: UInt8(ascii: "\n")).map { Array($0) + [UInt8(ascii: "\n")] }
    }

    private static func tree(_ snapshot: [UInt8]) throws -> ViewNode {
        guard case .snapshot(let tree) = try ChunkDecoder.decodeEntry(Array(snapshot.dropLast())).get().body else {
            throw BenchTrouble(description: "no snapshot")
        }
        return tree
    }

    static func packed(_ bytes: [UInt8]) throws -> Int { try Gzip.compress(bytes).count }
}

extension ViewNode {
    var count: Int { children.reduce(1) { $0 + $1.count } }
}
