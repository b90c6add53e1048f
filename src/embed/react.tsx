// The React component: the same player in a shadow root of its own, rendered by the React of the page around it.
import {
  type CSSProperties,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import type { PlayerEvents, PlayerHandle, ThemeChoice } from './api.ts'
import { EmbeddedReplay } from './EmbeddedReplay.tsx'
import { Remote } from './Remote.ts'
import { addStyles } from './styles.ts'

export type { PlayerEvents, PlayerHandle, ThemeChoice } from './api.ts'

export interface SessionReplayPlayerProps {
  /** Address of a replay file, or of a replay of the read API; relative to the page. */
  readonly src: string
  /** Where it opens, seconds; another value is a seek. */
  readonly t?: number
  readonly autoplay?: boolean
  /** Without one it follows the reader's system. */
  readonly theme?: ThemeChoice
  /** Events, logs and facts beside the picture. */
  readonly lists?: boolean
  /** Of the element around the player, which is 640 px high unless these say otherwise. */
  readonly className?: string
  readonly style?: CSSProperties
  readonly ref?: Ref<PlayerHandle>
  readonly onReady?: (detail: PlayerEvents['ready']) => void
  readonly onTimeUpdate?: (detail: PlayerEvents['timeupdate']) => void
  readonly onDurationChange?: (detail: PlayerEvents['durationchange']) => void
  readonly onPlay?: () => void
  readonly onPause?: () => void
  readonly onEnded?: () => void
  readonly onError?: (detail: PlayerEvents['error']) => void
}

export function SessionReplayPlayer(props: SessionReplayPlayerProps): ReactNode {
  const { src, t = 0, autoplay = false, theme, lists = false } = props
  const host = useRef<HTMLDivElement>(null)
  const [root, setRoot] = useState<ShadowRoot | null>(null)
  const remote = useRemote(props)
  useImperativeHandle(props.ref, () => remote, [remote])
  useLayoutEffect(() => {
    if (!host.current) return
    const made = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open', delegatesFocus: true })
    addStyles(made)
    setRoot(made)
  }, [])
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) remote.seek(t)
    first.current = false
  }, [t, remote])
  const player = { src, t, autoplay, theme: theme ?? null, lists, remote }
  return (
    <div ref={host} className={props.className} style={props.style}>
      {root && createPortal(<EmbeddedReplay {...player} />, root)}
    </div>
  )
}

/** One for good; it tells the handlers of the latest render. */
function useRemote(props: SessionReplayPlayerProps): Remote {
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const [remote] = useState(
    () =>
      new Remote((kind, detail) => {
        const { onReady, onTimeUpdate, onDurationChange, onPlay, onPause, onEnded, onError } = latest.current
        const handlers = {
          ready: onReady,
          timeupdate: onTimeUpdate,
          durationchange: onDurationChange,
          play: onPlay,
          pause: onPause,
          ended: onEnded,
          error: onError,
        }
        // Handler and detail belong to each other by their kind, which the look-up cannot say.
        const handler = handlers[kind] as ((detail: unknown) => void) | undefined
        handler?.(detail)
      }),
  )
  return remote
}
