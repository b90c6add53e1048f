// What other rooms use of the replay file.
export { type OpenedFile, openReplayFile } from './openReplayFile.ts'
export { FILE_LIMITS, FileProblem, megabytes, type StoredBytes } from './replayFile.ts'
export { writeReplayFile } from './writeReplayFile.ts'
