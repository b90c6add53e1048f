// How a user is named on screen.
import type { User } from '../../api/contract.ts'

/** The user's `name` property, where there is one. */
export function nameOf(user: User): string | null {
  const name = user.properties.name ?? user.properties.Name
  return typeof name === 'string' && name.trim() !== '' ? name : null
}

/** Any property value in one line. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value
  return JSON.stringify(value) ?? ''
}
