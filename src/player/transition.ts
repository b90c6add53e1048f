// The player's states and what leads from one to the next, as a table: every state × every command and fact. What is not in the table changes nothing.
// Pure: the world is an argument.
import type { RecordingTime } from '../format/types.ts'
import { clampTime, isWithin, playheadAt } from './clock.ts'
import type { Command, Fact, LoopRange, PlayerState } from './types.ts'

export interface World {
  /** Ticker time, ms. */
  readonly now: number
  readonly rate: number
  readonly duration: RecordingTime
  /** With a command `loop` the new one. */
  readonly loop: LoopRange | null
  /** Whether the picture of a time can be shown at once. */
  readonly isReady: (at: RecordingTime) => boolean
}

export type Input = Command | Fact

type Kind = PlayerState['kind']
type StateOf<K extends Kind> = Extract<PlayerState, { kind: K }>
type InputOf<K extends Input['kind']> = Extract<Input, { kind: K }>
type Row<K extends Kind> = {
  readonly [I in Input['kind']]?: (state: StateOf<K>, input: InputOf<I>, world: World) => PlayerState
}

/** Where the playhead is. */
export function positionOf(state: PlayerState, now: number): RecordingTime {
  return state.kind === 'playing' ? playheadAt(state.clock, now) : state.at
}

/** Playing, or about to. */
export function wantsToPlay(state: PlayerState): boolean {
  return (
    state.kind === 'playing' || ((state.kind === 'loading' || state.kind === 'buffering') && state.thenPlay)
  )
}

/** To a time with a picture on the screen: there at once, or after loading. At the end there is nothing left to play. */
function go(to: number, thenPlay: boolean, { now, rate, duration, isReady }: World): PlayerState {
  const at = clampTime(to, duration)
  if (!isReady(at)) return { kind: 'buffering', at, thenPlay }
  if (at >= duration) return { kind: 'ended', at }
  return thenPlay
    ? { kind: 'playing', clock: { anchor: at, startedAt: now, rate, duration } }
    : { kind: 'paused', at }
}

/** To a time with no picture yet. */
function open(to: number, thenPlay: boolean, { duration }: World): PlayerState {
  return { kind: 'loading', at: clampTime(to, duration), thenPlay }
}

/** A new loop begins at its start, unless the playhead is in it already. */
function enter<S extends PlayerState>(state: S, world: World, to: (from: RecordingTime) => PlayerState) {
  const { loop, now } = world
  return !loop || isWithin(loop, positionOf(state, now)) ? state : to(loop.from)
}

const broke = (state: PlayerState, { error }: InputOf<'broke'>, { now }: World): PlayerState => ({
  kind: 'failed',
  at: positionOf(state, now),
  error,
})

const loading: Row<'loading'> = {
  play: (state) => ({ ...state, thenPlay: true }),
  pause: (state) => ({ ...state, thenPlay: false }),
  toggle: (state) => ({ ...state, thenPlay: !state.thenPlay }),
  seek: (state, { to }, world) => open(to, state.thenPlay, world),
  skip: (state, { by }, world) => open(state.at + by, state.thenPlay, world),
  loop: (state, _, world) => enter(state, world, (from) => open(from, state.thenPlay, world)),
  grown: (state, _, world) => open(state.at, state.thenPlay, world),
  ready: (state, _, world) => go(state.at, state.thenPlay, world),
  broke,
}

const paused: Row<'paused'> = {
  play: (state, _, world) => go(state.at, true, world),
  toggle: (state, _, world) => go(state.at, true, world),
  seek: (_, { to }, world) => go(to, false, world),
  skip: (state, { by }, world) => go(state.at + by, false, world),
  retry: (state, _, world) => go(state.at, false, world),
  loop: (state, _, world) => enter(state, world, (from) => go(from, false, world)),
  grown: (state, _, world) => go(state.at, false, world),
  broke,
}

const playing: Row<'playing'> = {
  pause: (state, _, world) => ({ kind: 'paused', at: positionOf(state, world.now) }),
  toggle: (state, _, world) => ({ kind: 'paused', at: positionOf(state, world.now) }),
  seek: (_, { to }, world) => go(to, true, world),
  skip: (state, { by }, world) => go(positionOf(state, world.now) + by, true, world),
  rate: (state, _, world) => go(positionOf(state, world.now), true, world),
  // What was a gap may now have to be waited for.
  retry: (state, _, world) => go(positionOf(state, world.now), true, world),
  loop: (state, _, world) => enter(state, world, (from) => go(from, true, world)),
  // The clock knows the end.
  grown: (state, _, world) => go(positionOf(state, world.now), true, world),
  stalled: (_, { at }) => ({ kind: 'buffering', at, thenPlay: true }),
  reachedEnd: (_, __, world) => ({ kind: 'ended', at: world.duration }),
  broke,
}

const buffering: Row<'buffering'> = {
  play: (state) => ({ ...state, thenPlay: true }),
  pause: (state) => ({ ...state, thenPlay: false }),
  toggle: (state) => ({ ...state, thenPlay: !state.thenPlay }),
  seek: (state, { to }, world) => go(to, state.thenPlay, world),
  skip: (state, { by }, world) => go(state.at + by, state.thenPlay, world),
  loop: (state, _, world) => enter(state, world, (from) => go(from, state.thenPlay, world)),
  grown: (state, _, world) => go(state.at, state.thenPlay, world),
  ready: (state, _, world) => go(state.at, state.thenPlay, world),
  broke,
}

const ended: Row<'ended'> = {
  play: (_, __, world) => go(world.loop?.from ?? 0, true, world),
  toggle: (_, __, world) => go(world.loop?.from ?? 0, true, world),
  seek: (_, { to }, world) => go(to, false, world),
  skip: (state, { by }, world) => go(state.at + by, false, world),
  retry: (state, _, world) => go(state.at, false, world),
  loop: (state, _, world) => enter(state, world, (from) => go(from, false, world)),
  grown: (state, _, world) => go(state.at, false, world),
  broke,
}

const failed: Row<'failed'> = {
  play: (state, _, world) => open(state.at, true, world),
  toggle: (state, _, world) => open(state.at, true, world),
  seek: (_, { to }, world) => open(to, false, world),
  skip: (state, { by }, world) => open(state.at + by, false, world),
  loop: (state, _, world) => enter(state, world, (from) => open(from, false, world)),
  retry: (state, _, world) => open(state.at, false, world),
  grown: (state, _, world) => open(state.at, false, world),
  broke,
}

export const TABLE: { readonly [K in Kind]: Row<K> } = { loading, paused, playing, buffering, ended, failed }

export function transition(state: PlayerState, input: Input, world: World): PlayerState {
  // Row and handler belong to each other by their kinds, which the types of the table say and this look-up cannot.
  const row = TABLE[state.kind] as Readonly<
    Record<string, ((s: PlayerState, i: Input, w: World) => PlayerState) | undefined>
  >
  return row[input.kind]?.(state, input, world) ?? state
}
