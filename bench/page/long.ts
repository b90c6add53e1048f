// What a long session costs: its first picture, dragging over all of it, playing fast, memory. Real frames here, as in the app: the player has its own
// ticker, and each picture is painted when the player says so.
import { fetchChunk, fetchReplay } from '../../src/api/client.ts'
import type { ReplayIndex } from '../../src/format/replayIndex.ts'
import type { RecordingTime } from '../../src/format/types.ts'
import { createPlayer } from '../../src/player/index.ts'
import type { Player } from '../../src/player/types.ts'
import {
  createTimelineStage,
  lightTheme,
  paintThumbnail,
  type ReplayStage,
  type TimelineData,
} from '../../src/render/index.ts'
import type { Frame } from '../../src/replay/types.ts'

export interface ReplayName {
  readonly project: string
  readonly deviceId: string
  readonly sessionId: string
}

const time = (at: number) => at as RecordingTime

export function show(stage: ReplayStage, { tree, at, resources, viewport, touches }: Frame): void {
  stage.show({ tree, at, resources, viewport, touches, notice: null })
}

function livePlayer({ project }: ReplayName, replay: ReplayIndex, at = 0): Player {
  const source = {
    loadChunk: (chunk: ReplayIndex['chunks'][number], signal: AbortSignal) =>
      fetchChunk(project, replay, chunk, signal),
    loadResource: async () => null,
  }
  return createPlayer({ index: replay, source, at: time(at) })
}

function indexOf({ project, deviceId, sessionId }: ReplayName): Promise<ReplayIndex> {
  return fetchReplay(project, deviceId, sessionId).then(({ replay }) => replay)
}

/** Resolves when the picture of a seek is painted. */
function shown(player: Player, stage: ReplayStage, at: number): Promise<void> {
  return new Promise((resolve) => {
    const look = (frame: Frame) => {
      show(stage, frame)
      if (frame.at !== at) return
      stop()
      resolve()
    }
    const stop = player.onFrame(look)
    const frame = player.frame()
    if (frame?.at === at) look(frame)
  })
}

/** Ms from the click to the picture read back: index, worker, first chunk, paint. */
export async function firstPictures(stage: ReplayStage, name: ReplayName, times: number): Promise<number[]> {
  const results: number[] = []
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    const player = livePlayer(name, await indexOf(name))
    await shown(player, stage, 0)
    stage.pixelAt([1, 1])
    results.push(performance.now() - start)
    player.dispose()
    await rest(100)
  }
  return results
}

/** Drags from end to end, 60 seeks a second. Tasks over 50 ms, and pictures painted per second. */
export async function scrub(stage: ReplayStage, name: ReplayName, seconds: number) {
  const replay = await indexOf(name)
  const player = livePlayer(name, replay)
  await shown(player, stage, 0)
  await rest(1_000)
  let pictures = 0
  const long = countLongTasks()
  const stop = player.onFrame((frame) => {
    show(stage, frame)
    pictures++
  })
  const start = performance.now()
  await new Promise<void>((resolve) => {
    const step = () => {
      const part = (performance.now() - start) / (seconds * 1000)
      player.send({ kind: 'seek', to: time(Math.round(Math.min(1, part) * replay.duration)) })
      if (part < 1) return
      clearInterval(timer)
      resolve()
    }
    const timer = setInterval(step, 1000 / 60)
  })
  const took = (performance.now() - start) / 1000
  stop()
  player.dispose()
  return { longTasks: long.end(), picturesPerSecond: pictures / took }
}

function countLongTasks() {
  let count = 0
  const observer = new PerformanceObserver((list) => {
    count += list.getEntries().length
  })
  observer.observe({ type: 'longtask' })
  return {
    end: () => {
      count += observer.takeRecords().length
      observer.disconnect()
      return count
    },
  }
}

/** Plays at 16 times for so many seconds: per cent of the browser's frames that came later than 33 ms after the one before. */
export async function playFast(stage: ReplayStage, name: ReplayName, seconds: number): Promise<number> {
  const replay = await indexOf(name)
  const player = livePlayer(name, replay)
  await shown(player, stage, 0)
  const stop = player.onFrame((frame) => show(stage, frame))
  player.send({ kind: 'rate', rate: 16 })
  player.send({ kind: 'play' })
  const gaps = await frameGaps(seconds * 1000)
  stop()
  player.dispose()
  return (100 * gaps.filter((gap) => gap > 33.4).length) / gaps.length
}

export function frameGaps(ms: number): Promise<number[]> {
  return new Promise((resolve) => {
    const gaps: number[] = []
    const start = performance.now()
    let last = start
    const frame = (now: number) => {
      gaps.push(now - last)
      last = now
      if (now - start < ms) requestAnimationFrame(frame)
      else resolve(gaps.slice(1))
    }
    requestAnimationFrame(frame)
  })
}

/** Ms of `count` paintings of trees that follow each other, each with a pixel read back. */
export async function paintTimes(stage: ReplayStage, name: ReplayName, count: number): Promise<number[]> {
  const player = livePlayer(name, await indexOf(name))
  const frames: Frame[] = []
  for (let i = 0; i < count; i++) frames.push(await player.frameFor(time(400 * i + 1)))
  await rest(500)
  const results = frames.map((frame) => {
    const start = performance.now()
    show(stage, frame)
    stage.pixelAt([1, 1])
    return performance.now() - start
  })
  player.dispose()
  return results
}

/** Random seeks, each until its picture is painted; what the page and its workers hold after every `step` of them, MB. */
export async function memoryOfSeeks(
  stage: ReplayStage,
  name: ReplayName,
  times: readonly number[],
  step: number,
) {
  const player = livePlayer(name, await indexOf(name))
  const held: number[] = []
  for (const [i, at] of times.entries()) {
    player.send({ kind: 'seek', to: time(at) })
    await shown(player, stage, at)
    // At rest, what is ahead is loaded as well.
    if (i % 10 === 9) await rest(300)
    if (i % step === step - 1) held.push(await megabytes())
  }
  player.dispose()
  return held
}

/** Opens replay after replay, as one who goes through a list; MB after so many of them. */
export async function memoryOfReplays(
  stage: ReplayStage,
  name: ReplayName,
  counts: readonly number[],
): Promise<number[]> {
  const held: number[] = []
  for (let opened = 1; opened <= Math.max(...counts); opened++) {
    const player = livePlayer(name, await indexOf(name))
    await shown(player, stage, 0)
    await rest(300)
    player.dispose()
    if (counts.includes(opened)) held.push(await megabytes())
  }
  return held
}

/** Page, workers and buffers. The browser collects garbage first, which takes it some ten seconds. */
async function megabytes(): Promise<number> {
  const { bytes } = await (
    performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
  ).measureUserAgentSpecificMemory()
  return bytes / 2 ** 20
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Ms of small pictures of moments all over the first chunks, which are decoded; each read back. */
export async function thumbnailTimes(name: ReplayName, count: number): Promise<number[]> {
  const player = livePlayer(name, await indexOf(name))
  const at = (i: number) => time(((i * 7_919) % 400) * 100 + 1)
  for (let i = 0; i < 4; i++) await player.frameFor(time(i * 20_000))
  await rest(500)
  const results: number[] = []
  for (let i = 0; i < count; i++) {
    const start = performance.now()
    const { tree, resources, viewport, ...frame } = await player.frameFor(at(i))
    const scene = { tree, at: frame.at, resources, imageFor: () => 'missing' as const }
    const { canvas } = paintThumbnail(scene, viewport.size, 176, 2, '#000000')
    canvas.getContext('2d')?.getImageData(1, 1, 1, 1)
    results.push(performance.now() - start)
  }
  player.dispose()
  return results
}

/** Ms that the page works in each frame while a timeline of so many events is zoomed in and out, its canvas read back. */
export async function timelineTimes(
  container: HTMLDivElement,
  events: number,
  frames: number,
): Promise<number[]> {
  const nothing = () => {}
  const stage = createTimelineStage(container, {
    theme: lightTheme,
    onScrub: nothing,
    onScrubEnd: nothing,
    onHover: nothing,
    onMarker: nothing,
    onSelect: nothing,
    onSelectEnd: nothing,
    onView: nothing,
  })
  stage.resize([1200, 120], window.devicePixelRatio)
  stage.setData(timelineData(events))
  const plain = window.requestAnimationFrame
  let worked = 0
  window.requestAnimationFrame = (callback) =>
    plain((now) => {
      const start = performance.now()
      callback(now)
      worked += performance.now() - start
    })
  const results: number[] = []
  for (let i = 0; i < frames; i++) {
    worked = 0
    stage.zoom(i % 120 < 60 ? 0.93 : 1 / 0.93)
    await new Promise((resolve) => plain(() => plain(resolve)))
    const start = performance.now()
    for (const canvas of container.querySelectorAll('canvas'))
      canvas.getContext('2d')?.getImageData(1, 1, 1, 1)
    results.push(worked + performance.now() - start)
  }
  window.requestAnimationFrame = plain
  stage.destroy()
  return results
}

function timelineData(events: number): TimelineData {
  const duration = 8 * 3_600_000
  return {
    duration,
    activity: { bucketMs: duration / 600, counts: Array.from({ length: 600 }, (_, i) => (i * 7_919) % 60) },
    marks: Array.from({ length: 200 }, (_, i) => ({
      at: time((i * duration) / 200),
      kind: 'screen' as const,
      name: `Screen${i % 12}`,
      reason: null,
    })),
    spans: [],
    markers: Array.from({ length: events }, (_, i) => ({
      id: String(i),
      at: (i * duration) / events,
      label: `Event ${i % 40}`,
      tone: 'event' as const,
    })),
    loaded: [],
  }
}
