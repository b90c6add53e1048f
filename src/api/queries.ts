// Query keys and options: what is cached under which name, and for how long.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { askingAgain } from './askingAgain.ts'
import { fetchProjects, fetchReplay, fetchStream, fetchUser, fetchUsers } from './client.ts'

export const projectsQuery = () =>
  queryOptions({
    queryKey: ['projects'],
    queryFn: ({ signal }) => fetchProjects(signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const usersQuery = (project: string, query: string) =>
  queryOptions({
    queryKey: ['users', project, query],
    queryFn: ({ signal }) => fetchUsers(project, query, signal),
    // While the next letters are looked up, the list before stays, so that nothing jumps.
    placeholderData: keepPreviousData,
  })

export const userQuery = (project: string, user: string) =>
  queryOptions({
    queryKey: ['user', project, user],
    queryFn: ({ signal }) => fetchUser(project, user, signal),
  })

export const streamQuery = (project: string, user: string) =>
  infiniteQueryOptions({
    queryKey: ['stream', project, user],
    queryFn: ({ signal, pageParam }) => fetchStream(project, user, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const replayQuery = (project: string, deviceId: string, sessionId: string) =>
  queryOptions({
    queryKey: ['replay', project, deviceId, sessionId],
    queryFn: ({ signal }) => fetchReplay(project, deviceId, sessionId, signal),
    ...askingAgain,
  })
