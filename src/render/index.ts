// What other rooms may use of render: two stages, the painter for thumbnails, the themes.
export { paintThumbnail, type Thumbnail } from './paintThumbnail.ts'
export { paintTree, type Scene } from './paintTree.ts'
export { createReplayStage } from './ReplayStage.ts'
export { darkTheme, lightTheme } from './theme.ts'
export { createTimelineStage } from './timeline/TimelineStage.ts'
export type * from './types.ts'
