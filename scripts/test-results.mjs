// Counts what each test runner reports, as `{ passed, failed, skipped }`. A runner that ends badly without a failed
// test, or well without any test, has failed once: a crash or an empty run must never look green.

/** From the JSON report of vitest. */
export function fromVitest(report, exitCode) {
  const passed = report?.numPassedTests ?? 0
  const failed = report?.numFailedTests ?? 0
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  return honest({ passed, failed, skipped }, exitCode)
}

/** From the JSON report of Playwright. A test that passed only on a second try has failed. */
export function fromPlaywright(report, exitCode) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {}
  return honest({ passed: expected, failed: unexpected + flaky, skipped }, exitCode)
}

/** From what `swift test` prints: XCTest's line per case, and Swift Testing's line per test. */
export function fromSwift(output, exitCode) {
  const count = (pattern) => output.match(pattern)?.length ?? 0
  return honest(
    {
      passed: count(/^Test Case '.*' passed \(/gm) + count(/^\S+ Test (?!run with ).* passed after /gm),
      failed: count(/^Test Case '.*' failed \(/gm) + count(/^\S+ Test (?!run with ).* failed after /gm),
      skipped: count(/^Test Case '.*' skipped \(/gm) + count(/^\S+ Test .* skipped/gm),
    },
    exitCode,
  )
}

/**
 * Whether `swift test` died inside Foundation as Linux has it. Its `CFRunArrayInsert` halts once in thousands of copies of attributed
 * strings, with one thread at work, where it compares the attributes of neighbours; why is not known. Apple's systems have another
 * Foundation. Where our own code stops the process, that is the innermost frame.
 */
export function haltedInFoundation(output) {
  return /^\*\*\* Program crashed: [\s\S]*? crashed:\s+0\s+0x[0-9a-f]+ \S+ in libFoundation\.so$/m.test(
    output,
  )
}

function honest(counts, exitCode) {
  const endedBadly = exitCode !== 0 && counts.failed === 0
  const ranNothing = exitCode === 0 && counts.passed === 0
  return endedBadly || ranNothing ? { ...counts, failed: 1 } : counts
}
