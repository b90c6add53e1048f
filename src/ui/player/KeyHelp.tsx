// What the keys do, as a list over the page: opened by ? or its button, closed by Escape.
import { Keyboard, X } from 'lucide-react'
import { useId, useRef } from 'react'
import { IconButton } from '../shared/IconButton.tsx'
import styles from './KeyHelp.module.css'
import { KEY_TABLE, type KeyRow, TIMELINE_KEY_TABLE } from './keyTable.ts'

interface KeyHelpProps {
  readonly hasLinks: boolean
  readonly hasNeighbours: boolean
}

export function KeyHelp({ hasLinks, hasNeighbours }: KeyHelpProps) {
  const has = { links: hasLinks, neighbours: hasNeighbours }
  const title = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const toggle = () => (dialog.current?.open ? dialog.current.close() : dialog.current?.showModal())
  return (
    <>
      <span data-key-help>
        <IconButton label="Keys (?)" onClick={toggle}>
          <Keyboard size={17} />
        </IconButton>
      </span>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby={title}>
        <header>
          <h2 id={title}>Keys</h2>
          <IconButton label="Close" onClick={toggle}>
            <X size={18} />
          </IconButton>
        </header>
        <Rows rows={KEY_TABLE.filter(({ needs }) => !needs || has[needs])} />
        <h3>On the timeline</h3>
        <Rows rows={TIMELINE_KEY_TABLE} />
      </dialog>
    </>
  )
}

function Rows({ rows }: { rows: readonly KeyRow[] }) {
  return (
    <dl>
      {rows.map(({ keys, does }) => (
        <div key={does}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
}
