// The PNGs that the stand-ins paint must be ones that anybody can read: zlib is the judge.
import CZlib
import Foundation
import UIKit
import XCTest

@MainActor final class PictureTests: XCTestCase {
    func testAnImageKnowsItsSizeAndKeepsItsBytes() async throws {
        var canvas = StandInCanvas(width: 30, height: 20)
        canvas.fill(.all, 0xFF8800)
        let data = canvas.png()
        let image = try XCTUnwrap(UIImage(data: data, scale: 2))
        XCTAssertEqual(image.size, CGSize(width: 15, height: 10))
        XCTAssertEqual(image.pngData(), data)
        XCTAssertNil(UIImage(data: Data([1, 2, 3])))
    }

    func testPixelsComeBackFromAPNG() async throws {
        var canvas = StandInCanvas(width: 40, height: 40)
        canvas.fill(.all, .vertical(.init(0xFF0000), .init(0x0000FF)))
        canvas.fill(.box(x: 10, y: 10, w: 20, h: 20, r: 0), 0x00FF00)
        let pixels = try decode(canvas.png(), width: 40, height: 40, channels: 3)
        XCTAssertEqual(pixels[0], [255, 0, 0])
        XCTAssertEqual(pixels[39 * 40], [0, 0, 255])
        XCTAssertEqual(pixels[20 * 40 + 20], [0, 255, 0])
    }

    func testWhatIsNotPaintedIsClear() async throws {
        var canvas = StandInCanvas(width: 9, height: 9)
        canvas.fill(.circle(x: 4.5, y: 4.5, r: 3), 0x000000)
        let pixels = try decode(canvas.png(), width: 9, height: 9, channels: 4)
        XCTAssertEqual(pixels[0][3], 0)
        XCTAssertEqual(pixels[4 * 9 + 4][3], 255)
        // The edge is soft.
        XCTAssertTrue(pixels.contains { $0[3] > 20 && $0[3] < 235 })
    }

    func testDeflateSurvivesWhatHasNoPattern() async throws {
        var canvas = StandInCanvas(width: 120, height: 90)
        for index in 0..<300 {
            let (x, y) = (Double(index * 37 % 120), Double(index * 53 % 90))
            canvas.fill(.circle(x: x, y: y, r: Double(index % 7) + 0.7), UInt32(index * 7919 & 0xFFFFFF), alpha: 0.8)
        }
        _ = try decode(canvas.png(), width: 120, height: 90, channels: 4)
    }

    /// Rows from the top, one array per pixel. Throws where zlib or a checksum disagrees.
    private func decode(_ png: Data, width: Int, height: Int, channels: Int) throws -> [[UInt8]] {
        let bytes = [UInt8](png)
        XCTAssertEqual(bytes[25], channels == 3 ? 2 : 6, "colour type")
        var offset = 8
        var packed: [UInt8] = []
        while offset < bytes.count {
            let length = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
            let body = Array(bytes[offset + 4..<offset + 8 + length])
            let stated = bytes[offset + 8 + length..<offset + 12 + length].reduce(UInt(0)) { $0 << 8 | UInt($1) }
            XCTAssertEqual(UInt(crc32(0, body, UInt32(body.count))), stated, "checksum")
            if body.starts(with: Array("IDAT".utf8)) { packed = Array(body.dropFirst(4)) }
            offset += 12 + length
        }
        var raw = [UInt8](repeating: 0, count: height * (1 + width * channels))
        var size = UInt(raw.count)
        XCTAssertEqual(uncompress(&raw, &size, packed, UInt(packed.count)), Z_OK)
        XCTAssertEqual(Int(size), raw.count)
        return unfilter(raw, width: width, height: height, channels: channels)
    }

    private func unfilter(_ raw: [UInt8], width: Int, height: Int, channels: Int) -> [[UInt8]] {
        var above = [UInt8](repeating: 0, count: width * channels)
        var pixels: [[UInt8]] = []
        for y in 0..<height {
            let start = y * (1 + width * channels)
            XCTAssertEqual(raw[start], 2, "filter up")
            for x in 0..<width * channels { above[x] = above[x] &+ raw[start + 1 + x] }
            pixels += (0..<width).map { Array(above[$0 * channels..<($0 + 1) * channels]) }
        }
        return pixels
    }
}
