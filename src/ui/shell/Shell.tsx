// The frame of every page: the product's name, the search that is always at hand, the theme. Below it the page.
import { FolderOpen, Moon, Sun } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { SearchField } from '../shared/SearchField.tsx'
import { Link, useNavigate } from './navigation.tsx'
import styles from './Shell.module.css'
import { useThemeChoice } from './theme.ts'

interface ShellProps {
  /** Off where the page has a search of its own. */
  readonly search?: boolean
  readonly children: ReactNode
}

export function Shell({ search = true, children }: ShellProps) {
  const [theme, toggleTheme] = useThemeChoice()
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <div className={styles.shell}>
      <header className={styles.header}>
        <Link to="/users" className={styles.brand}>
          <img src="/favicon.svg" alt="" width={20} height={20} />
          Session Replay
        </Link>
        {search ? <LookupField /> : <span className={styles.space} />}
        <Link to="/open" className={styles.theme} aria-label="Open a file" title="Open a replay from a file">
          <FolderOpen size={16} />
        </Link>
        <button
          type="button"
          className={styles.theme}
          onClick={toggleTheme}
          aria-label={`Use the ${other} theme`}
          title={`Use the ${other} theme`}
        >
          {theme === 'dark' ? <Sun size={16} /> : <Moon size={16} />}
        </button>
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  )
}

function LookupField() {
  const [text, setText] = useState('')
  const navigate = useNavigate()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    navigate(`/users?q=${encodeURIComponent(text.trim())}`)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not in every browser that we serve
    <form role="search" className={styles.lookup} onSubmit={submit}>
      <SearchField
        look="quiet"
        value={text}
        onChange={setText}
        label="Look up a user by user id, device id or property"
        placeholder="Look up a user"
      />
    </form>
  )
}
