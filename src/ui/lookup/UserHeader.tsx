// Who this is: name, devices, when seen; and the user's properties, searchable, folded away until asked for.
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { User } from '../../api/contract.ts'
import { agoText } from '../../lib/time.ts'
import { SearchField } from '../shared/SearchField.tsx'
import { zone } from '../shared/zone.ts'
import { useArrivalFocus } from '../shell/navigation.tsx'
import { Avatar } from './Avatar.tsx'
import styles from './UserHeader.module.css'
import { deviceText, nameOf, valueText } from './userText.ts'

export function UserHeader({ user }: { user: User }) {
  const name = nameOf(user)
  const heading = useArrivalFocus()
  const devices = user.deviceIds.length
  const facts = [
    name ? user.id : null,
    devices === 1 ? '1 device' : `${devices} devices`,
    deviceText(user) || null,
    user.country,
    `seen ${agoText(user.lastSeen, Date.now(), zone)}`,
  ]
  return (
    <section className={styles.header} aria-label="User">
      <div className={styles.top}>
        <Avatar id={user.id} name={name ?? user.id} large />
        <div className={styles.who}>
          <h1 ref={heading} tabIndex={-1}>
            {name ?? user.id}
          </h1>
          <p>{facts.filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      <Properties user={user} />
    </section>
  )
}

function Properties({ user }: { user: User }) {
  const [open, setOpen] = useState(false)
  const [filter, setFilter] = useState('')
  const all = Object.entries(user.properties)
  if (all.length === 0) return null
  const needle = filter.trim().toLowerCase()
  const shown = all.filter(([key, value]) => `${key} ${valueText(value)}`.toLowerCase().includes(needle))
  const preview = all.slice(0, 3).map(([key, value]) => `${key} ${valueText(value)}`)
  return (
    <div className={styles.properties}>
      <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={14} className={open ? styles.open : undefined} aria-hidden />
        {all.length} {all.length === 1 ? 'property' : 'properties'}
        {!open && <span className={styles.preview}>{preview.join(' · ')}</span>}
      </button>
      {open && (
        <>
          <SearchField
            className={styles.filter}
            value={filter}
            onChange={setFilter}
            label="Search in properties"
          />
          {shown.length === 0 && <p className={styles.none}>No property matches “{filter}”.</p>}
          {shown.length > 0 && (
            <dl className={styles.grid}>
              {shown.map(([key, value]) => (
                <div key={key}>
                  <dt>{key}</dt>
                  <dd>{valueText(value)}</dd>
                </div>
              ))}
            </dl>
          )}
        </>
      )}
    </div>
  )
}
