// The picture held against the tree of the recording: the colour that each opaque view must show in its middle.
import { expect } from '@playwright/test'
import type { PlayerPage } from '../pages/playerPage.ts'
import { opaqueCentres } from './opaqueCentres.ts'
import { type StoredReplay, stateAt } from './storedReplay.ts'

/** Compares the centre of every visible opaque view; answers how many. A seek may still be on its way: then what came of it is compared. */
export async function comparePicture(
  player: PlayerPage,
  stored: StoredReplay,
  near: number,
): Promise<number> {
  let at = near
  let expected: ReturnType<typeof opaqueCentres> = []
  let seen: number[][] = []
  await expect
    .poll(async () => {
      at = await player.shownAt()
      const { tree, keyboard } = stateAt(stored, at)
      expected = opaqueCentres(tree).filter(({ y }) => !keyboard || y < keyboard[1] - 2)
      seen = await player.colorsAt(expected, tree.frame[2])
      return (await player.shownAt()) === at
    }, 'the picture stands while it is read')
    .toBe(true)
  const wrong = expected.filter(({ color }, index) =>
    color.some((value, channel) => Math.abs(value - (seen[index]?.[channel] ?? -1)) > 2),
  )
  const report = wrong.map((view) => ({ ...view, seen: seen[expected.indexOf(view)] }))
  expect(report, `views of another colour at ${at} ms`).toEqual([])
  return expected.length
}
