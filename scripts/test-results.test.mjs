// The counts that `npm test` ends with: nothing that went wrong may be counted as nothing.

import { expect, test } from 'vitest'
import { fromPlaywright, fromSwift, fromVitest, haltedInFoundation } from './test-results.mjs'

const XCTEST = [
  "Test Suite 'All tests' started at 2026-01-01 00:00:00.000",
  "Test Case 'DifferTests.testMoves' started at 2026-01-01 00:00:00.000",
  "Test Case 'DifferTests.testMoves' passed (0.01 seconds)",
  "Test Case '-[ReplayCoreTests.DifferTests testAdds]' passed (0.010 seconds).",
  "Test Case 'DifferTests.testRemoves' failed (0.02 seconds)",
  "Test Case 'DifferTests.testMac' skipped (0.0 seconds)",
  'Executed 4 tests, with 1 failure (0 unexpected) in 0.04 (0.04) seconds',
  '◇ Test run started.',
  '✔ Test "one more" passed after 0.001 seconds.',
  '✔ Test run with 1 test passed after 0.001 seconds.',
].join('\n')

test('XCTest and Swift Testing are counted by case, not by their sums', () => {
  expect(fromSwift(XCTEST, 1)).toEqual({ passed: 3, failed: 1, skipped: 1 })
})

test('a run that does not compile has failed once', () => {
  expect(fromSwift('error: no such module', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('a halt in Foundation is told from one in our own code, and from a failed test', () => {
  const crashed = (frame) =>
    [
      '*** Program crashed: Illegal instruction at 0x00007f20 ***',
      '',
      'Thread 0 "Tests" crashed:',
      '',
      frame,
    ].join('\n')
  expect(haltedInFoundation(crashed('0  0x00007f20f237d940 <unknown> in libFoundation.so'))).toBe(true)
  expect(haltedInFoundation(crashed('0  0x00007f20f237d940 Differ.diff() in Tests.xctest'))).toBe(false)
  expect(
    haltedInFoundation(
      crashed('0  0x00007f20 f() in Tests.xctest\n1  0x00007f20 <unknown> in libFoundation.so'),
    ),
  ).toBe(false)
  expect(haltedInFoundation(XCTEST)).toBe(false)
})

test('a run without a test has failed once', () => {
  expect(fromSwift('', 0).failed).toBe(1)
  expect(fromVitest({ numPassedTests: 0, numFailedTests: 0 }, 0).failed).toBe(1)
  expect(fromPlaywright({ stats: { expected: 0, unexpected: 0 } }, 0).failed).toBe(1)
})

test('a runner that crashed and left no report has failed once', () => {
  expect(fromVitest(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(fromPlaywright(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('reports are counted as they are', () => {
  const vitest = { numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 }
  expect(fromVitest(vitest, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 })
  const playwright = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 3 } }
  expect(fromPlaywright(playwright, 1)).toEqual({ passed: 4, failed: 2, skipped: 3 })
})
