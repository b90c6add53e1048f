// Pages need a project: this asks for it once, and hands it on with the player's source of bytes.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { projectsQuery } from '../../api/queries.ts'
import { type Services, ServicesContext } from './context.ts'
import { Failed, Waiting } from './States.tsx'

interface ProjectGateProps {
  readonly sourceIn: (project: string) => Services['sourceOf']
  readonly children: ReactNode
}

/** The project is the one that `?project=` names, else the first. */
export function ProjectGate({ sourceIn, children }: ProjectGateProps) {
  const { data, error, refetch } = useQuery(projectsQuery())
  const wanted = new URLSearchParams(window.location.search).get('project')
  const project = data?.projects.find(({ id }) => id === wanted) ?? data?.projects[0]
  const services = useMemo(
    () => (project ? { project: project.id, sourceOf: sourceIn(project.id) } : null),
    [project, sourceIn],
  )
  if (services) return <ServicesContext value={services}>{children}</ServicesContext>
  if (error)
    return <Failed title="The server cannot be reached" error={error} onRetry={() => void refetch()} />
  if (data) return <Failed title="There is no project" error="The server has no project to show." />
  return <Waiting label="Connecting…" />
}
