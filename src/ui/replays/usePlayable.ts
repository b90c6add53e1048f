// A replay of this server as the player takes it: its events on its time line, its bytes from the project on show.
import { useMemo } from 'react'
import type { ReplayAnswer } from '../../api/contract.ts'
import type { Playable } from '../player/ReplayView.tsx'
import { timedEvents } from '../player/timedEvents.ts'
import { useServices } from '../shell/context.ts'

export function usePlayable({ replay, events }: ReplayAnswer): Playable {
  const { sourceOf } = useServices()
  const { deviceId, sessionId } = replay
  // A replay that has grown has its bytes where it had them.
  const source = useMemo(() => sourceOf({ deviceId, sessionId }), [sourceOf, deviceId, sessionId])
  return useMemo(() => ({ replay, events: timedEvents(replay, events), source }), [replay, events, source])
}
