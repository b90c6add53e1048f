// How a broken rule travels inside the decoder: thrown where it is found, given its path on the way out, never seen outside.
import { failed, type Result } from '../lib/result.ts'
import type { FormatProblem } from './types.ts'

/** A problem whose line the caller knows. */
export type Breach = Omit<FormatProblem, 'line'>

export class Broken {
  readonly rule: string
  readonly message: string
  private path: string

  constructor(rule: string, message: string, path = '') {
    this.rule = rule
    this.message = message
    this.path = path
  }

  /** Says that the place lies inside the field `step`, or at the index `step` of a list. */
  under(step: string | number): this {
    const head = typeof step === 'number' ? `[${step}]` : step
    this.path = head + (this.path === '' || this.path.startsWith('[') ? '' : '.') + this.path
    return this
  }

  at(line: number): FormatProblem {
    return { ...this.anywhere(), line }
  }

  /** Without the line: what breaks the rule stands in no file, or the caller knows where. */
  anywhere(): Breach {
    return { rule: this.rule, path: this.path, message: this.message }
  }
}

/** For `catch`: what was caught, with its place inside `step`. Anything but a broken rule is a fault of ours and passes. */
export function under(caught: unknown, step: string | number): unknown {
  return caught instanceof Broken ? caught.under(step) : caught
}

/** Runs a part of the decoder; a rule that it finds broken becomes the answer. */
export function judged<T>(line: number, read: () => T): Result<T, FormatProblem> {
  try {
    return { ok: true, value: read() }
  } catch (caught) {
    if (caught instanceof Broken) return failed(caught.at(line))
    throw caught
  }
}
