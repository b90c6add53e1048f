// The part of a page that takes a file dropped on it. Whatever else is dragged over it goes its own way.
import { type DragEvent, type ReactNode, useRef } from 'react'
import styles from './OpenPage.module.css'

interface FileDropProps {
  readonly onFile: (file: File) => void
  /** Whether a file hangs over it. */
  readonly onOver: (isOver: boolean) => void
  readonly children: ReactNode
}

export function FileDrop({ onFile, onOver, children }: FileDropProps) {
  // Enter and leave come for every element within.
  const depth = useRef(0)
  const move = (by: number) => (event: DragEvent) => {
    if (!holdsFile(event)) return
    depth.current += by
    onOver(depth.current > 0)
  }
  const drop = (event: DragEvent) => {
    if (!holdsFile(event)) return
    event.preventDefault()
    depth.current = 0
    onOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a way beside the button, which takes keys
    <div
      className={styles.drop}
      onDragEnter={move(1)}
      onDragLeave={move(-1)}
      onDragOver={(event) => holdsFile(event) && event.preventDefault()}
      onDrop={drop}
    >
      {children}
    </div>
  )
}

const holdsFile = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')
