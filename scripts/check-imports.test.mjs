// Each rule of the import check finds a planted violation, and lets the lawful twin through.

import { describe, expect, test } from 'vitest'
import { checkFile } from './check-imports.mjs'

const messages = (file, code) => checkFile(file, code).map(({ message }) => message)

describe('TypeScript', () => {
  const forbidden = [
    ['src/lib/a.ts', "import { x } from '../format/types.ts'", /lib may not import format/],
    ['src/format/a.ts', "import { x } from '../replay/tree.ts'", /format may not import replay/],
    ['src/replay/a.ts', "import { x } from '../inspect/masks.ts'", /replay may not import inspect/],
    ['src/player/a.ts', "import { x } from '../api/client.ts'", /player may not import api/],
    ['src/render/a.ts', "import { x } from '../player/player.ts'", /render may not import player/],
    ['src/render/a.ts', "import { useState } from 'react'", /render may not import react/],
    ['src/ui/a.tsx', "import Konva from 'konva'", /ui may not import konva/],
    ['src/player/a.ts', "import { create } from 'zustand'", /player may not import zustand/],
    [
      'src/player/a.ts',
      "import { useQuery } from '@tanstack/react-query'",
      /player may not import @tanstack/,
    ],
    ['src/lib/a.ts', "import { readFileSync } from 'node:fs'", /knows no Node/],
    ['server/a.ts', "import { readFileSync } from 'fs'", /write node:fs/],
    ['server/http/a.ts', "import { Kysely } from 'kysely'", /server may not import kysely/],
    ['server/http/a.ts', "import { routes } from '../../src/api/contract.ts'", /only types/],
    ['server/http/a.ts', "import type { X } from '../../src/api/client.ts'", /server may not import api/],
    ['server/http/a.ts', "import { x } from '../../src/ui/x.ts'", /server may not import ui/],
    ['src/other/a.ts', '', /no room/],
    ['src/replay/a.ts', "import { x } from './tree.test.ts'", /for tests only/],
    ['src/replay/a.ts', "import { x } from './testing/random.ts'", /for tests only/],
  ]
  test.each(forbidden)('%s: %s', (file, code, message) => {
    expect(messages(file, code)).toEqual([expect.stringMatching(message)])
  })

  const allowed = [
    ['src/inspect/a.ts', "import { x } from '../lib/x.ts'"],
    ['src/player/a.ts', "import { createStore } from 'zustand/vanilla'"],
    ['src/ui/player/a.tsx', "import { Player } from '../../player/Player.ts'"],
    ['src/render/a.ts', "import Konva from 'konva/lib/Core'"],
    ['src/main.tsx', "import { api } from './api/client.ts'"],
    ['server/http/a.ts', "import type { User } from '../../src/api/contract.ts'"],
    ['server/http/a.ts', "import source from './judge.ts?worker-source'"],
    ['server/store/a.ts', "import { Kysely } from 'kysely'"],
    ['src/replay/a.test.ts', "import { readFileSync } from 'node:fs'\nimport { test } from 'vitest'"],
    ['src/replay/a.test.ts', "import { x } from './testing/random.ts'"],
    ['e2e/a.spec.ts', "import { x } from '../src/replay/tree.ts'"],
    ['vite.config.ts', "import react from '@vitejs/plugin-react'"],
  ]
  test.each(allowed)('%s may: %s', (file, code) => {
    expect(messages(file, code)).toEqual([])
  })

  test.each([
    ["export { x } from '../ui/x.ts'"],
    ["export * from '../ui/x.ts'"],
    ["export type { X } from '../ui/x.ts'"],
    ["const x = await import('../ui/x.ts')"],
    ["type X = import('../ui/x.ts').X"],
    ["const x = require('../ui/x.ts')"],
    ["new Worker(new URL('../ui/x.ts', import.meta.url))"],
  ])('no way of importing slips through: %s', (code) => {
    expect(messages('src/player/a.ts', code)).toEqual([expect.stringMatching(/player may not import ui/)])
  })

  test('a comment or a string imports nothing, and the line is told', () => {
    const code = "// import '../ui/x.ts'\nconst text = \"import '../ui/x.ts'\"\nimport '../ui/x.ts'\n"
    expect(checkFile('src/lib/a.ts', code)).toEqual([
      { line: 3, message: expect.stringMatching(/lib may not import ui/) },
    ])
  })
})

describe('Swift', () => {
  test.each([
    ['recorder/Sources/ReplayFormat/A.swift', 'import UIKit', /may not import UIKit/],
    ['recorder/Sources/ReplayFormat/A.swift', 'import ReplayCore', /may not import ReplayCore/],
    [
      'recorder/Sources/ReplayCore/A.swift',
      '@testable import AmplitudeSessionReplay',
      /may not import Amplitude/,
    ],
    ['recorder/Sources/ReplayCore/A.swift', 'import FoundationNetworking', /only inside #if canImport/],
    ['recorder/Sources/ReplayCore/A.swift', '#if os(iOS) || os(tvOS)\n#endif', /hides behind os\(iOS\)/],
    ['recorder/Sources/ReplayCore/A.swift', 'import struct UIKit.CGRect', /may not import UIKit/],
    ['recorder/Sources/Elsewhere/A.swift', '', /no target/],
  ])('%s: %s', (file, code, message) => {
    expect(messages(file, code)).toEqual([expect.stringMatching(message)])
  })

  test('lawful imports pass, comments and strings do not count', () => {
    const code = [
      'import Foundation',
      'import CZlib',
      '#if canImport(FoundationNetworking)',
      'import FoundationNetworking',
      '#endif',
      '/* nested /* block */',
      'import UIKit */',
      'let text = """',
      'import UIKit \\("import UIKit")',
      '"""',
    ].join('\n')
    expect(messages('recorder/Sources/ReplayCore/A.swift', code)).toEqual([])
    expect(messages('recorder/Tests/ReplayCoreTests/A.swift', '@testable import ReplayCore')).toEqual([])
  })
})
