// What other rooms use of the replay file.
export { type OpenedFile, openReplayFile } from './openReplayFile.ts'
export { FileProblem, type StoredBytes } from './replayFile.ts'
export { writeReplayFile } from './writeReplayFile.ts'
