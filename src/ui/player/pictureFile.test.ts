import { expect, test } from 'vitest'
import { pictureFileName } from './pictureFile.ts'

test('a picture is named by device, session and the time that it shows', () => {
  const replay = { deviceId: 'D4A7-F1', sessionId: '1762178525312' }
  expect(pictureFileName(replay, 65_900)).toBe('D4A7-F1-1762178525312-1.05.png')
  expect(pictureFileName(replay, 3_723_000)).toBe('D4A7-F1-1762178525312-1.02.03.png')
})

test('ids that are no file names become such', () => {
  expect(pictureFileName({ deviceId: '../a:b', sessionId: 'c/d?' }, 0)).toBe('__a_b-c_d_-0.00.png')
})
