// What a function answers that can fail by its input: a value, or the problem with it. Never thrown.

export type Result<T, P> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const failed = <P>(problem: P): { readonly ok: false; readonly problem: P } => ({ ok: false, problem })
