// A disc with initials, tinted by the id, so that a person is recognised from one page to the next.
import styles from './Avatar.module.css'

export function Avatar({ id, name, large = false }: { id: string; name: string; large?: boolean }) {
  return (
    <span
      className={large ? `${styles.avatar} ${styles.large}` : styles.avatar}
      style={{ '--hue': hueOf(id) } as React.CSSProperties}
      aria-hidden
    >
      {initialsOf(name)}
    </span>
  )
}

function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const letters = words.length > 1 ? `${words[0]?.[0]}${words[1]?.[0]}` : (words[0]?.slice(0, 2) ?? '?')
  return letters.toUpperCase()
}

function hueOf(id: string): number {
  let hash = 0
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0
  return hash % 360
}
