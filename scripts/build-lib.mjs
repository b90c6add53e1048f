// `npm run build:lib`: the player for pages of others, into dist/lib. Two modules, each whole: the custom element with React in it, and the React
// component that takes React from the page. Styles, fonts and the worker are in the modules; types lie beside them.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { isMain, root, run } from './lib.mjs'

const OUT = join(root, 'dist/lib')
const REACT = ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime']
const MODULES = [
  { name: 'element', entry: 'src/embed/element.tsx', external: [] },
  { name: 'react', entry: 'src/embed/react.tsx', external: REACT },
]
/** What the types of the two modules consist of. */
const TYPES = ['element', 'react', 'api']

export async function buildLib() {
  rmSync(OUT, { recursive: true, force: true })
  for (const module of MODULES) await buildModule(module)
  await writeTypes()
  writeManifest()
}

function buildModule({ name, entry, external }) {
  return build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [react(), stylesInside()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: OUT,
      emptyOutDir: false,
      target: 'es2022',
      cssCodeSplit: false,
      lib: { entry: join(root, entry), formats: ['es'], fileName: () => `${name}.js` },
      rollupOptions: { external },
    },
  })
}

const PLACE = '__PLAYER_STYLES__'

/** Puts the bundle's style sheet into its script, in the place that src/embed/styles.ts names. */
function stylesInside() {
  return {
    name: 'styles-inside',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const sheets = Object.values(bundle).filter(({ fileName }) => fileName.endsWith('.css'))
        const scripts = Object.values(bundle).filter(({ code }) => code?.includes(PLACE))
        if (sheets.length === 0 || scripts.length !== 1)
          throw new Error(
            `${sheets.length} style sheets for ${scripts.length} scripts: one script takes them all`,
          )
        const text = JSON.stringify(sheets.map(({ source }) => source.toString()).join('\n'))
        scripts[0].code = scripts[0].code.replace(PLACE, () => text)
        for (const { fileName } of sheets) delete bundle[fileName]
      },
    },
  }
}

async function writeTypes() {
  const folder = mkdtempSync(join(tmpdir(), 'lib-types-'))
  const args = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', folder]
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const code = await run(process.execPath, [tsc, '-p', 'tsconfig.json', ...args])
  if (code !== 0) throw new Error('the types could not be made')
  mkdirSync(OUT, { recursive: true })
  for (const name of TYPES) {
    const text = readFileSync(join(folder, `src/embed/${name}.d.ts`), 'utf8')
    // Whoever has only dist/lib must find all that its types name.
    const inside = text.replace(/'(\.\/\w+)\.tsx?'/g, "'$1.js'").replace(/"(\.\/\w+)\.tsx?"/g, "'$1.js'")
    for (const [, other] of inside.matchAll(/from '\.\/(\w+)\.js'/g))
      if (!TYPES.includes(other)) throw new Error(`${name}.d.ts needs ${other}, which is not published`)
    writeFileSync(join(OUT, `${name}.d.ts`), inside)
  }
  rmSync(folder, { recursive: true, force: true })
}

function writeManifest() {
  const { version, license, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const major = dependencies.react.split('.')[0]
  const entry = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` })
  const manifest = {
    name: 'session-replay-player',
    version,
    license,
    type: 'module',
    sideEffects: ['./element.js'],
    exports: { '.': entry('element'), './react': entry('react') },
    peerDependencies: { react: `^${major}.0.0`, 'react-dom': `^${major}.0.0` },
    peerDependenciesMeta: { react: { optional: true }, 'react-dom': { optional: true } },
  }
  writeFileSync(join(OUT, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  cpSync(join(root, 'LICENSE'), join(OUT, 'LICENSE'))
}

if (isMain(import.meta)) await buildLib()
