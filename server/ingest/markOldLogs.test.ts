import { expect, test, vi } from 'vitest'
import type { ReplayAnswer } from '../../src/api/contract.ts'
import type { Entry, RecordingTime } from '../../src/format/types.ts'
import { failed, ok } from '../../src/lib/result.ts'
import type { Store } from '../store/store.ts'
import { tempDir } from '../store/testing/folder.ts'
import { makeChunk } from '../testing/chunks.ts'
import { ask, putChunk, startServer } from '../testing/server.ts'
import { judgeChunk } from './judgeChunk.ts'
import { type Judge, Overloaded } from './judgePool.ts'
import { markOldLogs } from './markOldLogs.ts'

/** As a server of before logs were marked. */
const before: Judge = {
  judge: async (gzip, place) => {
    const verdict = judgeChunk(gzip, place)
    if (!verdict.ok) return failed(verdict.problem)
    return ok({ ...verdict.value, marks: verdict.value.marks.filter(({ kind }) => kind !== 'log') })
  },
  close: async () => {},
}

const log = (at: number, message: string): Entry => {
  return { kind: 'log', at: at as RecordingTime, level: 'error', message }
}

test('log lines of chunks that were stored before get their marks, once', async () => {
  const dataDir = await tempDir()
  const chunks = [
    makeChunk({
      sequence: 0,
      from: 0,
      to: 900,
      extra: [log(100, 'first'), { kind: 'screen', at: 200 as RecordingTime, name: 'Cart' }],
    }),
    makeChunk({ sequence: 1, from: 1_000, to: 1_900 }),
    makeChunk({ sequence: 2, from: 2_000, to: 2_900, extra: [log(2_500, 'second')] }),
  ]
  const old = await startServer({ dataDir, judge: before })
  for (const chunk of chunks) expect((await putChunk(old, chunk)).status).toBe(201)
  expect(await marksOn(old.url)).toEqual(['Cart'])
  await old.store.notes.set('marks.logs', 'not yet')
  await old.close()

  const server = await startServer({ dataDir })
  await vi.waitFor(async () => expect(await server.store.notes.get('marks.logs')).toBe('done'))
  expect(await marksOn(server.url)).toEqual(['first', 'Cart', 'second'])
  await server.close()

  let judged = 0
  const judge: Judge['judge'] = (gzip, place) => {
    judged++
    return before.judge(gzip, place)
  }
  const again = await startServer({ dataDir, judge: { ...before, judge } })
  expect(await marksOn(again.url)).toEqual(['first', 'Cart', 'second'])
  await again.close()
  expect(judged).toBe(0)
})

test('where phones wait for the judge it comes again; a file that is gone holds nobody up, and what is done is done', async () => {
  const { store, url } = await startServer({ judge: before })
  const chunks = [0, 1, 2].map((sequence) => {
    const from = sequence * 1_000
    return makeChunk({ sequence, from, to: from + 900, extra: [log(from + 500, `line ${sequence}`)] })
  })
  for (const chunk of chunks) expect((await putChunk({ url }, chunk)).status).toBe(201)
  const rows: { readonly object: string }[] = []
  for await (const chunk of store.chunks.withLogs(0)) rows.push(chunk)
  const readAll = async (name: string) => {
    if (name === rows[1]?.object) throw new Error('ENOENT')
    return store.objects.readAll(name)
  }
  const damaged = { ...store, objects: { readAll } } as unknown as Store
  const answers = [new Overloaded('too many'), null, null]
  const judge: Judge = {
    judge: async (gzip, place) => {
      const refusal = answers.shift()
      if (refusal) throw refusal
      return judgeChunk(gzip, place)
    },
    close: async () => {},
  }
  let pauses = 0
  const missing: number[] = []
  await store.notes.set('marks.logs', 'not yet')
  await markOldLogs(damaged, judge, {
    stop: new AbortController().signal,
    onMissing: ({ sequence }) => missing.push(sequence),
    pause: async () => void pauses++,
  })
  expect({ pauses, missing }).toEqual({ pauses: 1, missing: [1] })
  expect(await marksOn(url)).toEqual(['line 0', 'line 2'])
  expect(await store.notes.get('marks.logs')).toBe('done')
})

async function marksOn(url: string): Promise<string[]> {
  const { deviceId, sessionId } = makeChunk()
  const { body } = await ask(`${url}/api/projects/demo/replays/${deviceId}/${sessionId}`)
  return (body as unknown as ReplayAnswer).replay.marks.map(({ name }) => name)
}
