// The users that a lookup found, one line each; the whole line opens the user.
import { Play } from 'lucide-react'
import type { User } from '../../api/contract.ts'
import { agoText } from '../../lib/time.ts'
import { zone } from '../shared/zone.ts'
import { Link } from '../shell/navigation.tsx'
import { Avatar } from './Avatar.tsx'
import styles from './UserTable.module.css'
import { deviceText, nameOf } from './userText.ts'

export function UserTable({ users }: { users: readonly User[] }) {
  const now = Date.now()
  return (
    <ul className={styles.table}>
      {users.map((user) => (
        <li key={user.id}>
          <UserLine user={user} now={now} />
        </li>
      ))}
    </ul>
  )
}

function UserLine({ user, now }: { user: User; now: number }) {
  const name = nameOf(user)
  const device = deviceText(user)
  return (
    <Link className={styles.line} to={`/users/${encodeURIComponent(user.id)}`}>
      <Avatar id={user.id} name={name ?? user.id} />
      <span className={styles.who}>
        <span className={styles.name}>{name ?? user.id}</span>
        <span className={styles.sub}>{name ? user.id : user.userId ? 'No name' : 'Anonymous device'}</span>
      </span>
      <span className={styles.device}>{device || '–'}</span>
      <span className={styles.country}>{user.country ?? '–'}</span>
      <span className={styles.replays}>
        {user.replayCount > 0 && (
          <span className={styles.badge}>
            <Play size={10} fill="currentColor" aria-hidden />
            {user.replayCount} {user.replayCount === 1 ? 'replay' : 'replays'}
          </span>
        )}
      </span>
      <span className={styles.seen}>{agoText(user.lastSeen, now, zone)}</span>
    </Link>
  )
}
