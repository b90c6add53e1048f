// The player on a page of somebody else: what `src` names is opened and played. All that the page hears of it goes through the remote.
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Player } from '../player/types.ts'
import { type Playable, ReplayView } from '../ui/player/ReplayView.tsx'
import { Empty, Failed, Waiting } from '../ui/shared/States.tsx'
import { ThemeContext } from '../ui/shared/theme.ts'
import type { ThemeChoice } from './api.ts'
import { openSource } from './openSource.ts'
import { type Remote, timeOf } from './Remote.ts'

export interface EmbeddedReplayProps {
  readonly src: string | null
  /** Where to open, seconds. */
  readonly t: number
  readonly autoplay: boolean
  /** Null: as the reader's system has it. */
  readonly theme: ThemeChoice | null
  /** Events, logs and facts beside the picture. */
  readonly lists: boolean
  readonly remote: Remote
}

export function EmbeddedReplay(props: EmbeddedReplayProps) {
  const system = useSystemTheme()
  useForgetting(props)
  return (
    <ThemeContext value={props.theme ?? system}>
      <div className="player-root" data-theme={props.theme ?? undefined}>
        <Content key={props.src} {...props} />
      </div>
    </ThemeContext>
  )
}

/** What was asked of one `src` is not asked of the next, whether or not it ever opened; what was asked before there was one is asked of the first. */
function useForgetting({ src, remote }: EmbeddedReplayProps): void {
  const before = useRef(src)
  // Before the effects of the page around, which may ask for something at once.
  useLayoutEffect(() => {
    if (before.current !== null && before.current !== src) remote.forget()
    before.current = src
  }, [src, remote])
}

type Opening =
  | { readonly kind: 'opening'; readonly percent: number | null }
  | { readonly kind: 'open'; readonly playable: Playable }
  | { readonly kind: 'failed'; readonly error: unknown }

function Content({ src, t, autoplay, lists, remote }: EmbeddedReplayProps) {
  const [tries, setTries] = useState(0)
  const opening = useOpening(src, tries, remote)
  if (src === null)
    return (
      <Empty icon={null} title="No replay is named">
        This player has no src.
      </Empty>
    )
  if (opening.kind === 'failed')
    return (
      <Failed title="The replay cannot be loaded" error={opening.error} onRetry={() => setTries(tries + 1)} />
    )
  if (opening.kind === 'opening') {
    const figure = opening.percent === null ? '' : ` ${opening.percent} %`
    return <Waiting label={`Loading the replay…${figure}`} />
  }
  const at = timeOf(t)
  return (
    <ReplayView
      playable={opening.playable}
      {...(at !== null && { at })}
      autoplay={autoplay}
      lists={lists}
      keys="focus"
    >
      {(player) => <Attached player={player} remote={remote} />}
    </ReplayView>
  )
}

function Attached({ player, remote }: { player: Player; remote: Remote }) {
  useEffect(() => remote.attach(player), [player, remote])
  return null
}

function useOpening(src: string | null, tries: number, remote: Remote): Opening {
  const [opening, setOpening] = useState<Opening>({ kind: 'opening', percent: null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: one more try is one more run
  useEffect(() => {
    if (src === null) return
    const controller = new AbortController()
    const tell = (next: Opening) => !controller.signal.aborted && setOpening(next)
    tell({ kind: 'opening', percent: null })
    const open = (playable: Playable) => tell({ kind: 'open', playable })
    const onProgress = (part: number) => tell({ kind: 'opening', percent: Math.floor(part * 100) })
    openSource(src, controller.signal, { onProgress, onGrown: open }).then(open, (error: unknown) => {
      if (controller.signal.aborted) return
      tell({ kind: 'failed', error })
      remote.fail(error instanceof Error ? error.message : String(error))
    })
    return () => controller.abort()
  }, [src, tries, remote])
  return opening
}

const dark = () => window.matchMedia('(prefers-color-scheme: dark)')

function useSystemTheme(): ThemeChoice {
  return useSyncExternalStore(subscribe, () => (dark().matches ? 'dark' : 'light'))
}

function subscribe(listener: () => void): () => void {
  const query = dark()
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
