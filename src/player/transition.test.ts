import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import type { RecordingTime } from '../format/types.ts'
import { type Input, TABLE, transition, type World, wantsToPlay } from './transition.ts'
import type { PlayerState, PlayerStatus } from './types.ts'

const at = (ms: number) => ms as RecordingTime
const error = { kind: 'unreachable', message: 'no network' } as const

/** Loaded up to 5,000 of 10,000; the clock stands at 2,000 after playing one second from 1,000. */
const world: World = {
  now: 1_000,
  rate: 2,
  duration: at(10_000),
  loop: null,
  isReady: (time) => time <= 5_000,
}
const clock = { anchor: at(1_000), startedAt: 0, rate: 1, duration: world.duration }

const states: Record<PlayerStatus, PlayerState> = {
  loading: { kind: 'loading', at: at(2_000), thenPlay: false },
  paused: { kind: 'paused', at: at(2_000) },
  playing: { kind: 'playing', clock },
  buffering: { kind: 'buffering', at: at(8_000), thenPlay: true },
  ended: { kind: 'ended', at: at(10_000) },
  failed: { kind: 'failed', at: at(2_000), error },
}

const inputs: Record<Input['kind'] | 'seekUnloaded', Input> = {
  play: { kind: 'play' },
  pause: { kind: 'pause' },
  toggle: { kind: 'toggle' },
  seek: { kind: 'seek', to: at(3_000) },
  seekUnloaded: { kind: 'seek', to: at(7_000) },
  skip: { kind: 'skip', by: -1_000 },
  step: { kind: 'step', by: 1 },
  rate: { kind: 'rate', rate: 2 },
  retry: { kind: 'retry' },
  skipIdle: { kind: 'skipIdle', on: true },
  loop: { kind: 'loop', range: null },
  ready: { kind: 'ready' },
  stalled: { kind: 'stalled', at: at(5_001) },
  reachedEnd: { kind: 'reachedEnd' },
  grown: { kind: 'grown' },
  broke: { kind: 'broke', error },
}

// One line per state, one word per input in the order above: what becomes of it, in short. `-`: nothing changes.
// P3000 paused there; >3000 playing from there; L loading, B buffering (with > if it then plays); E ended; F failed.
const expected: Record<PlayerStatus, string> = {
  loading: 'L2000> - L2000> L3000 L7000 L1000 - - - - - P2000 - - - F2000',
  paused: '>2000 - >2000 P3000 B7000 P1000 - - - - - - - - - F2000',
  playing: '- P2000 P2000 >3000 B7000> >1000 - >2000 >2000 - - - B5001> E10000 >2000 F2000',
  buffering: '- B8000 B8000 >3000 B7000> B7000> - - - - - - - - - F8000',
  ended: '>0 - >0 P3000 B7000 B9000 - - B10000 - - - - - B10000 F10000',
  failed: 'L2000> - L2000> L3000 L7000 L1000 - - L2000 - - - - - L2000 -',
}

// The same with a loop, of what it alters: the end's play, and the command itself, for one ahead, one not loaded, one around the playhead.
const looped: Record<PlayerStatus, string> = {
  loading: 'L2000> L4000 L6000 -',
  paused: '>2000 P4000 B6000 -',
  playing: '- >4000 B6000> -',
  buffering: '- >4000 B6000> >1000',
  ended: '>4000 P4000 B6000 P1000',
  failed: 'L2000> L4000 L6000 -',
}

function short(state: PlayerState): string {
  if (state.kind === 'playing') return `>${state.clock.anchor}`
  const letter = { loading: 'L', paused: 'P', buffering: 'B', ended: 'E', failed: 'F' }[state.kind]
  return `${letter}${state.at}${wantsToPlay(state) ? '>' : ''}`
}

test('[P1] every state × every command and fact', () => {
  for (const [kind, state] of Object.entries(states)) {
    const outcomes = Object.values(inputs).map((input) => {
      const next = transition(state, input, world)
      return isDeepStrictEqual(next, state) ? '-' : short(next)
    })
    expect(outcomes.join(' '), kind).toBe(expected[kind as PlayerStatus])
  }
})

test('[P4] every state × play and a loop set: what is outside of it goes to its start', () => {
  const loop: Input = { kind: 'loop', range: null }
  const ahead: World = { ...world, loop: { from: at(4_000), to: at(5_000) } }
  const unloaded: World = { ...world, loop: { from: at(6_000), to: at(7_000) } }
  const around: World = { ...world, loop: { from: at(1_000), to: at(2_001) } }
  const cases = [
    [inputs.play, ahead],
    [loop, ahead],
    [loop, unloaded],
    [loop, around],
  ] as const
  for (const [kind, state] of Object.entries(states)) {
    const outcomes = cases.map(([input, looping]) => {
      const next = transition(state, input, looping)
      return isDeepStrictEqual(next, state) ? '-' : short(next)
    })
    expect(outcomes.join(' '), kind).toBe(looped[kind as PlayerStatus])
  }
})

test('[P4] a loop’s end does not belong to it', () => {
  const looping: World = { ...world, loop: { from: at(1_000), to: at(2_000) } }
  expect(short(transition(states.paused, inputs.loop, looping))).toBe('P1000')
})

test('[P1] the table has a row for every state, and no row for a state that is none', () => {
  expect(Object.keys(TABLE).sort()).toEqual(Object.keys(states).sort())
})

test('[P2] a rate takes effect where the playhead is', () => {
  expect(transition(states.playing, inputs.rate, world)).toEqual({
    kind: 'playing',
    clock: { anchor: 2_000, startedAt: 1_000, rate: 2, duration: 10_000 },
  })
})

test('[P2] a retry waits for what is not there, and plays on from there', () => {
  const gone: World = { ...world, isReady: () => false }
  const outcome = (kind: PlayerStatus) => short(transition(states[kind], inputs.retry, gone))
  expect(outcome('paused')).toBe('B2000')
  expect(outcome('playing')).toBe('B2000>')
  expect(outcome('ended')).toBe('B10000')
})

test('[P3] seeks and skips are clamped; at the end the replay has ended, from wherever', () => {
  const loaded: World = { ...world, isReady: () => true }
  for (const kind of ['paused', 'playing', 'buffering', 'ended'] as const) {
    expect(transition(states[kind], { kind: 'seek', to: at(99_999) }, loaded)).toEqual(states.ended)
    expect(transition(states[kind], { kind: 'skip', by: 99_999 }, loaded)).toEqual(states.ended)
    expect(short(transition(states[kind], { kind: 'seek', to: at(-5) }, loaded))).toMatch(/^[P>]0$/)
    expect(short(transition(states[kind], { kind: 'seek', to: at(Number.NaN) }, loaded))).toMatch(/^[P>]0$/)
  }
})

test('[P3] a replay without length ends as soon as it is shown, and play does not run in circles', () => {
  const empty: World = { ...world, duration: at(0), isReady: () => true }
  const shown = transition({ kind: 'loading', at: at(0), thenPlay: true }, { kind: 'ready' }, empty)
  expect(shown).toEqual({ kind: 'ended', at: 0 })
  expect(transition(shown, { kind: 'play' }, empty)).toEqual({ kind: 'ended', at: 0 })
})
