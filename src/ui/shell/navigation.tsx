// The only way from page to page: react-router's, but that the project in the address stays there. The linter keeps the pages from going around it.
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import {
  type LinkProps,
  type NavigateOptions,
  Link as RouterLink,
  Navigate as RouterNavigate,
  useLocation,
  useNavigationType,
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

/** A text that is typed, kept in the address too: that follows in its own time, so who types fast loses nothing and the caret stays. */
export function useTypedQuery(name: string): [text: string, type: (text: string) => void] {
  const [params, setParams] = useQueryParams()
  const query = params.get(name) ?? ''
  const [text, setText] = useState(query)
  const how = useNavigationType()
  // Typing replaces the address; whatever else changes it, a link or the browser's arrows, is what is meant.
  useEffect(() => {
    if (how !== 'REPLACE') setText(query)
  }, [how, query])
  const type = (typed: string) => {
    setText(typed)
    setParams(typed ? { [name]: typed } : {}, { replace: true })
  }
  return [text, type]
}

/** For the heading of a page: who came here by a link finds the focus on it, and not lost with the link. Where a field took it, it stays there. */
export function useArrivalFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  const { key } = useLocation()
  const [isFirst] = useState(key === 'default')
  useEffect(() => {
    if (!isFirst && document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [isFirst])
  return heading
}
