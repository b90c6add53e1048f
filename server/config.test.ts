import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('without any setting there is the demo project at port 4700, in ./data', () => {
  expect(readConfig({})).toEqual({
    port: 4700,
    dataDir: './data',
    staticDir: 'dist/viewer',
    projects: [{ id: 'demo', name: 'Demo', apiKey: 'demo-api-key' }],
    logLevel: 'warn',
    demoDir: 'fixtures/recordings',
    embedOrigins: [],
  })
})

test('further projects come after it, and the demo can be left empty', () => {
  const config = readConfig({ PROJECTS: 'shop:key-of-shop, web-2:key-of-web', DEMO: 'off', PORT: '0' })
  expect(config.projects.map(({ id, apiKey }) => [id, apiKey]).slice(1)).toEqual([
    ['shop', 'key-of-shop'],
    ['web-2', 'key-of-web'],
  ])
  expect(config).toMatchObject({ demoDir: null, port: 0 })
})

test('sites that may show replays are named by their origins, and by nothing else', () => {
  const EMBED_ORIGINS = 'https://a.example, http://localhost:3000'
  expect(readConfig({ EMBED_ORIGINS }).embedOrigins).toEqual(['https://a.example', 'http://localhost:3000'])
  for (const wrong of ['*', 'a.example', 'https://a.example/', 'null', 'file://', 'https://a.example/x'])
    expect(() => readConfig({ EMBED_ORIGINS: wrong }), wrong).toThrow(/^EMBED_ORIGINS: /)
})

test('a wrong setting is named, and its value is not said', () => {
  const wrong = [
    'shop',
    'shop:short',
    'SHOP:canary-key',
    'a:canary-key,a:other-key-1',
    'a:canary-key,b:canary-key',
    'demo:canary-key',
    '../x:canary-key',
  ]
  for (const PROJECTS of wrong) {
    expect(() => readConfig({ PROJECTS })).toThrow(/^PROJECTS: (?!.*canary)/)
  }
  expect(() => readConfig({ PORT: '70000' })).toThrow(/^PORT: /)
  expect(() => readConfig({ PORT: 'x', DEMO: 'maybe' })).toThrow(/PORT: .*\nDEMO: /)
})
