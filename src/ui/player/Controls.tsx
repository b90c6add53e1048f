// Play, pause, 10 seconds, speed, skip idle, the time that the picture shows. Controls only send commands.
import { FastForward, Pause, Play, RotateCcw, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { clockText } from '../../lib/time.ts'
import { type Player, RATES } from '../../player/types.ts'
import { IconButton } from '../shared/IconButton.tsx'
import styles from './Controls.module.css'
import { LengthNote } from './LengthNote.tsx'

interface ControlsProps {
  readonly player: Player
  /** Why the session has another length than the replay; null: it has the same. */
  readonly lengthNote: string | null
  readonly children?: ReactNode
}

export function Controls({ player, lengthNote, children }: ControlsProps) {
  const skip = (by: number) => () => player.send({ kind: 'skip', by })
  return (
    <section className={styles.controls} aria-label="Playback">
      <IconButton label="Back 10 seconds (←)" onClick={skip(-10_000)}>
        <RotateCcw size={18} />
        <span className={styles.ten} aria-hidden>
          10
        </span>
      </IconButton>
      <PlayButton player={player} />
      <IconButton label="Forward 10 seconds (→)" onClick={skip(10_000)}>
        <RotateCw size={18} />
        <span className={styles.ten} aria-hidden>
          10
        </span>
      </IconButton>
      <Times player={player} lengthNote={lengthNote} />
      <span className={styles.space} />
      <SkipIdle player={player} />
      <Rate player={player} />
      {children}
    </section>
  )
}

function PlayButton({ player }: { player: Player }) {
  const playing = useStore(player.store, (facts) => facts.wantsToPlay)
  return (
    <IconButton
      large
      label={playing ? 'Pause (space)' : 'Play (space)'}
      onClick={() => player.send({ kind: 'toggle' })}
    >
      {playing ? (
        <Pause size={18} fill="currentColor" />
      ) : (
        <Play size={18} fill="currentColor" className={styles.play} />
      )}
    </IconButton>
  )
}

/** The label never shows a time that the picture has not reached. */
function Times({ player, lengthNote }: Pick<ControlsProps, 'player' | 'lengthNote'>) {
  const shownAt = useStore(player.store, (facts) => facts.shownAt)
  const duration = useStore(player.store, (facts) => facts.duration)
  return (
    <span className={styles.times}>
      <span data-testid="shown-at">{shownAt === null ? '–:––' : clockText(shownAt)}</span>
      <span className={styles.total}>
        {' / '}
        {lengthNote === null ? clockText(duration) : <LengthNote duration={duration} text={lengthNote} />}
      </span>
    </span>
  )
}

function SkipIdle({ player }: { player: Player }) {
  const on = useStore(player.store, (facts) => facts.skipIdle)
  return (
    <button
      type="button"
      className={styles.option}
      aria-pressed={on}
      title="Jump over stretches in which nothing happens (s)"
      onClick={() => player.send({ kind: 'skipIdle', on: !on })}
    >
      <FastForward size={14} aria-hidden /> <span>Skip idle</span>
    </button>
  )
}

function Rate({ player }: { player: Player }) {
  const rate = useStore(player.store, (facts) => facts.rate)
  return (
    <select
      className={styles.rate}
      aria-label="Speed"
      value={rate}
      onChange={(event) => player.send({ kind: 'rate', rate: Number(event.target.value) })}
    >
      {RATES.map((value) => (
        <option key={value} value={value}>
          {value}×
        </option>
      ))}
    </select>
  )
}
