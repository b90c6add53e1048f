// What other rooms use of the player.
export { directDecoder, workerDecoder } from './decoder.ts'
export { createPlayer } from './player.ts'
export * from './types.ts'
