// The one field for searching: icon, text, the same look and keys wherever something is looked up or filtered.
import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './SearchField.module.css'

interface SearchFieldProps {
  readonly value: string
  readonly onChange: (text: string) => void
  /** What is searched, for those who do not see the placeholder. */
  readonly label: string
  /** Default: the label. */
  readonly placeholder?: string
  readonly icon?: ReactNode
  /** `large`: what the page is for. `quiet`: in a bar, without a border of its own. */
  readonly look?: 'normal' | 'large' | 'quiet'
  readonly autoFocus?: boolean
  /** Where it stands: width and margins. */
  readonly className?: string | undefined
  /** The player's key `/` leads here. */
  readonly forEvents?: boolean
}

export function SearchField({ value, onChange, label, placeholder = label, ...more }: SearchFieldProps) {
  const { icon, look = 'normal', autoFocus = false, className = '', forEvents = false } = more
  return (
    <label className={`${styles.field} ${styles[look]} ${className}`}>
      {icon ?? <Search size={look === 'large' ? 18 : 14} aria-hidden />}
      <input
        // biome-ignore lint/a11y/noAutofocus: only for a page that is for typing a name; nothing stands before the field
        autoFocus={autoFocus}
        type="search"
        value={value}
        placeholder={placeholder}
        aria-label={label}
        data-search-events={forEvents || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
