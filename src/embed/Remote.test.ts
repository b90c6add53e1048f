// What an embedding page asks for before there is a player, and what it is told.
import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Command, Player, PlayerFacts } from '../player/types.ts'
import { Remote, timeOf } from './Remote.ts'

test('without a player it has neither time nor length, and what is asked for is kept', () => {
  const { remote, told } = listening()
  expect([remote.currentTime, remote.duration, remote.paused]).toEqual([0, 0, true])
  remote.seek(3)
  remote.seek(7.5)
  remote.play()
  expect(remote.paused).toBe(false)
  const { player, sent } = fakePlayer()
  remote.attach(player)
  expect(sent).toEqual([{ kind: 'seek', to: 7_500 }, { kind: 'play' }])
  expect(told).toEqual([])
})

test('what was asked of one replay is not asked of the next', () => {
  const { remote } = listening()
  const first = fakePlayer()
  const detach = remote.attach(first.player)
  remote.seek(4)
  remote.play()
  expect(first.sent).toEqual([{ kind: 'seek', to: 4_000 }, { kind: 'play' }])
  detach()
  const second = fakePlayer()
  remote.attach(second.player)
  expect(second.sent).toEqual([])
  // The one before has no say any more.
  first.set({ shownAt: at(1_000) })
  expect(remote.currentTime).toBe(0)
})

test('a pause that was asked for before there is a player wins over autoplay', () => {
  const { remote, told } = listening()
  remote.play()
  remote.pause()
  const { player, sent, set } = fakePlayer({ wantsToPlay: true })
  remote.attach({
    ...player,
    send: (command) => {
      player.send(command)
      if (command.kind === 'pause') set({ wantsToPlay: false })
    },
  })
  expect(sent).toEqual([{ kind: 'pause' }])
  expect(told).toEqual([])
})

test('what was asked of a replay that never opened is forgotten with it', () => {
  const { remote } = listening()
  remote.seek(4)
  remote.play()
  remote.forget()
  expect(remote.paused).toBe(true)
  const { player, sent } = fakePlayer()
  remote.attach(player)
  expect(sent).toEqual([])
})

test('seconds that are none are no seek', () => {
  for (const seconds of [Number.NaN, -1, Number.POSITIVE_INFINITY]) expect(timeOf(seconds)).toBeNull()
  const { remote } = listening()
  const { player, sent } = fakePlayer()
  remote.attach(player)
  remote.seek(Number.NaN)
  expect(sent).toEqual([])
})

test('facts become events, each once', () => {
  const { remote, told } = listening()
  const { player, set } = fakePlayer({ wantsToPlay: true })
  remote.attach(player)
  set({ shownAt: at(0), status: 'playing' })
  set({ coarseAt: at(10) })
  set({ shownAt: at(250) })
  set({ duration: at(90_000) })
  set({ wantsToPlay: false, status: 'ended' })
  set({ error: { kind: 'unreachable', message: 'unplugged' } })
  const duration = 60
  expect(told).toEqual([
    ['play', null],
    ['ready', { duration }],
    ['timeupdate', { time: 0, duration }],
    ['timeupdate', { time: 0.25, duration }],
    ['durationchange', { duration: 90 }],
    ['pause', null],
    ['ended', null],
    ['error', { message: 'unplugged' }],
  ])
})

const at = (ms: number) => ms as PlayerFacts['coarseAt']

function listening() {
  const told: [string, unknown][] = []
  return { told, remote: new Remote((kind, detail) => told.push([kind, detail])) }
}

function fakePlayer(facts: Partial<PlayerFacts> = {}) {
  const sent: Command[] = []
  const store = createStore<PlayerFacts>(() => ({
    status: 'loading',
    wantsToPlay: false,
    rate: 1,
    skipIdle: false,
    loop: null,
    duration: at(60_000),
    coarseAt: at(0),
    shownAt: null,
    error: null,
    loadedSpans: [],
    gap: null,
    failedGaps: [],
    ...facts,
  }))
  const player = { store, send: (command: Command) => sent.push(command) } as unknown as Player
  return { player, sent, set: (next: Partial<PlayerFacts>) => store.setState(next) }
}
