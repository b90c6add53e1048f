// Beside the timeline, like a map's: nearer, farther, all of it, and the loop.
import { type LucideIcon, Minus, MoveHorizontal, Plus, Repeat } from 'lucide-react'
import { type LoopChoice, loopLabel } from './loopChoice.ts'
import styles from './TimelineTools.module.css'

export interface Zooming {
  readonly isWhole: boolean
  readonly isClosest: boolean
  readonly zoom: (factor: number) => void
  readonly showAll: () => void
}

interface TimelineToolsProps {
  readonly zooming: Zooming
  readonly loop: LoopChoice
  readonly onLoop: () => void
}

/** A press of the key or the button. */
export const NEARER = 0.5
export const FARTHER = 2

export function TimelineTools({ zooming, loop, onLoop }: TimelineToolsProps) {
  const { isWhole, isClosest, zoom, showAll } = zooming
  return (
    <div className={styles.tools}>
      <Tool icon={Plus} label="Zoom in (+)" isOff={isClosest} onPress={() => zoom(NEARER)} />
      <Tool icon={Minus} label="Zoom out (−)" isOff={isWhole} onPress={() => zoom(FARTHER)} />
      <Tool icon={MoveHorizontal} label="Show the whole replay (Esc)" isOff={isWhole} onPress={showAll} />
      <Tool
        icon={Repeat}
        label={loopLabel(loop)}
        isPressed={loop.loop !== null || loop.from !== null}
        onPress={onLoop}
      />
    </div>
  )
}

interface ToolProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly onPress: () => void
  readonly isOff?: boolean
  readonly isPressed?: boolean
}

function Tool({ icon: Icon, label, onPress, isOff = false, isPressed }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      title={label}
      // Not `disabled`: whoever has zoomed all the way by keyboard would lose the focus.
      aria-disabled={isOff}
      aria-pressed={isPressed}
      onClick={() => {
        if (!isOff) onPress()
      }}
    >
      <Icon size={15} aria-hidden />
    </button>
  )
}
