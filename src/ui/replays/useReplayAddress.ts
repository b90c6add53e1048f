// The whole address of any moment of a replay, as people send it to each other.
import { useCallback } from 'react'
import type { AddressOf } from '../player/moments.ts'
import { useAddress } from '../shell/navigation.tsx'
import { replayLink } from './replayLink.ts'

export function useReplayAddress(replay: {
  readonly deviceId: string
  readonly sessionId: string
}): AddressOf {
  const address = useAddress()
  const { deviceId, sessionId } = replay
  return useCallback(
    (moment) => new URL(address(replayLink({ deviceId, sessionId }, moment)), window.location.href).href,
    [address, deviceId, sessionId],
  )
}
