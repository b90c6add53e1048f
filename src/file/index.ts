// What other rooms use of the replay file.
export { judgeContents } from './contents.ts'
export { type OpenedFile, openReplayFile } from './openReplayFile.ts'
export {
  FILE_LIMITS,
  FILE_VERSION,
  type FileContents,
  FileProblem,
  megabytes,
  type StoredBytes,
} from './replayFile.ts'
export { writeReplayFile } from './writeReplayFile.ts'
