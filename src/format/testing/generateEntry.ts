// One random entry of any kind but `snapshot` and `diff`, which need the tree.
import type { Entry, NodeId, RecordingTime } from '../types.ts'
import type { Random } from './random.ts'

export function otherEntry(random: Random, at: RecordingTime): Entry {
  const kind = random.pick([
    'touch',
    'touch',
    'touch',
    'viewport',
    'lifecycle',
    'screen',
    'log',
    'unknown',
  ] as const)
  switch (kind) {
    case 'touch':
      return touch(random, at)
    case 'viewport':
      return {
        kind,
        at,
        size: [393, 852],
        orientation: random.pick(['portrait', 'landscapeLeft'] as const),
        safeArea: [59, 0, 34, 0],
        ...(random.chance(0.5) ? { keyboard: [0, random.decimal(400, 600), 393, 336] } : {}),
      }
    case 'lifecycle':
      return random.chance(0.5)
        ? { kind, at, state: 'dropped', captures: random.int(1, 9) }
        : { kind, at, state: random.pick(['foreground', 'background', 'paused'] as const), reason: 'user' }
    case 'screen':
      return { kind, at, name: random.pick(['CartViewController', 'Größe 🛒']) }
    case 'log':
      return { kind, at, level: 'warning', message: 'slow\nanswer' }
    case 'unknown':
      return {
        kind,
        at,
        name: 'haptic',
        extra: [
          ['strength', '0.5'],
          ['é', 'null'],
        ],
      }
  }
}

function touch(random: Random, at: RecordingTime): Entry {
  const finger = random.int(0, 2)
  const phase = random.pick(['began', 'moved', 'ended', 'cancelled'] as const)
  if (random.chance(0.2)) return { kind: 'touch', at, finger, phase }
  let dt = 0
  const points = Array.from({ length: phase === 'moved' ? random.int(1, 6) : 1 }, () => {
    const point = [dt, random.decimal(0, 393), random.decimal(0, 852)] as const
    dt += random.int(0, 20)
    return point
  })
  return {
    kind: 'touch',
    at,
    finger,
    phase,
    points,
    ...(random.chance(0.5) ? { target: random.int(1, 40) as NodeId } : {}),
  }
}
