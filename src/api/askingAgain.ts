// How a replay that may still be recorded is asked for again: by the viewer's pages and by the player on other pages alike. It is asked for while the
// page is visible, and when its reader comes back to it; a failure leaves what is known as it is.
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import type { ReplayIndex } from '../format/replayIndex.ts'
import { ApiFailure } from './client.ts'

/** The recorder sends a chunk every 20 s, as long as something changes on the screen. */
export const ASK_EVERY_MS = 30_000
/** Nothing has come in for so long: it is over. Long, for a quiet screen sends nothing, and the clocks of server and reader differ. */
export const OVER_AFTER_MS = 30 * 60_000

interface WithReplay {
  readonly replay: ReplayIndex
}

/** A query, as far as it counts here. */
interface Asked {
  readonly state: {
    readonly data: WithReplay | undefined
    readonly dataUpdatedAt: number
    readonly errorUpdatedAt: number
  }
}

/**
 * Held against the time of the answer, also of one that was a failure: what was alive when its reader left is asked for when he comes back; what is
 * gone, or on a server that is down, is not asked for for ever.
 */
function mayGrow({ state: { data, dataUpdatedAt, errorUpdatedAt } }: Asked): boolean {
  if (data === undefined) return false
  return Math.max(dataUpdatedAt, errorUpdatedAt) - data.replay.receivedAt < OVER_AFTER_MS
}

/** Options of a query for a replay. */
export const askingAgain = {
  staleTime: (query: Asked) => (mayGrow(query) ? ASK_EVERY_MS : Number.POSITIVE_INFINITY),
  refetchInterval: (query: Asked) => (mayGrow(query) ? ASK_EVERY_MS : (false as const)),
}

/** As all of the viewer's questions are asked. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        // What the server has refused will be refused again; what did not reach it is tried once more.
        retry: (failures, error) =>
          failures < 1 && error instanceof ApiFailure && (error.status === 0 || error.status >= 500),
      },
    },
  })
}

/**
 * Asks again for a replay that has just been answered, as long as it may grow. `onNews`: another answer; what is the same in it keeps its identity.
 * Answers how to stop, which also calls off what is being asked.
 */
export function followReplay<Answer extends WithReplay>(
  first: Answer,
  ask: (signal: AbortSignal) => Promise<Answer>,
  onNews: (answer: Answer) => void,
): () => void {
  const client = newQueryClient()
  const observer = new QueryObserver<Answer>(client, {
    queryKey: ['replay'],
    queryFn: ({ signal }) => ask(signal),
    initialData: () => first,
    ...askingAgain,
  })
  let known = first
  client.mount()
  const stop = observer.subscribe(({ data }) => {
    if (data === undefined || data === known) return
    known = data
    onNews(data)
  })
  return () => {
    stop()
    client.unmount()
    client.clear()
  }
}
