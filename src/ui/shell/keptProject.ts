// Which project is on show stands in the address, and stays there from page to page. Pure.

export const PROJECT = 'project'

/** `to` with the project that `search` names, unless `to` names one itself. `to`: a path with or without a query, or a query alone. */
export function keepProject(to: string, search: string): string {
  const project = new URLSearchParams(search).get(PROJECT)
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(to) ?? []
  if (project === null || new URLSearchParams(query).has(PROJECT)) return to
  const kept = `${PROJECT}=${encodeURIComponent(project)}`
  return `${path}?${query ? `${query}&${kept}` : kept}${hash}`
}
