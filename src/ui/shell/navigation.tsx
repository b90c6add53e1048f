// The only way from page to page: react-router's, but that the project in the address stays there. The linter keeps the pages from going around it.
import { useCallback } from 'react'
import {
  type LinkProps,
  type NavigateOptions,
  Link as RouterLink,
  Navigate as RouterNavigate,
  useNavigate as useRouterNavigate,
  useSearchParams,
} from 'react-router'
import { keepProject, PROJECT } from './keptProject.ts'

/** Turns the address of a page into one of the same project. */
export function useAddress(): (to: string) => string {
  const [params] = useSearchParams()
  const project = params.get(PROJECT)
  return useCallback(
    (to: string) =>
      keepProject(to, project === null ? '' : `?${new URLSearchParams({ [PROJECT]: project })}`),
    [project],
  )
}

export function Link({ to, ...props }: LinkProps & { readonly to: string }) {
  return <RouterLink to={useAddress()(to)} {...props} />
}

/** Goes on to another page at once. */
export function Redirect({ to }: { readonly to: string }) {
  return <RouterNavigate to={useAddress()(to)} replace />
}

export function useNavigate(): (to: string, options?: NavigateOptions) => void {
  const navigate = useRouterNavigate()
  const address = useAddress()
  return useCallback((to, options) => void navigate(address(to), options), [navigate, address])
}

type Query = Readonly<Record<string, string>>

/** What the address asks for, and how to ask for something else on the same page. */
export function useQueryParams(): [URLSearchParams, (query: Query, options?: NavigateOptions) => void] {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const setParams = useCallback(
    (query: Query, options?: NavigateOptions) => navigate(`?${new URLSearchParams(query)}`, options),
    [navigate],
  )
  return [params, setParams]
}
