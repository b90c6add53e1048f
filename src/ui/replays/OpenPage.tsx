// A replay from a file: dropped or chosen, read in this browser and played like any other. Nothing of it goes anywhere.
import { FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import actions from '../player/ActionButton.module.css'
import { ReplayHead } from '../player/ReplayHead.tsx'
import { type Playable, ReplayView } from '../player/ReplayView.tsx'
import { SavePicture } from '../player/SavePicture.tsx'
import { Waiting } from '../shared/States.tsx'
import { useTitle } from '../shared/useTitle.ts'
import { Shell } from '../shell/Shell.tsx'
import { FileDrop } from './FileDrop.tsx'
import styles from './OpenPage.module.css'
import { useOpenedFile } from './useOpenedFile.ts'

export function OpenPage() {
  const { state, open } = useOpenedFile()
  const [isOver, setIsOver] = useState(false)
  useTitle(state.kind === 'open' ? state.name : 'Open a file')
  return (
    <Shell>
      <FileDrop onFile={open} onOver={setIsOver}>
        {state.kind === 'open' ? (
          <OpenedReplay key={state.count} playable={state.playable} name={state.name} onFile={open} />
        ) : (
          <section
            className={isOver ? `${styles.area} ${styles.over}` : styles.area}
            aria-label="Open a replay file"
          >
            <FolderOpen size={28} aria-hidden />
            <h1>Open a replay from a file</h1>
            <p>Drop a file here that “Save replay” has made, or choose one.</p>
            <ChooseFile onFile={open} large />
            <p className={styles.note}>
              The file is read in this browser. Nothing of it leaves this machine.
            </p>
            {state.kind === 'opening' && <Waiting label={`Opening ${state.name}, ${state.size}…`} />}
            {state.kind === 'failed' && (
              <p role="alert" className={styles.failed}>
                <strong>{state.name} cannot be opened.</strong> {state.message}
              </p>
            )}
          </section>
        )}
      </FileDrop>
    </Shell>
  )
}

interface OpenedReplayProps {
  readonly playable: Playable
  readonly name: string
  readonly onFile: (file: File) => void
}

function OpenedReplay({ playable, name, onFile }: OpenedReplayProps) {
  return (
    <ReplayView
      playable={playable}
      lists
      head={(parts) => (
        <ReplayHead
          replay={playable.replay}
          back={
            <span className={styles.name} title={name}>
              {name}
            </span>
          }
        >
          <ChooseFile onFile={onFile} />
          <SavePicture {...parts} replay={playable.replay} />
        </ReplayHead>
      )}
    />
  )
}

function ChooseFile({ onFile, large = false }: { onFile: (file: File) => void; large?: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={large ? styles.choose : actions.action}
        onClick={() => input.current?.click()}
      >
        {large ? 'Choose a file' : 'Open another file'}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".zip,application/zip"
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file may be chosen once more.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
