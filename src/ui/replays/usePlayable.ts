// A replay of this server as the player takes it: its events on its time line, its bytes from the project on show.
import { useMemo } from 'react'
import type { ReplayAnswer } from '../../api/contract.ts'
import type { Playable } from '../player/ReplayView.tsx'
import { timedEvents } from '../player/timedEvents.ts'
import { useServices } from '../shell/context.ts'

export function usePlayable({ replay, events }: ReplayAnswer): Playable {
  const { sourceOf } = useServices()
  return useMemo(
    () => ({ replay, events: timedEvents(replay, events), source: sourceOf(replay) }),
    [replay, events, sourceOf],
  )
}
