// What the composition root hands to the pages: the project on show and how the player gets its bytes.
import { createContext, useContext } from 'react'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import type { ReplaySource } from '../../player/types.ts'

export interface Services {
  readonly project: string
  readonly sourceOf: (replay: ReplayIndex) => ReplaySource
}

/** How the player gets the bytes of a project's replays. */
export type SourceIn = (project: string) => Services['sourceOf']

export const SourceContext = createContext<SourceIn | null>(null)

export const ServicesContext = createContext<Services | null>(null)

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('No services above this component')
  return services
}
