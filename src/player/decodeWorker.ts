// The worker's side of decoder.ts: bytes in, the decoded chunk or its problem out.
import { decodeBytes } from './decodeBytes.ts'

self.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
  self.postMessage(decodeBytes(data))
}
