// The keys of the player, as a table. Silent while typing; space and Enter belong to a focused button.
import { type RefObject, useEffect } from 'react'
import type { RecordingTime } from '../../format/types.ts'
import { type Command, type Player, RATES } from '../../player/types.ts'
import { type Moment, momentAfter, momentBefore } from './moments.ts'

type Action = (player: Player, moments: readonly Moment[]) => Command | null

const KEYS: Readonly<Record<string, Action>> = {
  ' ': () => ({ kind: 'toggle' }),
  k: () => ({ kind: 'toggle' }),
  ArrowLeft: () => ({ kind: 'skip', by: -10_000 }),
  ArrowRight: () => ({ kind: 'skip', by: 10_000 }),
  'shift+ArrowLeft': () => ({ kind: 'skip', by: -60_000 }),
  'shift+ArrowRight': () => ({ kind: 'skip', by: 60_000 }),
  Home: () => ({ kind: 'seek', to: 0 as RecordingTime }),
  End: (player) => ({ kind: 'seek', to: player.store.getState().duration }),
  ',': () => ({ kind: 'step', by: -1 }),
  '.': () => ({ kind: 'step', by: 1 }),
  '<': (player) => ({ kind: 'rate', rate: nextRate(player, -1) }),
  '>': (player) => ({ kind: 'rate', rate: nextRate(player, 1) }),
  s: (player) => ({ kind: 'skipIdle', on: !player.store.getState().skipIdle }),
  '[': (player, moments) => seekTo(momentBefore(moments, player.playhead())),
  ']': (player, moments) => seekTo(momentAfter(moments, player.playhead())),
}

/** `view`: what holds the player and all that its keys stand for. `scope`: whose keys they are, the page's or only those of the focus within. */
export function usePlayerKeys(
  player: Player | null,
  moments: readonly Moment[],
  view: RefObject<HTMLElement | null>,
  scope: 'page' | 'focus',
): void {
  useEffect(() => {
    const root = view.current
    if (!player || !root) return
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || belongsElsewhere(event)) return
      if (press(event, root)) return event.preventDefault()
      const command = commandOf(event, player, moments)
      if (!command) return
      event.preventDefault()
      player.send(command)
    }
    const heard: Pick<HTMLElement, 'addEventListener' | 'removeEventListener'> =
      scope === 'page' ? window : root
    heard.addEventListener('keydown', onKey)
    return () => heard.removeEventListener('keydown', onKey)
  }, [player, moments, view, scope])
}

function commandOf(event: KeyboardEvent, player: Player, moments: readonly Moment[]): Command | null {
  if (/^[0-9]$/.test(event.key)) {
    return {
      kind: 'seek',
      to: ((player.store.getState().duration * Number(event.key)) / 10) as RecordingTime,
    }
  }
  const arrow = event.key.startsWith('Arrow')
  const action = KEYS[arrow && event.shiftKey ? `shift+${event.key}` : event.key]
  return action?.(player, moments) ?? null
}

/** Keys that stand for something on the page rather than for a command. */
function press(event: KeyboardEvent, root: HTMLElement): boolean {
  if (event.key === 'c') root.querySelector<HTMLElement>('[data-copy-link]')?.click()
  else if (event.key === '/') root.querySelector<HTMLElement>('[data-search-events]')?.focus()
  else if (event.key === 'n' || event.key === 'p')
    root.querySelector<HTMLElement>(`[data-replay-step=${event.key}]`)?.click()
  else if (event.key === '?') root.querySelector<HTMLElement>('[data-key-help] button')?.click()
  else if (event.key === 'f') toggleFullScreen(root)
  else return false
  return true
}

/** The whole player: picture, timeline and lists. Browsers that refuse leave everything as it is. */
function toggleFullScreen(root: HTMLElement): void {
  if (document.fullscreenElement) void document.exitFullscreen()
  else root.requestFullscreen().catch(() => {})
}

function belongsElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null
  if (target?.closest('input, select, textarea, [contenteditable]')) return true
  // What opened the list of keys closes it.
  if (target?.closest('dialog')) return event.key !== '?'
  return (
    (event.key === ' ' || event.key === 'Enter') && target?.closest('button, a') !== null && target !== null
  )
}

function nextRate(player: Player, step: 1 | -1): number {
  const { rate } = player.store.getState()
  const index = RATES.findIndex((value) => value >= rate)
  return RATES[Math.min(RATES.length - 1, Math.max(0, index + step))] ?? 1
}

function seekTo(moment: Moment | null): Command | null {
  return moment && { kind: 'seek', to: moment.at }
}
