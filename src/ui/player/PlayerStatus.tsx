// What stands in the picture's place when there is none: waiting for the first one, or the cause why it will not come.
import { useStore } from 'zustand'
import type { Player } from '../../player/types.ts'
import { Failed, Waiting } from '../shared/States.tsx'
import styles from './PlayerStatus.module.css'

export function PlayerStatus({ player }: { player: Player }) {
  const status = useStore(player.store, (facts) => facts.status)
  const error = useStore(player.store, (facts) => facts.error)
  if (status === 'failed' && error) {
    return (
      <div className={styles.cover}>
        <Failed
          title="The replay cannot be shown"
          error={error.message}
          onRetry={() => player.send({ kind: 'retry' })}
        />
      </div>
    )
  }
  if (status !== 'loading') return null
  return (
    <div className={styles.cover}>
      <Waiting label="Loading the first picture…" />
    </div>
  )
}
