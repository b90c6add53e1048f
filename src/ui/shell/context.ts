// What the composition root hands to the pages: the project on show and how the player gets its bytes.
import { createContext, useContext } from 'react'
import type { StoredBytes } from '../../file/index.ts'
import type { ChunkInfo, ReplayIndex } from '../../format/replayIndex.ts'
import type { ReplaySource } from '../../player/types.ts'

type ReplayId = Pick<ReplayIndex, 'deviceId' | 'sessionId'>

/** How the bytes of a project's replays are had. */
export interface Sources {
  readonly sourceOf: (replay: ReplayId) => ReplaySource
  /** The same, but chunks as they are stored: for files. */
  readonly storedOf: (replay: ReplayId) => StoredBytes<ChunkInfo>
}

export interface Services extends Sources {
  readonly project: string
}

export type SourceIn = (project: string) => Sources

export const SourceContext = createContext<SourceIn | null>(null)

export const ServicesContext = createContext<Services | null>(null)

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('No services above this component')
  return services
}
