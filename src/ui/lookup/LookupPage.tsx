// User lookup: find a person by user id, device id or a property. The search is the URL's `q`, so that it can be shared.
import { useQuery } from '@tanstack/react-query'
import { UserRoundSearch } from 'lucide-react'
import { useDeferredValue } from 'react'
import { usersQuery } from '../../api/queries.ts'
import { SearchField } from '../shared/SearchField.tsx'
import { Empty, Failed, Waiting } from '../shared/States.tsx'
import { useTitle } from '../shared/useTitle.ts'
import { useServices } from '../shell/context.ts'
import { useTypedQuery } from '../shell/navigation.tsx'
import { Shell } from '../shell/Shell.tsx'
import styles from './LookupPage.module.css'
import { UserTable } from './UserTable.tsx'

export function LookupPage() {
  const [query, search] = useTypedQuery('q')
  useTitle(query.trim() ? `${query.trim()} · User lookup` : 'User lookup')
  return (
    <Shell search={false}>
      <div className={styles.page}>
        <h1>User lookup</h1>
        <SearchField
          look="large"
          autoFocus
          value={query}
          onChange={search}
          label="Look up a user by user id, device id or property"
          placeholder="User id, device id or a user property"
        />
        <Results query={query.trim()} />
      </div>
    </Shell>
  )
}

function Results({ query }: { query: string }) {
  const { project } = useServices()
  const deferred = useDeferredValue(query)
  const { data, error, isPending, refetch } = useQuery(usersQuery(project, deferred))
  if (error && !data) {
    return <Failed title="Users cannot be looked up" error={error} onRetry={() => void refetch()} />
  }
  if (isPending || !data) return <Waiting label="Looking up users…" />
  if (data.users.length === 0) return <NobodyFound query={data.query} />
  return (
    <section aria-label={data.query ? 'Users found' : 'Recent users'}>
      <h2 className={styles.heading}>
        {data.query ? `${data.users.length} found for “${data.query}”` : 'Recent users'}
      </h2>
      <UserTable users={data.users} />
    </section>
  )
}

function NobodyFound({ query }: { query: string }) {
  if (!query) {
    return (
      <Empty icon={<UserRoundSearch size={22} />} title="No users yet">
        Nobody has sent an event to this project. Point an analytics client at this server, and its users show
        up here at once.
      </Empty>
    )
  }
  return (
    <Empty icon={<UserRoundSearch size={22} />} title={`Nobody matches “${query}”`}>
      The search looks at user ids, device ids and the values of user properties. Check the spelling, or
      search for a part of it.
    </Empty>
  )
}
