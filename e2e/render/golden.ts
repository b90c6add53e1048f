// Comparing a picture with the golden one beside it. Browsers and systems smooth letters differently, so it is not pixels that are compared but
// the mean colour of tiles: a letter's edge moves it by a few levels, a switch that is off instead of on by a hundred.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'

/** Pixels along a tile's side, and levels of 255 by which its mean may differ in any channel. */
const TILE = 16
const LEVELS = 14

/** The tiles that differ, as `x,y: levels`. With UPDATE_GOLDENS=1 the golden is written instead, and nothing differs. */
export async function differingTiles(page: Page, name: string, dataURL: string): Promise<string[]> {
  const path = join(process.cwd(), 'e2e/render/goldens', `${name}.png`)
  if (process.env.UPDATE_GOLDENS === '1') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, Buffer.from(dataURL.split(',')[1] ?? '', 'base64'))
  }
  if (!existsSync(path)) return [`there is no golden ${name}.png: run with UPDATE_GOLDENS=1 and look at it`]
  const golden = `data:image/png;base64,${readFileSync(path).toString('base64')}`
  return page.evaluate(compareTiles, { golden, dataURL, tile: TILE, levels: LEVELS })
}

interface Compared {
  readonly golden: string
  readonly dataURL: string
  readonly tile: number
  readonly levels: number
}

// Runs in the page, which can decode pictures: it may use nothing of this file.
async function compareTiles({ golden, dataURL, tile, levels }: Compared): Promise<string[]> {
  const tilesOf = async (url: string) => {
    const bitmap = await createImageBitmap(await (await fetch(url)).blob())
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const ctx = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    ctx.drawImage(bitmap, 0, 0)
    const tiles = new Map<string, number[]>()
    for (let y = 0; y < bitmap.height; y += tile)
      for (let x = 0; x < bitmap.width; x += tile) {
        const { data } = ctx.getImageData(
          x,
          y,
          Math.min(tile, bitmap.width - x),
          Math.min(tile, bitmap.height - y),
        )
        const mean = [0, 0, 0]
        for (let i = 0; i < data.length; i += 4)
          for (let c = 0; c < 3; c++) mean[c] = (mean[c] ?? 0) + ((data[i + c] ?? 0) * 4) / data.length
        tiles.set(`${x},${y}`, mean)
      }
    return tiles
  }
  const [expected, actual] = [await tilesOf(golden), await tilesOf(dataURL)]
  if (expected.size !== actual.size) return [`${expected.size} tiles were expected, ${actual.size} came`]
  const differing: string[] = []
  for (const [place, mean] of expected) {
    const worst = Math.max(...mean.map((value, c) => Math.abs(value - (actual.get(place)?.[c] ?? -999))))
    if (worst > levels) differing.push(`${place}: ${Math.round(worst)}`)
  }
  return differing
}
