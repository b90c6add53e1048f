// Above the pointer: a thumbnail of that moment, its time, its screen, what happened there.
import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Size } from '../../format/types.ts'
import { clockText } from '../../lib/time.ts'
import type { Thumbnail, TimelineHover } from '../../render/index.ts'
import styles from './HoverTip.module.css'
import { SPAN_TEXTS } from './spanText.ts'
import type { Preview } from './thumbnails.ts'
import { type HoverState, longestSide } from './useHover.ts'

interface HoverTipProps {
  readonly store: StoreApi<HoverState>
  /** The phone's screen: the shape of what is still to come. */
  readonly screen: Size
}

const NARROWEST = 136
const PADDING = 8
const LABEL_ALONE = 72
const MOST_NAMES = 3

export function HoverTip({ store, screen }: HoverTipProps) {
  const { hover, preview, shownAt } = useStore(store)
  if (!hover) return null
  // Where the picture moves along, the label is the picture's.
  const at = preview ? hover.at : hover.isDragging ? shownAt : hover.at
  const size = preview?.kind === 'shown' ? preview.picture.size : waitingSize(screen)
  const width = preview ? Math.max(NARROWEST, size[0] + 2 * PADDING) : LABEL_ALONE
  const half = width / 2
  const notice = preview && noticeOf(hover, preview)
  const left = Math.min(Math.max(hover.x, half), Math.max(half, hover.width - half))
  return (
    <div className={styles.tip} style={{ left, width }} data-testid="timeline-tip" aria-hidden>
      {preview && <Picture preview={preview} size={size} isVeiled={notice !== null} />}
      <div className={preview ? styles.words : `${styles.words} ${styles.alone}`}>
        <p className={styles.head}>
          <strong>{clockText(at)}</strong>
          {preview && hover.screen && <span>{hover.screen}</span>}
        </p>
        {notice && <p>{notice.label}</p>}
        {preview && <Names hover={hover} />}
      </div>
    </div>
  )
}

/** What there is to say of a picture that is not of this moment. */
function noticeOf({ span }: TimelineHover, { kind }: Preview<Thumbnail>): { readonly label: string } | null {
  const notice = span ? SPAN_TEXTS[span.kind].notice : null
  return notice ?? (kind === 'failed' ? SPAN_TEXTS.failed.notice : null)
}

function Names({ hover }: { hover: TimelineHover }) {
  const names = hover.markers.slice(0, MOST_NAMES).map(({ label }) => label)
  const more = hover.markers.length - names.length
  return (
    <>
      {names.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat and never move
        <p key={index} className={styles.event}>
          {name}
        </p>
      ))}
      {more > 0 && <p>and {more} more</p>}
    </>
  )
}

interface PictureProps {
  readonly preview: Preview<Thumbnail>
  readonly size: Size
  /** The picture is not of this moment, only from before it. */
  readonly isVeiled: boolean
}

function Picture({ preview, size, isVeiled }: PictureProps) {
  const holder = useRef<HTMLDivElement>(null)
  const canvas = preview.kind === 'shown' ? preview.picture.canvas : null
  useLayoutEffect(() => {
    holder.current?.replaceChildren(...(canvas ? [canvas] : []))
  }, [canvas])
  return (
    <div className={styles.stage}>
      <div
        className={styles.picture}
        style={{ width: size[0], height: size[1] }}
        data-kind={preview.kind}
        // For whoever looks from outside: which moment the picture is of.
        data-at={preview.kind === 'shown' ? preview.at : undefined}
      >
        <div ref={holder} className={styles.canvas} />
        {isVeiled && <span className={styles.veil} />}
      </div>
    </div>
  )
}

function waitingSize([width, height]: Size): Size {
  const fits = longestSide() / Math.max(1, width, height)
  return [Math.round(width * fits), Math.round(height * fits)]
}
