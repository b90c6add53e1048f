import { expect, test } from 'vitest'
import { compareLoudness, loudnessOf } from './logLevels.ts'

test('what begins like an error or a warning is one, in any case', () => {
  for (const level of ['error', 'ERR', 'Fatal', 'fault', 'critical', 'severe', 'emergency', 'alert'])
    expect(loudnessOf(level), level).toBe('error')
  for (const level of ['warn', 'Warning', 'WARN']) expect(loudnessOf(level), level).toBe('warning')
  for (const level of ['info', 'debug', 'notice', 'trace', '', 'no error'])
    expect(loudnessOf(level), level).toBe('quiet')
})

test('errors are louder than warnings, and these than all else', () => {
  const sorted = ['error', 'info', 'warn', 'fatal', 'debug'].sort(compareLoudness)
  expect(sorted).toEqual(['info', 'debug', 'warn', 'error', 'fatal'])
})
