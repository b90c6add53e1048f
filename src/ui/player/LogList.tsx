// The recording's log lines beside the picture: read when they are looked at, filtered by level, virtual; a click seeks.
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import { workerDecoder } from '../../player/index.ts'
import type { Player, ReplaySource } from '../../player/types.ts'
import { loudnessOf } from '../../replay/logLevels.ts'
import { SearchField } from '../shared/SearchField.tsx'
import events from './EventList.module.css'
import { FollowingRows } from './FollowingRows.tsx'
import styles from './LogList.module.css'
import { chunksWithLogs, type KnownLogs, type LogsRead, levelsOf, matchingLines, readLogs } from './logs.ts'
import { currentIndex } from './moments.ts'

interface LogListProps {
  readonly player: Player
  readonly replay: ReplayIndex
  readonly source: ReplaySource
}

export function LogList({ player, replay, source }: LogListProps) {
  const { lines, read, of, lost } = useLogs(replay, source)
  const [level, setLevel] = useState('')
  const [search, setSearch] = useState('')
  const levels = useMemo(() => levelsOf(lines), [lines])
  const shown = useMemo(() => matchingLines(lines, level, search), [lines, level, search])
  const current = useStore(player.store, (facts) => currentIndex(shown, facts.coarseAt))
  if (of === 0) return <p className={events.none}>This recording has no logs.</p>
  return (
    <div className={events.panel}>
      <SearchField
        className={events.search}
        value={search}
        onChange={setSearch}
        label="Search logs"
        forEvents
      />
      <div className={styles.bar}>
        <select aria-label="Level" value={level} onChange={(event) => setLevel(event.target.value)}>
          <option value="">All levels</option>
          {levels.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <span role="status">{read < of && `Read ${read} of ${of} chunks`}</span>
      </div>
      {lost > 0 && (
        <p className={events.none}>
          {lost} of {of} chunks could not be read: their lines are not here.
        </p>
      )}
      {shown.length === 0 && lines.length > 0 && (
        <p className={events.none}>{noneText(level, search.trim())}</p>
      )}
      {shown.length > 0 && (
        <FollowingRows
          player={player}
          label="Logs"
          rows={shown}
          current={current}
          title={({ message }) => message}
          say={({ level: name, message }) => (
            <>
              <span className={styles.level} data-loudness={loudnessOf(name)}>
                {name}
              </span>
              <span className={styles.message}>{message}</span>
            </>
          )}
        />
      )}
    </div>
  )
}

function noneText(level: string, search: string): string {
  const what = level ? `No line of level ${level}` : 'No line'
  return search ? `${what} says “${search}”.` : `${what}.`
}

/** With a decoder of its own: the player's has the picture to care for. */
function useLogs(replay: ReplayIndex, source: ReplaySource): LogsRead {
  const known = useRef<KnownLogs>(new Map())
  const [state, setState] = useState<LogsRead>(() => {
    return { lines: [], read: 0, of: chunksWithLogs(replay).length, lost: 0 }
  })
  useEffect(() => {
    const controller = new AbortController()
    const decoder = workerDecoder()
    const read = async () => {
      for await (const state of readLogs(replay, source, decoder, known.current, controller.signal))
        setState(state)
    }
    void read()
    return () => {
      controller.abort()
      decoder.dispose()
    }
  }, [replay, source])
  return state
}
