// Tabs by the keys that readers know: one stop for Tab, arrows from tab to tab, Home and End.
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import styles from './Tabs.module.css'

interface Tab {
  readonly name: string
  /** How many things are behind it. */
  readonly count?: number
  readonly content: ReactNode
}

export function Tabs({ tabs }: { tabs: readonly Tab[] }) {
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const onKey = (event: KeyboardEvent) => {
    const next = nextTab(event.key, chosen, tabs.length)
    if (next === null) return
    // The arrows are the player's elsewhere on the page.
    event.stopPropagation()
    event.preventDefault()
    setChosen(next)
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <>
      <div ref={list} className={styles.tabs} role="tablist" onKeyDown={onKey}>
        {tabs.map(({ name, count }, index) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={index === chosen}
            aria-controls={index === chosen ? `${id}-panel` : undefined}
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => setChosen(index)}
          >
            {name}
            {count !== undefined && <span>{count}</span>}
          </button>
        ))}
      </div>
      <div
        className={styles.panel}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tabs[chosen]?.name}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and what it holds may have nothing else to focus
        tabIndex={0}
      >
        {tabs[chosen]?.content}
      </div>
    </>
  )
}

function nextTab(key: string, chosen: number, count: number): number | null {
  if (key === 'ArrowRight') return (chosen + 1) % count
  if (key === 'ArrowLeft') return (chosen + count - 1) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
