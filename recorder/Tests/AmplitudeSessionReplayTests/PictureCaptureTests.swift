// Pictures on their way into a recording: how large, how encoded, on which thread, how often.
import Foundation
import ReplayCore
import ReplayFormat
import UIKit
import XCTest

@testable import AmplitudeSessionReplay

@MainActor final class PictureCaptureTests: XCTestCase {
    override func tearDown() async throws { await MainActor.run { StandInImages.jpeg = nil } }

    /// Colours without a pattern, so that a PNG of it is large.
    private func noise(width: Int, height: Int, seed: UInt64 = 7, alpha: Double = 1) -> UIImage {
        var canvas = StandInCanvas(width: width, height: height)
        canvas.fill(.all, 0x808080, alpha: alpha)
        var state = seed
        for y in 0..<height {
            for x in 0..<width {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let color = StandInCanvas.Color(UInt32(truncatingIfNeeded: state >> 33) & 0xFFFFFF, alpha: alpha)
                canvas.fill(.box(x: Double(x), y: Double(y), w: 1, h: 1, r: 0), .solid(color))
            }
        }
        return UIImage(data: canvas.png(), scale: 1)!
    }

    private func flat(width: Int, height: Int) -> UIImage {
        var canvas = StandInCanvas(width: width, height: height)
        canvas.fill(.all, 0x3366CC)
        return UIImage(data: canvas.png(), scale: 2)!
    }

    private func size(_ png: Data?) throws -> CGSize {
        try XCTUnwrap(UIImage(data: try XCTUnwrap(png))).size
    }

    func testALargePictureIsMadeAsSmallAsTheQualityAsks() async throws {
        let wide = flat(width: 1_500, height: 300)
        XCTAssertEqual(try size(PictureEncoder.encode(wide, PictureLimits(.low))), CGSize(width: 512, height: 102))
        XCTAssertEqual(try size(PictureEncoder.encode(wide, PictureLimits(.medium))), CGSize(width: 1_024, height: 205))
        XCTAssertEqual(PictureEncoder.encode(wide, PictureLimits(.high)), wide.pngData(), "small enough: as it is")
    }

    func testTooManyBytesAreAnsweredWithASmallerPictureNotWithNone() async throws {
        let picture = noise(width: 120, height: 80)
        let limits = PictureLimits(longestSide: 500, bytes: 9_000, jpegQuality: 0.5)
        XCTAssertGreaterThan(try XCTUnwrap(picture.pngData()).count, 9_000, "else this test would prove nothing")
        let encoded = try XCTUnwrap(PictureEncoder.encode(picture, limits))
        XCTAssertLessThanOrEqual(encoded.count, 9_000)
        XCTAssertEqual(try size(encoded), CGSize(width: 60, height: 40))
    }

    func testWhatFitsInNoSizeIsNoPicture() async throws {
        XCTAssertNil(
            PictureEncoder.encode(
                noise(width: 40, height: 40), PictureLimits(longestSide: 100, bytes: 10, jpegQuality: 0.5)))
        XCTAssertNil(
            PictureEncoder.encode(UIImage(cgImage: CGImage(standInWidth: 9, height: 9)), PictureLimits(.high)).flatMap {
                ImageType(of: $0)
            })
    }

    func testAPhotographIsJPEGAndADrawingWithClearPartsIsNot() async throws {
        let (photo, sticker) = (noise(width: 100, height: 100), noise(width: 100, height: 100, alpha: 0.5))
        let limits = PictureLimits(.high)
        StandInImages.jpeg = { _, quality in Data([0xFF, 0xD8, 0xFF, UInt8(quality * 100)]) + Data(count: 5_000) }
        XCTAssertEqual([UInt8](try XCTUnwrap(PictureEncoder.encode(photo, limits)).prefix(4)), [0xFF, 0xD8, 0xFF, 80])
        XCTAssertEqual(PictureEncoder.encode(sticker, limits), sticker.pngData(), "JPEG has no clear parts")
        XCTAssertEqual(PictureEncoder.encode(flat(width: 100, height: 100), limits)?.prefix(1).first, 0x89, "small as PNG")
        StandInImages.jpeg = { image, _ in Data([0xFF, 0xD8, 0xFF, 0]) + Data(count: image.pngData()?.count ?? 0) }
        XCTAssertEqual(PictureEncoder.encode(photo, limits), photo.pngData(), "not smaller: PNG, which loses nothing")
    }

    func testAPictureIsEncodedUpright() async throws {
        var canvas = StandInCanvas(width: 20, height: 10)
        canvas.fill(.all, 0x0000FF)
        canvas.fill(.box(x: 0, y: 0, w: 10, h: 10, r: 0), 0xFF0000)
        let raw = try XCTUnwrap(UIImage(data: canvas.png())?.cgImage)
        let turned = UIImage(cgImage: raw, scale: 1, orientation: .right)
        XCTAssertEqual(turned.size, CGSize(width: 10, height: 20))
        var upright = StandInCanvas(width: 10, height: 20)
        upright.fill(.all, 0x0000FF)
        upright.fill(.box(x: 0, y: 0, w: 10, h: 10, r: 0), 0xFF0000)
        XCTAssertEqual(PictureEncoder.encode(turned, PictureLimits(.high)), upright.png())
    }

    func testPicturesAreEncodedOffTheMainThread() async throws {
        let phone = Phone()
        defer { phone.close() }
        RecorderEnvironment.current.queue = BackgroundQueue(label: "test")
        let threads = Threads()
        StandInImages.jpeg = { _, _ in
            threads.note(Thread.isMainThread)
            return nil
        }
        phone.view.addSubview(UIImageView(image: noise(width: 100, height: 100)))
        let replay = phone.recorder()
        replay.start()
        for _ in 0..<20 where threads.all.isEmpty {
            phone.wait(0.2)
            _ = await replay.drain()
        }
        XCTAssertEqual(threads.all, [false], "once, and not on the main thread")
    }

    func testASymbolIsRecordedInTheSizeThatItsViewGivesIt() async throws {
        let phone = Phone()
        defer { phone.close() }
        let symbol = try XCTUnwrap(UIImage(systemName: "star.fill"))
        let view = UIImageView(image: symbol)
        view.preferredSymbolConfiguration = UIImage.SymbolConfiguration(pointSize: 34, weight: .bold)
        view.tintColor = .systemRed
        view.accessibilityIdentifier = "star"
        phone.view.addSubview(view)
        let pictures = PictureKeys()
        let snapshotter = Snapshotter(nextNodeId: 1, level: .medium, pictures: pictures, faults: .none)
        let first = try XCTUnwrap(snapshotter.takeSnapshot(of: [phone.window], on: UIScreen.main))
        let image = try XCTUnwrap(first.tree.node("star")?.image)
        XCTAssertEqual(image.size, Size2(Double(symbol.size.width) * 2, Double(symbol.size.height) * 2))
        XCTAssertEqual(image.tint, RGBA(red: 255, green: 59, blue: 48))
        XCTAssertEqual(first.images.count, 1)
        let second = try XCTUnwrap(snapshotter.takeSnapshot(of: [phone.window], on: UIScreen.main))
        XCTAssertEqual(second.tree.node("star")?.image, image)
        XCTAssertTrue(second.images.isEmpty, "UIKit makes a new picture of it at each call; it is handed over once")
    }

    func testAnAnimatedPictureIsItsFirstFrame() async throws {
        let frames = [flat(width: 10, height: 10), noise(width: 10, height: 10)]
        let animated = try XCTUnwrap(UIImage.animatedImage(with: frames, duration: 1))
        let pictures = PictureKeys()
        guard case .shown(let shown) = Masker(level: .light).show(animated) else { return XCTFail("masked") }
        _ = pictures.key(for: shown)
        XCTAssertEqual(pictures.takeNew().map { $0.encode() }, [frames[0].pngData()])
    }

    func testTheQualityByMemory() async throws {
        let sizes: [(UInt64, QualityProfile)] = [(1_900_000_000, .low), (3_000_000_000, .medium), (4_000_000_000, .high)]
        for (bytes, quality) in sizes { XCTAssertEqual(QualityProfile(physicalMemory: bytes), quality) }
        XCTAssertTrue(QualityProfile.allCases.contains(.automatic))
    }
}

private final class Threads: @unchecked Sendable {
    private let lock = NSLock()
    private var seen: [Bool] = []
    func note(_ isMain: Bool) { lock.withLock { seen.append(isMain) } }
    var all: [Bool] { lock.withLock { seen } }
}
