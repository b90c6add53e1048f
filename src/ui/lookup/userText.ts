// How a user is named on screen.
import type { User } from '../../api/contract.ts'
import { deviceName } from '../../lib/deviceNames.ts'

/** The user's `name` property, where there is one. */
export function nameOf(user: User): string | null {
  const name = user.properties.name ?? user.properties.Name
  return typeof name === 'string' && name.trim() !== '' ? name : null
}

/** `iPhone 15, iOS 17.5`; empty where nothing is known. */
export function deviceText({ device }: User): string {
  return [device.model && deviceName(device.model), device.os].filter(Boolean).join(', ')
}

/** Any property value in one line. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value
  return JSON.stringify(value) ?? ''
}
