// Saves the whole replay as one file that /open plays again from disk. Says how far it is, and pressed once more stops it.
import { FileDown, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { TrackedEvent } from '../../api/contract.ts'
import { type StoredBytes, writeReplayFile } from '../../file/index.ts'
import type { ChunkInfo, ReplayIndex } from '../../format/replayIndex.ts'
import { sizeText } from '../../lib/sizes.ts'
import { zone } from '../shared/zone.ts'
import { ActionButton, type Outcome } from './ActionButton.tsx'
import { saveAs } from './saveAs.ts'
import { replayFileName } from './savedNames.ts'

interface SaveReplayProps {
  readonly replay: ReplayIndex
  readonly events: readonly TrackedEvent[]
  /** Gives chunks as they are stored. */
  readonly stored: StoredBytes<ChunkInfo>
  readonly compact?: boolean
}

interface Saving {
  readonly controller: AbortController
  readonly outcome: Promise<Outcome>
}

export function SaveReplay({ replay, events, stored, compact }: SaveReplayProps) {
  const [percent, setPercent] = useState<number | null>(null)
  const saving = useRef<Saving | null>(null)
  // Whoever leaves the replay does not wait for it any more.
  useEffect(() => () => saving.current?.controller.abort(), [])
  const start = (): Saving => {
    const controller = new AbortController()
    // From here on a press stops it, and the button says so.
    setPercent(0)
    const onProgress = (part: number) => setPercent(Math.floor(part * 100))
    const outcome = save({ replay, events }, stored, controller.signal, onProgress).finally(() => {
      saving.current = null
      setPercent(null)
    })
    return { controller, outcome }
  }
  const press = () => {
    if (saving.current) saving.current.controller.abort()
    else saving.current = start()
    return saving.current.outcome
  }
  const isBusy = percent !== null
  return (
    <ActionButton
      icon={isBusy ? X : FileDown}
      label={isBusy ? `Stop saving · ${percent} %` : 'Save replay'}
      title={isBusy ? 'Stop saving' : 'Save the whole replay as one file, to be opened again from disk'}
      onPress={press}
      isBusy={isBusy}
      {...(compact && { compact })}
    />
  )
}

async function save(
  recorded: Pick<SaveReplayProps, 'replay' | 'events'>,
  stored: StoredBytes<ChunkInfo>,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<Outcome> {
  try {
    const file = await writeReplayFile(recorded, stored, { signal, onProgress })
    const url = URL.createObjectURL(file)
    saveAs(url, replayFileName(recorded.replay, zone))
    // The browser has taken it over by then.
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    return { isDone: true, text: `Saved, ${sizeText(file.size)}` }
  } catch (error) {
    if (signal.aborted) return { isDone: false, text: 'Stopped' }
    return { isDone: false, text: error instanceof Error ? error.message : 'It cannot be saved' }
  }
}
