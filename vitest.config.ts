// Unit tests sit beside what they test. The browser's tests are in e2e/ and run under Playwright.

import { defineConfig } from 'vitest/config'
import { workerSource } from './scripts/workerSource.mjs'

export default defineConfig({
  plugins: [workerSource()],
  test: {
    include: ['{src,server,scripts,bench}/**/*.test.{ts,tsx,mjs}'],
    environment: 'node',
    // No assertion is on time, so a loaded machine must not fail a test either.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
