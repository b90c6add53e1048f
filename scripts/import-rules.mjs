// Who may import whom, as data. scripts/check-imports.mjs keeps it; ARCHITECTURE.md draws it.

/**
 * The rooms of the TypeScript side. A file belongs to the room with the longest `path` that holds it.
 * `uses`: rooms it may import, and with each whatever that one may import. `typesOf`: files it may import types from.
 * `packages`: packages outside its tests ('a/*' is every package of a scope; subpaths count as the package unless
 * the subpath is named). `node`: may import `node:` modules. `any`: no limits.
 */
export const ROOMS = {
  lib: { path: 'src/lib', uses: [], packages: [] },
  format: { path: 'src/format', uses: ['lib'], packages: ['pako'] },
  replay: { path: 'src/replay', uses: ['format'], packages: [] },
  inspect: { path: 'src/inspect', uses: ['replay'], packages: [] },
  player: { path: 'src/player', uses: ['replay'], packages: ['pako', 'zustand/vanilla'] },
  render: { path: 'src/render', uses: ['replay', 'inspect'], packages: ['konva'] },
  api: { path: 'src/api', uses: ['format', 'lib'], packages: ['@tanstack/react-query', 'zod'] },
  // The replay file: an ordinary zip. Knows events by their type alone.
  file: {
    path: 'src/file',
    uses: ['format', 'lib'],
    typesOf: ['src/api/contract.ts'],
    packages: ['fflate', 'zod'],
  },
  // The player's own screens, also on other sites: no router, no server, no cache of queries.
  shared: { path: 'src/ui/shared', uses: ['lib'], packages: ['react', 'lucide-react'] },
  playerUi: {
    path: 'src/ui/player',
    uses: ['player', 'render', 'file', 'shared', 'timelineUi'],
    typesOf: ['src/api/contract.ts'],
    packages: ['react', 'zustand', '@tanstack/react-virtual', 'lucide-react'],
  },
  timelineUi: {
    path: 'src/ui/timeline',
    uses: ['playerUi'],
    typesOf: ['src/api/contract.ts'],
    packages: ['react', 'zustand', 'lucide-react'],
  },
  // The player for pages of others: a custom element and a React component.
  embed: {
    path: 'src/embed',
    uses: ['playerUi', 'file', 'api'],
    packages: ['react', 'react-dom', '@fontsource-variable/*', 'zustand'],
  },
  ui: {
    path: 'src/ui',
    uses: ['playerUi', 'api'],
    packages: [
      'react',
      'react-dom',
      'react-router',
      'zustand',
      '@tanstack/*',
      'lucide-react',
      '@fontsource-variable/*',
    ],
  },
  main: {
    path: 'src',
    uses: ['ui'],
    packages: ['react', 'react-dom', 'react-router', '@tanstack/react-query', '@fontsource-variable/*'],
  },
  server: {
    path: 'server',
    uses: ['replay', 'inspect', 'format', 'lib', 'store'],
    typesOf: ['src/api/contract.ts'],
    packages: ['fastify', '@fastify/*', 'zod', '@amplitude/analytics-node'],
    node: true,
  },
  // The only SQL and the only object storage.
  store: {
    path: 'server/store',
    uses: ['replay', 'inspect', 'format', 'lib'],
    typesOf: ['src/api/contract.ts'],
    packages: ['kysely', 'libsql', 'zod'],
    node: true,
  },
  fixtures: { path: 'fixtures', uses: ['replay'], packages: [], node: true },
  bench: { path: 'bench', any: true },
  e2e: { path: 'e2e', any: true },
  scripts: { path: 'scripts', any: true },
}

/** What a test may import beside what its room may; a helper for tests lies in a folder called testing. */
export const TESTS = {
  pattern: /\.(test|spec)\.(ts|tsx|mjs)$|\/testing\//,
  uses: ['fixtures', 'scripts'],
  packages: ['vitest', 'fast-check', 'ajv', 'pako'],
}

/**
 * Modules that each Swift target may import, by its folder below recorder/. `underCanImport` ones only inside
 * `#if canImport(…)`. `anyPlatform`: builds on Linux as on iOS, so nothing in it hides behind `#if os(iOS)`.
 * A folder that is not named here is refused.
 */
export const SWIFT_TARGETS = {
  'Sources/CZlib': { modules: [] },
  'Sources/ReplayFormat': { modules: ['Foundation'], anyPlatform: true },
  'Sources/ReplayCore': {
    modules: ['Foundation', 'CZlib', 'ReplayFormat'],
    underCanImport: ['FoundationNetworking', 'zlib'],
    anyPlatform: true,
  },
  'Sources/AmplitudeSessionReplay': {
    modules: [
      'Foundation',
      'UIKit',
      'QuartzCore',
      'CoreGraphics',
      'SwiftUI',
      'ReplayFormat',
      'ReplayCore',
      'ReplayGuard',
    ],
    underCanImport: ['ObjectiveC', 'FoundationNetworking', 'Network'],
  },
  'Sources/AmplitudeSwiftSessionReplayPlugin': {
    modules: ['Foundation', 'AmplitudeSessionReplay', 'AmplitudeSwift'],
  },
  'Sources/AmplitudeiOSSessionReplayMiddleware': {
    modules: ['Foundation', 'AmplitudeSessionReplay', 'Amplitude'],
  },
  'Sources/AmplitudeSegmentSessionReplayPlugin': {
    modules: ['Foundation', 'AmplitudeSessionReplay', 'Segment'],
  },
  // Stand-ins, the demo app, the bench and tests may import whatever their targets declare.
  StandIns: { any: true },
  DemoApp: { any: true },
  Bench: { any: true },
  Tests: { any: true },
}
