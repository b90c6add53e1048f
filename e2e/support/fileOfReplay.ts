// A replay of the read API, by its address, as a replay file.
import type { ReplayAnswer } from '../../src/api/contract.ts'
import { writeReplayFile } from '../../src/file/writeReplayFile.ts'
import type { ChunkInfo } from '../../src/format/replayIndex.ts'

export async function fileOfReplay(address: string): Promise<Uint8Array> {
  const bytesAt = async (url: string) => (await fetch(url)).blob()
  const answer = (await (await fetch(address)).json()) as ReplayAnswer
  const resources = address.replace(/\/replays\/.*$/, '/resources')
  const source = {
    loadChunk: async ({ sequence, sha256 }: ChunkInfo) =>
      (await bytesAt(`${address}/chunks/${sequence}?sha=${sha256}&as=stored`)).arrayBuffer(),
    loadResource: (name: string) => bytesAt(`${resources}/${name}`),
  }
  const file = await writeReplayFile(answer, source, { signal: new AbortController().signal })
  return new Uint8Array(await file.arrayBuffer())
}
