// The threads that judge: every job gets its own verdict, too many are refused, stopping leaves nobody waiting.
import { expect, test } from 'vitest'
import { makeChunk } from '../testing/chunks.ts'
import { judgePool, Overloaded } from './judgePool.ts'

test('each job gets its own verdict, whichever thread took it', async () => {
  const pool = judgePool(2)
  const chunks = Array.from({ length: 20 }, (_, sequence) =>
    makeChunk({ sequence, text: `chunk ${sequence}` }),
  )
  const verdicts = await Promise.all(chunks.map((chunk) => pool.judge(chunk.gzip, chunk)))
  expect(verdicts.map((verdict) => verdict.ok && verdict.value.sha256)).toEqual(
    chunks.map(({ sha256 }) => sha256),
  )
  await pool.close()
})

test('too many that wait are refused, the others are judged', async () => {
  const pool = judgePool(1)
  const chunk = makeChunk()
  const results = await Promise.allSettled(Array.from({ length: 300 }, () => pool.judge(chunk.gzip, chunk)))
  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThan(300)
  for (const { reason } of refused) expect(reason).toBeInstanceOf(Overloaded)
  await pool.close()
})

test('stopping answers who still waits', async () => {
  const pool = judgePool(1)
  const chunk = makeChunk()
  const waiting = Promise.allSettled([pool.judge(chunk.gzip, chunk), pool.judge(chunk.gzip, chunk)])
  await pool.close()
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(pool.judge(chunk.gzip, chunk)).rejects.toThrow()
})
