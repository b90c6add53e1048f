import { expect, test } from 'vitest'
import { pictureFileName, replayFileName } from './savedNames.ts'

test('a picture is named by device, session and the time that it shows', () => {
  const replay = { deviceId: 'D4A7-F1', sessionId: '1762178525312' }
  expect(pictureFileName(replay, 65_900)).toBe('D4A7-F1-1762178525312-1.05.png')
  expect(pictureFileName(replay, 3_723_000)).toBe('D4A7-F1-1762178525312-1.02.03.png')
})

test('ids that are no file names become such', () => {
  expect(pictureFileName({ deviceId: '../a:b', sessionId: 'c/d?' }, 0)).toBe('__a_b-c_d_-0.00.png')
})

test('a replay’s file is named by device, session and the day on which it began, by the corrected clock', () => {
  const replay = { deviceId: 'D4A7-F1', sessionId: '1762178525312', startedAt: 1_762_178_525_312 }
  expect(replayFileName({ ...replay, clockOffset: 0 }, 'UTC')).toBe(
    'D4A7-F1-1762178525312-2025-11-03.replay.zip',
  )
  expect(replayFileName({ ...replay, clockOffset: 86_400_000 }, 'UTC')).toMatch(/-2025-11-04\.replay\.zip$/)
})
