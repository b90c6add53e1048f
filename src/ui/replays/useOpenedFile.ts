// Opening a file: which one is open, or why it cannot be. The newest choice counts.
import { useCallback, useRef, useState } from 'react'
import { openReplayFile } from '../../file/index.ts'
import { sizeText } from '../../lib/sizes.ts'
import type { Playable } from '../player/ReplayView.tsx'
import { timedEvents } from '../player/timedEvents.ts'

export type FileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly name: string; readonly size: string }
  /** `count`: which choice it was, for two may have one name. */
  | { readonly kind: 'open'; readonly name: string; readonly count: number; readonly playable: Playable }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }

export function useOpenedFile(): { state: FileState; open: (file: File) => void } {
  const [state, setState] = useState<FileState>({ kind: 'none' })
  const turn = useRef(0)
  const open = useCallback(async (file: File) => {
    const count = ++turn.current
    setState({ kind: 'opening', name: file.name, size: sizeText(file.size) })
    const next = await stateOf(file, count)
    if (count === turn.current) setState(next)
  }, [])
  return { state, open }
}

async function stateOf(file: File, count: number): Promise<FileState> {
  const { name } = file
  try {
    const { replay, events, source } = await openReplayFile(file)
    return { kind: 'open', name, count, playable: { replay, events: timedEvents(replay, events), source } }
  } catch (error) {
    return { kind: 'failed', name, message: error instanceof Error ? error.message : String(error) }
  }
}
