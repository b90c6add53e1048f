// Pages need a project: this asks for it once, and hands it on with the player's source of bytes. Until then it stands in the page's place.
import { useQuery } from '@tanstack/react-query'
import { FolderX } from 'lucide-react'
import { type ReactNode, useContext, useMemo } from 'react'
import { Outlet } from 'react-router'
import type { Project } from '../../api/contract.ts'
import { projectsQuery } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../shared/States.tsx'
import { ServicesContext, SourceContext } from './context.ts'
import { PROJECT } from './keptProject.ts'
import { Link, useQueryParams } from './navigation.tsx'
import { Shell } from './Shell.tsx'

/** The project is the one that `?project=` names; where it names none, the first. */
export function ProjectGate() {
  const { data, error, refetch } = useQuery(projectsQuery())
  const [params] = useQueryParams()
  const wanted = params.get(PROJECT)
  const projects = data?.projects ?? []
  const project = wanted === null ? projects[0] : projects.find(({ id }) => id === wanted)
  if (project) return <Pages project={project.id} />
  return (
    <Shell search={false}>
      {data && <NoProject wanted={wanted} projects={projects} />}
      {!data && error && (
        <Failed
          wholePage
          title="Session Replay cannot be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <Waiting label="Connecting to the server…" />}
    </Shell>
  )
}

function Pages({ project }: { project: string }): ReactNode {
  const sourceIn = useContext(SourceContext)
  if (!sourceIn) throw new Error('No source above this component')
  const services = useMemo(() => ({ project, ...sourceIn(project) }), [project, sourceIn])
  return (
    <ServicesContext value={services}>
      <Outlet />
    </ServicesContext>
  )
}

function NoProject({ wanted, projects }: { wanted: string | null; projects: readonly Project[] }) {
  if (projects.length === 0) {
    return (
      <Empty wholePage icon={<FolderX size={22} />} title="There is no project">
        This server has no project to show. Start it with one in its PROJECTS setting, as in{' '}
        <code>PROJECTS=shop:key-of-shop</code>.
      </Empty>
    )
  }
  return (
    <Empty wholePage icon={<FolderX size={22} />} title={`There is no project “${wanted}”`}>
      <p>The address names a project that this server does not have. It may be one of these:</p>
      <ul>
        {projects.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/users?${new URLSearchParams({ [PROJECT]: id })}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Empty>
  )
}
